"""The year of an article that bears no publication date: from its address, else from what its text calls itself.

"WTA 2018" in a text without a stamp says that its "October 10-12" lies in 2018. Only a year that nothing contradicts
serves; without one the dates stay unresolved, since an invented year is worse than a missing event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from timeline.dates import Reference, find_dates
from timeline.dates.stamps import Stamp, date_in_url, dateline_day
from timeline.model import Article, DateMention, Precision

_OPENING_TERM = 60  # characters before a term of office in which a congress opens it
_HEAD = 300  # how far the beginning of an article reaches, where a headline stands
_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")
_ANNIVERSARY = re.compile(r"(\d{1,3})\s*周年")


def reference_of(article: Article, stamps: Sequence[Stamp], term_words: re.Pattern[str]) -> Reference:
    """What the article's dates are resolved against. `term_words` finds a congress that opens a term of office."""
    if article.published is not None:
        return Reference(article.published)
    hint = date_in_url(article.url) if article.url else None
    if hint:
        return Reference(None, year=hint[0], month=hint[1])
    month = next((_MONTH.search(s.span.of(article.text)) for s in stamps if s.label == "month"), None)
    if month:
        return Reference(None, year=int(month[1]), month=int(month[2]))
    found = find_dates(article.text, article.language, Reference(None))
    mentions = [m for m in found if m.dtstart and not any(s.span.overlaps(m.span) for s in stamps)]
    year = _named(mentions) or _term(article.text, mentions, term_words) or _jubilee(article.text, mentions)
    return _by_dateline(article.text, year) or Reference(None, year=year)


def _by_dateline(text: str, year: int | None) -> Reference | None:
    """ "VIETNAM, August 11 -" is the day of publication, once the year is known."""
    line = dateline_day(text)
    if line is None or year is None:
        return None
    try:
        return Reference(date(year, *line))
    except ValueError:  # 29 February of another year
        return None


def _named(mentions: list[DateMention]) -> int | None:
    """The year in the names of events: that of the first ones in the headline, else the only one there is."""
    years = [m.dtstart.year for m in mentions if m.form == "name-year" and m.dtstart and m.span.start < _HEAD]
    if len(set(years)) == 1:
        return years[0]
    everywhere = {m.dtstart.year for m in mentions if m.form == "name-year" and m.dtstart}
    return everywhere.pop() if len(everywhere) == 1 else None


def _term(text: str, mentions: list[DateMention], words: re.Pattern[str]) -> int | None:
    """The first year of the term that a congress opens: "second congress, term 2022-2027"."""
    for mention in mentions:
        years = mention.precision is Precision.YEAR and mention.dtstart and mention.dtend
        start = max(0, mention.span.start - _OPENING_TERM)
        if years and _span_of_years(mention) in range(3, 8) and words.search(text, start, mention.span.start):
            return mention.dtstart.year if mention.dtstart else None
    return None


def _span_of_years(mention: DateMention) -> int:
    return (mention.dtend.year - mention.dtstart.year) if mention.dtstart and mention.dtend else 0


def _jubilee(text: str, mentions: list[DateMention]) -> int | None:
    """A day stated with its year plus the jubilee that is celebrated: 2013 and the 10th anniversary give 2023."""
    jubilees = {int(match[1]) for match in _ANNIVERSARY.finditer(text)}
    stated = {m.dtstart for m in mentions if m.precision is Precision.DAY and m.dtstart and m.form == "day"}
    if len(jubilees) == 1 and len(stated) == 1:
        first: date = stated.pop()
        return first.year + jubilees.pop()
    return None
