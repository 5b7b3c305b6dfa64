"""An explained article as rows for people: each sentence in pieces of marked text, and below it why its dates count.

The plain structure that the terminal's colours and the page (`explainpage`) are both made from. All its texts are safe
to print: what is no printable character is written as an escape, so that whoever edits a lexicon can see it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.model import EventCandidate, Explanation, Mark, Span, period_end, period_start

# Groups as readers tell them apart, with what they are: the legend, in its order.
LEGEND: Mapping[str, str] = {
    "event": "date of an event",
    "repeated": "the same event again",
    "rejected": "date of no event",
    "kind": "word of a kind",
    "word": "word of a class",
    "cue": "cue",
    "country": "country",
    "place": "place abroad",
    "domestic": "place in the country",
    "body": "body",
    "home": "home",
    "foreign": "speaks of abroad",
    "direction": "who travels",
    "office": "office of a person",
    "lookalike": "only looks like it",
    "stamp": "stamp of the page",
    "clutter": "clutter",
}
VERDICTS = ("event", "repeated", "rejected")
_ROLES = ("headline", "lead", "prose", "row", "caption", "clutter")
_SHOWN_AS = {
    "home-name": "home",
    "home-place": "home",
    "home-body": "home",
    "ministry": "body",
    "not-home": "lookalike",
    "not-country": "lookalike",
}
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Controls, halves of surrogate pairs, noncharacters, and what turns the direction of text (Unicode TR 36, section 2.5)
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_MOST = 60  # characters of a date's words, where it is quoted


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in which the same marks hold. groups: of LEGEND, in its order. title: what each mark says."""

    text: str
    groups: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a date. group: of VERDICTS. quote: its words; "" for an event without a date of its own.

    numbers: of its events in the list.
    """

    group: str
    quote: str
    value: str
    why: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, or clutter between sentences. line: of the text, from 1. place: how many rows stand before it.

    words: what the lexicon and the names give for it, where a date is judged: ("kind visit", "paid a visit, came").
    """

    line: int
    place: int
    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event of the list. place: of the row that its date stands in. facts: (name, value) of the rest."""

    number: int
    line: int
    place: int
    date: str
    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A date of no event, or of one that is told twice. group: of VERDICTS. place: of the row that it stands in."""

    group: str
    line: int
    place: int
    quote: str


@dataclass(frozen=True, slots=True)
class Explained:
    """facts: of the article. rejections: by reason, the most frequent first."""

    heading: str
    language: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    events: tuple[EventLine, ...]
    rejections: tuple[tuple[str, tuple[Rejected, ...]], ...]


def shown(text: str) -> str:
    """The text in one line, safe to print: tabs and line ends as blanks, other unprintable characters as escapes."""
    line = re.sub(r"[\t\n\r]", " ", text)
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), line)


def explained(explanation: Explanation) -> Explained:
    """The explanation as rows, events and rejections, in the order of the text."""
    extraction = explanation.extraction
    article = extraction.article
    rows = list(_rows(explanation))
    index = _Index(article.text, [span.start for span, _ in _row_spans(article.text, explanation.marks)])
    return Explained(
        heading=shown(article.title or article.key),
        language=article.language,
        facts=tuple(_article_facts(explanation)),
        rows=tuple(rows),
        events=tuple(_event_line(i, event, index) for i, event in enumerate(extraction.candidates, start=1)),
        rejections=tuple(_rejections(explanation, index)),
    )


class _Index:
    """Which line and which row of the text a place is in."""

    def __init__(self, text: str, rows: Sequence[int]) -> None:
        self._lines = [0, *(match.end() for match in _BREAK.finditer(text))]
        self._rows = rows

    def line(self, place: int) -> int:
        return bisect_right(self._lines, place)

    def row(self, place: int) -> int:
        return max(0, bisect_right(self._rows, place) - 1)


# --- rows ------------------------------------------------------------------------------------------------------------


def _row_spans(text: str, marks: Iterable[Mark]) -> list[tuple[Span, str]]:
    """The rows' spans with their roles; what stands between two rows of a line (bullets, blanks) goes to the first."""
    starts = [mark for mark in marks if mark.group in _ROLES]
    spans: list[tuple[Span, str]] = []
    limits = [*(mark.span.start for mark in starts[1:]), len(text)]
    for mark, limit in zip(starts, limits, strict=False):  # without marks there is no row
        line_end = _BREAK.search(text, mark.span.end, limit)
        spans.append((Span(mark.span.start, line_end.start() if line_end else limit), mark.group))
    return spans


def _rows(explanation: Explanation) -> Iterator[Row]:
    extraction = explanation.extraction
    text = extraction.article.text
    spans = _row_spans(text, explanation.marks)
    index = _Index(text, [span.start for span, _ in spans])
    numbers: dict[Span, tuple[int, ...]] = {}
    for number, event in enumerate(extraction.candidates, start=1):
        numbers[event.date_span] = (*numbers.get(event.date_span, ()), number)
    by_row: dict[int, list[Mark]] = {}
    for mark in explanation.marks:
        for place in range(index.row(mark.span.start), index.row(max(mark.span.start, mark.span.end - 1)) + 1):
            by_row.setdefault(place, []).append(mark)
    for place, (span, role) in enumerate(spans):
        marks = by_row.get(place, [])
        own = [m for m in marks if m.group in VERDICTS and span.start <= m.span.start < span.end]
        notes = tuple(_note(mark, text, numbers) for mark in own)
        words = tuple(_words(marks, text)) if notes and role != "clutter" else ()
        yield Row(index.line(span.start), place, role, tuple(_pieces(text, span, marks)), notes, words)


def _note(mark: Mark, text: str, numbers: Mapping[Span, tuple[int, ...]]) -> Note:
    quote = shown(mark.span.of(text)) if mark.span.end - mark.span.start > 1 else ""
    events = numbers.get(mark.span, ()) if mark.group == "event" else ()
    return Note(mark.group, _short(quote), shown(mark.value), shown(mark.note), events)


def _words(marks: Iterable[Mark], text: str) -> Iterator[tuple[str, str]]:
    """The words and names of a row by what they stand for, each once."""
    by_name: dict[str, dict[str, None]] = {}
    for mark in marks:
        if _group(mark) in LEGEND and mark.group not in (*VERDICTS, "stamp", "clutter"):
            by_name.setdefault(_name(mark), {})[shown(mark.span.of(text))] = None
    yield from ((name, ", ".join(words)) for name, words in by_name.items())


def _name(mark: Mark) -> str:
    return shown(f"{mark.group} {mark.value}".strip())


def _group(mark: Mark) -> str:
    return _SHOWN_AS.get(mark.group, mark.group)


def _pieces(text: str, span: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The row cut wherever a mark begins or ends."""
    inside = [m for m in marks if _group(m) in LEGEND and m.span.overlaps(span)]
    clipped = [(max(m.span.start, span.start), min(m.span.end, span.end), m) for m in inside]
    cuts = sorted({span.start, span.end, *(start for start, _, _ in clipped), *(end for _, end, _ in clipped)})
    ahead = sorted(clipped, key=lambda row: row[0])[::-1]
    open_now: list[tuple[int, Mark]] = []
    for start, end in pairwise(cuts):
        open_now = [row for row in open_now if row[0] > start]
        while ahead and ahead[-1][0] <= start:
            _, until, mark = ahead.pop()
            open_now.append((until, mark))
        yield _piece(text[start:end], [mark for _, mark in open_now])


def _piece(text: str, marks: Sequence[Mark]) -> Piece:
    held = {_group(mark) for mark in marks}
    titles = dict.fromkeys(_title(mark) for mark in marks if mark.group != "clutter")
    return Piece(shown(text), tuple(group for group in LEGEND if group in held), "\n".join(titles))


def _title(mark: Mark) -> str:
    if mark.group in VERDICTS:
        return shown(": ".join(part for part in (LEGEND[mark.group], mark.value, mark.note) if part))
    return _name(mark) + (f" ({shown(mark.note)})" if mark.note else "")


# --- lists -----------------------------------------------------------------------------------------------------------


def _article_facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    article = explanation.extraction.article
    published = f"{article.published} ({article.published_from})" if article.published else "not known"
    facts = {
        "id": article.key,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "published": published,
        "home": explanation.province,
    }
    yield from ((name, shown(value)) for name, value in facts.items() if value)


def _event_line(number: int, event: EventCandidate, index: _Index) -> EventLine:
    at = event.date_span.start
    start = period_start(event.dtstart, event.precision)
    end = period_end(event.dtstart, event.dtend, event.precision)
    when = f"not later than {end}" if start is None else f"{start} to {end}" if end else start
    return EventLine(
        number=number,
        line=index.line(at),
        place=index.row(at),
        date=when,
        kind=str(event.kind),
        title=shown(event.summary),
        facts=tuple((name, shown(value)) for name, value in _event_facts(event) if value),
    )


def _event_facts(event: EventCandidate) -> Iterator[tuple[str, str]]:
    parties = (f"{p.name} ({', '.join(filter(None, (p.title, p.role, p.country)))})" for p in event.parties)
    yield "also", ", ".join(event.also)
    yield "countries", " ".join(event.countries)
    yield "parties", "; ".join(parties)
    yield "status", str(event.status)
    yield "scope", str(event.scope)
    yield "place", event.location or ""
    yield "part of day", str(event.part_of_day or "")
    yield "clock", "–".join(clock.isoformat("minutes") for clock in (event.clock, event.clock_end) if clock)
    yield "confidence", f"{event.confidence:.2f}, {'main' if event.main else 'background'}"


def _rejections(explanation: Explanation, index: _Index) -> Iterator[tuple[str, tuple[Rejected, ...]]]:
    text = explanation.extraction.article.text
    groups = {mark.span: mark.group for mark in explanation.marks if mark.group in VERDICTS}
    by_reason: dict[str, list[Rejected]] = {}
    for rejection in explanation.extraction.rejections:
        span = rejection.span
        words = span.of(text) if span.end - span.start > 1 else rejection.text
        group = groups.get(span, "rejected")
        entry = Rejected(group, index.line(span.start), index.row(span.start), _short(shown(words)))
        by_reason.setdefault(rejection.reason, []).append(entry)
    for reason in sorted(by_reason, key=lambda reason: (-len(by_reason[reason]), reason)):
        yield shown(reason), tuple(by_reason[reason])


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
