"""Sources and how they fare as people read them on a terminal, and as programs do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from rich.table import Table
from rich.text import Text

from timeline.cli.output import printable
from timeline.followed import PageStatus
from timeline.pipeline.health import Condition, SourceHealth
from timeline.store.following import Following

_SAID = {
    Condition.NEW: "not asked yet",
    Condition.WELL: "well",
    Condition.FAILING: "failing",
    Condition.LASTING: "failing for long",
}
_SHOWN = 5  # pages of one source
_UNITS = (
    ("d", timedelta(days=1)),
    ("h", timedelta(hours=1)),
    ("min", timedelta(minutes=1)),
    ("s", timedelta(seconds=1)),
)


def source_table(sources: Sequence[SourceHealth], now: datetime) -> Table:
    """A row for each source."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "kind", "health", "last fetch", "last new article"):
        table.add_column(heading, no_wrap=True)
    table.add_column("failures", justify="right", no_wrap=True)
    table.add_column("next try", no_wrap=True)
    table.add_column("articles", justify="right", no_wrap=True)
    table.add_column("address", ratio=1, overflow="fold")
    for one in sources:
        table.add_row(*(Text(printable(cell)) for cell in _cells(one, now)))
    return table


def _cells(one: SourceHealth, now: datetime) -> tuple[str, ...]:
    state = one.state
    return (
        one.source.id,
        one.source.kind,
        _SAID[one.condition],
        since(state.fetched, now),
        since(state.new_article, now),
        str(state.failures),
        "now" if one.is_due or state.next_try is None else f"in {span(state.next_try - now)}",
        str(one.pages.get(PageStatus.READ, 0)),
        one.source.url,
    )


def trouble_lines(sources: Sequence[SourceHealth], now: datetime) -> Iterator[str]:
    """What is wrong with each source that fails, and what a person can do where it has failed for long."""
    for one in sources:
        state = one.state
        if one.condition in {Condition.FAILING, Condition.LASTING}:
            began = f" for {span(now - state.failing_since)}" if state.failing_since else ""
            yield f"{one.source.id}: fails{began}: {state.message or 'it is not known why'}"
        if one.condition is Condition.LASTING:
            yield (
                f"  it is asked once a day; look at its address, and `timeline sources remove {one.source.id}` "
                "or add the new one"
            )


def unread_lines(sources: Sequence[SourceHealth], following: Following) -> Iterator[str]:
    """Of which sources some pages could not be read, and why not: nobody else tells a reader of theirs."""
    for one in sources:
        many = one.pages.get(PageStatus.FAILED, 0)
        if not many:
            continue
        yield f"{one.source.id}: pages that could not be read: {many}"
        for page in following.pages(one.source.id, status=PageStatus.FAILED, limit=_SHOWN):
            said = page.message or "it is not known why"
            yield f"  {said if page.url in said else f'{page.url}: {said}'}"
        if many > _SHOWN:
            yield f"  and {many - _SHOWN} more"


def since(instant: datetime | None, now: datetime) -> str:
    """How long ago, for people."""
    return "never" if instant is None else f"{span(now - instant)} ago"


def span(length: timedelta) -> str:
    """A length of time in its largest unit: "3 h"."""
    for unit, size in _UNITS:
        if length >= size:
            return f"{length // size} {unit}"
    return "0 s"
