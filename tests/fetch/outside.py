"""A server on loopback that plays the outside web badly: each path is answered by raw bytes, as bad as they may be."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_TLS_HELLO = b"\x16\x03"
Script = Callable[[socket.socket], None]


@dataclass
class Outside:
    """url: where it listens, without a slash at the end. requests: their heads, in order. answers: by path, a list to
    be answered one after the other (the last one for ever): whole answers, or what is done with the connection.
    """

    url: str
    port: int
    answers: dict[str, list[bytes | Script]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    connections: int = 0
    most_at_once: int = 0
    at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def on(self, path: str, *answers: bytes | Script) -> str:
        """The address of the path, answered so from now on."""
        self.answers[path] = list(answers)
        return self.url + path

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.requests]

    def asked(self, path: str) -> list[str]:
        return [request for request in self.requests if request.split(" ")[1] == path]

    def next_answer(self, path: str) -> bytes | Script:
        with self.lock:
            answers = self.answers.get(path, [reply(404)])
            return answers.pop(0) if len(answers) > 1 else answers[0]


def reply(status: int = 200, body: bytes = b"", length: int | None = None, **headers: str) -> bytes:
    """A whole answer. Headers as `content_type="text/html"`; length: what it says that the body has."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("content-length", str(len(body) if length is None else length))
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} Whatever\r\n{lines}\r\n".encode() + body


def redirect(location: str, status: int = 302) -> bytes:
    return reply(status, location=location)


def cut(answer: bytes) -> Script:
    """Sends the answer, or the beginning of one, and hangs up."""

    def send(connection: socket.socket) -> None:
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_RDWR)

    return send


@contextmanager
def outside(tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Outside]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, 0), family=family, backlog=50)
    port = listener.getsockname()[1]
    played = Outside(f"{'https' if tls else 'http'}://{host}:{port}", port)
    threading.Thread(target=_accept, args=(listener, played, tls), daemon=True).start()
    try:
        yield played
    finally:
        listener.close()


def _accept(listener: socket.socket, played: Outside, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        played.connections += 1
        threading.Thread(target=_serve, args=(connection, played, tls), daemon=True).start()


def _serve(connection: socket.socket, played: Outside, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), connection:
        connection.settimeout(60)
        talk = tls.wrap_socket(connection, server_side=True) if tls else connection
        while head := _head(talk):
            with played.lock:
                played.requests.append(head)
                played.at_once += 1
                played.most_at_once = max(played.most_at_once, played.at_once)
            try:
                _answer(talk, played.next_answer(head.split(" ")[1]))
            finally:
                with played.lock:
                    played.at_once -= 1


def _answer(connection: socket.socket, answer: bytes | Script) -> None:
    if isinstance(answer, bytes):
        connection.sendall(answer)
    else:
        answer(connection)


def _head(connection: socket.socket) -> str:
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece or piece.startswith(_TLS_HELLO):
            return ""
        received += piece
    return received.decode("latin-1")
