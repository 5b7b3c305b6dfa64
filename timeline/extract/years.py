"""What the dates of an article that bears no publication date are resolved against.

Its address may name a year and a month, a stamp a month alone, and a congress that opens a term of office the term's
first year. What the text itself says of its year ("WTA 2018") is the date layer's to find. Only a year that is printed
serves; without one the dates stay unresolved, since an invented year is worse than a missing event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from timeline.dates import Reference, is_of_our_era
from timeline.dates.datelines import find_dateline
from timeline.dates.stampforms import make_date
from timeline.dates.stamps import Stamp, date_in_url
from timeline.lexicon import read_lexicon
from timeline.model import Article

_TERM = re.compile(r"[12]\d{3}\s?[-–—]\s?[12]\d{3}")
_TOP = 2000  # characters of the text in which a dateline is looked for
_LONGEST_URL = 2000
_DAY_NUMBER = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")


def reference_of(article: Article, stamps: Sequence[Stamp]) -> Reference:
    """What the article's dates are resolved against: its publication date, else the best hint there is."""
    if article.published is not None and is_of_our_era(article.published):
        return Reference(article.published)
    day = _day_of_dateline(article)
    if day is not None:
        return Reference(None, year=day.year, month=day.month)
    hint = date_in_url(article.url) if article.url else None
    if hint:
        return Reference(None, year=hint[0], month=hint[1])
    for stamp in stamps:
        month = _MONTH.search(stamp.span.of(article.text)) if stamp.label == "month" else None
        if month:
            return Reference(None, year=int(month[1]), month=int(month[2]))
    return Reference(None, year=_opened_term(article))


def _day_of_dateline(article: Article) -> date | None:
    """The day of a dateline that prints no year, where a number in the address spells the same day with its year."""
    numbers = _DAY_NUMBER.findall(article.url[:_LONGEST_URL]) if article.url else ()
    for line in article.text[:_TOP].splitlines() if numbers else ():
        dateline = find_dateline(line)
        for year, month, day in numbers if dateline else ():
            if dateline is not None and (dateline.month, dateline.day) == (int(month), int(day)):
                return make_date(int(year), dateline.month, dateline.day)
    return None


def _opened_term(article: Article) -> int | None:
    """The first year of the term that a congress opens: "second congress, term 2022-2027"."""
    if _TERM.search(article.text) is None:
        return None
    match = _terms(article.language).search(article.text)
    if match is None or not 3 <= int(match[2]) - int(match[1]) <= 7:
        return None
    return int(match[1])


@cache
def _terms(language: str) -> re.Pattern[str]:
    """A word of a congress, and soon after it the years of a term."""
    words = "|".join(map(re.escape, read_lexicon(language)["words"].get("found", ()))) or "(?!)"
    return re.compile(rf"(?:{words})[^\n.。]{{0,60}}?((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)", re.IGNORECASE)
