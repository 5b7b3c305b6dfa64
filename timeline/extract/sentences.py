"""Lines and sentences of a page: which are prose, which headline or caption, and which are no text at all but clutter.

Sentences are sentencex's, put together after abbreviations and parted where a page glues them; spans are exact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import sentencex

from timeline.dates.stamps import Stamp
from timeline.extract.folding import Folded, fold
from timeline.extract.layout import NO_LAYOUT, Layout, Row, Teaser
from timeline.extract.layout.lines import LINE
from timeline.lexicon import read_lexicon
from timeline.lexicon.writing import dense_letter
from timeline.model import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """number: counts from 0. line: of the page, from 0. role: "headline", "caption", "prose" or "row" (of a list).

    row, teaser: of the page's layout, where the line belongs to one.
    """

    span: Span
    number: int
    line: int
    role: str
    row: Row | None = None
    teaser: Teaser | None = None


_STOPS, _CLOSING = tuple(".!?。;；…:："), "\"'”’»)]"
_SMALL, _CAPITAL = r"a-z\u00e0-\u1ef9", r"A-Z\u00c0-\u1ef8"  # Latin letters, with and without accents
_INITIAL = re.compile(r"[A-Z\u00c0-\u00de\u0110]\.")
_INNER_END = re.compile(r"[.!?。](?:(?<=。)|(?<=\w{3}[.!?]) \S{4})")
_AT_ONCE = 8000  # characters of a line that the splitter gets
_LONGEST = 1200  # characters of a sentence
_SHORT = 120  # a line above the headline: a slogan, a menu
_MAX_HEADLINE = 250
_BEHIND = 12  # characters that may follow on a word that heads the related news


@cache
def _glued() -> re.Pattern[str]:
    """Where a sentence ends though no blank follows, or a part of it at a semicolon. It begins with the marks
    themselves, which are few, so that most of a text is passed over at once."""
    latin = rf"(?<=[{_SMALL}0-9)\"”’]\.)(?=[{_CAPITAL}][{_SMALL}])"
    wide = r"(?<=[。！？；])(?=[^\s”」』])"
    return re.compile(rf"[.;。！？；](?:{latin}|(?<=;)\s+(?=\S)|{wide}|(?<={dense_letter().pattern};))")


@dataclass(frozen=True, slots=True)
class _Clutter:
    starts: tuple[str, ...]
    contains: tuple[str, ...]
    captions: tuple[str, ...]
    cut: tuple[str, ...]

    def found_in(self, plain: str) -> _Clutter:
        """Only those of the words that a line contains which stand somewhere in the page."""
        contains, captions = (tuple(w for w in words if w in plain) for words in (self.contains, self.captions))
        return _Clutter(self.starts, contains, captions, self.cut)


@cache
def _clutter(language: str) -> _Clutter:
    table = read_lexicon(language)["clutter"]
    words = {key: tuple(fold(word, language).text for word in table[key]) for key in table}
    return _Clutter(words["starts"], words["contains"], words["captions"], words["cut"])


def find_sentences(
    text: str, folded: Folded, language: str, stamps: Sequence[Stamp], layout: Layout = NO_LAYOUT
) -> Iterator[Sentence]:
    """The sentences of `text` that are no clutter, in order; `folded` is the same text as `fold` gives it.

    A row of `layout` is one, whatever it looks like.
    """
    rules = _clutter(language).found_in(folded.text)
    number, headline_open = 0, True
    for index, match in enumerate(LINE.finditer(text)):
        row, teaser = layout.rows.get(match.start()), layout.teasers.get(match.start())
        if row is not None:
            yield Sentence(row.span, number, index, "row", row)
            number, headline_open = number + 1, False
            continue
        line = _strip(text, Span(*match.span()))
        if line.start >= line.end:
            continue
        plain = line.of(folded.text) if folded.offsets is None else fold(line.of(text), language).text
        if _is_cut(plain, rules):
            if line.start * 2 > len(text):  # what follows is of other articles
                return
            continue
        if _is_clutter(plain, rules, line, stamps):
            continue
        role = "prose" if teaser else _role(plain, rules, headline_open)
        headline_open = headline_open and (role == "headline" or (number == 0 and line.end - line.start < _SHORT))
        for span in [line] if role == "headline" else _split(text, line, language):
            yield Sentence(span, number, index, role, teaser=teaser)
            number += 1


def _is_cut(plain: str, rules: _Clutter) -> bool:
    """Whether the line heads what is of other articles: one of the words for it, with little behind it."""
    line = plain.strip(" :|")
    if not line.startswith(rules.cut):
        return False
    return any(line.startswith(w) and len(line) < len(w) + _BEHIND for w in rules.cut)


def _strip(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(" \t|•○*-\u3000\u00a0"))
    return Span(start, max(start, span.start + len(inner.rstrip())))


def _is_clutter(plain: str, rules: _Clutter, line: Span, stamps: Sequence[Stamp]) -> bool:
    if len(plain) < 3 or not any(map(str.isalnum, plain)) or any(word in plain for word in rules.contains):
        return True
    if plain.startswith(rules.starts) and len(plain) < 160 and not _is_ended(plain):
        return True
    at = bisect_left(stamps, line.start, key=lambda stamp: stamp.span.end)
    near = takewhile(lambda stamp: stamp.span.start < line.end, stamps[at:])
    covered = sum(max(0, min(s.span.end, line.end) - max(s.span.start, line.start)) for s in near)
    return covered * 2 > len(plain)


def _is_ended(plain: str) -> bool:
    """Whether a line ends as a sentence does: with a stop, which marks may close, or in quotation marks."""
    tail = plain.rstrip()
    return tail.endswith(('"', "”")) or tail.rstrip(_CLOSING).endswith(_STOPS)


def _role(plain: str, rules: _Clutter, headline_open: bool) -> str:
    ended = _is_ended(plain)
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
_WILD = re.compile(r"[^\S \n\r]|[\ud800-\udfff]")


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
        given = part.of(inner)
        tame = given.translate(_TAME) if _WILD.search(given) else given
        for piece in sentencex.segment(language, tame):
            yield position, position + len(piece)
            position += len(piece)


def _goes_on(sentence: str, language: str) -> bool:
    words = sentence.split()
    last = words[-1] if words else ""
    return last in _abbreviations(language) or bool(_INITIAL.fullmatch(last))


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
    for match in _glued().finditer(text, span.start, span.end):
        shortest = 4 if text[match.start()] in "。！？；;" else 30
        if match.end() - start > shortest and span.end - match.end() > shortest:
            yield Span(start, match.end())
            start = match.end()
    yield Span(start, span.end)
