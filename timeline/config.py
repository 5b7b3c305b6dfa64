"""Settings, read once and passed in: a file, below environment variables, below options.

The file is `$TIMELINE_CONFIG`, else `timeline.toml` in the working folder. Each setting is also a variable:
`public_url` is `TIMELINE_PUBLIC_URL`. An unknown key is an error, since a typo must not pass for a default.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from timeline.errors import ConfigError
from timeline.model import LANGUAGES

SHORTEST_COOKIE_SECRET = 32  # characters
LONGEST_PAUSE = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Login:
    """A provider that people sign in with (OpenID Connect). metadata: the address of its discovery document.

    client_id, client_secret: what it knows this site by. cookie_secret: signs the cookie that says who is signed in.
    redirect: where it sends people back to.
    """

    metadata: str
    client_id: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)
    redirect: str


@dataclass(frozen=True, slots=True)
class Settings:
    """store: folder of the event store. province: profile id or name of the home province for articles that name none.
    host, port: where `serve` listens. public_url: the address that subscribers reach the server by, without a slash at
    the end; None means that links carry host and port as served. language: of titles and labels where none is asked
    for. contact: an e-mail or a web address for corrections and take-down, which pages, feeds and calendar show.
    fetch_allow: hosts, each a name or name:port, that articles may be fetched from though they are on this machine or
    on a private network. fetch_pause: the least number of seconds between two requests to one host. websub_hub: the
    address of a hub that is told of changes, None for none; it needs public_url.
    login_...: see `Login`; all are set or none. reviewers: e-mail addresses of those who may correct events.
    login_trusts_emails: the provider gives addresses only to those whose they are, though it does not say so
    (OpenID Connect Core 1.0, section 5.1: email_verified).
    watch: whether `serve` follows the sources on the web, too; None: where a person has added one to the store.
    """

    store: Path = Path("var")
    province: str = "binh-duong"
    host: str = "127.0.0.1"
    port: int = 8501
    public_url: str | None = None
    language: str = "en"
    contact: str | None = None
    fetch_allow: tuple[str, ...] = ()
    fetch_pause: float = 1
    websub_hub: str | None = None
    login_metadata: str | None = None
    login_client_id: str | None = None
    login_client_secret: str | None = field(default=None, repr=False)
    login_cookie_secret: str | None = field(default=None, repr=False)
    reviewers: tuple[str, ...] = ()
    login_trusts_emails: bool = False
    watch: bool | None = None

    @property
    def login(self) -> Login | None:
        """How people sign in, or None where that is not set up."""
        given = [self.login_metadata, self.login_client_id, self.login_client_secret, self.login_cookie_secret]
        metadata, client_id, client_secret, cookie_secret = (value or "" for value in given)
        if self.public_url is None or not all(given):
            return None
        return Login(metadata, client_id, client_secret, cookie_secret, f"{self.public_url}/oauth2callback")


def read_settings(environment: Mapping[str, str], folder: Path, **options: Any) -> Settings:
    """Settings from file, environment and options (the last wins; an option of None was not given).

    Raises ConfigError for a file that cannot be read, an unknown key, a value of the wrong form, and settings of the
    sign-in that are not complete.
    """
    values = _from_file(environment, folder) | _from_environment(environment)
    values |= {name: (value, f"option {name}") for name, value in options.items() if value is not None}
    settings = Settings(**{name: _checked(name, value, where) for name, (value, where) in values.items()})
    _refuse_half_a_login(settings)
    if settings.websub_hub is not None and settings.public_url is None:
        raise ConfigError(
            "a hub can fetch the feeds only from a public_url, which must be set, too", subject="websub_hub"
        )
    return settings


def as_variables(settings: Settings) -> dict[str, str]:
    """The variables by which another process gets these settings; but for those of the sign-in, which hold secrets."""
    values = {name: getattr(settings, name) for name in _NAMES if not name.startswith("login_") and name != "reviewers"}
    return {f"TIMELINE_{name.upper()}": _as_variable(value) for name, value in values.items() if _is_given(value)}


def _is_given(value: Any) -> bool:
    return value is not None and value != ()


def _as_variable(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _refuse_half_a_login(settings: Settings) -> None:
    """Who set up a part of it believes that all is shut; or is locked out."""
    wanted = ("login_metadata", "login_client_id", "login_client_secret", "login_cookie_secret", "reviewers")
    missing = [name for name in wanted if not getattr(settings, name)]
    if len(missing) == len(wanted):
        return
    if missing or settings.public_url is None:
        missing += [] if settings.public_url else ["public_url"]
        raise ConfigError(f"to sign in, {', '.join(missing)} must be set, too", subject="the settings")
    if urlsplit(settings.public_url).path:
        raise ConfigError("to sign in, public_url must have no path", subject="the settings")


def _from_file(environment: Mapping[str, str], folder: Path) -> dict[str, tuple[Any, str]]:
    named = environment.get("TIMELINE_CONFIG")
    path = Path(named) if named else folder / "timeline.toml"
    if not named and not path.exists():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("the settings file cannot be read", subject=str(path)) from error
    _refuse_unknown(table, str(path))
    return {name: (value, f"{path}, {name}") for name, value in table.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    prefix = "TIMELINE_"
    given = {name.removeprefix(prefix).lower(): name for name in environment if name.startswith(prefix)}
    given = {key: name for key, name in given.items() if key not in _NOT_SETTINGS}
    _refuse_unknown(given, "the environment")
    return {key: (environment[name], name) for key, name in given.items()}


def _refuse_unknown(keys: Mapping[str, Any], where: str) -> None:
    unknown = sorted(set(keys) - set(_NAMES))
    if unknown:
        raise ConfigError(f"unknown setting {', '.join(unknown)}; there are {', '.join(_NAMES)}", subject=where)


def _checked(name: str, value: Any, where: str) -> Any:
    if name == "port":
        return _port(value, where)
    if name == "reviewers":
        return _reviewers(value, where)
    if name == "fetch_allow":
        return _hosts(value, where)
    if name == "fetch_pause":
        return _pause(value, where)
    if name in {"login_trusts_emails", "watch"}:
        return _yes_or_no(value, where)
    text = str(value) if name == "store" and isinstance(value, Path) else value
    shown = "this" if name in _SECRETS else repr(value)
    if not isinstance(text, str) or not text.strip():
        raise ConfigError(f"{shown} is not a text", subject=where)
    if _CONTROL.search(text):
        raise ConfigError(f"{shown} holds control characters", subject=where)
    return _CHECKS.get(name, _as_it_is)(text.strip(), where)


def _as_it_is(value: str, where: str) -> str:
    return value


def _yes_or_no(value: Any, where: str) -> bool:
    """As TOML and environment variables say it."""
    answer = {"true": True, "false": False}.get(str(value).strip().lower())
    if answer is None:
        raise ConfigError(f"{value!r} is neither true nor false", subject=where)
    return answer


def _reviewers(value: Any, where: str) -> tuple[str, ...]:
    """A list of e-mail addresses; in a variable, with commas or spaces between them."""
    entries = value.replace(",", " ").split() if isinstance(value, str) else value
    wrong = [entry for entry in entries if not _is_email(entry)] if isinstance(entries, list | tuple) else [value]
    if wrong or not entries:
        raise ConfigError(f"{wrong or value!r} is no list of e-mail addresses", subject=where)
    return tuple(dict.fromkeys(entries))


def _pause(value: Any, where: str) -> float:
    text = "" if isinstance(value, bool) else str(value).strip()
    if not re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,6})?", text) or float(text) > LONGEST_PAUSE:
        raise ConfigError(f"{value!r} is no number of seconds (0 to {LONGEST_PAUSE}, such as 2.5)", subject=where)
    return float(text)


def _hosts(value: Any, where: str) -> tuple[str, ...]:
    """A list of hosts or host:port; in a variable, with commas or spaces between them. It may be empty."""
    entries = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(entries, list | tuple) or not all(_is_host(entry) for entry in entries):
        raise ConfigError(f"{value!r} is no list of hosts such as intranet.example.org or 10.0.0.5:8080", subject=where)
    return tuple(dict.fromkeys(entries))


def _is_host(entry: Any) -> bool:
    """A name or an address, with a port or without one; an IPv6 address stands in brackets. No address, no path."""
    if not isinstance(entry, str) or not _HOST.fullmatch(entry):
        return False
    try:
        parts = urlsplit(f"//{entry}")
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that hold no IPv6 address, a port above 65535
        return False


def _is_email(entry: Any) -> bool:
    return isinstance(entry, str) and bool(_EMAIL.fullmatch(entry))


def _cookie_secret(value: str, where: str) -> str:
    """Whoever guesses it can sign in as anybody."""
    if len(value) < SHORTEST_COOKIE_SECRET:
        raise ConfigError(
            f"this is shorter than {SHORTEST_COOKIE_SECRET} characters; "
            "`python3 -c 'import secrets; print(secrets.token_hex(32))'` makes one",
            subject=where,
        )
    return value


def _metadata(value: str, where: str) -> str:
    """What comes from there decides who is who: so it comes encrypted, or from this machine."""
    complaint = f"{value!r} is not an address such as https://login.example.org/.well-known/openid-configuration"
    try:
        parts = urlsplit(value)
        shielded = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    except ValueError as error:  # brackets that hold no IPv6 address
        raise ConfigError(complaint, subject=where) from error
    if not shielded or not parts.hostname or "/.well-known/" not in parts.path or re.search(r"\s", value):
        raise ConfigError(complaint, subject=where)
    return value


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there. A name other than localhost may lead anywhere."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _folder(value: str, where: str) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"there is no such home folder as that of {value!r}", subject=where) from error


def _port(value: Any, where: str) -> int:
    if isinstance(value, bool) or not re.fullmatch("[0-9]{1,5}", str(value)) or not int(value) <= 65535:
        raise ConfigError(f"{value!r} is not a port (0 to 65535; 0 takes a free one)", subject=where)
    return int(value)


def _language(value: str, where: str) -> str:
    if value not in LANGUAGES:
        raise ConfigError(f"{value[:40]!r} is not one of {', '.join(LANGUAGES)}", subject=where)
    return value


def _address(value: str, where: str) -> str:
    complaint = ConfigError(f"{value!r} is not an address such as https://timeline.example.org", subject=where)
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError as error:  # brackets that hold no IPv6 address, a port that is none
        raise complaint from error
    if not known or _NEVER_IN_ADDRESS.search(value):
        raise complaint
    return value.rstrip("/")


def _contact(value: str, where: str) -> str:
    """An e-mail address, or a web address; that one may have a query, as that of a form does."""
    if _PUBLIC_EMAIL.fullmatch(value):
        return value
    if not _is_web_address(value):
        raise ConfigError(f"{value!r} is neither an e-mail address nor a web address", subject=where)
    return value


def _hub(value: str, where: str) -> str:
    if not _is_web_address(value) or "#" in value:
        raise ConfigError(f"{value!r} is not an address such as https://hub.example.org/", subject=where)
    return value


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:  # brackets that hold no IPv6 address, a port that is none
        return False
    return bool(known) and not _NEVER_IN_LINK.search(value)


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NEVER_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}?#]")  # RFC 3986, section 2; query and fragment are ours to append
_NEVER_IN_LINK = re.compile(r"[\s<>\"\\^`{|}]")
_HOST = re.compile(r"(?:[^\W_][\w.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_EMAIL = re.compile(r"[^\s@,<>]{1,64}@[^\s@,<>]{1,255}")
# What an HTML form takes for one (HTML Standard, section 4.10.5.1.5): it goes into feeds and links as it stands.
_PUBLIC_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}")
_NAMES = [f.name for f in fields(Settings)]
_SECRETS = {"login_client_secret", "login_cookie_secret"}  # never shown, in errors neither
_CHECKS: Mapping[str, Callable[[str, str], Any]] = {
    "store": _folder,
    "language": _language,
    "public_url": _address,
    "contact": _contact,
    "websub_hub": _hub,
    "login_metadata": _metadata,
    "login_cookie_secret": _cookie_secret,
}
_NOT_SETTINGS = {"config", "seeds"}  # where the file is; where the tests find the seed articles
