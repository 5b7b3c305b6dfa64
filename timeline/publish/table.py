"""Events as a table: CSV (RFC 4180), a row for each event, for spreadsheets.

A cell that a spreadsheet would run as a formula gets an apostrophe before it, which shows it as the text that it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from timeline.model import Event
from timeline.publish.conflicts import conflict_line, conflicts
from timeline.publish.feed import Feed
from timeline.publish.records import event_record
from timeline.publish.text import clean_line

COLUMNS = (
    "uid",
    "start",
    "end",
    "precision",
    "part_of_day",
    "clock",
    "clock_end",
    "kind",
    "also",
    "scope",
    "status",
    "main",
    "title",
    "countries",
    "parties",
    "location",
    "latitude",
    "longitude",
    "province",
    "confidence",
    "sequence",
    "created",
    "last_modified",
    "withdrawn",
    "conflicts",
    "review",
    "quote",
    "sources",
)
_FORMULA = tuple("=+-@＝＋－＠")  # also in their full width, which some spreadsheets take for the same
_SEPARATOR = "; "


def render_csv(events: Sequence[Event], feed: Feed) -> bytes:
    """A header and a row for each event, in the order given (UTF-8 without a mark, lines end with CR LF).

    Lists are joined with "; ", a party is "name (office, role, country)", sources are addresses, or the article's id;
    conflicts are in words of the feed's language (programs find their codes in JSON).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        told = [conflict_line(conflict, feed.language) for conflict in conflicts(event, feed.language)]
        cells = _cells(event_record(event, feed.language) | {"conflicts": told})
        writer.writerow([safe_cell(cells[column]) for column in COLUMNS])
    return text.getvalue().encode()


def safe_cell(value: Any) -> str:
    """The value in one line that no spreadsheet takes for a formula; None is empty, booleans are as in JSON."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):  # a minus is no formula
        return str(value)
    cell = "" if value is None else clean_line(str(value))
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(record: dict[str, Any]) -> dict[str, Any]:
    sources = record["sources"]
    return (
        {"latitude": None, "longitude": None, **(record["geo"] or {})}
        | record
        | {
            "also": _SEPARATOR.join(record["also"]),
            "countries": _SEPARATOR.join(record["countries"]),
            "conflicts": _SEPARATOR.join(record["conflicts"]),
            "parties": _SEPARATOR.join(_party(party) for party in record["parties"]),
            "withdrawn": record["withdrawn"] and record["withdrawn"]["reason"],
            "review": _review(record["review"]),
            "quote": sources[0]["quote"] if sources else None,
            "sources": _SEPARATOR.join(dict.fromkeys(source["url"] or source["id"] for source in sources)),
        }
    )


def _review(review: dict[str, Any] | None) -> str | None:
    """What people did with it: "confirmed", and the fields that they corrected."""
    return _SEPARATOR.join(["confirmed"] * review["confirmed"] + review["fields"]) if review else None


def _party(party: dict[str, Any]) -> str:
    said = ", ".join(filter(None, (party["title"], party["role"], party["country"])))
    return f"{party['name']} ({said})"
