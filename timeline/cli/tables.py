"""Events and counts as people read them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date

from rich.table import Table
from rich.text import Text

from timeline.cli.output import printable
from timeline.model import Event, EventCandidate, period_end, period_start
from timeline.pipeline import IngestSummary
from timeline.publish.wording import is_unreported

ANNOUNCED = "announced"  # a status would be a word of the world; this one is of what is known of it
_SHORT_UID = 8  # characters, where they tell all events of a table apart
MOST_COUNTRIES = 4  # of one event; more would leave no room for its title


def event_table(events: Sequence[Event], language: str | None, today: date) -> Table:
    """A row for each event. language: of titles, where a report has one in it. A plan of the past is "announced"."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading, width in (("date", 10), ("kind", 11), ("status", 9), ("with", 7)):
        table.add_column(heading, min_width=width, no_wrap=True)
    table.add_column("title", ratio=1, overflow="fold")
    table.add_column("sources", justify="right")
    table.add_column("uid", no_wrap=True)
    length = _shortest({event.uid for event in events})
    for event in events:
        table.add_row(*(Text(printable(cell)) for cell in (*_cells(event, language, today), event.uid[:length])))
    return table


def _shortest(uids: Set[str]) -> int:
    """How many characters of these uids tell them apart; commands take the beginning of a uid."""
    length = _SHORT_UID
    while len({uid[:length] for uid in uids}) < len(uids):
        length += 1
    return length


def _cells(event: Event, language: str | None, today: date) -> tuple[str, ...]:
    status = "withdrawn" if event.withdrawn else ANNOUNCED if is_unreported(event, today) else str(event.status)
    kind = str(event.kind) if event.main else f"({event.kind})"
    return (
        period_of(event),
        kind,
        status,
        _countries(event),
        event.title(language),
        str(len({evidence.article for evidence in event.evidence})),
    )


def _countries(event: Event) -> str:
    shown = event.countries if len(event.countries) <= MOST_COUNTRIES else event.countries[: MOST_COUNTRIES - 1]
    more = len(event.countries) - len(shown)
    return " ".join(shown) + (f" +{more}" if more else "")


def period_of(event: Event | EventCandidate) -> str:
    """The dates as exactly as they are known; of a range's end, the parts that differ: "2024-12-17 to 19"."""
    start = period_start(event.dtstart, event.precision)
    end = period_end(event.dtstart, event.dtend, event.precision)
    if start is None or end is None:
        return start or f"by {end}"
    first, last = start.split("-"), end.split("-")
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    return f"{start} to {'-'.join(last[same:] if same else last)}"


def summary_lines(summary: IngestSummary) -> Iterator[str]:
    """What a run did, in counts. What failed and what was decided stands on standard error by then."""
    articles = _counts(
        new=summary.articles_new,
        changed=summary.articles_changed,
        unchanged=summary.articles_unchanged,
        failed=summary.articles_failed,
    )
    yield f"articles: {articles}; undated {summary.articles_undated}"
    if summary.articles_reprinted:
        yield f"reprints of known articles: {summary.articles_reprinted}"
    for reason, number in summary.passed_over.items():
        yield f"  passed over: {number} {reason}"
    if summary.fields_left_out:
        yield f"fields left out: {summary.fields_left_out}"
    events = _counts(
        new=summary.events_new,
        changed=summary.events_changed,
        unchanged=summary.events_unchanged,
        withdrawn=summary.events_withdrawn,
    )
    yield f"events: {events}"
    yield f"dates rejected: {sum(summary.rejected.values())}"
    for reason, number in sorted(summary.rejected.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {reason}: {number}"


def _counts(**numbers: int) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items())
