"""The sitemap over HTTP: every page that it names is there."""

from __future__ import annotations

import httpx2
from lxml import etree

from tests.web.conftest import Served

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client: httpx2.Client) -> list[str]:
    found: list[str] = etree.fromstring(client.get("/sitemap.xml").content).xpath("//s:loc/text()", namespaces=SPACES)
    return found


def test_it_has_the_page_of_each_dated_event_that_stands(client: httpx2.Client, site: Served) -> None:
    standing = [event for event in site.events if event.dtstart is not None and event.withdrawn is None]
    assert len(addresses(client)) == len(standing) + 2
    assert f"{site.base_url}/plain" in addresses(client)
    assert f"{site.base_url}/event/visit-from-champasak" in addresses(client)


def test_every_page_is_there(client: httpx2.Client) -> None:
    assert {client.get(address).status_code for address in addresses(client)} == {200}


def test_a_part_that_is_not_there_is_404(client: httpx2.Client) -> None:
    assert client.get("/sitemap-1.xml").status_code == 404


def test_robots_are_led_to_it(client: httpx2.Client, site: Served) -> None:
    assert f"Sitemap: {site.base_url}/sitemap.xml\n" in client.get("/robots.txt").text


def test_who_has_it_is_told_so(client: httpx2.Client) -> None:
    tag = client.get("/sitemap.xml").headers["etag"]
    assert client.get("/sitemap.xml", headers={"If-None-Match": tag}).status_code == 304
