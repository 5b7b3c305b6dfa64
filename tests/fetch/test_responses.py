"""What comes back for an address: body, type, validators, redirects, and what was said of us."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fetch.conftest import START
from tests.fetch.outside import Outside, redirect, reply
from timeline import __version__
from timeline.errors import FetchError
from timeline.fetch.fetcher import Fetcher
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
