"""A server in front of the real one that spoils answers: what subscribers meet on a bad day."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><p>Wartung &nbsp; <b>500</body></html>\n"
_CONDITIONS = {"if-none-match", "if-modified-since"}
_HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "date"}


@dataclass(frozen=True)
class Answer:
    """headers: those that go from end to end. body: in the coding that the client asked for."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def octets(self, *framing: str, body: bytes | None = None) -> bytes:
        """As it goes over the wire, before the connection is closed. framing: more header lines."""
        lines = [f"HTTP/1.1 {self.status} {http.client.responses[self.status]}"]
        lines += [*(f"{name}: {value}" for name, value in self.headers), *framing, "Connection: close", "", ""]
        return "\r\n".join(lines).encode() + (self.body if body is None else body)


Fault = Callable[[Answer], bytes]


def _whole(answer: Answer) -> bytes:
    return answer.octets(*([] if answer.status == 304 else [f"Content-Length: {len(answer.body)}"]))


def _error(status: int, *more: tuple[str, str]) -> Fault:
    """An error as servers in front of ours answer it: with a page for people."""
    return lambda _: _whole(Answer(status, (("Content-Type", "text/html; charset=utf-8"), *more), HTML))


def _page(_: Answer) -> bytes:
    """A page for people in the place of what was asked for, as hotels and gateways have it."""
    return _whole(Answer(200, (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"page"')), HTML))


def _cut_short(answer: Answer) -> bytes:
    """The connection breaks after two thirds of what Content-Length announced."""
    return answer.octets(f"Content-Length: {len(answer.body)}", body=answer.body[: len(answer.body) * 2 // 3])


def _cut_chunk(answer: Answer) -> bytes:
    """The connection breaks within a chunk (RFC 9112, section 7.1), after two thirds of the body."""
    chunk = b"%x\r\n" % len(answer.body) + answer.body[: len(answer.body) * 2 // 3]
    return answer.octets("Transfer-Encoding: chunked", body=chunk)


FAULTS: dict[str, Fault] = {
    "500": _error(500),
    "503": _error(503, ("Retry-After", "1")),
    "a page": _page,
    "cut short": _cut_short,
    "cut within a chunk": _cut_chunk,
}


@dataclass
class Proxy:
    """url: without a slash at the end. answers: the statuses that were answered so far, spoiled ones too."""

    url: str
    answers: list[int] = field(default_factory=list)
    fault: Fault | None = None

    @contextmanager
    def spoiled(self, name: str) -> Iterator[None]:
        """Within the block every answer has that fault of FAULTS; somebody must meet it."""
        met = len(self.answers)
        self.fault = FAULTS[name]
        try:
            yield
        finally:
            self.fault = None
        assert len(self.answers) > met, "nobody asked"


@contextmanager
def proxied(upstream: str) -> Iterator[Proxy]:
    """A proxy at a free port in front of `upstream` (an http address without a slash at the end)."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as listening:
        proxy = Proxy(f"http://127.0.0.1:{listening.server_address[1]}")
        listening.spoiling = (proxy, upstream.removeprefix("http://"))  # type: ignore[attr-defined]
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            listening.shutdown()
            thread.join(30)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        proxy, upstream = self.server.spoiling  # type: ignore[attr-defined]
        fault = proxy.fault
        octets = (fault or _whole)(self._asked(upstream, unconditionally=fault is not None))
        self.close_connection = True
        self.wfile.write(octets)
        proxy.answers.append(int(octets.split(b" ", 2)[1]))

    def _asked(self, upstream: str, unconditionally: bool) -> Answer:
        """The real answer; unconditionally: a whole one, also where the client has it already."""
        dropped = _HOP_BY_HOP | (_CONDITIONS if unconditionally else set())
        headers = {name: value for name, value in self.headers.items() if name.lower() not in dropped}
        connection = http.client.HTTPConnection(upstream, timeout=30)
        try:
            connection.request("GET", self.path, headers=headers)
            got = connection.getresponse()
            kept = tuple((name, value) for name, value in got.getheaders() if name.lower() not in _HOP_BY_HOP)
            return Answer(got.status, kept, got.read())
        finally:
            connection.close()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: pytest shows what went wrong."""
