"""Settings, read once and passed in: a file, below environment variables, below options.

The file is `$TIMELINE_CONFIG`, else `timeline.toml` in the working folder. Each setting is also a variable:
`public_url` is `TIMELINE_PUBLIC_URL`. An unknown key is an error, since a typo must not pass for a default.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from timeline.errors import ConfigError
from timeline.model import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """store: folder of the event store. province: profile id or name of the home province for articles that name none.
    host, port: where `serve` listens. public_url: the address that subscribers reach the server by, without a slash at
    the end; None means that links carry host and port as served. language: of titles and labels where none is asked
    for.
    """

    store: Path = Path("var")
    province: str = "binh-duong"
    host: str = "127.0.0.1"
    port: int = 8501
    public_url: str | None = None
    language: str = "en"


def read_settings(environment: Mapping[str, str], folder: Path, **options: Any) -> Settings:
    """Settings from file, environment and options (the last wins; an option of None was not given).

    Raises ConfigError for a file that cannot be read, an unknown key, and a value of the wrong form.
    """
    values = _from_file(environment, folder) | _from_environment(environment)
    values |= {name: (value, f"option {name}") for name, value in options.items() if value is not None}
    return Settings(**{name: _checked(name, value, where) for name, (value, where) in values.items()})


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
    text = str(value) if name == "store" and isinstance(value, Path) else value
    if not isinstance(text, str) or not text.strip():
        raise ConfigError(f"{value!r} is not a text", subject=where)
    if _CONTROL.search(text):
        raise ConfigError(f"{value!r} holds control characters", subject=where)
    check = {"store": _folder, "language": _language, "public_url": _address}.get(name, _as_it_is)
    return check(text.strip(), where)


def _as_it_is(value: str, where: str) -> str:
    return value


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


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NEVER_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}?#]")  # RFC 3986, section 2; query and fragment are ours to append
_NAMES = [f.name for f in fields(Settings)]
_NOT_SETTINGS = {"config", "seeds"}  # where the file is; where the tests find the seed articles
