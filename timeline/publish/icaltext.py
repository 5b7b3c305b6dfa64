r"""Content lines of iCalendar (RFC 5545, section 3.1), and TEXT values in them (section 3.3.11).

icalendar 7.3 is used for what has few lines, with `Text` where it would change what is said: it writes a line break
for the two characters ``\N`` of a text (a path such as C:\News has them), and leaves a plain string unescaped where it
does not know the property's type (NAME, X-WR-CALNAME). Of the lines of an event, a calendar has a million: those are
written here, in a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Iterable

from icalendar import vText

LONGEST_LINE = 75  # octets, without the line break
_PLAIN_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


class Text(vText):
    """A text that is read back as it is."""

    def to_ical(self) -> bytes:
        return escape(str(self)).encode()


def escape(text: str) -> str:
    """The text as it stands in a content line. The backslash goes first, since the others bring new ones."""
    for plain, escaped in _PLAIN_ESCAPES:
        text = text.replace(plain, escaped)
    return text


def content_line(name: str, value: str) -> str:
    """The property, folded, with its line break. name: with its parameters; value: escaped, where it is a TEXT."""
    return fold(f"{name}:{value}")


def text_line(name: str, text: str) -> str:
    """A property of type TEXT."""
    return fold(f"{name}:{escape(text)}")


def texts_line(name: str, texts: Iterable[str]) -> str:
    """A property with several texts; a comma in one of them does not part it (section 3.8.1.2)."""
    return fold(f"{name}:{','.join(escape(text) for text in texts)}")


def fold(line: str) -> str:
    """The line in pieces of at most 75 octets, each with its line break; no character is split."""
    octets = line.encode()
    if len(octets) <= LONGEST_LINE:
        return f"{line}\r\n"
    pieces, start, room = [], 0, LONGEST_LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LONGEST_LINE - 1
    return (b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n").decode()


def quoted(value: str) -> str:
    """A parameter's value in quotation marks; what could end it is written as RFC 6868 has it."""
    return '"' + value.replace("^", "^^").replace("\n", "^n").replace('"', "^'") + '"'
