"""The way to a server: a name is resolved once, every address is checked, and a checked one is connected to.

Below the HTTP library (its network backend), so that nothing is asked past it: a name that resolves to another address
a moment later (DNS rebinding) gains nothing, since it is not resolved again.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import httpcore2

from timeline.errors import LaterError, RefusedError
from timeline.fetch.allowance import Allowance
from timeline.fetch.networks import Address, why_not_public

Resolve = Callable[[str, int], Sequence[Address]]
_MOST_ADDRESSES = 4  # of a name are tried


def resolve_host(host: str, port: int) -> Sequence[Address]:
    """The addresses of a name by the system's resolver, best first, in its own time. Raises OSError."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(sockaddr[0])) for *_, sockaddr in answers]


class GuardedNetwork(httpcore2.NetworkBackend):
    """Connects to public addresses, and to those that `is_allowed(host, port)` says. Used from several threads.

    Each request runs `within` its allowance, which bounds its time and bytes. below: what connects to an address.
    """

    def __init__(
        self, resolve: Resolve, is_allowed: Callable[[str, int], bool], below: httpcore2.NetworkBackend
    ) -> None:
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._below = below
        self._thread = threading.local()

    @contextmanager
    def within(self, allowance: Allowance) -> Iterator[None]:
        """For this thread: what is done inside is bounded by the allowance, which runs down meanwhile."""
        with allowance.running():
            self._thread.allowance = allowance
            try:
                yield
            finally:
                del self._thread.allowance

    def allowance(self) -> Allowance:
        allowance: Allowance = self._thread.allowance
        return allowance

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Raises RefusedError, LaterError where the name cannot be resolved, and the library's errors."""
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._checked_addresses(host, port)[:_MOST_ADDRESSES]:
            patience = self.allowance().seconds(timeout)
            try:
                stream = self._below.connect_tcp(str(address), port, patience, local_address, socket_options)
                return _BoundedStream(stream, self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked_addresses(self, host: str, port: int) -> Sequence[Address]:
        """All or none: a name with one private address among public ones is an attempt to get inside."""
        try:
            addresses = list(dict.fromkeys(self._resolve(host, port)))
        except (OSError, UnicodeError) as error:
            why = error.strerror if isinstance(error, OSError) else None
            message = f"the name {host} cannot be resolved" + (f" ({why})" if why else "")
            raise LaterError(message, subject=self.allowance().subject) from error
        for address in [] if self._is_allowed(host, port) else addresses:
            kind = why_not_public(address)
            if kind is not None:
                where = f"{address} is" if host == str(address) else f"{host} is at {address}, which is"
                message = f"{where} {kind}; the setting fetch_allow can allow it"
                raise RefusedError(message, subject=self.allowance().subject)
        return addresses


class _BoundedStream(httpcore2.NetworkStream):
    """A connection whose every step is bounded by the allowance of the request that uses it just now."""

    def __init__(self, stream: httpcore2.NetworkStream, network: GuardedNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        allowance = self._network.allowance()
        data = self._stream.read(max_bytes, allowance.seconds(timeout))
        allowance.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.allowance().seconds(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        patience = self._network.allowance().seconds(timeout)
        return _BoundedStream(self._stream.start_tls(ssl_context, server_hostname, patience), self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
