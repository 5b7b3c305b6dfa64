"""Rows of `[[sources]]`: how people name what is followed, in a profile and in `sources.toml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

import re2

from timeline.errors import ConfigError
from timeline.folding import without_accents
from timeline.followed import Source, SourceKind

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=365)
_TEXTS = ("title", "language", "province")
_KEYS = ("id", "url", "kind", *_TEXTS, "every", "pages")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_ID, _MAX_TEXT, _MAX_URL, _MAX_PAGES = 80, 300, 4000, 500
_EVERY = re.compile(r"([0-9]{1,5})\s?(m|min|h|d)")
_UNITS = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_MADE_ID = 60


def read_row(row: object, where: str, *, profile: str | None) -> Source:
    """The source of one table of `[[sources]]`. where: file and number, for people. profile: whose it is.

    Raises ConfigError for an unknown key, a missing one, and a value that cannot be.
    """
    table = _table(row, where, _KEYS)
    url, kind = _url(table, where), _kind(table, where)
    return Source(
        id=row_id(table, where),
        url=url,
        kind=kind,
        every=_every(table, where),
        pages=_pages(table, where),
        profile=profile,
        **{name: _text(table, name, where) for name in _TEXTS},
    )


def described(source: Source, **given: str | None) -> Source:
    """The source with what a person says of it: keys as in a row, None for nothing. Raises as `read_row`."""
    row = {name: getattr(source, name) for name in ("id", "url", *_TEXTS, "pages")} | {"kind": source.kind.value}
    row |= {"every": written_every(source.every)} if source.every is not None else {}
    row |= {name: value for name, value in given.items() if value is not None}
    return read_row({n: v for n, v in row.items() if v is not None}, "what was said", profile=source.profile)


def is_off(row: object, where: str) -> bool:
    """Whether the row only switches a profile's source off (`off = true`, and its `id`).

    Raises ConfigError where it is switched off and more is said of it, or `off` is neither true nor false.
    """
    if not isinstance(row, Mapping) or "off" not in row:
        return False
    if not isinstance(row["off"], bool):
        raise ConfigError(f"off has to be true or false, not {row['off']!r}", subject=where)
    return row["off"]


def row_id(table: Mapping[str, Any], where: str) -> str:
    """The row's id, or the one that its address makes. Raises ConfigError where it is of another form."""
    given = table.get("id")
    if given is None:
        return make_source_id(_url(table, where), ())
    if not isinstance(given, str) or len(given) > _MAX_ID or not _ID.fullmatch(given):
        raise ConfigError(f"id has to be small letters (a-z), digits and hyphens, not {given!r}", subject=where)
    return given


def make_source_id(url: str, taken: Collection[str]) -> str:
    """A short name made of the address's host and path, with a number where it is `taken`: `example-org-politics`."""
    parts = urlsplit(url)
    host = (parts.hostname or "source").removeprefix("www.")
    words = _ascii(f"{host}/{unquote(parts.path)}")
    name = "-".join(re.findall(r"[a-z0-9]+", words))[:_MADE_ID].strip("-") or "source"
    number = 2
    made = name
    while made in taken:
        made, number = f"{name}-{number}", number + 1
    return made


def _ascii(text: str) -> str:
    letters = without_accents(unicodedata.normalize("NFKC", text.lower()))
    return re.sub(r"\.(?:html?|aspx?|php|jsp|xml|rss)$", "", letters.encode("ascii", "ignore").decode())


def _table(row: object, where: str, keys: Collection[str]) -> Mapping[str, Any]:
    if not isinstance(row, Mapping):
        raise ConfigError("sources has to be a list of tables: [[sources]]", subject=where)
    unknown = sorted(str(key) for key in row if key not in keys and key != "off")
    if unknown:
        raise ConfigError(f"unknown key {', '.join(unknown)}; there are {', '.join((*keys, 'off'))}", subject=where)
    return row


def _url(table: Mapping[str, Any], where: str) -> str:
    url = table.get("url")
    if not isinstance(url, str):
        raise ConfigError("url has to be given: the address that is fetched, as a text", subject=where)
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # a port that is no number, a bracket that stays open
        sound = False
    if not sound or "@" in parts.netloc or len(url) > _MAX_URL or re.search(r"[\s<>\"\x00-\x1f\x7f\\]", url):
        raise ConfigError(f"url has to be an http or https address without a password, not {url!r}", subject=where)
    return url.partition("#")[0]


def _kind(table: Mapping[str, Any], where: str) -> SourceKind:
    kind = table.get("kind")
    if kind not in tuple(SourceKind):
        raise ConfigError(f"kind has to be one of {', '.join(SourceKind)}, not {kind!r}", subject=where)
    return SourceKind(kind)


def _text(table: Mapping[str, Any], name: str, where: str) -> str | None:
    value = table.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > _MAX_TEXT or not value.isprintable():
        raise ConfigError(f"{name} has to be one line of text, not {value!r}", subject=where)
    if name == "language" and not re.fullmatch(r"[a-z]{2,3}", value):
        raise ConfigError(f"language has to be a code such as vi (ISO 639-1), not {value!r}", subject=where)
    return value.strip()


def _every(table: Mapping[str, Any], where: str) -> timedelta | None:
    value = table.get("every")
    if value is None:
        return None
    match = _EVERY.fullmatch(value.strip()) if isinstance(value, str) else None
    every = int(match[1]) * _UNITS[match[2]] if match else None
    if every is None or not SHORTEST <= every <= LONGEST:
        raise ConfigError(f'every has to be a time such as "30m", "2h" or "1d", not {value!r}', subject=where)
    return every


def written_every(every: timedelta) -> str:
    """As `every` is written in a file, in whole minutes at least."""
    for letter in ("d", "h"):
        if every % _UNITS[letter] == timedelta(0):
            return f"{every // _UNITS[letter]}{letter}"
    return f"{max(1, every // _UNITS['m'])}m"


def _pages(table: Mapping[str, Any], where: str) -> str | None:
    """An expression that RE2 takes, whose time is linear: it meets addresses that strangers write."""
    value = table.get("pages")
    if value is None:
        return None
    if not isinstance(value, str) or not value.isprintable() or not value or len(value) > _MAX_PAGES:
        raise ConfigError(f"pages has to be a regular expression, not {value!r}", subject=where)
    try:
        re2.compile(value, _quiet())
    except re2.error as error:
        fault = error.args[0].decode("utf-8", "replace") if error.args and isinstance(error.args[0], bytes) else "wrong"
        message = f"pages is no regular expression of RE2, which has nothing that looks around or back ({fault})"
        raise ConfigError(message, subject=where) from None
    return value


def _quiet() -> Any:
    """Without this RE2 writes each fault to the standard error output itself."""
    options = re2.Options()
    options.log_errors = False
    return options
