"""The page for other people's frames, as the server answers it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from lxml import html

from tests.factories import KNOWN, fill_store, make_event, make_events
from tests.serving import served
from tests.web.conftest import Served
from timeline.errors import FilterError
from timeline.filter import EventFilter
from timeline.model import Event, Kind, Withdrawal
from timeline.publish.monthview import Month
from timeline.web.embed import Asked, View, _newest, asked_embed


def page(client: httpx2.Client, query: str = "") -> Any:
    answer = client.get(f"/embed{query}")
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def newest(site: Served, count: int) -> list[str]:
    shown = [event for event in site.events if event.dtstart is not None and event.withdrawn is None]
    return [e.uid for e in sorted(shown, key=lambda e: str(e.dtstart), reverse=True)][:count]


@pytest.mark.parametrize(("query", "count"), [("", 10), ("?limit=3", 3)])
def test_the_newest_events_are_listed(client: httpx2.Client, site: Served, query: str, count: int) -> None:
    links = page(client, query).xpath("//li/a/@href")
    starts = {e.uid: e.dtstart for e in site.events}
    shown = [starts[link.rpartition("/")[2].replace("%40", "@")] for link in links]
    assert shown == [starts[uid] for uid in newest(site, count)]


def test_only_the_filters_events_are_listed(client: httpx2.Client) -> None:
    rows = page(client, "?kind=visit&limit=100").xpath("//li/small/text()")
    assert rows
    assert all(row.startswith("Visit") for row in rows)


def test_an_events_link_leads_to_its_page_in_that_language(client: httpx2.Client) -> None:
    link = page(client, "?lang=vi&limit=1").xpath("//li/a/@href")[0]
    assert link.endswith("?lang=vi")
    assert client.get(link).status_code == 200


def test_a_month_shows_its_events(client: httpx2.Client) -> None:
    found = page(client, "?month=2022-06&kind=visit")
    assert "Champasak" in found.xpath("string(//ul[@class='events'])")
    assert "14" in found.xpath("//td/a/text()")


def test_who_asks_for_the_calendar_sees_a_month_with_events(client: httpx2.Client) -> None:
    assert page(client, "?view=month").xpath("//td/a")


def test_all_its_addresses_are_answered(client: httpx2.Client) -> None:
    for query in ("?lang=zh&kind=visit", "?view=month&lang=zh&kind=visit"):
        links = [str(link) for link in page(client, query).xpath("//a/@href") if not link.startswith("#")]
        assert len(links) > 3
        assert {client.get(link).status_code for link in links} == {200}


def test_anybody_may_frame_it_and_nothing_else(client: httpx2.Client) -> None:
    headers = client.get("/embed").headers
    assert "x-frame-options" not in headers
    assert headers["content-security-policy"].endswith("; frame-ancestors *")
    for path in ("/", "/subscribe", "/event/visit-from-champasak", "/calendar.ics", "/embed/x", "/embed?kind=x"):
        other = client.get(path).headers
        assert other["x-frame-options"] == "SAMEORIGIN", path
        assert "frame-ancestors *" not in other["content-security-policy"], path


def test_a_search_engine_has_no_endless_calendar(client: httpx2.Client) -> None:
    assert "Disallow: /embed\n" in client.get("/robots.txt").text
    assert page(client).xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_copy_that_is_current_is_not_sent_again(client: httpx2.Client) -> None:
    tag = client.get("/embed?view=month").headers["etag"]
    assert client.get("/embed?view=month", headers={"If-None-Match": tag}).status_code == 304


WRONG = [
    "view=week",
    "month=2026",
    "month=2026-13",
    "month=0000-01",
    "month=2026-1",
    "view=list&view=month",
    "limit=101",
]


@pytest.mark.parametrize("query", [*WRONG, "limit=all", "contry=KR", "month=2026-01%0a"])
def test_what_is_not_known_is_refused(client: httpx2.Client, query: str) -> None:
    answer = client.get(f"/embed?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ([], Asked(EventFilter())),
        ([("view", "month")], Asked(EventFilter(), View.MONTH)),
        ([("month", "2026-11")], Asked(EventFilter(), View.MONTH, Month(2026, 11))),
        ([("kind", "visit"), ("view", "list")], Asked(EventFilter(kinds=(Kind.VISIT,)))),
    ],
)
def test_what_is_asked_for_is_read_and_written(query: list[tuple[str, str]], asked: Asked) -> None:
    assert asked_embed(query) == asked
    written = [tuple(pair.split("=")) for pair in asked.query.removeprefix("?").split("&") if pair]
    assert asked_embed(written) == asked  # type: ignore[arg-type]


def test_months_and_filters_are_not_mixed_up() -> None:
    with pytest.raises(FilterError, match="view"):
        asked_embed([("view", "x")])


def on(*days: date) -> list[Event]:
    return [make_event(dtstart=day) for day in days]


def test_what_was_withdrawn_makes_room_for_others(tmp_path: Path) -> None:
    gone = [make_event(dtstart=date(2024, 1, d), withdrawn=Withdrawal(KNOWN, "x")) for d in range(1, 25)]
    kept = on(date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1))
    store = fill_store(tmp_path, [*gone, *kept])
    assert [e.uid for e in _newest(store, EventFilter(limit=2))] == [kept[2].uid, kept[1].uid]


def test_a_month_outside_the_filters_period_is_empty(tmp_path: Path) -> None:
    fill_store(tmp_path, make_events(20))
    with served(tmp_path) as base_url, httpx2.Client(base_url=base_url, timeout=30) as client:
        assert page(client, "?to=2010&month=2020-01").xpath("//li") == []


def test_list_and_calendar_lead_to_each_other_with_the_filter(client: httpx2.Client) -> None:
    to_month = page(client, "?kind=visit&limit=5").xpath("//footer/a/@href")[-1]
    assert to_month == "/embed?kind=visit&limit=5&view=month"
    assert page(client, to_month.removeprefix("/embed")).xpath("//footer/a/@href")[-1] == "/embed?kind=visit&limit=5"
