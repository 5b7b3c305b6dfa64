"""An article as the rules see it: sentences, words, names, dates. Clutter is skipped by span, never cut out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import TypeVar

import sentencex

from timeline.dates import find_dates
from timeline.dates.stamps import Stamp, find_stamps
from timeline.extract.folding import Folded, fold
from timeline.extract.terms import Term, find_terms
from timeline.extract.years import reference_of
from timeline.lexicon import read_lexicon
from timeline.model import Article, DateMention, Precision, Span
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
    """headlines, prose: the sentences above the body, and the others. lead: numbers of those that say what is reported.

    mentions: dates in the text, but those in stamps, which are `stamped`. All by position.
    """

    article: Article
    profile: Profile
    folded: Folded
    headlines: tuple[Sentence, ...]
    prose: tuple[Sentence, ...]
    lead: frozenset[int]
    terms: tuple[Term, ...]
    mentions: tuple[DateMention, ...]
    stamped: tuple[DateMention, ...]

    def terms_in(self, span: Span) -> Sequence[Term]:
        """The words and names that begin in `span`."""
        return _between(self.terms, span)

    def mentions_in(self, span: Span) -> list[DateMention]:
        return [m for m in _between(self.mentions, span) if m.span.end <= span.end]

    def following(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """The next sentences of the body."""
        at = bisect_right(self.prose, sentence.number, key=lambda s: s.number)
        return self.prose[at : at + count]

    def text(self, span: Span) -> str:
        return span.of(self.article.text)


def read_page(article: Article, profile: Profile) -> Page:
    """All that the rules look at, found once."""
    text, language = article.text, article.language
    folded = fold(text, language)
    stamps = tuple(find_stamps(text, language))
    mentions = find_dates(text, language, reference_of(article, stamps))
    days = tuple(m for m in mentions if m.precision is Precision.DAY and not _overlaps_any(m.span, stamps))
    sentences = [_retold(sentence, days) for sentence in _sentences(text, language, stamps)]
    prose = tuple(s for s in sentences if s.role != "headline")
    return Page(
        article=article,
        profile=profile,
        folded=folded,
        headlines=tuple(s for s in sentences if s.role == "headline"),
        prose=prose,
        lead=_lead(prose),
        terms=tuple(find_terms(text, folded, language, profile)),
        mentions=tuple(m for m in mentions if not _overlaps_any(m.span, stamps)),
        stamped=tuple(m for m in mentions if _overlaps_any(m.span, stamps)),
    )


def _retold(sentence: Sentence, days: tuple[DateMention, ...]) -> Sentence:
    """A long line above the body that names a day is no headline but news told in one line, as on pages of lists."""
    long = sentence.span.end - sentence.span.start >= _TEASER
    if sentence.role == "headline" and long and _between(days, sentence.span):
        return replace(sentence, role="prose")
    return sentence


_Placed = TypeVar("_Placed", Term, DateMention)


def _between(items: tuple[_Placed, ...], span: Span) -> tuple[_Placed, ...]:
    """Those of `items`, which are sorted by position, that begin in `span`."""
    low = bisect_left(items, span.start, key=lambda item: item.span.start)
    return items[low : bisect_left(items, span.end, lo=low, key=lambda item: item.span.start)]


def _overlaps_any(span: Span, stamps: Sequence[Stamp]) -> bool:
    """Whether a stamp overlaps; stamps are sorted and do not overlap each other."""
    at = bisect_right(stamps, span.start, key=lambda stamp: stamp.span.start)
    return any(stamp.span.overlaps(span) for stamp in stamps[max(0, at - 1) : at + 1])


def _lead(prose: Sequence[Sentence]) -> frozenset[int]:
    """The first sentences of the body, captions left out where there is a body."""
    body = [s for s in prose if s.role == "prose"] or prose
    return frozenset(s.number for s in body[:_LEAD])


# --- lines and sentences ---------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_ENDS = re.compile(r"[.!?。!?;；…:：][\"'”’»)\]]*\s*$|\./\.\s*$|[\"”]\s*$")
_GLUED = re.compile(
    r"(?<=[a-zà-ỹ0-9)\"”’])\.(?=[A-ZÀ-ỸĐ][a-zà-ỹ])|[;]\s+(?=\S)|[。！？；](?=[^\s”」』])|(?<=[\u4e00-\u9fff]);"
)
_INNER_END = re.compile(r"\w{3}[.!?] \S{4}|。")
_LEAD = 2  # sentences of the body that say what the article reports
_TEASER = 70
_AT_ONCE = 8000  # characters of a line that the splitter gets
_LONGEST = 1200  # characters of a sentence
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


def _sentences(text: str, language: str, stamps: Sequence[Stamp]) -> Iterator[Sentence]:
    rules = _clutter(language)
    number, headline_open = 0, True
    for index, match in enumerate(_LINE.finditer(text)):
        line = _strip(text, Span(*match.span()))
        if line.start >= line.end:
            continue
        plain = fold(line.of(text), language).text
        if plain.strip(" :|") in rules.cut:
            if line.start * 2 > len(text):  # what follows is of other articles
                return
            continue
        if _is_clutter(plain, rules, line, stamps):
            continue
        role = _role(plain, rules, headline_open)
        headline_open = headline_open and (role == "headline" or (number == 0 and line.end - line.start < _SHORT))
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
    at = bisect_left(stamps, line.start, key=lambda stamp: stamp.span.end)
    near = takewhile(lambda stamp: stamp.span.start < line.end, stamps[at:])
    covered = sum(max(0, min(s.span.end, line.end) - max(s.span.start, line.start)) for s in near)
    return covered * 2 > len(plain)


def _role(plain: str, rules: _Clutter, headline_open: bool) -> str:
    ended = bool(_ENDS.search(plain))
    if any(word in plain for word in rules.captions) and (not ended or len(plain) < 120) and len(plain) < 300:
        return "caption"
    if not ended and headline_open and len(plain) <= _MAX_HEADLINE and not _INNER_END.search(plain):
        return "headline"
    return "prose" if ended or len(plain) > 60 else "caption"


class _Tame(dict[int, int]):
    """Every wide space as a plain one and every lone surrogate as U+FFFD, one for one: the splitter panics on them."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        tame = 0xFFFD if 0xD800 <= code <= 0xDFFF else 0x20 if letter.isspace() and letter not in "\n\r" else code
        self[code] = tame
        return tame


_TAME = _Tame()


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
    parts = [piece for span in spans for part in _part(text, span) for piece in _bounded(text, part, _LONGEST)]
    return [span for span in (_strip(text, part) for part in parts) if span.end - span.start > 2]


def _boundaries(inner: str, language: str) -> Iterator[tuple[int, int]]:
    """Where sentencex sees sentences; it gets no more at once than it reads in time linear in the length."""
    for part in _bounded(inner, Span(0, len(inner)), _AT_ONCE):
        position = part.start
        for piece in sentencex.segment(language, part.of(inner).translate(_TAME)):
            yield position, position + len(piece)
            position += len(piece)


def _goes_on(sentence: str, language: str) -> bool:
    words = sentence.split()
    last = words[-1] if words else ""
    return last in _abbreviations(language) or bool(re.fullmatch(r"[A-ZĐ]\.", last))


def _bounded(text: str, span: Span, longest: int) -> Iterator[Span]:
    """Parts of at most `longest` characters, so that time stays linear whatever a page strings together."""
    start = span.start
    while span.end - start > longest:
        space = max(text.rfind(mark, start + longest // 2, start + longest) for mark in " ,;，、；")
        end = space + 1 if space > 0 else start + longest
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _part(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _GLUED.finditer(text, span.start, span.end):
        shortest = 4 if text[match.start()] in "。！？；;" else 30
        if match.end() - start > shortest and span.end - match.end() > shortest:
            yield Span(start, match.end())
            start = match.end()
    yield Span(start, span.end)
