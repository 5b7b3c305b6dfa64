"""What other reports of an event say than what is shown, in words, each with who says so.

Events keep it as codes (see `Event.conflicts`), so that each page can be in its reader's language. What is no code of
ours is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.lexicon.labels import phrase
from timeline.lexicon.reasons import withdrawal_words
from timeline.model import Event, Precision
from timeline.publish.text import clean_line, web_address
from timeline.publish.values import coded_words, field_words
from timeline.publish.wording import LONGEST_QUOTE, host_of, period_words

_BY_PEOPLE = {"correction": "differs_correction", "overruled": "differs_overruled"}
# Never said by people; what follows the value is an article's key.
_BY_REPORTS = {"dtstart", "dtend", "gone", "source-gone"}
_BY_BOTH = {"status", "kind"}  # of which no value has a colon
_SAY_ALL = {"dates", "status", "kind"}  # values that need no name of their field beside them
_FIELDS = {
    *("dates", "status", "kind", "also", "scope", "main", "part_of_day", "clock", "parties", "countries", "location")
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """said: a sentence. source: whose report says so, a host or an article's id; "" where it is no report.

    url: the report's address, None where it has none of the web.
    """

    said: str
    source: str = ""
    url: str | None = None


def conflicts(event: Event, language: str) -> list[Conflict]:
    """What is said otherwise, in the order of the codes; first and last day of one source are told as one."""
    ends = dict(_ends(event))
    told = (_told(event, code, ends, language) for code in event.conflicts)
    return list(dict.fromkeys(one for one in told if one is not None))


def conflict_line(conflict: Conflict, language: str) -> str:
    """The sentence with its source, as plain text."""
    if not conflict.source:
        return conflict.said
    return phrase("bracketed", language, name=conflict.said, more=conflict.source)


def _ends(event: Event) -> Iterator[tuple[str, str]]:
    """By source, the (exclusive) end that it tells, where it tells a start too."""
    started = {source for name, _, source in map(_parts, event.conflicts) if name == "dtstart"}
    for name, value, source in map(_parts, event.conflicts):
        if name == "dtend" and source in started:
            yield source, value


def _parts(code: str) -> tuple[str, str, str]:
    """Field, value and source; what people decided has colons in its value, what reports say has them in its source."""
    name, _, rest = code.partition(":")
    value, _, origin = rest.rpartition(":")
    if _is_by_people(name, value, origin):
        return name, value, origin
    value, _, origin = rest.partition(":")
    return name, value, origin


def _is_by_people(name: str, value: str, origin: str) -> bool:
    """An article's key may end in the same word, after a value that has no colon."""
    if origin not in _BY_PEOPLE or name in _BY_REPORTS:
        return False
    return bool(value) and not (name in _BY_BOTH and ":" in value)


def _told(event: Event, code: str, ends: dict[str, str], language: str) -> Conflict | None:
    name, value, source = _parts(code)
    if name == "dtend" and ends.get(source) == value:
        return None  # told with its start
    words = _value(event, name, value, ends.get(source), language) if source else ""
    if not words:
        return Conflict(phrase("conflict_note", language, conflict=clean_line(code, LONGEST_QUOTE)))
    if _is_by_people(name, value, source):
        return Conflict(phrase(_BY_PEOPLE[source], language, value=words))
    if name == "source-gone":
        return Conflict(phrase("differs_source_gone", language, day=words), *_source(event, source))
    if name == "gone":
        return Conflict(phrase("differs_gone", language, reason=words), *_source(event, source))
    return Conflict(phrase("differs_report", language, value=words), *_source(event, source))


def _value(event: Event, name: str, value: str, end: str | None, language: str) -> str:
    """What is said, in words; "" for what is no code."""
    if name == "gone":
        return clean_line(withdrawal_words(value, language), LONGEST_QUOTE)
    if name == "source-gone":
        return _day(value, language)
    if name in {"dtstart", "dtend"}:
        return _dates(event, name, value, end, language)
    if name not in _FIELDS and not name.startswith("summary."):
        return ""
    try:
        words = coded_words(name, value, language)
    except (ValueError, OverflowError):
        return ""
    return words if name in _SAY_ALL else phrase("labelled", language, label=field_words(name, language), value=words)


def _dates(event: Event, name: str, value: str, end: str | None, language: str) -> str:
    """Days, or the month or year that the event would be of: only who knows it as exactly can contradict it."""
    try:
        day = date.fromisoformat(value)
        after = date.fromisoformat(end) if end else day + timedelta(days=1)
    except (ValueError, OverflowError):
        return ""
    if name == "dtend":
        last = period_words(day - timedelta(days=1), day, Precision.DAY, language)
        return phrase("labelled", language, label=field_words("dtend", language), value=last)
    return period_words(day, after, event.precision, language)


def _day(value: str, language: str) -> str:
    try:
        day = date.fromisoformat(value)
        return period_words(day, day + timedelta(days=1), Precision.DAY, language)
    except (ValueError, OverflowError):
        return ""


def _source(event: Event, source: str) -> tuple[str, str | None]:
    """Who says so: the host of the page, else the article's id; and its address."""
    named = next((e.url for e in event.evidence if source in {e.article, e.url} and e.url), source)
    url = web_address(named)
    return (host_of(url) if url else clean_line(source, LONGEST_QUOTE)), url
