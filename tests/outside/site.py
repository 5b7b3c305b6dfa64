"""One site of the played outside web: a real HTTP server at a loopback address of its own, which tests put pages on.

It writes down what it is asked, and how many requests it had at once, so that tests can see whether who asks is polite.
"""

from __future__ import annotations

import hashlib
import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

WORK = 0.005  # seconds that each answer takes at least, so that two requests at once are seen to be
_hosts = itertools.count(2)


@dataclass(frozen=True)
class Page:
    """What an address answers. Where it has validators, it can be asked by an ETag, and by `modified`."""

    content: bytes
    media_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    modified: datetime | None = None
    has_validators: bool = True

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'


@dataclass(frozen=True)
class Request:
    """One request: when it came and was answered (monotonic seconds), and with which status (0: with none)."""

    path: str
    headers: Mapping[str, str]
    came: float
    left: float
    status: int

    @property
    def is_conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


class Handler(BaseHTTPRequestHandler):
    """Answers from the site's pages. What misbehaves is a function that gets this, and writes what it likes."""

    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds that a connection may idle
    site: Site

    def setup(self) -> None:
        super().setup()
        self.site.connected(+1)

    def finish(self) -> None:
        with suppress(OSError):  # who asked has gone
            super().finish()
        self.site.connected(-1)

    def handle(self) -> None:
        with suppress(ConnectionError, BrokenPipeError):  # who asked has gone, as who is killed does
            super().handle()

    def do_GET(self) -> None:
        came = time.monotonic()
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.site.serving():
            time.sleep(WORK)
            answer = self.site.pages.get(self.path, NOT_FOUND)
            if isinstance(answer, Page):
                status, octets = _written(self, answer, headers)
        if isinstance(answer, Page):
            self.site.note(Request(self.path, headers, came, time.monotonic(), status))
            self.wfile.write(octets)
        else:
            self.site.note(Request(self.path, headers, came, time.monotonic(), 0))
            self.close_connection = True
            answer(self)

    def log_message(self, *_: object) -> None:
        pass


Answer = Page | Callable[[Handler], None]
NOT_FOUND = Page(b"<html><body><p>Nothing here.</p></body></html>", status=404, has_validators=False)


def _written(handler: Handler, page: Page, asked: Mapping[str, str]) -> tuple[int, bytes]:
    """Status, and the whole response as octets."""
    unchanged = page.status == 200 and page.has_validators and _is_unchanged(page, asked)
    status, content = (304, b"") if unchanged else (page.status, page.content)
    headers = dict(page.headers)
    if page.has_validators:
        headers |= {"ETag": page.etag}
        headers |= {"Last-Modified": format_datetime(page.modified, usegmt=True)} if page.modified else {}
    if not unchanged:
        headers |= {"Content-Type": page.media_type} if page.media_type else {}
        headers |= {"Content-Length": str(len(content))}
    lines = [f"HTTP/1.1 {status} Played", f"Date: {handler.date_time_string()}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return status, "\r\n".join([*lines, "", ""]).encode("latin-1") + content


def _is_unchanged(page: Page, asked: Mapping[str, str]) -> bool:
    """RFC 9110, section 13.2.2: the ETag decides where there is one."""
    if "if-none-match" in asked:
        return page.etag in asked["if-none-match"]
    since = asked.get("if-modified-since")
    return bool(since and page.modified and page.modified.replace(microsecond=0) <= parsedate_to_datetime(since))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Who hangs up in the middle is no news here."""


class Site:
    """One host. pages: what its addresses answer, to be changed as a test likes; requests: what it was asked."""

    def __init__(self, host: str, port: int = 0) -> None:
        handler = type("_Handler", (Handler,), {"site": self})
        self._server = _Server((host, port), handler)
        self._lock = Lock()
        self.host = host
        self.url = f"http://{host}:{self._server.server_port}"
        self.pages: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.most_at_once, self._at_once = 0, 0
        self.most_connections, self._connections = 0, 0
        self.closing = Event()
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        self.closing.set()  # whoever stalls may go
        self._server.shutdown()
        self._server.server_close()

    def robots(self, *lines: str) -> None:
        self.pages["/robots.txt"] = Page("\n".join([*lines, ""]).encode(), "text/plain")

    def asked(self, path: str) -> list[Request]:
        with self._lock:
            return [request for request in self.requests if request.path == path]

    def statuses(self) -> Counter[tuple[str, int]]:
        """How often each address was answered with each status."""
        with self._lock:
            return Counter((request.path, request.status) for request in self.requests)

    def forget(self) -> None:
        """Begin to count anew."""
        with self._lock:
            self.requests.clear()
            self.most_at_once = self.most_connections = 0

    def pauses(self) -> list[float]:
        """Seconds between the end of each request and the beginning of the next."""
        with self._lock:
            told = sorted(self.requests, key=lambda request: request.came)
        return [after.came - before.left for before, after in itertools.pairwise(told)]

    def note(self, request: Request) -> None:
        with self._lock:
            self.requests.append(request)

    def connected(self, change: int) -> None:
        with self._lock:
            self._connections += change
            self.most_connections = max(self.most_connections, self._connections)

    @contextmanager
    def serving(self) -> Iterator[None]:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1


@contextmanager
def opened_site() -> Iterator[Site]:
    """A site at a loopback address that no other site of this process has, at a free port."""
    site = Site(f"127.0.0.{2 + next(_hosts) % 250}")
    try:
        yield site
    finally:
        site.close()


def moment(text: str) -> datetime:
    """An instant of UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
