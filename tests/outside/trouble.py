"""What the played outside web does badly: sources that lie, stall, fail and flood. Each is an answer of an address."""

from __future__ import annotations

import gzip
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.utils import formatdate
from html import escape

from tests.outside.newspaper import article_page, path_of
from tests.outside.site import Answer, Handler, Page, Site
from tests.outside.stories import ENGLISH, VIETNAMESE

_CHUNK = b"<p>And so on, and so on, and so on.</p>" * 1000


def failing(status: int = 500, retry_after: int | None = None) -> Page:
    """An error; with how long the server wants not to be asked (seconds)."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return Page(b"<html><body><h1>Error</h1></body></html>", status=status, headers=headers, has_validators=False)


def error_page() -> Page:
    """An error that says that all is well: status 200, and a page of HTML where a feed was."""
    page = "<!DOCTYPE html><html><head><title>Lỗi</title></head><body><h1>Đã có lỗi xảy ra</h1>"
    return Page(f"{page}<p>Vui lòng quay lại sau.</p></body></html>".encode(), has_validators=False)


def resetting(handler: Handler) -> None:
    """Hangs up with a reset before any answer."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def stalling(handler: Handler) -> None:
    """Begins to answer and then says nothing more, until the site closes."""
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 Played\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>")
        handler.wfile.flush()
        handler.site.closing.wait(600)


def dripping(handler: Handler) -> None:
    """Gives one octet of its head a second, so that no single wait is long."""
    with suppress(OSError):
        for octet in b"HTTP/1.1 200 Played\r\nX-Slow: " + b"x" * 3000:
            handler.wfile.write(bytes([octet]))
            handler.wfile.flush()
            if handler.site.closing.wait(1):
                return


def cut_short(handler: Handler) -> None:
    """Promises more than it gives."""
    handler.wfile.write(
        b"HTTP/1.1 200 Played\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html><p>Half of"
    )


def endless(handler: Handler) -> None:
    """A body without an end."""
    handler.wfile.write(b"HTTP/1.1 200 Played\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    with suppress(OSError):
        while not handler.site.closing.is_set():
            handler.wfile.write(f"{len(_CHUNK):x}\r\n".encode() + _CHUNK + b"\r\n")


def bomb(megabytes: int = 200) -> Page:
    """A small body that unpacks to a large one."""
    packed = gzip.compress(b" " * (megabytes * 1_000_000), 9)
    return Page(packed, headers={"Content-Encoding": "gzip"}, has_validators=False)


def flooding_feed(site: Site, links: int = 100_000) -> Page:
    """A feed of so many articles, none of which is there."""
    return Page(b"".join(_items(site, links)), "application/rss+xml; charset=utf-8")


def _items(site: Site, links: int) -> Iterator[bytes]:
    yield b"<?xml version='1.0'?><rss version='2.0'><channel><title>Flood</title>"
    for number in range(links):
        yield f"<item><title>No {number}</title><link>{site.url}/flood/{number}</link></item>".encode()
    yield b"</channel></rss>"


def redirecting(location: str, status: int = 302) -> Page:
    return Page(b"", status=status, headers={"Location": location}, has_validators=False)


def open_liar(site: Site) -> None:
    """A newspaper that lies: about what a page is, which letters it is written in, where it stands and when it came."""
    english, vietnamese, third = ENGLISH[0], VIETNAMESE[0], ENGLISH[1]
    honest = article_page(site, english)
    site.pages["/type.html"] = Page(honest.content, "application/octet-stream")
    lying = article_page(site, vietnamese).content
    site.pages["/charset.html"] = Page(lying, "text/html; charset=iso-8859-1")
    elsewhere = article_page(site, third).content.replace(path_of(third).encode(), b"/../../etc/passwd")
    site.pages["/canonical.html"] = Page(elsewhere)
    site.pages["/error.html"] = error_page()
    names = ("type", "charset", "canonical", "error")
    items = "".join(
        f"<item><title>{escape('<script>')}{n}</title><link>{site.url}/{n}.html</link></item>" for n in names
    )
    told = f"<lastBuildDate>{formatdate(0)}</lastBuildDate>"
    rss = f"<rss version='2.0'><channel><title>Liar</title>{told}{items}</channel></rss>"
    site.pages["/feed"] = Page(rss.encode(), "text/html")  # and a feed is no text/html


ANSWERS: dict[str, Callable[[], Answer]] = {
    "500": failing,
    "503": lambda: failing(503, retry_after=3600),
    "reset": lambda: resetting,
    "stall": lambda: stalling,
    "drip": lambda: dripping,
    "cut": lambda: cut_short,
    "endless": lambda: endless,
    "bomb": bomb,
    "error page": error_page,
}
