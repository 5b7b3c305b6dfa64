"""The page to subscribe from, as the server answers it: for exactly the filter of its query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from lxml import html

from tests.conftest import unused_port
from tests.serving import served
from tests.web.conftest import Served

PUBLIC = "https://timeline.example.org/abroad"


@pytest.fixture(scope="module")
def public(site: Served) -> Iterator[httpx2.Client]:
    """The same events behind a public address."""
    port = unused_port()
    with (
        served(site.store, port=port, public_url=PUBLIC, contact="lan@example.org"),
        httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        yield client


def page(client: httpx2.Client, query: str = "") -> Any:
    answer = client.get(f"/subscribe{query}")
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def calendar(client: httpx2.Client, query: str = "") -> str:
    return str(page(client, query).xpath("//link[@type='text/calendar']/@href")[0])


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/calendar.ics"),
        ("?kind=visit", "/kind/visit/calendar.ics"),
        ("?country=kr&lang=vi", "/country/KR/calendar.ics?lang=vi"),
        ("?country=JP&country=KR", "/calendar.ics?country=JP,KR"),
        ("?cancelled=0&utm_source=x", "/calendar.ics?cancelled=0"),
    ],
)
def test_its_calendar_is_that_of_the_filter(public: httpx2.Client, query: str, address: str) -> None:
    assert calendar(public, query) == PUBLIC + address


def test_every_address_on_it_is_answered(client: httpx2.Client, site: Served) -> None:
    found = page(client, "?kind=visit&lang=vi")
    own = [link for link in found.xpath("//a/@href") if link.startswith(("/", site.base_url))]
    assert len(own) > 40
    wrong = {link for link in dict.fromkeys(own) if client.get(link).status_code != 200}
    assert wrong == set()


def test_it_counts_what_the_data_holds(client: httpx2.Client) -> None:
    rows = client.get("/kind/visit/events.jsonl").text.splitlines()
    (said,) = page(client).xpath("//li[a='Visit']/small/text()")
    assert said == f"({len(rows)})"


@pytest.mark.parametrize(
    ("query", "option", "switched"),
    [
        ("?kind=visit", 0, "/subscribe?kind=visit&precision=month"),
        ("?kind=visit&precision=month", 0, "/subscribe?kind=visit"),
        ("", 1, "/subscribe?cancelled=0"),
        ("?cancelled=0", 1, "/subscribe"),
        ("", 2, "/subscribe?limit=all"),
        ("?limit=all&lang=zh", 2, "/subscribe?lang=zh"),
    ],
)
def test_an_option_is_a_link_that_changes_it_alone(
    client: httpx2.Client, query: str, option: int, switched: str
) -> None:
    assert page(client, query).xpath("//ul[@class='options']//a/@href")[option] == switched


def test_what_only_this_machine_reaches_is_not_offered_to_others(client: httpx2.Client) -> None:
    assert [link.split(":")[0] for link in page(client).xpath("//ul[@class='ways']//a/@href")] == ["webcal"]


def test_it_has_a_policy_of_its_own(client: httpx2.Client) -> None:
    headers = client.get("/subscribe").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert headers["content-security-policy"].endswith("frame-ancestors 'self'")


def test_a_copy_that_is_current_is_not_sent_again(client: httpx2.Client) -> None:
    tag = client.get("/subscribe?kind=visit").headers["etag"]
    assert client.get("/subscribe?kind=visit", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("query", ["?contry=KR", "?kind=x", "?province=Nowhere"])
def test_an_unknown_filter_is_refused(client: httpx2.Client, query: str) -> None:
    answer = client.get(f"/subscribe{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")


def test_a_title_from_outside_stays_text(client: httpx2.Client) -> None:
    found = page(client, "?q=<script>alert(1)</script>&party=%22%3E%3Cimg+src=x%3E")
    assert found.xpath("//script | //img") == []


def test_the_contact_of_the_settings_is_on_it(public: httpx2.Client) -> None:
    assert page(public).xpath("//footer//a[starts-with(@href, 'mailto:')]/@href") == ["mailto:lan@example.org"]
