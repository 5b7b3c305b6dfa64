"""When a source is looked at again: by what people say, what its list says, how often it had news, and how it fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from timeline.followed import Source, SourceKind, SourceState
from timeline.pipeline.schedule import MOST_PATIENCE, fails_for_long, is_due, scheduled

NOW = datetime(2024, 5, 17, 8, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def wait(
    *,
    every: timedelta | None = None,
    before: timedelta | None = None,
    told: timedelta | None = None,
    news: bool = False,
    failures: int = 0,
    failing: timedelta | None = None,
    retry_after: timedelta | None = None,
    dice: float = 0.0,
) -> timedelta:
    """How long after a look the source is due."""
    source = Source("paper", "https://paper.example/rss", SourceKind.FEED, every=every)
    since = None if failing is None else NOW - failing
    state = SourceState("paper", failures=failures, failing_since=since, every=before)
    after = scheduled(source, state, news=news, told=told, now=NOW, dice=lambda: dice, retry_after=retry_after)
    assert after.next_try is not None
    return after.next_try - NOW


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        # what a person says is done, be it seldom or often
        ({"every": 2 * HOUR, "news": True}, 2 * HOUR),
        ({"every": 5 * MINUTE, "told": HOUR}, 5 * MINUTE),
        ({"every": 7 * DAY}, 7 * DAY),
        # then what the list says, within reason
        ({"told": HOUR, "news": True, "before": 4 * HOUR}, HOUR),
        ({"told": MINUTE}, 15 * MINUTE),
        ({"told": 30 * DAY}, DAY),
        # else it adapts: sooner after news, later after none
        ({"news": True}, 30 * MINUTE),
        ({}, 90 * MINUTE),
        ({"before": 2 * HOUR, "news": True}, HOUR),
        ({"before": 2 * HOUR}, 3 * HOUR),
        ({"before": 20 * MINUTE, "news": True}, 15 * MINUTE),
        ({"before": 20 * HOUR}, DAY),
        # failures: sooner than usual at first, then ever later, and a day at most
        ({"failures": 1}, 5 * MINUTE),
        ({"failures": 2}, 10 * MINUTE),
        ({"failures": 4, "before": 15 * MINUTE}, 40 * MINUTE),
        ({"failures": 30}, DAY),
        ({"failures": 4000}, DAY),
        ({"failures": 30, "every": 7 * DAY}, 7 * DAY),
        ({"failures": 3, "failing": 3 * DAY + MINUTE}, DAY),
        ({"failures": 3, "failing": 2 * DAY}, 20 * MINUTE),
        # what the server wants is kept, unless it would lose the source
        ({"failures": 1, "retry_after": 3 * HOUR}, 3 * HOUR),
        ({"failures": 1, "retry_after": MINUTE}, 5 * MINUTE),
        ({"every": HOUR, "retry_after": 2 * DAY}, 2 * DAY),
        ({"failures": 1, "retry_after": 365 * DAY}, MOST_PATIENCE),
        # chance only ever adds
        ({"every": HOUR, "dice": 0.5}, 63 * MINUTE),
        ({"failures": 1, "dice": 0.999}, 5 * MINUTE * 1.0999),
    ],
)
def test_when_it_is_looked_at_again(look: dict[str, object], expected: timedelta) -> None:
    assert wait(**look) == expected  # type: ignore[arg-type]


def test_a_failure_does_not_change_the_pace() -> None:
    source = Source("paper", "https://paper.example/rss", SourceKind.FEED)
    state = SourceState("paper", failures=3, every=2 * HOUR)
    assert scheduled(source, state, news=False, told=None, now=NOW, dice=lambda: 0.5).every == 2 * HOUR


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, True),
        (SourceState("paper"), True),
        (SourceState("paper", next_try=NOW), True),
        (SourceState("paper", next_try=NOW + MINUTE), False),
    ],
)
def test_what_is_due(state: SourceState | None, expected: bool) -> None:
    assert is_due(state, NOW) is expected


@pytest.mark.parametrize(("since", "expected"), [(None, False), (3 * DAY, False), (3 * DAY + MINUTE, True)])
def test_what_fails_for_long(since: timedelta | None, expected: bool) -> None:
    state = SourceState("paper", failing_since=None if since is None else NOW - since)
    assert fails_for_long(state, NOW) is expected
