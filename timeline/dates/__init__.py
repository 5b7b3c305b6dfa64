"""Date expressions in a text: where they stand, what they state, and which days they mean.

`find_dates` finds (one compiled expression a language says where one may begin), reads and resolves them. What a
language writes is data: the `[dates]` tables of its lexicon (see `grammar`).

Forms of a mention: "day", "month-day" (no year stated), "day-only" (only the day of the month), "month", "month-name"
(no year), "year", "name-year" (a year in a name: "Meet Korea 2022"), "range" (from a first to a last), "weekday",
"relative" ("yesterday", "last month", "a month earlier"), "recent" (precision `before`: a limit), "same-day",
"past-year", "period" (a half, a quarter, a term: precision year), "dateline". Context takes precedence over these:
"as-of", "deadline" ("by the end of 2025"), "since", "until", "compared".
"""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.almanac import is_of_our_era
from timeline.dates.composed import find_in_composed
from timeline.dates.find import find_expressions
from timeline.dates.grammar import read_grammar
from timeline.dates.output import date_values
from timeline.dates.resolve import resolve_expressions
from timeline.dates.scene import Reference
from timeline.dates.stamps import Stamp, date_in_url, find_stamps, publication_date
from timeline.model import DateMention

__all__ = [
    "Reference",
    "Stamp",
    "date_in_url",
    "date_values",
    "find_dates",
    "find_stamps",
    "is_of_our_era",
    "publication_date",
]


def find_dates(text: str, language: str, reference: Reference) -> list[DateMention]:
    """The date mentions of a text, sorted, never overlapping; those that cannot be resolved have no dates.

    Offsets are code points of `text` as given. A publication date at the calendar's ends is that of a program which
    knew none ("0001-01-01"), and counts as none. Raises ConfigError for a language without a lexicon.
    """
    grammar = read_grammar(language)
    if reference.published is not None and not is_of_our_era(reference.published):
        reference = replace(reference, published=None)

    def find(composed: str) -> list[DateMention]:
        return resolve_expressions(composed, find_expressions(composed, grammar), reference, grammar)

    return find_in_composed(text, find)
