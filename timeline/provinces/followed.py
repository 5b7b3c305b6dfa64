"""Which sources are followed: the home province's profile's, with `sources.toml` in the store's folder over them.

A row of the file with the id of a profile's source replaces it; with `off = true` it switches that one off. Who writes
the file by hand keeps comments and order: the program changes only the rows that it was asked to.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from timeline.errors import ConfigError
from timeline.followed import Source
from timeline.provinces import profile_for, profile_ids
from timeline.provinces.sourcerows import is_off, make_source_id, read_row, row_id, written_every

__all__ = ["FILE", "add_source", "make_source_id", "profile_sources", "read_sources", "remove_source", "zone_of"]

FILE = "sources.toml"
_MAX_BYTES = 1_000_000
_HEAD = (
    "# Sources that are followed beside those of the province's profile. A source with the id of one of the profile's\n"
    "# replaces it; off = true switches it off. Keys: id, url, kind (feed, sitemap, list, page), title, language,\n"
    "# province, every, pages.\n"
)


def read_sources(folder: Path, province: str) -> tuple[Source, ...]:
    """The sources that are followed: the profile's in their order, then the file's own.

    folder: the store's. province: the home province, as the settings name it (a profile's id, or a name).
    Raises ConfigError where a row is wrong, two have one id, or the file cannot be read.
    """
    found = {source.id: source for source in profile_sources(_profile_id(province))}
    for number, row in enumerate(_rows(_read(folder / FILE), folder / FILE), start=1):
        where = _place(folder / FILE, number)
        if is_off(row, where):
            found.pop(row_id(row, where), None)
        else:
            source = read_row(row, where, profile=None)
            found[source.id] = source
    return tuple(found.values())


def profile_sources(profile_id: str) -> tuple[Source, ...]:
    """The sources that a profile names; none where there is no such profile. Raises ConfigError as `read_profile`."""
    if profile_id not in profile_ids():
        return ()
    where = f"{profile_id}.toml"
    content = (resources.files("timeline.provinces") / where).read_text("utf-8")
    rows = _rows(_parsed(content, where), where)
    return tuple(read_row(row, _place(where, n), profile=profile_id) for n, row in enumerate(rows, start=1))


def zone_of(source: Source, province: str) -> ZoneInfo:
    """The time zone that the source's times are taken for: its province's, else its profile's, else the home's."""
    for name in (source.province, source.profile, province):
        profile = profile_for(name, "") if name else None
        if profile is not None and profile.id in profile_ids():
            return ZoneInfo(profile.timezone)
    return ZoneInfo("UTC")


def add_source(folder: Path, source: Source, province: str) -> None:
    """Writes the source into the file; one that was switched off is on again.

    Raises ConfigError where its id or address is followed already, or the file cannot be read or written.
    """

    def change(document: tomlkit.TOMLDocument) -> None:
        for known in read_sources(folder, province):
            if known.id == source.id or known.url == source.url:
                raise ConfigError(f"it is followed already, as {known.id}", subject=source.url)
        rows = _document_rows(document)
        _drop(rows, source.id, folder)
        if source not in profile_sources(_profile_id(province)):
            rows.append(_written(source))
            read_row(rows[-1].unwrap(), str(folder / FILE), profile=None)

    _change(folder, change)


def remove_source(folder: Path, source_id: str, province: str) -> None:
    """Takes the source out of the file; one of the profile's is switched off there.

    Raises ConfigError where none of that id is followed, or the file cannot be read or written.
    """

    def change(document: tomlkit.TOMLDocument) -> None:
        known = [source.id for source in read_sources(folder, province)]
        if source_id not in known:
            raise ConfigError(f"no such source is followed; there are: {', '.join(known) or 'none'}", subject=source_id)
        rows = _document_rows(document)
        _drop(rows, source_id, folder)
        if source_id in {source.id for source in profile_sources(_profile_id(province))}:
            rows.append(_row({"id": source_id, "off": True}))

    _change(folder, change)


def _profile_id(province: str) -> str:
    return profile_for(province, province).id


def _place(where: Path | str, number: int) -> str:
    return f"{where}, source {number}"


def _rows(table: dict[str, Any], where: Path | str) -> list[Any]:
    """The rows of `[[sources]]`, each id once. In a file of its own there is nothing else."""
    if isinstance(where, Path):
        unknown = sorted(set(table) - {"sources"})
        if unknown:
            raise ConfigError(f"unknown key {', '.join(unknown)}; there is only [[sources]]", subject=str(where))
    rows = table.get("sources", [])
    if not isinstance(rows, list):
        raise ConfigError("sources has to be a list of tables: [[sources]]", subject=str(where))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        name = row_id(row, _place(where, number)) if isinstance(row, dict) else ""
        if name in seen:
            raise ConfigError(f"the id {name} is there twice", subject=_place(where, number))
        seen.add(name)
    return rows


def _read(path: Path) -> dict[str, Any]:
    content = _content(path)
    return {} if content is None else _parsed(content, str(path))


def _content(path: Path) -> str | None:
    """The file's text; None where there is none."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise ConfigError("the file is larger than 1 MB", subject=str(path))
        return data.decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("the file of sources cannot be read", subject=str(path)) from error


def _parsed(content: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError("the file of sources cannot be read", subject=where) from error


def _ended(content: str) -> str:
    """With the end of its last line, where people left that out: the library would write on in that line."""
    return content if content.endswith("\n") or not content else f"{content}\n"


def _document_rows(document: tomlkit.TOMLDocument) -> Any:
    """Those of the document, to be changed in it; a list in one line is written as tables first."""
    rows = document.get("sources")
    if not isinstance(rows, AoT):
        tables = tomlkit.aot()
        for row in rows or ():
            tables.append(tomlkit.item(row.unwrap()))
        document["sources"] = tables
    return document["sources"]


def _drop(rows: Any, source_id: str, folder: Path) -> None:
    for number in reversed(range(len(rows))):
        if row_id(rows[number].unwrap(), _place(folder / FILE, number + 1)) == source_id:
            del rows[number]


def _written(source: Source) -> Any:
    values = {
        "id": source.id,
        "url": source.url,
        "kind": source.kind.value,
        "title": source.title,
        "language": source.language,
        "province": source.province,
        "every": written_every(source.every) if source.every is not None else None,
        "pages": source.pages,
    }
    return _row({name: value for name, value in values.items() if value is not None})


def _row(values: dict[str, Any]) -> Any:
    row = tomlkit.table()
    row.update(values)
    row.trivia.indent = "\n"  # an empty line before it
    return row


def _change(folder: Path, change: Callable[[tomlkit.TOMLDocument], None]) -> None:
    """One change at a time, written whole or not at all."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            content = _content(path)
            document = tomlkit.parse(_HEAD if content is None else _ended(content))
            change(document)
            written = tomlkit.dumps(document)
            _rows(_parsed(written, str(path)), path)  # nothing is put in the place of what can be read but its like
            _replace(path, written)
    except (OSError, TOMLKitError) as error:
        raise ConfigError("the file of sources cannot be changed", subject=str(path)) from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / f".{FILE}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _replace(path: Path, content: str) -> None:
    """By a new file beside it: who reads meanwhile sees the old one or the new one. A link stays a link."""
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, prefix=f".{FILE}.", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(mode)
            Path(new.name).replace(target)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise
