"""Nothing that comes from outside reaches this machine or its network: by address, name, redirect or rebinding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from ipaddress import ip_address

import pytest

from tests.fetch.conftest import PUBLIC, Led
from tests.fetch.outside import Outside, outside, redirect, reply
from timeline.errors import RefusedError
from timeline.fetch import Fetcher
from timeline.fetch.networks import Address

Make = Callable[..., Fetcher]


@pytest.fixture
def inside() -> Iterator[Outside]:
    """A server that nobody allowed: it must not even be connected to."""
    with outside(host="127.0.0.2") as played:
        yield played
        assert played.connections == 0


def test_a_server_inside_is_not_asked(inside: Outside, fetcher: Make) -> None:
    with pytest.raises(RefusedError, match=r"127\.0\.0\.2 is of this machine; the setting fetch_allow"):
        fetcher()(f"{inside.url}/")


def test_a_name_of_a_server_inside_is_not_asked(inside: Outside, fetcher: Make) -> None:
    def resolve(host: str, port: int) -> list[Address]:
        return [ip_address("127.0.0.2")]

    with pytest.raises(RefusedError, match=r"evil\.example is at 127\.0\.0\.2, which is of this machine"):
        fetcher(resolve=resolve)(f"http://evil.example:{inside.port}/")


def test_one_address_inside_among_those_of_a_name_is_one_too_many(inside: Outside, fetcher: Make) -> None:
    led = Led(inside.port)
    fetch = fetcher(resolve=lambda host, port: [PUBLIC, ip_address("127.0.0.2")], below=led)
    with pytest.raises(RefusedError, match=r"evil\.example is at 127\.0\.0\.2"):
        fetch("http://evil.example/")
    assert led.connected == []


REDIRECTS = [
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://127.1/",
    "http://①②⑦.0.0.1/",
    "file:///etc/passwd",
    "ftp://127.0.0.2/",
    "gopher://127.0.0.2:6379/_FLUSHALL",
    "dict://127.0.0.2:11211/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "//127.0.0.2/",
    "http://user:secret@127.0.0.1/",
    "http://127.0.0.1:22/",
    "http://[::1/",
    "http://127.0.0.1\\@127.0.0.2/",
    "/\x01",
    "/\x7f",
    "http://127.0.0.1/\x1b[31m",
]


@pytest.mark.parametrize("location", REDIRECTS, ids=repr)
def test_a_redirect_to_the_inside_is_refused(server: Outside, inside: Outside, fetcher: Make, location: str) -> None:
    url = server.on("/a", redirect(location))
    with pytest.raises(RefusedError) as raised:
        fetcher()(url)
    assert str(raised.value).isprintable()
    assert server.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize("location", ["///127.0.0.2/", "http:///127.0.0.2/", "http:127.0.0.2", "\\\\127.0.0.2\\"])
def test_an_address_that_some_read_another_way_leads_to_nowhere_inside(
    server: Outside, inside: Outside, fetcher: Make, location: str
) -> None:
    with suppress(RefusedError):
        assert fetcher()(server.on("/a", redirect(location))).is_gone


def test_a_redirect_to_a_server_inside_is_refused(server: Outside, inside: Outside, fetcher: Make) -> None:
    with pytest.raises(RefusedError, match="of this machine"):
        fetcher()(server.on("/a", redirect(f"{inside.url}/secret")))


def test_a_redirect_of_robots_txt_to_a_server_inside_is_refused(
    server: Outside, inside: Outside, fetcher: Make
) -> None:
    server.on("/robots.txt", redirect(f"{inside.url}/secret"))
    with pytest.raises(RefusedError, match="of this machine"):
        fetcher()(f"{server.url}/a")
    assert server.paths == ["/robots.txt"]


def test_an_allowed_port_allows_no_other_one(server: Outside, fetcher: Make) -> None:
    fetch = fetcher(allow=[f"127.0.0.1:{server.port}"])
    with pytest.raises(RefusedError, match="of this machine"):
        fetch(server.on("/a", redirect("http://127.0.0.1:8/")))


def test_a_name_is_resolved_once_for_a_connection_which_goes_where_was_checked(server: Outside, fetcher: Make) -> None:
    """A name that is public when it is checked and loopback when it is connected to (DNS rebinding) gains nothing."""
    answers = iter([[PUBLIC], *[[ip_address("127.0.0.1")]] * 9])
    led = Led(server.port)
    server.on("/a", reply(body=b"hello"))
    assert fetcher(allow=[], resolve=lambda host, port: next(answers), below=led)("http://evil.example/a").content
    assert led.connected == [(str(PUBLIC), 80)]


def test_a_new_connection_is_checked_anew(server: Outside, fetcher: Make) -> None:
    answers = iter([[PUBLIC], *[[ip_address("127.0.0.1")]] * 9])
    led = Led(server.port)
    server.on("/robots.txt", reply(connection="close"))
    with pytest.raises(RefusedError, match=r"evil\.example is at 127\.0\.0\.1"):
        fetcher(allow=[], resolve=lambda host, port: next(answers), below=led)("http://evil.example/a")
    assert led.connected == [(str(PUBLIC), 80)]


def test_an_allowed_name_may_be_inside(server: Outside, fetcher: Make) -> None:
    server.on("/a", reply(body=b"hello"))
    fetch = fetcher(allow=["archive.intranet"], resolve=lambda host, port: [ip_address("127.0.0.1")])
    assert fetch(f"http://Archive.Intranet:{server.port}/a").content == b"hello"


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_no_proxy_of_the_environment_is_used(
    server: Outside, fetcher: Make, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher()(server.on("/a", reply(body=b"hello"))).content == b"hello"


def test_no_cookie_comes_back(server: Outside, fetcher: Make) -> None:
    fetch = fetcher()
    server.on("/b", reply(set_cookie="b=1"))
    fetch(server.on("/a", reply(302, set_cookie="a=1", location="/b")))
    fetch(server.on("/c", reply()))
    assert not any("cookie" in request.lower() for request in server.requests)


def test_no_password_of_the_environment_is_sent(
    server: Outside, fetcher: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login lan password secret")  # type: ignore[operator]
    monkeypatch.setenv("NETRC", f"{tmp_path}/.netrc")
    fetcher()(server.on("/a", reply()))
    assert not any("authorization" in request.lower() for request in server.requests)
