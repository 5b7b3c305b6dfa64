"""The events on plain pages, as the server answers them."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from lxml import html

from tests.web.conftest import Served
from timeline.filter import LANGUAGES
from timeline.model import Kind
from timeline.publish.listpage import LATEST


def page(client: httpx2.Client, query: str = "") -> Any:
    answer = client.get(f"/plain{query}")
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def standing(site: Served) -> list[Any]:
    return [event for event in site.events if event.dtstart is not None and event.withdrawn is None]


def test_the_latest_events_are_told_in_full(client: httpx2.Client, site: Served) -> None:
    assert len(page(client).xpath("//article")) == min(LATEST, len(standing(site)))


def test_the_years_together_have_every_event(client: httpx2.Client, site: Served) -> None:
    years = [link for link in page(client).xpath("//a/@href") if "year=" in link]
    links = [link for year in years for link in page(client, year.removeprefix("/plain")).xpath("//section//a/@href")]
    assert len(links) == len(set(links)) == len(standing(site))


def test_the_filter_goes_with_every_link(client: httpx2.Client) -> None:
    links = page(client, "?kind=visit&lang=vi").xpath("//main//h2/following-sibling::ul//a/@href")
    assert links
    assert all("kind=visit" in link and "lang=vi" in link for link in links)


def test_only_the_filters_events_are_there(client: httpx2.Client, site: Served) -> None:
    visits = [event for event in standing(site) if Kind.VISIT in (event.kind, *event.also)]
    assert len(page(client, "?kind=visit").xpath("//article")) == len(visits)


def test_events_lead_to_their_pages_in_the_language(client: httpx2.Client) -> None:
    link = page(client, "?lang=vi&kind=visit").xpath("//article/h3/a/@href")[0]
    assert link.endswith("?lang=vi")
    assert client.get(link).status_code in {200, 410}


def test_feeds_of_the_filter_are_discovered(client: httpx2.Client) -> None:
    feeds = page(client, "?country=LA").xpath("//link[@rel='alternate'][@type]/@href")
    assert "/country/LA/rss.xml" in feeds
    assert {client.get(feed).status_code for feed in feeds} == {200}


def test_programs_read_the_events_as_json_ld(client: httpx2.Client, site: Served) -> None:
    [script] = page(client).xpath("//script[@type='application/ld+json']/text()")
    listed = json.loads(script)
    assert (listed["@type"], listed["numberOfItems"]) == ("ItemList", min(LATEST, len(standing(site))))
    assert all(item["url"].startswith(f"{site.base_url}/event/") for item in listed["itemListElement"])


def test_it_is_there_in_every_language(client: httpx2.Client) -> None:
    assert page(client).xpath("//link[@rel='alternate']/@hreflang") == list(LANGUAGES)
    assert [page(client, f"?lang={code}").get("lang") for code in LANGUAGES] == list(LANGUAGES)


@pytest.mark.parametrize(
    ("query", "found"),
    [("", True), ("?kind=visit", True), ("?year=2022", True), ("?q=champasak", False), ("?year=1901", False)],
)
def test_search_engines_list_no_endless_filters(client: httpx2.Client, query: str, found: bool) -> None:
    assert bool(page(client, query).xpath("//meta[@name='robots']")) != found


@pytest.mark.parametrize("query", ["?year=x", "?year=2022&year=2023", "?year=0", "?kind=party", "?colour=red"])
def test_what_cannot_be_asked_for_is_said(client: httpx2.Client, query: str) -> None:
    assert client.get(f"/plain{query}").status_code == 400


def test_a_filter_without_events_is_a_page(client: httpx2.Client) -> None:
    assert page(client, "?q=nothing+has+these+words").xpath("//main/p")


def test_who_has_it_is_told_so(client: httpx2.Client) -> None:
    tag = client.get("/plain").headers["etag"]
    assert client.get("/plain", headers={"If-None-Match": tag}).status_code == 304


def test_whoever_has_no_script_is_led_there(client: httpx2.Client) -> None:
    links = html.document_fromstring(client.get("/?kind=visit").text).xpath("//noscript//a/@href")
    assert links[0] == "/plain?kind=visit"
