"""Whatever a server writes, a fetch ends with an answer or with an error of ours; and nothing inside is asked."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tenacity import wait_none

from tests.fetch.conftest import TLS, Played
from tests.fetch.outside import Outside, cut, outside
from timeline.errors import FetchError, RefusedError
from timeline.fetch import Fetcher, Limits, Manners
from timeline.fetch.addresses import web_address
from timeline.fetch.codings import decoded
from timeline.fetch.robots import read_rules

QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

hosts = st.sampled_from(
    [
        "127.0.0.2",
        "2130706434",
        "0x7f000002",
        "0177.0.0.2",
        "127.2",
        "[::1]",
        "[::ffff:127.0.0.2]",
        "localhost",
        "[::]",
        "0",
        "127.0.0.2.",
        "127。0。0。2",
        "a.invalid",
        "169.254.169.254",
        "%31%32%37.0.0.2",
        "①②⑦.0.0.2",
        "",
    ]
)
pieces = st.sampled_from(
    ["http:", "https:", "file:", "//", "/", "\\", "@", "#", "?", ":", "..", "\t", " ", "%00", "\u202e"]
)
locations = st.one_of(
    st.text(max_size=60),
    st.builds("{}//{}{}".format, st.sampled_from(["http:", "https:", "", "HTTP:"]), hosts, st.text(max_size=20)),
    st.lists(st.one_of(pieces, hosts), max_size=8).map("".join),
)
names = st.sampled_from(
    [
        "Location",
        "Content-Type",
        "Content-Length",
        "Content-Encoding",
        "Transfer-Encoding",
        "Retry-After",
        "ETag",
        "Last-Modified",
        "Connection",
        "Set-Cookie",
        "Refresh",
        "Upgrade",
        "Trailer",
    ]
)
values = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [
            b"0",
            b"5",
            b"-1",
            b"99999999999",
            b"chunked",
            b"gzip",
            b"deflate",
            b"gzip, gzip",
            b"identity",
            b"close",
            b"Fri, 31 Dec 9999 23:59:59 GMT",
            b"text/html; charset=x",
            b"/a",
            b"/robots.txt",
            b"keep-alive, upgrade",
        ]
    ),
)
bodies = st.one_of(
    st.binary(max_size=200),
    st.binary(max_size=200).map(gzip.compress),
    st.binary(max_size=200).map(zlib.compress),
    st.binary(max_size=60).map(lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)),
)
fields = st.sampled_from(
    ["User-agent", "Disallow", "Allow", "Crawl-delay", "Request-rate", "Visit-time", "Sitemap", "Host", "x"]
)
STATUSES = [100, 101, 200, 200, 200, 203, 204, 206, 301, 302, 304, 307, 308, 404, 410, 429, 500, 503, 999]


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """An answer whose parts are nearly right."""
    head = b"HTTP/1.%d %d x\r\n" % (draw(st.integers(0, 1)), draw(st.sampled_from(STATUSES)))
    headers = draw(st.lists(st.tuples(names, values), max_size=5))
    location = draw(st.one_of(st.none(), locations))
    if location is not None:
        headers.append(("Location", location.encode("utf-8", "surrogatepass")))
    return head + b"".join(name.encode() + b": " + value + b"\r\n" for name, value in headers) + b"\r\n" + draw(bodies)


redirects = st.builds(
    lambda status, location: b"HTTP/1.1 %d x\r\nLocation: %s\r\n\r\n" % (status, location.encode("utf-8", "replace")),
    st.sampled_from([301, 302, 303, 307, 308]),
    locations,
)


@pytest.fixture(scope="module")
def inside() -> Iterator[Outside]:
    with outside(host="127.0.0.2") as played:
        yield played


@pytest.fixture(scope="module")
def bad() -> Iterator[Outside]:
    with outside() as played:
        yield played


def fetch_all(bad: Outside, inside: Outside, robots: bytes, page: bytes) -> None:
    """One fetch from a server that answers so; it hangs up after each answer."""
    clock = Played()
    bad.on("/robots.txt", cut(robots))
    url = bad.on("/a", cut(page))
    limits = Limits(size=10_000, silence=5, redirects=3, tries=2)
    allowed = [f"127.0.0.1:{bad.port}"]
    manners = Manners(pause=0)
    played = {"now": clock.now, "sleep": clock.sleep, "monotonic": clock.monotonic, "wait": wait_none()}
    with Fetcher(allow=allowed, limits=limits, manners=manners, tls=TLS, **played) as fetch:
        try:
            got = fetch(url)
        except FetchError as error:
            event(type(error).__name__)
            assert str(error).isprintable()
            assert len(str(error)) < 3000
        else:
            event(str(got.status))
            assert len(got.content) <= 10_000
            assert got.url.isascii()
            assert got.url.isprintable()
            assert got.url.startswith(f"{bad.url}/")
    assert inside.connections == 0


@pytest.mark.slow
@settings(QUIET, max_examples=300)
@given(page=st.one_of(answers(), redirects))
def test_no_answer_does_harm(bad: Outside, inside: Outside, page: bytes) -> None:
    fetch_all(bad, inside, b"HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n", page)


@pytest.mark.slow
@settings(QUIET, max_examples=150)
@given(robots=st.one_of(answers(), redirects), page=answers())
def test_no_answer_for_robots_does_harm(bad: Outside, inside: Outside, robots: bytes, page: bytes) -> None:
    fetch_all(bad, inside, robots, page)


@pytest.mark.slow
@settings(QUIET, max_examples=100)
@given(page=st.binary(max_size=300))
def test_no_bytes_at_all_do_harm(bad: Outside, inside: Outside, page: bytes) -> None:
    fetch_all(bad, inside, b"HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n", page)


@pytest.mark.slow
@settings(QUIET, max_examples=2000)
@given(location=locations)
def test_an_address_is_refused_or_has_one_form(location: str) -> None:
    base = web_address("http://a.example/x")
    for given_base in (None, base):
        try:
            address = web_address(location, given_base)
        except RefusedError as error:
            assert str(error).isprintable()
            continue
        assert web_address(str(address)) == address
        assert str(address).isascii()
        assert str(address).isprintable()


@pytest.mark.slow
@settings(QUIET, max_examples=500)
@given(lines=st.lists(st.tuples(fields, st.sampled_from([":", " ", "::", ""]), st.text(max_size=20)), max_size=12))
def test_no_rules_for_robots_do_harm(lines: list[tuple[str, str, str]]) -> None:
    rules = read_rules("\n".join(map("".join, lines)).encode("utf-8", "surrogatepass"), "foreign-affairs-timeline")
    assert rules.allows(web_address("http://a.example/a?b=%FF")) in {True, False}
    assert rules.pause >= 0


@pytest.mark.slow
@settings(QUIET, max_examples=500)
@given(body=bodies, coding=st.sampled_from(["gzip", "deflate"]), size=st.integers(1, 50))
def test_no_coded_body_does_harm(body: bytes, coding: str, size: int) -> None:
    try:
        got = b"".join(decoded((body[at : at + size] for at in range(0, len(body), size)), coding, "a"))
    except FetchError as error:
        assert str(error).isprintable()
    else:
        assert len(got) <= 200
