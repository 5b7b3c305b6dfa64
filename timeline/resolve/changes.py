"""How an event differs from what subscribers saw of it, and what it is called after that.

SEQUENCE (RFC 5545, section 3.8.7.4) rises by one for each write that changes what is seen, never falls, and rises once
only for several changes in one run, since nobody saw those in between.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from timeline.model import Event, Span, Withdrawal
from timeline.records import Change, Report

SHOWN_DIGITS = 3  # of confidence, in every format
_NOWHERE = Span(0, 0)
_NOT_FACTS = {"uid", "created", "last_modified", "sequence"}
_SEEN = [f.name for f in fields(Event) if f.name not in _NOT_FACTS]


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event as it is to be saved, and the rows of history that tell how it came to be so.

    is_seen: whether subscribers see a difference; else only something of ours moved, such as where a sentence stands.
    """

    event: Event
    history: tuple[Change, ...] = ()
    is_new: bool = False
    is_seen: bool = True


@dataclass(frozen=True, slots=True)
class Cause:
    """What brought a change about: an article's key and the rules that it was read by, or the id of a correction."""

    article: str | None = None
    rules: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One run's step from the events that are known to their next versions.

    causes: by uid. facts: what is shown of the event with that uid and these reports.
    """

    events: Mapping[str, Event]
    now: datetime
    causes: Mapping[str, Cause]
    facts: Callable[[str, Sequence[Report]], Event]

    def change(
        self, uid: str, reports: Sequence[Report], *, merged_into_it: Sequence[str], parents: Iterable[str]
    ) -> EventChange | None:
        """The event of these reports; None where nothing differs from what is known.

        merged_into_it: uids of events that went up in this one. parents: uids that the reports were under so far.
        """
        fresh = self.facts(uid, reports)
        old = self.events.get(uid)
        if old is None:  # split off, it must outnumber what it was a part of: its uid may have been seen before that
            return EventChange(replace(fresh, sequence=self._next_sequence(parents)), is_new=True)
        event = self._revised(old, fresh, self._next_sequence(merged_into_it))
        if event == old:
            return None
        is_seen = event.sequence != old.sequence or bool(changed_fields(old, event))
        history = (*self._merges(event, merged_into_it), *self._rows(old, event)) if is_seen else ()
        return EventChange(event, history, is_seen=is_seen)

    def withdraw(self, uid: str, reason: str) -> EventChange | None:
        """The event without its reports; None where that is known already, or there is no such event."""
        old = self.events.get(uid)
        if old is None or old.withdrawn:
            return None
        event = self._revised(old, replace(old, withdrawn=Withdrawal(self.now, reason)), 0)
        return EventChange(event, tuple(self._rows(old, event)))

    def _revised(self, old: Event, fresh: Event, least_sequence: int) -> Event:
        """The next version of `old`; where nothing is seen differently, with its sequence and instants."""
        if not changed_fields(old, fresh) and least_sequence <= old.sequence:
            return replace(fresh, created=old.created, last_modified=old.last_modified, sequence=old.sequence)
        seen_before = old.last_modified != self.now
        sequence = max(old.sequence + seen_before, least_sequence)
        return replace(fresh, created=old.created, last_modified=self.now, sequence=sequence)

    def _next_sequence(self, uids: Iterable[str]) -> int:
        return max((self.events[uid].sequence + 1 for uid in uids if uid in self.events), default=0)

    def _merges(self, event: Event, uids: Sequence[str]) -> list[Change]:
        return [self._row(event, "merged", "null", _json(self.events[uid].title())) for uid in sorted(uids)]

    def _rows(self, old: Event, event: Event) -> list[Change]:
        """A row for each field that differs; none for an event that nobody has seen yet."""
        if old.created == self.now:
            return []
        return [
            self._row(event, name, _json(getattr(old, name)), _json(getattr(event, name)))
            for name in changed_fields(old, event)
        ]

    def _row(self, event: Event, name: str, old: str, new: str) -> Change:
        cause = self.causes.get(event.uid, Cause())
        return Change(event.uid, event.sequence, self.now, name, old, new, cause.article, cause.rules, cause.correction)


def changed_fields(old: Event, new: Event) -> list[str]:
    """Names of the fields that are seen differently; the order of the summaries counts too."""
    return [name for name in _SEEN if _comparable(name, old) != _comparable(name, new)]


def _comparable(name: str, event: Event) -> Any:
    """A field as it is published: confidence as roundly, a sentence without its place in the article's text."""
    value = getattr(event, name)
    if name == "confidence":
        return round(value, SHOWN_DIGITS)
    if name == "evidence":
        return [replace(evidence, span=_NOWHERE) for evidence in value]
    return list(value.items()) if isinstance(value, dict) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value.isoformat()
