"""One request and its answer, within limits: no redirect is followed, nothing is tried again.

What goes wrong is sorted here: a LaterError where another try may do better, another FetchError where not.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass

import httpcore2
import httpx2

from timeline.errors import FetchError, LaterError
from timeline.fetch.addresses import AllowedHosts, Place, WebAddress
from timeline.fetch.allowance import Allowance
from timeline.fetch.codings import ACCEPTED, content_coding, decoded
from timeline.fetch.limits import Limits
from timeline.fetch.network import GuardedNetwork, Resolve

_KEPT_ALIVE = 15  # seconds that a connection is kept for the next request to the same server
_WORTH_READING = 10_000  # bytes
GOOD = {200, 203}  # 203: a gateway between changed something, RFC 9110, section 15.3.4


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one request. body: its coding undone; empty but for 200 and 203."""

    address: WebAddress
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Exchange:
    """Asks servers, over connections that are kept for a while. Used from several threads. `close` it."""

    def __init__(
        self,
        allowed: AllowedHosts,
        limits: Limits,
        resolve: Resolve,
        below: httpcore2.NetworkBackend | None,
        tls: ssl.SSLContext | None,
    ) -> None:
        self._limits = limits
        self._network = GuardedNetwork(resolve, _allows(allowed), below or httpcore2.SyncBackend())
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context() if tls is None else tls,
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=_KEPT_ALIVE,
            network_backend=self._network,
        )

    def close(self) -> None:
        self._pool.close()

    def ask(
        self, address: WebAddress, headers: Mapping[str, str], allowance: Allowance, cut_at: int | None = None
    ) -> Answer:
        """Raises FetchError. cut_at: take so many bytes of a body and leave the rest; else a larger one is an error."""
        try:
            with (
                self._network.within(allowance),
                closing(self._pool.handle_request(self._request(address, headers))) as got,
            ):
                return _answer(address, got, allowance, self._limits.size, cut_at)
        except httpcore2.TimeoutException as error:
            allowance.seconds(None)
            raise LaterError("the server is silent", subject=str(address)) from error
        except (httpcore2.NetworkError, httpcore2.RemoteProtocolError) as error:
            raise _broken(error, str(address)) from _origin(error)
        except httpcore2.LocalProtocolError as error:
            raise FetchError("this cannot be asked", subject=str(address)) from error

    def _request(self, address: WebAddress, headers: Mapping[str, str]) -> httpcore2.Request:
        place, waits = address.place, self._limits
        timeouts = {"connect": waits.connect, "read": waits.silence, "write": waits.silence, "pool": waits.seconds}
        url = httpcore2.URL(scheme=place.scheme, host=place.host, port=place.port, target=address.target)
        sent = {"Host": place.netloc, "Accept-Encoding": ACCEPTED} | dict(headers)
        return httpcore2.Request("GET", url, headers=list(sent.items()), extensions={"timeout": timeouts})


def _allows(allowed: AllowedHosts) -> Callable[[str, int], bool]:
    return lambda host, port: Place("https", host, port) in allowed


def _answer(
    address: WebAddress, got: httpcore2.Response, allowance: Allowance, size: int, cut_at: int | None
) -> Answer:
    headers = httpx2.Headers(got.headers)
    if got.status not in GOOD:
        _finish(got, headers)
        return Answer(address, got.status, headers)
    if cut_at is not None:
        body, _ = _body(got, headers, allowance, cut_at)
        return Answer(address, got.status, headers, body)
    _refuse_large(headers, size, str(address))
    body, is_cut = _body(got, headers, allowance, size)
    if is_cut:
        raise _too_large(size, str(address))
    return Answer(address, got.status, headers, body)


def _finish(got: httpcore2.Response, headers: Mapping[str, str]) -> None:
    """Read a short body that nobody wants: then its connection serves the next request. A longer one costs more.

    A 304 has none, whatever length it says (RFC 9110, section 8.6).
    """
    said = headers.get("content-length", "")
    if got.status != 304 and not (said.isascii() and said.isdigit() and int(said[:9]) <= _WORTH_READING):
        return
    with suppress(httpcore2.NetworkError, httpcore2.RemoteProtocolError, httpcore2.TimeoutException, FetchError):
        for _ in got.iter_stream():  # what fails here fails after the answer; the connection is closed then
            pass


def _refuse_large(headers: Mapping[str, str], size: int, subject: str) -> None:
    said = headers.get("content-length", "")
    if said.isascii() and said.isdigit() and (len(said) > 18 or int(said) > size):
        raise _too_large(size, subject)


def _too_large(size: int, subject: str) -> FetchError:
    return FetchError(f"the answer is larger than {size:,} bytes", subject=subject)


def _body(got: httpcore2.Response, headers: Mapping[str, str], allowance: Allowance, size: int) -> tuple[bytes, bool]:
    """So many bytes of it at most, and whether there were more."""
    coding = content_coding(headers.get("content-encoding"), allowance.subject)
    body = bytearray()
    for piece in decoded(_in_time(got, allowance), coding, allowance.subject):
        allowance.seconds(None)
        body += piece
        if len(body) > size:
            return bytes(body[:size]), True
    return bytes(body), False


def _in_time(got: httpcore2.Response, allowance: Allowance) -> Iterator[bytes]:
    for piece in got.iter_stream():
        allowance.seconds(None)
        yield piece


def _broken(error: Exception, subject: str) -> FetchError:
    if isinstance(_origin(error), ssl.SSLCertVerificationError):
        return FetchError("its certificate is not valid", subject=subject)
    if isinstance(error, httpcore2.RemoteProtocolError):
        return LaterError("its answer is broken off, or no HTTP", subject=subject)
    if isinstance(error, httpcore2.ConnectError):
        return LaterError("there is no connection to the server", subject=subject)
    return LaterError("the connection broke", subject=subject)


def _origin(error: Exception) -> BaseException:
    """What the system said, which tells more. The library's pool takes the cause away; its argument is left."""
    origin = error.__cause__ or (error.args[0] if error.args else None)
    return origin if isinstance(origin, OSError) else error
