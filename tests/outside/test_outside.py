"""The played outside web answers as real servers do, and counts what it is asked."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from threading import Thread

import httpx2
import pytest

from tests.outside import OutsideWeb, Site, newspaper, opened_site, outside_web, portal
from tests.outside.site import Page, moment
from tests.outside.trouble import cut_short, endless, failing, flooding_feed, resetting, stalling


@pytest.fixture
def site() -> Iterator[Site]:
    with opened_site() as opened:
        yield opened


@pytest.fixture(scope="module")
def web() -> Iterator[OutsideWeb]:
    with outside_web() as opened:
        yield opened


def get(site: Site, path: str, **headers: str) -> httpx2.Response:
    with httpx2.Client(trust_env=False, timeout=60) as client:
        return client.get(
            f"{site.url}{path}", headers={name.replace("_", "-"): value for name, value in headers.items()}
        )


def test_every_site_is_a_host_of_its_own(web: OutsideWeb) -> None:
    assert len(set(web.hosts)) == len(web.sites)


@pytest.mark.parametrize("name", ["post", "portal", "agency"])
def test_lists_answer(web: OutsideWeb, name: str) -> None:
    assert httpx2.get(web.lists[name], trust_env=False).status_code == 200


def test_all_pages_of_the_sites_answer(web: OutsideWeb) -> None:
    for site in web.sites:
        assert [path for path in site.pages if get(site, path).status_code != 200] == []


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    site.pages["/"] = Page(b"same", modified=moment("2024-05-01"))
    first = get(site, "/")
    by_etag = get(site, "/", if_none_match=first.headers["etag"])
    by_day = get(site, "/", if_modified_since=first.headers["last-modified"])
    assert [(answer.status_code, answer.content) for answer in (by_etag, by_day)] == [(304, b""), (304, b"")]


def test_a_changed_page_is_sent_again(site: Site) -> None:
    site.pages["/"] = Page(b"before")
    etag = get(site, "/").headers["etag"]
    site.pages["/"] = Page(b"after")
    assert get(site, "/", if_none_match=etag).content == b"after"


def test_requests_are_written_down(site: Site) -> None:
    site.pages["/"] = Page(b"same")
    get(site, "/")
    get(site, "/", if_none_match='"other"')
    get(site, "/nowhere")
    assert site.statuses() == {("/", 200): 2, ("/nowhere", 404): 1}
    assert [request.is_conditional for request in site.asked("/")] == [False, True]
    assert len(site.pauses()) == 2


def test_requests_at_once_are_seen(site: Site) -> None:
    threads = [Thread(target=get, args=(site, "/")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.most_at_once > 1 and site.most_connections > 1


def test_requests_one_after_the_other_are_not_at_once(site: Site) -> None:
    for _ in range(20):
        get(site, "/")
    assert site.most_at_once == 1


def test_a_reset_is_a_reset(site: Site) -> None:
    site.pages["/"] = resetting
    with pytest.raises(httpx2.HTTPError):
        get(site, "/")
    assert site.statuses() == {("/", 0): 1}


def test_a_body_may_end_too_soon(site: Site) -> None:
    site.pages["/"] = cut_short
    with pytest.raises(httpx2.HTTPError):
        get(site, "/")


def test_who_stalls_says_no_more(site: Site) -> None:
    site.pages["/"] = stalling
    with pytest.raises(httpx2.ReadTimeout), httpx2.Client(trust_env=False) as client:
        client.get(site.url + "/", timeout=0.2)


def test_what_is_endless_goes_on(site: Site) -> None:
    site.pages["/"] = endless
    connection = http.client.HTTPConnection(site.host, int(site.url.rpartition(":")[2]), timeout=60)
    connection.request("GET", "/")
    assert len(connection.getresponse().read(20_000_000)) == 20_000_000
    connection.close()


def test_an_error_says_when_to_come_again(site: Site) -> None:
    site.pages["/"] = failing(503, retry_after=7)
    answer = get(site, "/")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")


def test_a_flood_has_as_many_links_as_wanted(site: Site) -> None:
    assert flooding_feed(site, links=1000).content.count(b"<link>") == 1000


def test_the_newspapers_feed_leads_to_its_pages(web: OutsideWeb) -> None:
    feed = get(web.newspaper, newspaper.FEED).text
    paths = [path for path in web.newspaper.pages if path.startswith("/world/")]
    assert paths and all(f"{web.newspaper.url}{path}" in feed for path in paths)


def test_the_portals_list_leads_to_its_pages(web: OutsideWeb) -> None:
    assert f"{portal.FOLDER}/ChiTiet.aspx?ID=101" in get(web.portal, portal.LIST).text
