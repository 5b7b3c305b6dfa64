"""Web addresses that may be asked: http or https, a host, no name and password, no port of another service.

An address comes from outside: from a feed, a page, a redirect. It is brought into one form here (RFC 3986, section 6;
names with other letters as RFC 5891 has them), so that what is checked is what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

import httpx2

from timeline.errors import ConfigError, RefusedError

_LONGEST = 8000  # characters; RFC 9110, section 4.1, asks servers to take as many
_SHOWN = 200
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{0,30}}")
_USER = re.compile(r"//[^/@]{0,400}@")
_NUMBER_AT_THE_END = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")  # URL Standard, "ends in a number checker"
# fmt: off
_OF_OTHER_SERVICES = {  # Fetch Standard, "bad port"
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
    531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
    5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens. host: a name, or an IP address without brackets, in small ASCII letters."""

    scheme: str
    host: str
    port: int

    @property
    def netloc(self) -> str:
        """Host and port as they stand in an address and in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def host_key(self) -> str:
        """What is taken for one machine: http and https together, each odd port on its own."""
        return self.host if self.port in _DEFAULT_PORTS.values() else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """place: who is asked. target: path and query, as they are sent."""

    place: Place
    target: str

    def __str__(self) -> str:
        return f"{self.place.scheme}://{self.place.netloc}{self.target}"

    @property
    def robots(self) -> WebAddress:
        """Where the rules for robots of this server are (RFC 9309, section 2.3)."""
        return WebAddress(self.place, "/robots.txt")


def web_address(url: str, base: WebAddress | None = None) -> WebAddress:
    """The address to ask, without its fragment; `url` may be relative to `base`. Raises RefusedError."""
    try:
        if len(url) > _LONGEST:
            raise RefusedError(f"the address has more than {_LONGEST} characters", subject=shown(url))
        parts = httpx2.URL(url.strip()) if base is None else httpx2.URL(str(base)).join(url.strip())
        return _checked(parts, shown(url))
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise RefusedError("this is no web address", subject=shown(url)) from error


def _checked(parts: httpx2.URL, subject: str) -> WebAddress:
    if parts.scheme not in _DEFAULT_PORTS:
        raise RefusedError("only http and https addresses are asked", subject=subject)
    if parts.userinfo:
        raise RefusedError("an address with a user name or a password is not asked", subject=subject)
    port = _DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    if port in _OF_OTHER_SERVICES or not 0 < port < 65536:
        raise RefusedError(f"port {port} is not one of web servers", subject=subject)
    host = _host(parts.raw_host.decode("ascii"), subject)
    return WebAddress(Place(parts.scheme, host, port), parts.raw_path.decode("ascii"))


def _host(host: str, subject: str) -> str:
    """In the one form in which it is looked up. 127.1, 0x7f.0.0.1 or 2130706433 are no names but hide an address."""
    host = host.removesuffix(".")
    if _is_ip_address(host):
        return str(ip_address(host))
    if len(host) > 253 or not _NAME.fullmatch(host) or _NUMBER_AT_THE_END.fullmatch(host):
        raise RefusedError("its host is neither a name nor an IP address in its usual form", subject=subject)
    return host


def _is_ip_address(host: str) -> bool:
    try:
        return "%" not in host and bool(ip_address(host))
    except ValueError:
        return False


def shown(text: str) -> str:
    """What came from outside, as a message can show it: short, without control characters, and without a password."""
    text = _USER.sub("//…@", text[: 2 * _SHOWN])
    printable = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:_SHOWN])
    return printable + ("…" if len(text) > _SHOWN else "")


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Hosts that may be on a private network, as the settings name them: each a host, or host:port."""

    entries: frozenset[tuple[str, int | None]]

    @classmethod
    def of(cls, entries: Iterable[str]) -> AllowedHosts:
        """Raises ConfigError for what is no host."""
        return cls(frozenset(_allowed(entry) for entry in entries))

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, Place):
            return False
        return bool({(place.host, None), (place.host, place.port)} & self.entries)


def _allowed(entry: str) -> tuple[str, int | None]:
    try:
        netloc = f"[{entry}]" if entry.count(":") > 1 and "[" not in entry else entry
        parts = httpx2.URL(f"allowed://{netloc}")
        host = _host(parts.raw_host.decode("ascii"), entry)
    except (httpx2.InvalidURL, ValueError, RefusedError) as error:
        raise ConfigError("this is neither a host nor host:port", subject=shown(entry)) from error
    if parts.raw_path not in {b"", b"/"} or parts.userinfo or parts.fragment:
        raise ConfigError("this is neither a host nor host:port", subject=shown(entry))
    return host, parts.port
