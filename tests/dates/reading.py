"""How the tests of the date layer write what they expect: a mention as its text and its value."""

from __future__ import annotations

from datetime import date

from timeline.dates import Reference, find_dates
from timeline.model import DateMention, Precision, period_end, period_start


def mentions(text: str, language: str, published: str | None = None, **hint: int) -> list[DateMention]:
    """The mentions of a text; `published` as YYYY-MM-DD."""
    day = date.fromisoformat(published) if published else None
    return find_dates(text, language, Reference(day, **hint))


def value(mention: DateMention) -> str:
    """ "2023-01-04", "2023-01", "2023", "A/B" for a range, "<A" for a limit A, "?" for what is open."""
    if not mention.is_resolved:
        return "?"
    last = period_end(mention.dtstart, mention.dtend, mention.precision)
    if mention.precision is Precision.BEFORE:
        return f"<{last}"
    first = period_start(mention.dtstart, mention.precision)
    return str(first) if last is None else f"{first}/{last}"


def values(text: str, language: str, published: str | None = None, **hint: int) -> list[str]:
    """The values of a text's mentions, in order."""
    return [value(m) for m in mentions(text, language, published, **hint)]
