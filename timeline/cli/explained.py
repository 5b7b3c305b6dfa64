"""An explained article on a terminal: rows of coloured text, the verdicts below them, then events and rejections.

The colours are the sixteen that every terminal's own theme makes legible. In a pipe there are none, and no line is
broken; what they say stands in the lines below the text as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from timeline.cli.output import printable
from timeline.publish.explain import LEGEND, EventLine, Explained, Note, Piece, Row

Line = tuple[str, Text]
"""What stands before a text, on its first line only, and the text."""

STYLES = {
    "event": Style.parse("bold black on green"),
    "repeated": Style.parse("black on yellow"),
    "rejected": Style.parse("white on red"),
    "kind": Style.parse("bold magenta"),
    "word": Style.parse("underline"),
    "cue": Style.parse("yellow"),
    "country": Style.parse("bold blue"),
    "place": Style.parse("cyan"),
    "domestic": Style.parse("green"),
    "body": Style.parse("blue"),
    "home": Style.parse("bold red"),
    "foreign": Style.parse("italic cyan"),
    "direction": Style.parse("italic blue"),
    "office": Style.parse("italic magenta"),
    "lookalike": Style.parse("strike"),
    "stamp": Style.parse("dim italic"),
    "clutter": Style.parse("dim"),
}
_MUTED = Style.parse("dim")
_INDENT = 15  # of a row's text: the line's number and the sentence's role stand before it
_ROLES = {"headline": Style.parse("bold"), "caption": Style.parse("italic")}


def explained_lines(article: Explained) -> Iterator[Line]:
    """The lines to print, from the article's heading to its rejections."""
    yield "", Text(printable(article.heading), Style.parse("bold underline"))
    yield "", _pairs(article.facts)
    yield "", Text()
    line = 0
    for row in article.rows:
        yield from _row(row, starts=row.line != line)
        line = row.line
    yield "", Text()
    yield "", Text(f"Events: {len(article.events)}", Style.parse("bold"))
    for event in article.events:
        yield from _event(event)
    yield "", Text("Dates of no event", Style.parse("bold"))
    for reason, dates in article.rejections:
        listed = ", ".join(f"{date.quote} (line {date.line})" for date in dates)
        yield "  ", Text(printable(f"{reason} ({len(dates)}): {listed}"))
    yield "", Text()


def legend_line() -> Line:
    """Each group's words in its own colours."""
    return "", Text("  ").join(Text(words, STYLES[group]) for group, words in LEGEND.items())


def _row(row: Row, *, starts: bool) -> Iterator[Line]:
    before = f"{row.line if starts else '':>4}  {row.role:<8} "
    yield before, Text.assemble(*(_piece(piece, _ROLES.get(row.role, Style())) for piece in row.pieces))
    for note in row.notes:
        yield " " * _INDENT, _note(note)
    if row.words:
        words = " · ".join(f"{name}: {text}" for name, text in row.words)
        yield " " * (_INDENT + 2), Text(printable(words), _MUTED)


def _piece(piece: Piece, base: Style) -> tuple[str, Style]:
    """All styles at once; of colours that clash, the one that comes first in the legend."""
    style = base
    for group in reversed(piece.groups):
        style += STYLES[group]
    return printable(piece.text), style


def _note(note: Note) -> Text:
    parts = [f"event {number}" for number in note.numbers] or [note.group]
    rest = " · ".join(part for part in (f"“{note.quote}”" if note.quote else "", note.value, note.why) if part)
    return Text.assemble(("└ ", _MUTED), (" ".join(parts), STYLES[note.group]), printable(f"  {rest}"))


def _event(event: EventLine) -> Iterator[Line]:
    head = Text.assemble((event.date, Style.parse("bold")), "  ", (event.kind, STYLES["kind"]), "  ")
    yield f"{event.number:>4}  ", head.append(printable(event.title))
    yield " " * 6, _pairs((("line", str(event.line)), *event.facts))


def _pairs(facts: tuple[tuple[str, str], ...]) -> Text:
    parts = [Text.assemble((f"{name}: ", _MUTED), printable(value)) for name, value in facts]
    return Text("  ").join(parts)
