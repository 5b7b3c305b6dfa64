r"""TEXT values of iCalendar (RFC 5545, section 3.3.11), where icalendar 7.3 would change what they say.

icalendar writes a line break for the two characters ``\N`` of a text (a path such as C:\News has them), and leaves a
plain string unescaped where it does not know the property's type (NAME, X-WR-CALNAME).
"""

from __future__ import annotations

from collections.abc import Iterable

from icalendar import vText
from icalendar.prop.categories import vCategory


class Text(vText):
    """A text that is read back as it is."""

    def to_ical(self) -> bytes:
        return escape(str(self)).encode()


class Categories(vCategory):
    """Several texts; a comma in one of them does not part it (section 3.8.1.2)."""

    def __init__(self, labels: Iterable[str]) -> None:
        super().__init__([])
        self.cats = [Text(label) for label in labels]


def escape(text: str) -> str:
    """The text as it stands in a content line. The backslash goes first, since the others bring new ones."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text
