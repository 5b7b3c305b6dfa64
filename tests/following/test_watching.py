"""Each source is looked at on its own schedule, and nothing that goes wrong ends the watch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from tests.following.test_watcher import until
from timeline.errors import ConfigError
from timeline.followed import Source, SourceKind, SourceState
from timeline.pipeline.watching import Looks, watch

NOW = datetime(2024, 5, 17, 8, 0, tzinfo=UTC)
REST = 0.01  # seconds


def source(name: str, host: str | None = None) -> Source:
    return Source(name, f"https://{host or name}.example/list", SourceKind.LIST)


@dataclass
class Played:
    """Sources that are played, and what is done with them. every: how long each is not due after a look."""

    sources: Sequence[Source]
    every: timedelta = timedelta(days=1)
    now: datetime = NOW
    states: dict[str, SourceState] = field(default_factory=dict)
    looked: list[tuple[str, ...]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    acts: dict[str, Callable[[], object]] = field(default_factory=dict)
    finding: Callable[[], object] = lambda: None
    keeping: Callable[[], object] = lambda: None

    def find_sources(self) -> Sequence[Source]:
        self.finding()
        return self.sources

    def look(self, sources: Sequence[Source]) -> None:
        self.looked.append(tuple(one.id for one in sources))
        for one in sources:
            self.acts.get(one.id, lambda: None)()
        self.keep(sources)

    def keep(self, sources: Sequence[Source]) -> None:
        for one in sources:
            before = self.states.get(one.id, SourceState(one.id))
            self.states[one.id] = replace(before, next_try=self.now + self.every)

    def failed(self, sources: Sequence[Source], error: Exception) -> None:
        self.keeping()
        self.keep(sources)

    def times(self, name: str) -> int:
        return sum(name in looked for looked in self.looked)

    def watched_until(self, is_so: Callable[[], object]) -> None:
        stopping = Event()
        looks = Looks(self.find_sources, lambda: dict(self.states), self.look, self.failed, self.said.append)
        thread = Thread(target=watch, args=(looks, stopping, lambda: self.now, REST))
        thread.start()
        try:
            until(is_so)
        finally:
            stopping.set()
            thread.join(60)
        assert not thread.is_alive()


def boom() -> None:
    raise ZeroDivisionError("nobody foresaw this")


def once(act: Callable[[], object]) -> Callable[[], object]:
    left = [act]
    return lambda: left.pop()() if left else None


def test_every_source_is_looked_at() -> None:
    played = Played([source("a"), source("b")])
    played.watched_until(lambda: played.times("a") and played.times("b"))


def test_a_source_is_left_alone_until_it_is_due() -> None:
    played = Played([source("a"), source("b")])
    played.acts["b"] = lambda: played.states.pop("b", None)
    played.every = timedelta(days=1)

    def again() -> bool:
        played.states.pop("b", None)  # always due
        return played.times("b") > 5

    played.watched_until(again)
    assert played.times("a") == 1


def test_a_source_is_looked_at_again_when_it_is_due() -> None:
    played = Played([source("a")])

    def later() -> bool:
        played.now += timedelta(hours=13)
        return played.times("a") > 2

    played.watched_until(later)


def test_sources_of_one_host_are_looked_at_together() -> None:
    played = Played([source("a", "host"), source("b", "host"), source("c")])
    played.watched_until(lambda: played.times("a") and played.times("c"))
    assert ("a", "b") in played.looked


def test_a_slow_host_holds_up_no_other() -> None:
    played = Played([source("slow"), source("quick")], every=timedelta())
    done = Event()
    played.acts["slow"] = lambda: done.wait(60)
    try:
        played.watched_until(lambda: done.is_set() or (played.times("quick") > 3 and done.set() is None))
    finally:
        done.set()
    assert played.times("slow") >= 1 and played.times("quick") > 3


def test_a_host_is_looked_at_once_at_a_time() -> None:
    played, inside, most = Played([source("a")], every=timedelta()), [0], [0]

    def look() -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(REST)
        inside[0] -= 1

    played.acts["a"] = look
    played.watched_until(lambda: played.times("a") > 5)
    assert most == [1]


def test_what_nobody_foresaw_costs_one_look_of_one_source() -> None:
    played = Played([source("bad", "host"), source("good", "host"), source("other")])
    played.acts["bad"] = boom
    played.watched_until(lambda: {"bad", "good", "other"} <= played.states.keys())
    assert played.said == ["bad: ZeroDivisionError: nobody foresaw this"]


def test_a_failure_that_cannot_be_kept_is_told_and_survived() -> None:
    played = Played([source("bad")], keeping=once(boom))
    played.acts["bad"] = boom
    played.watched_until(lambda: "bad" in played.states)
    assert played.times("bad") == 2


def test_a_file_of_sources_that_is_wrong_is_told_once_and_read_again() -> None:
    wrong = [10]

    def finding() -> None:
        if wrong[0]:
            wrong[0] -= 1
            raise ConfigError("this is no TOML", subject="sources.toml")

    played = Played([source("a")], finding=finding)
    played.watched_until(lambda: played.times("a"))
    assert played.said == ["sources.toml: this is no TOML"]


def test_a_source_that_is_added_is_looked_at() -> None:
    played = Played([])

    def added() -> bool:
        played.sources = [source("a")]
        return played.times("a") > 0

    played.watched_until(added)


def test_that_there_is_none_is_said_once() -> None:
    played = Played([])
    counted = iter(range(5))
    played.watched_until(lambda: next(counted, None) is None)
    assert played.said == ["note: there are no sources; `timeline sources add URL` adds one"]
