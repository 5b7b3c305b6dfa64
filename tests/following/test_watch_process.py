"""`timeline watch` as a process: it follows, says so, ends in order, and is alone."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from tests.following.test_watcher import until
from tests.outside import OutsideWeb, newspaper, outside_web, portal
from tests.outside.stores import allowed, follow, started
from tests.outside.stories import CHINESE, ENGLISH, VIETNAMESE, made
from tests.outside.trouble import dripping, stalling
from timeline.filter import EventFilter
from timeline.followed import Source, SourceKind
from timeline.provinces.followed import add_source
from timeline.store import Store
from timeline.store.following import Following
from timeline.store.watchlock import is_watched

DAYS = sorted(story.day for story in (*ENGLISH, *VIETNAMESE, *CHINESE))


@pytest.fixture
def web() -> Iterator[OutsideWeb]:
    with outside_web() as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path, web: OutsideWeb) -> Path:
    return follow(tmp_path / "store", web.lists)


class Watching:
    """A watcher that runs, and the lines that it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        assert process.stderr is not None
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def said(self, words: str) -> bool:
        return any(words in line for line in self.lines)

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(120)
        self._reader.join(60)
        return code


@contextmanager
def watching(store: Path, web: OutsideWeb, pause: float = 0) -> Iterator[Watching]:
    with started("watch", "--store", store, **allowed(web.hosts, pause)) as process:
        try:
            yield Watching(process)
        finally:
            if process.poll() is None:
                process.kill()


def days(store: Path) -> list[str]:
    return sorted(str(event.dtstart) for event in Store(store).find_events(EventFilter()))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_follows_all_sources_tells_each_look_and_ends_in_order(store: Path, web: OutsideWeb, number: int) -> None:
    with watching(store, web) as watch:
        until(lambda: all(watch.said(f" {name}: articles: ") for name in web.lists))
        assert watch.end(number) == 0
    assert days(store) == DAYS
    assert len(watch.lines) == 4, watch.lines
    assert "follows 3 sources; the next is asked now" in watch.lines[0]
    assert not is_watched(store)


@pytest.mark.slow
def test_a_second_one_says_that_there_is_one(store: Path, web: OutsideWeb) -> None:
    with watching(store, web) as watch:
        until(lambda: is_watched(store))
        with started("watch", "--store", store, **allowed(web.hosts)) as second:
            said = second.communicate(timeout=120)[1]
        assert (second.returncode, said.count("\n")) == (3, 1)
        assert "another program" in said
        assert watch.process.poll() is None


@pytest.mark.slow
def test_after_a_kill_another_may_watch_at_once(store: Path, web: OutsideWeb) -> None:
    with watching(store, web) as watch:
        until(lambda: is_watched(store))
        watch.end(signal.SIGKILL)
    assert not is_watched(store)
    with watching(store, web) as watch:
        until(lambda: days(store) == DAYS)
        assert watch.end() == 0


@pytest.mark.slow
@pytest.mark.parametrize("answer", [stalling, dripping])
def test_a_server_that_stalls_holds_up_no_other_and_no_end(store: Path, web: OutsideWeb, answer: object) -> None:
    web.newspaper.pages["/robots.txt"] = answer  # type: ignore[assignment]
    with watching(store, web) as watch:
        until(lambda: watch.said(" portal: ") and watch.said(" agency: "))
        assert web.newspaper.asked("/robots.txt")
        watch.end()
    assert {story.day for story in (*VIETNAMESE, *CHINESE)} == set(days(store))


@pytest.mark.slow
def test_a_source_that_is_added_is_followed_without_a_restart(store: Path, web: OutsideWeb) -> None:
    newspaper.print_stories(web.newspaper, [*ENGLISH, *VIETNAMESE, made(7)])
    with watching(store, web) as watch:
        until(lambda: watch.said(" post: "))
        liar = Source("liar", f"{web.liar.url}/feed", SourceKind.FEED)
        add_source(store, liar, "binh-duong")
        until(lambda: watch.said(" liar: "))
        assert watch.end() == 0


@pytest.mark.slow
def test_it_says_that_there_is_no_source_and_waits_for_one(tmp_path: Path, web: OutsideWeb) -> None:
    store = tmp_path / "store"
    with started("watch", "--store", store, "--province", "Nowhere", **allowed(web.hosts)) as process:
        watch = Watching(process)
        until(lambda: watch.said("there are no sources"))
        follow(store, {"agency": web.lists["agency"]})
        until(lambda: watch.said(" agency: "))
        assert watch.end() == 0


@pytest.mark.slow
def test_beside_a_server_it_ends_when_its_input_does(store: Path, web: OutsideWeb) -> None:
    command = [sys.executable, "-m", "timeline", "watch", "--beside-server", "--store", str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=None, stderr=subprocess.DEVNULL) as process:
        until(lambda: is_watched(store))
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(120) == 0


@pytest.mark.slow
def test_a_restart_asks_nobody_before_the_time(store: Path, web: OutsideWeb) -> None:
    with watching(store, web) as watch:
        until(lambda: all(watch.said(f" {name}: articles: ") for name in web.lists))
        watch.end()
    for site in web.sites:
        site.forget()
    due = {name: state.next_try for name, state in Following(store).sources().items()}
    with watching(store, web) as watch:
        until(lambda: is_watched(store))
        add_source(store, Source("liar", f"{web.liar.url}/feed", SourceKind.FEED), "binh-duong")
        until(lambda: watch.said(" liar: "))  # by then it has looked at what is due more than once
        watch.end()
    assert [site.requests for site in (web.newspaper, web.portal, web.agency)] == [[], [], []]
    after = Following(store).sources()
    assert {name: after[name].next_try for name in due} == due


@pytest.mark.slow
def test_servers_are_asked_politely(store: Path, web: OutsideWeb) -> None:
    portal.open_portal(web.portal, crawl_delay=0.5)
    with watching(store, web, pause=0.2) as watch:
        until(lambda: all(watch.said(f" {name}: articles: ") for name in web.lists))
        watch.end()
    for site, pause in ((web.newspaper, 0.2), (web.portal, 0.5), (web.agency, 0.2)):
        assert site.requests[0].path == "/robots.txt"
        assert len(site.asked("/robots.txt")) == 1
        assert site.most_at_once == 1
        between = site.pauses()[1:]  # before the second request nothing was known of a crawl delay
        assert between and min(between) >= pause * 0.98
        assert all(request.headers["user-agent"].startswith("foreign-affairs-timeline/") for request in site.requests)
