"""WebSub: the feeds name their hub, in their links and in the headers of the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import enumerate as enumerate_threads
from time import sleep

import feedparser
import httpx2
import pytest

from tests.conftest import unused_port
from tests.factories import make_event
from tests.hubs import Hub, listening_hub
from tests.serving import served
from tests.web.conftest import Served
from timeline.config import Settings
from timeline.pages.context import current
from timeline.server import arguments
from timeline.web.hub import Tell, changed_topics, hub_teller

HUB = "https://hub.example/push?key=1"
PUBLIC = "https://timeline.example"


@pytest.fixture(scope="module")
def with_hub(site: Served) -> Iterator[httpx2.Client]:
    port = unused_port()
    with (
        served(site.store, port=port, websub_hub=HUB, public_url=PUBLIC),
        httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as opened,
    ):
        yield opened


@pytest.mark.parametrize("path", ["/atom.xml", "/country/KR/rss.xml", "/kind/visit/atom.xml"])
def test_hub_and_topic_are_named(with_hub: httpx2.Client, path: str) -> None:
    answer = with_hub.get(path)
    links = {link["rel"]: link["href"] for link in feedparser.parse(answer.content).feed.links}
    assert (links["hub"], links["self"]) == (HUB, PUBLIC + path)
    assert answer.headers["link"] == f'<{HUB}>; rel="hub", <{PUBLIC}{path}>; rel="self"'


def test_a_json_feed_names_the_hub(with_hub: httpx2.Client) -> None:
    answer = with_hub.get("/feed.json")
    assert json.loads(answer.content)["hubs"] == [{"type": "WebSub", "url": HUB}]
    assert HUB in answer.headers["link"]


def test_the_topic_is_the_one_address_of_the_feed(with_hub: httpx2.Client) -> None:
    assert f"<{PUBLIC}/country/KR/rss.xml>" in with_hub.get("/rss.xml?country=KR").headers["link"]


@pytest.mark.parametrize("path", ["/calendar.ics", "/events.csv"])
def test_what_is_no_feed_names_none(with_hub: httpx2.Client, path: str) -> None:
    assert "link" not in with_hub.get(path).headers


@pytest.mark.parametrize("query", ["lang=vi", "limit=5", "country=KR&kind=visit", "country=KR,LA", "from=2022", "q=a"])
def test_a_feed_whose_changes_no_hub_is_told_of_names_none(with_hub: httpx2.Client, query: str) -> None:
    answer = with_hub.get(f"/atom.xml?{query}")
    assert ("link" in answer.headers, HUB.encode() in answer.content) == (False, False)


def test_without_a_hub_none_is_named(client: httpx2.Client) -> None:
    answer = client.get("/atom.xml")
    assert "link" not in answer.headers and "hub" not in [x["rel"] for x in feedparser.parse(answer.text).feed.links]


def test_what_has_no_date_is_in_no_topic() -> None:
    assert changed_topics([], [make_event(dtstart=None)], PUBLIC) == []


def test_a_topic_is_written_in_ascii() -> None:
    assert changed_topics([], [make_event()], "https://lịch.example")[0] == "https://xn--lch-llz.example/rss.xml"


def teller(hub: Hub) -> Tell:
    return hub_teller(Settings(websub_hub=hub.url, public_url=PUBLIC))


def wait_until(is_so: Callable[[], bool]) -> None:
    """For the most part of a minute."""
    for _ in range(500):
        if is_so():
            return
        sleep(0.1)
    raise AssertionError("it never was so")


def test_the_server_tells_of_what_was_and_of_what_is() -> None:
    with listening_hub() as hub:
        before, after = make_event(uid="e", countries=("KR",)), make_event(uid="e", countries=("LA",))
        teller(hub)([before], [after])
        wait_until(lambda: hub.told != [])
        folders = {topic.removeprefix(PUBLIC).rpartition("/")[0] for topic in hub.told[0]["hub.url"]}
        assert folders == {"", "/kind/agreement", "/country/KR", "/country/LA"}


def test_where_nothing_changed_the_hub_hears_nothing() -> None:
    with listening_hub() as hub:
        tell, same = teller(hub), make_event()
        tell([same], [same])
        tell([], [make_event(countries=("LA",))])
        wait_until(lambda: hub.told != [])
        assert len(hub.told) == 1


def test_a_hub_that_is_slow_delays_nobody_and_misses_nothing() -> None:
    with listening_hub() as hub:
        hub.answering.clear()
        tell = teller(hub)
        for code in ("KR", "LA", "KH"):
            tell([], [make_event(countries=(code,))])  # returns, though the hub answers nobody
        hub.answering.set()
        wait_until(lambda: "/country/KH/" in str(hub.told))
        assert "/country/LA/" in str(hub.told) and "/country/KR/" in str(hub.told)


def test_a_hub_that_refuses_is_a_warning_in_the_log_and_is_told_again(caplog: pytest.LogCaptureFixture) -> None:
    with listening_hub() as hub:
        hub.status = 500
        tell = teller(hub)
        tell([], [make_event()])
        wait_until(lambda: "it answered 500" in caplog.text)
        hub.status = 202
        tell([], [make_event()])
        wait_until(lambda: len(hub.told) == 2)


def test_without_a_hub_nobody_is_told() -> None:
    hub_teller(Settings())([], [make_event()])
    assert "hub" not in [thread.name for thread in enumerate_threads()]


@pytest.mark.slow
def test_the_pages_of_a_server_have_what_tells_its_hub(tmp_path: Path) -> None:
    with listening_hub() as hub:
        arguments(Settings(store=tmp_path, websub_hub=hub.url, public_url=PUBLIC))
        current().decided([], [make_event()])
        wait_until(lambda: hub.told != [])
