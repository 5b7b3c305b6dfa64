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


def test_a_year_without_events_is_not_taken_for_a_site_without_any(client: httpx2.Client) -> None:
    assert "No event fits these filters." in page(client, "?year=1850&lang=en").xpath("//main/p/text()")


def test_each_year_lists_as_many_events_as_are_counted_of_it(client: httpx2.Client, site: Served) -> None:
    assert len(standing(site)) < len([event for event in site.events if event.dtstart]), "some were withdrawn"
    for link in page(client, "?lang=en").xpath("//li[contains(a/@href, 'year=')]"):
        listed = page(client, link.find("a").get("href").removeprefix("/plain")).xpath("//section//li")
        assert link.text_content() == f"{link.find('a').text} ({len(listed)})"


def test_the_counts_of_the_form_are_those_of_the_years(client: httpx2.Client, site: Served) -> None:
    statuses = page(client, "?lang=en").xpath("//select[@name='status']/option/text()")
    counted = [int(said.rpartition("(")[2].rstrip(")")) for said in statuses if "(" in said]
    assert sum(counted) == len(standing(site))


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


def form(client: httpx2.Client, query: str = "") -> Any:
    [found] = page(client, query).forms
    return found


def submitted(client: httpx2.Client, found: Any, **given: str) -> httpx2.Response:
    """What a browser without script is answered: the form's fields, empty ones too, in the address of its action."""
    assert found.method == "GET"
    found.fields.update(given)
    return client.get(found.action, params=found.form_values())


def test_its_form_filters_by_kind_and_words(client: httpx2.Client, site: Served) -> None:
    visits = [event for event in standing(site) if Kind.VISIT in (event.kind, *event.also)]
    answer = submitted(client, form(client), kind="visit")
    assert len(html.document_fromstring(answer.text).xpath("//article")) == len(visits)
    answer = submitted(client, form(client), q="nothing has these words")
    assert "No event fits these filters." in answer.text and "No events yet" not in answer.text


def test_its_form_keeps_what_was_chosen(client: httpx2.Client) -> None:
    found = form(client, "?kind=visit,meeting&country=LA&lang=vi&from=2019-03-05&party=Champasak&cancelled=0")
    values = dict(found.form_values())
    assert values == {
        "kind": "visit,meeting",
        "country": "LA",
        "lang": "vi",
        "from": "2019-03-05",
        "to": "",
        "status": "",
        "q": "",
        "party": "Champasak",
        "cancelled": "0",
    }
    assert submitted(client, found).status_code == 200


def test_its_form_counts_each_choice(client: httpx2.Client, site: Served) -> None:
    visits = [e for e in site.events if Kind.VISIT in (e.kind, *e.also) and e.dtstart is not None]
    [option] = form(client).xpath(".//option[@value='visit']")
    assert option.text == f"Visit ({len(visits)})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_form_has_a_label_for_each_field(client: httpx2.Client, language: str) -> None:
    found = form(client, f"?lang={language}")
    fields = found.xpath(".//select | .//input[not(@type='hidden')]")
    assert len(fields) == 6
    assert all(field.getparent().tag == "label" and field.getparent().text for field in fields)


def test_its_form_leads_to_this_site_alone(client: httpx2.Client) -> None:
    answer = client.get("/plain")
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert "form-action 'none'" not in answer.text


def test_there_is_a_list_for_each_kind(client: httpx2.Client, site: Served) -> None:
    links = page(client).xpath("//main//ul/li/a[contains(@href, 'kind=')]/@href")
    kinds = {kind for e in site.events if e.dtstart is not None for kind in (e.kind, *e.also)}
    assert len(links) == len(kinds)
    assert {client.get(link).status_code for link in links} == {200}
