"""Who follows is killed at any moment: nothing is lost, nothing doubled, and the events are those of a run in peace."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.outside import OutsideWeb, agency, newspaper, outside_web, portal
from tests.outside.stores import allowed, follow, started
from tests.outside.stories import CHINESE, ENGLISH, VIETNAMESE, Story, made
from timeline.filter import EventFilter
from timeline.followed import PageStatus
from timeline.store import Store
from timeline.store.following import Following

KILLS = 50
LONGEST = 120  # seconds; a run that was not killed by then has long ended
NEW = {"post": 3, "portal": 2, "agency": 2}  # stories that each source has more after each kill


def stories_after(rounds: int) -> dict[str, list[Story]]:
    """What the sources have after so many kills. Every third story of the agency's is the newspaper's, too."""
    post = [made(number) for number in range(NEW["post"] * rounds)]
    listed = [made(3000 + number) for number in range(NEW["portal"] * rounds)]
    own = [made(6000 + number) for number in range(NEW["agency"] * rounds)]
    shared = [post[min(number, len(post) - 1)] if number % 3 == 0 else one for number, one in enumerate(own)]
    return {
        "post": [*ENGLISH, *VIETNAMESE, *post],
        "portal": [*VIETNAMESE, *listed],
        "agency": [*CHINESE, *shared],
    }


def print_all(web: OutsideWeb, rounds: int) -> None:
    stories = stories_after(rounds)
    newspaper.print_stories(web.newspaper, stories["post"])
    # All of them: what a feed drops before anybody could read it is lost to everybody.
    web.newspaper.pages[newspaper.FEED] = newspaper.feed(web.newspaper, stories["post"])
    portal.list_stories(web.portal, stories["portal"])
    agency.dispatch(web.agency, stories["agency"])


def make_due(store: Path) -> None:
    """Let each source be due now, as if its time had come."""
    following = Following(store)
    for state in following.sources().values():
        if state.next_try is not None:
            following.save_source(replace(state, next_try=state.next_try - timedelta(days=400)))
    following.close()


@contextmanager
def following_once(store: Path, web: OutsideWeb, command: str) -> Iterator[subprocess.Popen[str]]:
    more = ["--all"] if command == "update" else []
    with started(command, *more, "--store", store, **allowed(web.hosts)) as process:
        try:
            yield process
        finally:
            process.kill()


def killed(store: Path, web: OutsideWeb, command: str, requests: int, seconds: float) -> int:
    """Follow, and kill it `seconds` after so many requests. Its exit code: 0 where it had ended by then."""
    with following_once(store, web, command) as process:
        deadline = time.monotonic() + LONGEST
        while process.poll() is None and asked(web) < requests and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(seconds)  # a moment at random, not a wait for something
        process.send_signal(signal.SIGKILL)
        return process.wait()


def asked(web: OutsideWeb) -> int:
    return sum(len(site.requests) for site in web.sites)


def follow_in_peace(store: Path, web: OutsideWeb) -> None:
    """Until nothing waits any more."""
    for _ in range(5):
        make_due(store)
        with following_once(store, web, "update") as process:
            said, complaints = process.communicate(timeout=600)
        assert process.returncode == 0, complaints + said
        counts = Following(store).counts()
        if not any(of.get(PageStatus.WAITING) for of in counts.values()):
            return
    pytest.fail(f"pages are left waiting: {counts}")


def told(store: Path) -> dict[str, Any]:
    """What a store tells, but for when it learnt it, and which of an event's reports it learnt first."""
    kept = Store(store)
    events = kept.find_events(EventFilter(cancelled=True), dated=False)
    return {
        "articles": sorted(record.key for record in kept.find_articles()),
        "uids": sorted([*(event.uid for event in events), *kept.find_redirects()]),
        "events": sorted(
            (str(e.dtstart), str(e.dtend), e.kind, e.countries, sorted({v.article for v in e.evidence})) for e in events
        ),
    }


@pytest.mark.slow
def test_fifty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    seed = int(os.environ.get("KILL_SEED") or random.SystemRandom().randrange(10**6))
    print(f"KILL_SEED={seed}")
    dice = random.Random(seed)
    with outside_web() as web:
        hurt, peace = follow(tmp_path / "hurt", web.lists), follow(tmp_path / "peace", web.lists)
        codes: list[int] = []
        kills = 0
        while kills < KILLS:
            print_all(web, kills + 1)
            for site in web.sites:
                site.forget()
            if codes:
                make_due(hurt)
            command = dice.choice(["update", "watch"])
            requests, seconds = dice.randrange(1, 14), dice.choice([0.0, dice.uniform(0, 0.4), dice.uniform(0, 3)])
            codes.append(killed(hurt, web, command, requests, seconds))
            kills += codes[-1] == -signal.SIGKILL
            assert Store(hurt).generation() == 0 or Store(hurt).check() == []
            assert len(codes) < 4 * KILLS, f"it mostly ends before it is killed: {codes}"
        follow_in_peace(hurt, web)
        follow_in_peace(peace, web)
        hurt_tells, peace_tells = told(hurt), told(peace)
    assert Store(hurt).check() == []
    assert hurt_tells["articles"] == peace_tells["articles"]
    assert len(hurt_tells["articles"]) == len(set(hurt_tells["articles"]))
    assert hurt_tells["events"] == peace_tells["events"]
    assert hurt_tells["uids"] == peace_tells["uids"]
    days = {story.day for stories in stories_after(KILLS).values() for story in stories}
    assert {event[0] for event in hurt_tells["events"]} == days


@pytest.mark.slow
def test_an_unchanged_source_costs_one_conditional_request_a_list(tmp_path: Path) -> None:
    with outside_web() as web:
        store = follow(tmp_path / "store", web.lists, every="1m")
        follow_in_peace(store, web)
        for site in web.sites:
            site.forget()
        make_due(store)
        with following_once(store, web, "update") as process:
            assert process.wait(600) == 0
        expected = {
            web.newspaper: {("/robots.txt", 200): 1, (newspaper.FEED, 304): 1},
            web.portal: {("/robots.txt", 200): 1, (portal.LIST, 200): 1},  # such servers have nothing to ask it by
            web.agency: {("/robots.txt", 404): 1, (agency.FEED, 304): 1},
        }
        assert {site: dict(site.statuses()) for site in expected} == expected
        assert web.newspaper.asked(newspaper.FEED)[0].is_conditional and web.agency.asked(agency.FEED)[0].is_conditional
        assert [site.most_at_once for site in expected] == [1, 1, 1]
