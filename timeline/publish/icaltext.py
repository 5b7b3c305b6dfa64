"""Content lines of iCalendar (RFC 5545, section 3.1), and TEXT values in them (section 3.3.11).

They are written here, not by icalendar 7.3: of the lines of events a calendar has a million, and it takes four times as
long; and it leaves VALUE parameters out, writes a line break for the two characters ``\\N`` of a text, and leaves texts
of properties that it does not know unescaped (NAME, X-WR-CALNAME). Time zones, with their rules, are its work.
"""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_LINE = 75  # octets, without the line break
_PLAIN_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


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
