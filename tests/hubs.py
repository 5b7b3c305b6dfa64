"""A hub that only listens: it writes down what it is told, and answers as it is bidden."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs


@dataclass
class Hub:
    """url: where it listens. told: the forms that were posted to it, in order. status: what it answers, once it is
    answering.
    """

    url: str = ""
    status: int = 202
    told: list[dict[str, list[str]]] = field(default_factory=list)
    answering: Event = field(default_factory=Event)


@contextmanager
def listening_hub() -> Iterator[Hub]:
    hub = Hub()
    hub.answering.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            assert self.headers["content-type"] == "application/x-www-form-urlencoded"
            hub.answering.wait(30)
            hub.told.append(parse_qs(body, strict_parsing=True))
            self.send_response(hub.status)
            self.send_header("location", f"{hub.url}elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hub.url = f"http://127.0.0.1:{server.server_port}/push"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield hub
        finally:
            server.shutdown()
