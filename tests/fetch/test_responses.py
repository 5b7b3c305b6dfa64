"""What comes back for an address: body, type, validators, redirects, and what was said of us."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address

import pytest

from tests.conftest import missing
from tests.fetch.conftest import PUBLIC, START, Led, Played
from tests.fetch.outside import Outside, cut, outside, redirect, reply
from timeline import __version__
from timeline.config import Settings
from timeline.errors import FetchError, RefusedError
from timeline.fetch import Fetcher, open_fetcher
from timeline.followed import Validators

Make = Callable[..., Fetcher]


def test_a_page_comes_with_what_its_head_says(server: Outside, fetcher: Make) -> None:
    url = server.on(
        "/a",
        reply(body=b"<p>", content_type="Text/HTML; Charset=Windows-1258", etag='"x"', last_modified="yesterday"),
    )
    got = fetcher()(url)
    assert (got.status, got.content, got.media_type, got.charset) == (200, b"<p>", "text/html", "Windows-1258")
    assert got.validators == Validators('"x"', "yesterday")
    assert (got.asked, got.url, got.moved, got.retry_after) == (url, url, False, None)
    assert got.fetched > START


def test_who_we_are_is_said(server: Outside, fetcher: Make) -> None:
    fetcher(contact="desk@example.org")(server.on("/", reply()))
    for request in server.requests:
        assert f"User-Agent: foreign-affairs-timeline/{__version__} (+desk@example.org)\r\n" in request
        assert "From: desk@example.org\r\n" in request


def test_without_a_contact_name_and_version_are_said(server: Outside, fetcher: Make) -> None:
    fetcher()(server.on("/", reply()))
    assert f"User-Agent: foreign-affairs-timeline/{__version__}\r\n" in server.asked("/")[0]
    assert "From:" not in server.asked("/")[0]


def test_what_did_not_change_is_not_sent_again(server: Outside, fetcher: Make) -> None:
    url = server.on("/a", reply(304, etag='"y"'))
    got = fetcher()(url, Validators('"x"', "Sun, 22 Nov 2026 07:00:00 GMT"))
    assert got.is_unchanged
    assert got.content == b""
    (request,) = server.asked("/a")
    assert 'If-None-Match: "x"\r\n' in request
    assert "If-Modified-Since: Sun, 22 Nov 2026 07:00:00 GMT\r\n" in request


def test_an_answer_that_nothing_changed_where_nothing_was_known_is_an_error(server: Outside, fetcher: Make) -> None:
    with pytest.raises(FetchError, match="304 Not Modified"):
        fetcher()(server.on("/a", reply(304)))


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_an_answer(server: Outside, fetcher: Make, status: int) -> None:
    got = fetcher()(server.on("/a", reply(status, b"nothing here")))
    assert got.is_gone
    assert (got.status, got.content) == (status, b"")


@pytest.mark.parametrize(
    ("statuses", "moved"), [((301,), True), ((308, 301), True), ((301, 302), False), ((307,), False)]
)
def test_a_page_has_moved_where_all_redirects_are_permanent(
    server: Outside, fetcher: Make, statuses: tuple[int, ...], moved: bool
) -> None:
    for step, status in enumerate(statuses):
        server.on(f"/{step}", redirect(f"/{step + 1}", status))
    last = server.on(f"/{len(statuses)}", reply(body=b"here"))
    got = fetcher()(f"{server.url}/0#part")
    assert (got.asked, got.url, got.content, got.moved) == (f"{server.url}/0", last, b"here", moved)


@pytest.mark.parametrize("status", [400, 401, 403, 451, 204, 206, 300, 305, 418])
def test_every_other_status_is_an_error_that_says_so(server: Outside, fetcher: Make, status: int) -> None:
    url = server.on("/a", reply(status))
    with pytest.raises(FetchError, match=f"^{url}: the server answered {status}") as raised:
        fetcher()(url)
    assert type(raised.value) is FetchError
    assert server.paths == ["/robots.txt", "/a"]


def test_one_connection_serves_many_requests(server: Outside, fetcher: Make) -> None:
    fetch = fetcher()
    for path, answer in {
        "/a": reply(body=b"x"),
        "/b": reply(404, b"nothing"),
        "/c": reply(304, length=50_000),
        "/d": redirect("/a"),
    }.items():
        fetch(server.on(path, answer), Validators('"x"'))
    assert server.connections == 1
    assert len(server.paths) == 6


def test_a_connection_that_was_closed_meanwhile_is_made_again(server: Outside, fetcher: Make) -> None:
    fetch = fetcher()
    assert fetch(server.on("/a", cut(reply(body=b"x")))).content == b"x"
    assert fetch(server.on("/b", reply(body=b"y"))).content == b"y"


def test_a_body_without_a_length_goes_until_the_server_closes(server: Outside, fetcher: Make) -> None:
    assert fetcher()(server.on("/a", cut(b"HTTP/1.0 200 OK\r\n\r\nhello"))).content == b"hello"


def test_a_name_with_other_letters_is_looked_up_and_sent_in_ascii(server: Outside, fetcher: Make) -> None:
    led = Led(server.port)
    looked_up: list[str] = []
    server.on("/tin%20t%E1%BB%A9c", reply(body=b"x"))
    fetch = fetcher(allow=[], resolve=lambda host, port: looked_up.append(host) or [PUBLIC], below=led)
    assert fetch("http://Báo.example/tin tức").url == "http://xn--bo-mia.example/tin%20t%E1%BB%A9c"
    assert looked_up == ["xn--bo-mia.example"]
    assert "Host: xn--bo-mia.example\r\n" in server.requests[-1]


def test_a_redirect_may_be_written_in_other_letters(server: Outside, fetcher: Make) -> None:
    server.on("/t%E1%BB%A9c", reply(body=b"x"))
    assert fetcher()(server.on("/a", redirect("/tức"))).content == b"x"


def test_the_next_address_of_a_name_is_tried(server: Outside, fetcher: Make) -> None:
    server.on("/a", reply(body=b"x"))
    fetch = fetcher(allow=["a.example"], resolve=lambda host, port: [ip_address("127.0.0.9"), ip_address("127.0.0.1")])
    assert fetch(f"http://a.example:{server.port}/a").content == b"x"


def test_where_a_redirect_leads_is_known_though_its_body_is_cut(server: Outside, fetcher: Make) -> None:
    server.on("/b", reply(body=b"x"))
    assert fetcher()(server.on("/a", cut(reply(302, b"moved", length=900, location="/b")))).content == b"x"


def test_a_server_may_be_asked_over_ipv6(fetcher: Make) -> None:
    if not socket.has_dualstack_ipv6():
        missing("this machine has no IPv6")
    with outside(host="::1") as server:
        server.on("/a", reply(body=b"x"))
        assert fetcher(allow=["::1"])(f"http://[::1]:{server.port}/a").content == b"x"
        assert f"Host: [::1]:{server.port}\r\n" in server.requests[-1]


def test_the_settings_say_who_asks_how_often_and_whom(server: Outside, clock: Played) -> None:
    settings = Settings(contact="desk@example.org", fetch_allow=("127.0.0.1",), fetch_pause=7)
    with open_fetcher(settings, now=clock.now, sleep=clock.sleep) as fetch:
        assert fetch(server.on("/a", reply(body=b"x"))).content == b"x"
    assert 6 < clock.waited[0] <= 7
    assert "(+desk@example.org)" in server.requests[0]


def test_by_default_nothing_inside_is_asked(server: Outside, clock: Played) -> None:
    with open_fetcher(Settings(), now=clock.now) as fetch, pytest.raises(RefusedError, match="of this machine"):
        fetch(f"{server.url}/a")
