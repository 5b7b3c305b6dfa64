"""Answers that are too large, too slow, endless, coded to hide their size, or no HTTP: each ends with a clear error."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.fetch.outside import Outside, Script, cut, redirect, reply
from timeline.errors import FetchError, LaterError
from timeline.fetch import Fetcher, Limits

Make = Callable[..., Fetcher]
HEAD = b"HTTP/1.1 200 OK\r\n"


def endlessly(start: bytes, again: bytes, pause: float = 0) -> Script:
    """Sends the start, then the rest again and again, until nobody listens any more."""

    def send(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(start)
            while True:
                connection.sendall(again)
                time.sleep(pause)

    return send


def chunked(body: bytes, size: int) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def bare_deflate(body: bytes) -> bytes:
    press = zlib.compressobj(wbits=-15)
    return press.compress(body) + press.flush()


BODY = bytes(range(256)) * 300
CODED = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY),
    "GZip": gzip.compress(BODY),
    "deflate": zlib.compress(BODY),
    "Deflate": bare_deflate(BODY),
    "identity": BODY,
    "gzip, identity": gzip.compress(BODY),
    "": BODY,
}
MEMBERS = gzip.compress(BODY[:1000]) + gzip.compress(b"") + gzip.compress(BODY[1000:])


@pytest.mark.parametrize("coding", CODED)
def test_a_content_coding_is_undone(server: Outside, fetcher: Make, coding: str) -> None:
    assert fetcher()(server.on("/a", reply(body=CODED[coding], content_encoding=coding))).content == BODY


@pytest.mark.parametrize("end", [b"", b"\0" * 20, b"garbage"], ids=repr)
def test_gzip_may_have_several_members_and_something_behind_them(server: Outside, fetcher: Make, end: bytes) -> None:
    assert fetcher()(server.on("/a", reply(body=MEMBERS + end, content_encoding="gzip"))).content == BODY


@pytest.mark.parametrize("size", [1, 7, 4000])
def test_a_coded_body_may_come_in_chunks(server: Outside, fetcher: Make, size: int) -> None:
    head = HEAD + b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    assert fetcher()(server.on("/a", head + chunked(gzip.compress(BODY), size))).content == BODY


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_body_that_ends_before_its_coding_is_damaged(server: Outside, fetcher: Make, coding: str) -> None:
    with pytest.raises(FetchError, match=f"no complete {coding}"):
        fetcher()(server.on("/a", reply(body=CODED[coding][:-9], content_encoding=coding)))


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_body_that_is_not_coded_as_it_says_is_damaged(server: Outside, fetcher: Make, coding: str) -> None:
    with pytest.raises(FetchError, match=f"no complete {coding}"):
        fetcher()(server.on("/a", reply(body=b"\xff\xfe<html>", content_encoding=coding)))


def test_an_empty_body_needs_no_coding(server: Outside, fetcher: Make) -> None:
    assert fetcher()(server.on("/a", reply(content_encoding="gzip"))).content == b""


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "rot13", "gzip;q=1", "\x01", "x" * 5000])
def test_an_unknown_coding_is_refused(server: Outside, fetcher: Make, coding: str) -> None:
    with pytest.raises(FetchError, match="content coding is unknown") as raised:
        fetcher()(server.on("/a", reply(body=b"x", content_encoding=coding)))
    assert len(str(raised.value)) < 200
    assert str(raised.value).isprintable()


def test_a_coding_within_a_coding_is_refused(server: Outside, fetcher: Make) -> None:
    body = gzip.compress(gzip.compress(BODY))
    with pytest.raises(FetchError, match="coded more than once"):
        fetcher()(server.on("/a", reply(body=body, content_encoding="gzip, gzip")))


BOMB = gzip.compress(b"\0" * 99_000_000)  # 96 kB
TOO_LARGE = {
    "says that it is large": reply(length=100_001),
    "says that it is very large": reply(length=10**18),
    "as large as it says": reply(body=b"x" * 100_001),
    "in chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(b"x" * 100_001, 999),
    "without end": endlessly(HEAD + b"\r\n", b"x" * 9999),
    "chunks without end": endlessly(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 999),
    "bomb": reply(body=BOMB, content_encoding="gzip"),
    "bomb of deflate": reply(body=zlib.compress(b"\0" * 99_000_000), content_encoding="deflate"),
    "members without end": endlessly(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 999),
}


LONG = {"chunks without end"}  # take more than two seconds


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in LONG)) for name in TOO_LARGE])
def test_what_is_too_large_is_refused_while_it_comes(server: Outside, fetcher: Make, name: str) -> None:
    with pytest.raises(FetchError, match="larger than 100,000 bytes"):
        fetcher()(server.on("/a", TOO_LARGE[name]))


def test_what_is_just_as_large_as_it_may_be_is_taken(server: Outside, fetcher: Make) -> None:
    assert len(fetcher()(server.on("/a", reply(body=b"x" * 100_000))).content) == 100_000


@pytest.mark.parametrize("name", ["bomb", "bomb of deflate", "without end"])
def test_what_is_too_large_takes_little_memory(server: Outside, fetcher: Make, name: str) -> None:
    fetch = fetcher()
    url = server.on("/a", TOO_LARGE[name])
    tracemalloc.start()
    try:
        with pytest.raises(FetchError):
            fetch(url)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_a_page_of_100_megabytes_is_refused_by_default(server: Outside, fetcher: Make) -> None:
    url = server.on("/a", endlessly(HEAD + b"\r\n", b"x" * 1_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="larger than 20,000,000 bytes"):
            fetcher(limits=Limits())(url)
        assert tracemalloc.get_traced_memory()[1] < 70_000_000
    finally:
        tracemalloc.stop()


SLOW = {
    "head, byte by byte": endlessly(HEAD, b"x", 0.05),
    "head, line by line": endlessly(HEAD, b"x: y\r\n", 0.05),
    "body, byte by byte": endlessly(HEAD + b"\r\n", b"x", 0.05),
    "chunks, byte by byte": endlessly(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05),
    "gzip, byte by byte": endlessly(HEAD + b"Content-Encoding: gzip\r\n\r\n", b"\x1f", 0.05),
    "continue, and continue": endlessly(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
}


@pytest.mark.parametrize("name", [name for name in SLOW if not name.startswith("gzip")])
def test_what_comes_too_slowly_is_left(server: Outside, fetcher: Make, name: str) -> None:
    """Each byte comes soon enough; all of them never do."""
    fetch = fetcher(monotonic=time.monotonic, limits=Limits(seconds=1, silence=5))
    with pytest.raises(LaterError, match="took longer than 1 seconds"):
        fetch(server.on("/a", SLOW[name]))
    assert server.paths == ["/robots.txt", "/a"]  # and no other try


def test_a_server_that_says_nothing_is_left(server: Outside, fetcher: Make) -> None:
    def say_nothing(connection: socket.socket) -> None:
        connection.recv(1)

    with pytest.raises(LaterError, match="the server is silent"):
        fetcher(limits=Limits(silence=0.2, tries=1))(server.on("/a", say_nothing))


def test_time_is_one_for_all_redirects(server: Outside, fetcher: Make) -> None:
    def slowly(answer: bytes) -> Script:
        def send(connection: socket.socket) -> None:
            time.sleep(0.3)
            connection.sendall(answer)

        return send

    for step in range(9):
        server.on(f"/{step}", slowly(redirect(f"/{step + 1}")))
    fetch = fetcher(monotonic=time.monotonic, limits=Limits(seconds=1, redirects=20))
    with pytest.raises(LaterError, match="took longer than 1 seconds"):
        fetch(f"{server.url}/0")
    assert len(server.paths) < 7


NO_HTTP = {
    "nothing": cut(b""),
    "something else": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "HTTP/0.9": cut(b"<html>hello</html>"),
    "half a head": cut(HEAD + b"Content-Ty"),
    "no name": HEAD + b": x\r\n\r\n",
    "a space before the colon": HEAD + b"Content-Length : 3\r\n\r\nabc",
    "two lengths": HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "no number": HEAD + b"Content-Length: three\r\n\r\nabc",
    "a negative length": HEAD + b"Content-Length: -3\r\n\r\nabc",
    "less than it says": cut(HEAD + b"Content-Length: 30\r\n\r\nabc"),
    "a chunk cut": cut(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"),
    "no last chunk": cut(HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"),
    "a chunk of no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nab\r\n0\r\n\r\n",
    "an unknown transfer coding": HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a null in the head": HEAD + b"X: a\0b\r\n\r\n",
    "a head without end": endlessly(HEAD, b"X: " + b"y" * 5000 + b"\r\n"),
    "a line without end": endlessly(HEAD + b"X: ", b"y" * 5000),
    "a length of 31 digits": reply(length=10**30),
    "a status of 42": b"HTTP/1.1 042 Odd\r\n\r\n",
    "an upgrade nobody asked for": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
}


@pytest.mark.parametrize("name", NO_HTTP)
def test_what_is_no_http_is_an_error_of_one_line(server: Outside, fetcher: Make, name: str) -> None:
    with pytest.raises(FetchError) as raised:
        fetcher()(server.on("/a", NO_HTTP[name]))
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 500


def test_after_bad_answers_a_good_one_is_read(server: Outside, fetcher: Make) -> None:
    fetch = fetcher()
    for name, answer in NO_HTTP.items():
        with suppress(FetchError):
            fetch(server.on(f"/{name.replace(' ', '-')}", answer))
    assert fetch(server.on("/good", reply(body=b"hello"))).content == b"hello"


def test_redirects_in_a_circle_are_an_error(server: Outside, fetcher: Make) -> None:
    server.on("/b", redirect("/c"))
    server.on("/c", redirect("/b#again"))
    with pytest.raises(FetchError, match="in a circle"):
        fetcher()(server.on("/a", redirect("/b")))
    assert server.paths == ["/robots.txt", "/a", "/b", "/c"]


def test_redirects_without_end_are_an_error(server: Outside, fetcher: Make) -> None:
    for step in range(20):
        server.on(f"/{step}", redirect(f"/{step + 1}"))
    with pytest.raises(FetchError, match="more than 8 redirects"):
        fetcher(limits=Limits())(f"{server.url}/0")
    assert server.paths[-1] == "/8"


@pytest.mark.parametrize("answer", [reply(302), redirect("")])
def test_a_redirect_to_nowhere_is_an_error(server: Outside, fetcher: Make, answer: bytes) -> None:
    with pytest.raises(FetchError, match="does not say where to"):
        fetcher()(server.on("/a", answer))
