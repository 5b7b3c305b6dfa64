"""When a source is looked at again: as people or the list itself say, else as often as it has had news.

A source that fails is asked less and less often, and never forgotten: one that has failed for days still gets a look a
day. Each wait has a little chance in it, so that sources that came together do not stay together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.followed import Source, SourceState

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(days=1)  # between two looks, where no person says otherwise
FIRST = timedelta(hours=1)  # of a source of which nothing is known yet
FIRST_RETRY = timedelta(minutes=5)
LONG = timedelta(days=3)  # whoever fails for longer has a lasting trouble, which people must see to
MOST_PATIENCE = timedelta(days=7)  # a server's wish to be left alone; a year would be a slip, and a source lost
_SLOWER, _JITTER = 1.5, 0.1

Dice = Callable[[], float]
"""Gives a number from 0 up to, but not 1; each call another."""


def scheduled(
    source: Source,
    state: SourceState,
    *,
    news: bool,
    told: timedelta | None,
    now: datetime,
    dice: Dice,
    retry_after: timedelta | None = None,
) -> SourceState:
    """The state after a look, with `next_try` and `every` set. state: with what the look gave; failures: above 0 where
    it failed.

    news: whether it brought an article that was not known. told: how often the list says it is worth a look
    (`Listing.every`). retry_after: how long the server wants to be left alone. now: when the look ended.
    """
    every = pace_of(source, state, news=news, told=told)
    wait = _retry(state, now, every) if state.failures else every
    wait *= 1 + _JITTER * dice()
    asked = min(retry_after or timedelta(), MOST_PATIENCE)
    return replace(state, every=every, next_try=now + max(wait, asked))


def pace_of(source: Source, state: SourceState, *, news: bool, told: timedelta | None) -> timedelta:
    """How often the source is looked at while it is well; a look that failed says nothing of it."""
    if source.every is not None:
        return source.every
    if told is not None:
        return _within(told)
    before = state.every or FIRST
    if state.failures:
        return before
    return _within(before / 2 if news else before * _SLOWER)


def is_due(state: SourceState | None, now: datetime) -> bool:
    """Whether a source is to be looked at; one that never was is."""
    return state is None or state.next_try is None or state.next_try <= now


def fails_for_long(state: SourceState, now: datetime) -> bool:
    """Whether people must hear of it: it has not answered as it should for more than three days."""
    return state.failing_since is not None and now - state.failing_since > LONG


def _retry(state: SourceState, now: datetime, every: timedelta) -> timedelta:
    """The wait after a failure: doubled each time, at most the pace of the source or a day, and then a day."""
    if fails_for_long(state, now):
        return LONGEST
    doubled = FIRST_RETRY * (1 << min(state.failures - 1, 20))
    return min(doubled, max(every, LONGEST))


def _within(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), LONGEST)
