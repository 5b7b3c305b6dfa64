"""An article as the rules see it: sentences, words, names, dates. Clutter is skipped by span, never cut out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import sentencex

from timeline.dates import find_dates
from timeline.dates.stamps import Stamp, find_stamps
from timeline.extract.folding import Folded, fold
from timeline.extract.terms import Term, find_terms
from timeline.extract.years import reference_of
from timeline.lexicon import read_lexicon
from timeline.model import Article, DateMention, Span
from timeline.provinces import Profile


@dataclass(frozen=True, slots=True)
class Sentence:
    """number: counts from 0. line: of the page, from 0. role: "headline", "caption" or "prose"."""

    span: Span
    number: int
    line: int
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    article: Article
    profile: Profile
    folded: Folded
    sentences: tuple[Sentence, ...]
    terms: tuple[Term, ...]
    mentions: tuple[DateMention, ...]
    stamps: tuple[Stamp, ...]

    def terms_in(self, span: Span) -> Sequence[Term]:
        """The words and names that begin in `span`."""
        low = bisect_left(self.terms, span.start, key=lambda term: term.span.start)
        high = bisect_left(self.terms, span.end, key=lambda term: term.span.start)
        return self.terms[low:high]

    def mentions_in(self, span: Span) -> list[DateMention]:
        return [m for m in self.mentions if span.covers(m.span)]

    def headlines(self) -> list[Sentence]:
        return [s for s in self.sentences if s.role == "headline"]

    def prose(self) -> list[Sentence]:
        return [s for s in self.sentences if s.role != "headline"]

    def text(self, span: Span) -> str:
        return span.of(self.article.text)


def read_page(article: Article, profile: Profile) -> Page:
    """All that the rules look at, found once."""
    text, language = article.text, article.language
    folded = fold(text, language)
    stamps = tuple(find_stamps(text, language))
    reference = reference_of(article, stamps, _congresses(language))
    return Page(
        article=article,
        profile=profile,
        folded=folded,
        sentences=tuple(_sentences(text, folded, language, stamps)),
        terms=tuple(find_terms(text, folded, language, profile)),
        mentions=tuple(find_dates(text, language, reference)),
        stamps=stamps,
    )


@cache
def _congresses(language: str) -> re.Pattern[str]:
    """Words of a congress that opens a term of office."""
    return re.compile("|".join(map(re.escape, read_lexicon(language)["words"]["found"])), re.IGNORECASE)


# --- lines and sentences ---------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_ENDS = re.compile(r"[.!?。!?;；…:：][\"'”’»)\]]*\s*$|\./\.\s*$|[\"”]\s*$")
_GLUED = re.compile(
    r"(?<=[a-zà-ỹ0-9)\"”’])\.(?=[A-ZÀ-ỸĐ][a-zà-ỹ])|[;]\s+(?=\S)|[。！？；](?=[^\s”」』])|(?<=[\u4e00-\u9fff]);"
)
_INNER_END = re.compile(r"\w{3}[.!?] \S{4}|。")
_SHORT = 120  # a line above the headline: a slogan, a menu
_MAX_HEADLINE = 250


@dataclass(frozen=True, slots=True)
class _Clutter:
    starts: tuple[str, ...]
    contains: tuple[str, ...]
    captions: tuple[str, ...]
    cut: frozenset[str]


@cache
def _clutter(language: str) -> _Clutter:
    table = read_lexicon(language)["clutter"]
    words = {key: tuple(fold(word, language).text for word in table[key]) for key in table}
    return _Clutter(words["starts"], words["contains"], words["captions"], frozenset(words["cut"]))


def _sentences(text: str, folded: Folded, language: str, stamps: Sequence[Stamp]) -> Iterator[Sentence]:
    rules = _clutter(language)
    number, headline_open = 0, True
    for index, match in enumerate(_LINE.finditer(text)):
        line = _strip(text, Span(*match.span()))
        if line.start >= line.end:
            continue
        plain = fold(line.of(text), language).text
        if plain.strip(" :|") in rules.cut and number > 2:
            return
        if _is_clutter(plain, rules, line, stamps):
            continue
        role = _role(plain, rules, headline_open)
        headline_open = headline_open and (role == "headline" or line.end - line.start < _SHORT)
        for span in [line] if role == "headline" else _split(text, line, language):
            yield Sentence(span, number, index, role)
            number += 1


def _strip(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(" \t|•○*-\u3000\u00a0"))
    return Span(start, max(start, span.start + len(inner.rstrip())))


def _is_clutter(plain: str, rules: _Clutter, line: Span, stamps: Sequence[Stamp]) -> bool:
    if len(plain) < 3 or any(word in plain for word in rules.contains):
        return True
    if plain.startswith(rules.starts) and len(plain) < 160 and not _ENDS.search(plain):
        return True
    covered = sum(min(s.span.end, line.end) - max(s.span.start, line.start) for s in stamps if s.span.overlaps(line))
    return covered * 2 > len(plain)


def _role(plain: str, rules: _Clutter, headline_open: bool) -> str:
    ended = bool(_ENDS.search(plain))
    if any(word in plain for word in rules.captions) and (not ended or len(plain) < 120) and len(plain) < 300:
        return "caption"
    if not ended and headline_open and len(plain) <= _MAX_HEADLINE and not _INNER_END.search(plain):
        return "headline"
    return "prose" if ended or len(plain) > 60 else "caption"


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(read_lexicon(language).get("sentences", {}).get("abbreviations", ()))


def _split(text: str, line: Span, language: str) -> list[Span]:
    """Sentences of a line, with exact offsets: sentencex's, put together after abbreviations, parted where glued."""
    spans: list[Span] = []
    inner = line.of(text)
    for start, end in _boundaries(inner, language):
        if spans and _goes_on(spans[-1].of(text), language):
            spans[-1] = Span(spans[-1].start, line.start + end)
        else:
            spans.append(Span(line.start + start, line.start + end))
    parts = [part for span in spans for part in _part(text, span)]
    return [span for span in (_strip(text, part) for part in parts) if span.end - span.start > 2]


def _boundaries(inner: str, language: str) -> Iterator[tuple[int, int]]:
    position = 0
    for piece in sentencex.segment(language, inner):
        yield position, position + len(piece)
        position += len(piece)


def _goes_on(sentence: str, language: str) -> bool:
    words = sentence.split()
    last = words[-1] if words else ""
    return last in _abbreviations(language) or bool(re.fullmatch(r"[A-ZĐ]\.", last))


def _part(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _GLUED.finditer(text, span.start, span.end):
        shortest = 4 if text[match.start()] in "。！？；;" else 30
        if match.end() - start > shortest and span.end - match.end() > shortest:
            yield Span(start, match.end())
            start = match.end()
    yield Span(start, span.end)
