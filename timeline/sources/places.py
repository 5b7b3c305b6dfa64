"""Places: the files that a path stands for. Folders are read to their depth, sorted by path; hidden files are not."""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from timeline.errors import FetchError, SourceError, SourceFormatError
from timeline.lexicon import read_table
from timeline.sources.draft import clean

_OF_THE_WEB = re.compile(r"https?:/", re.IGNORECASE)  # a path has lost the second slash


@dataclass(frozen=True, slots=True)
class File:
    """name: path below what was asked for, with "/". place: the path as asked for and below, for people."""

    path: Path
    name: str
    place: str


def find_files(places: Sequence[str | Path], suffixes: Collection[str]) -> Iterator[File | SourceError]:
    """The readable files with one of `suffixes`; each file once, by whatever paths it is reached.

    Yields FetchError for what is not there or cannot be listed, SourceFormatError for a named file of another suffix.
    """
    seen: set[tuple[int, int]] = set()
    for place in places:
        for found in _below(Path(place), suffixes):
            identity = _identity(found.path) if isinstance(found, File) else None
            if identity is None or identity not in seen:
                yield found
            if identity is not None:
                seen.add(identity)


def suffix_of(path: Path, suffixes: Collection[str]) -> str | None:
    """The longest of the suffixes (".warc.gz") that the file's name has, in whatever case."""
    name = path.name.lower()
    return max((suffix for suffix in suffixes if name.endswith(suffix) and name != suffix), key=len, default=None)


def _below(place: Path, suffixes: Collection[str]) -> Iterator[File | SourceError]:
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if _OF_THE_WEB.match(str(place)):
            message = "it is an address of the web, no file; `timeline sources add` follows what stands there"
            yield SourceFormatError(message, subject=clean(str(place)))
        else:
            yield _unreachable("there is no such file or folder, or it cannot be reached", place, error)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(place, suffixes)
    elif not stat.S_ISREG(mode):
        yield SourceFormatError("it is neither a file nor a folder", subject=clean(str(place)))
    elif suffix_of(place, suffixes) is None:
        known = ", ".join(sorted(suffixes))
        yield SourceFormatError(f"files of this kind are not read; these are: {known}", subject=clean(str(place)))
    else:
        yield File(place, clean(place.name), clean(str(place)))


def _in_folder(top: Path, suffixes: Collection[str]) -> Iterator[File | SourceError]:
    found: list[tuple[str, File | SourceError]] = []
    folders, entered = [top], set()
    while folders:
        folder = folders.pop()
        try:
            if (identity := _identity(folder)) in entered:
                continue  # a link back up, or a second way to the same folder
            entered.add(identity)
            entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            found.append((str(folder), _unreachable("the folder cannot be listed", folder, error)))
            continue
        folders += sorted((entry for entry in entries if entry.is_dir() and not _is_of_a_page(entry)), reverse=True)
        read = (e for e in entries if suffix_of(e, suffixes) is not None and not e.is_dir())
        found += [(_name(top, entry), _file(top, entry)) for entry in read]
    for _, one in sorted(found, key=lambda pair: pair[0].split("/")):
        yield one


def _is_of_a_page(folder: Path) -> bool:
    """Whether a browser keeps here what a saved page beside it shows: pictures, scripts, advertisements as pages."""
    ending = next((ending for ending in _endings() if folder.name.endswith(ending)), None)
    page = folder.name.removesuffix(ending) if ending else ""
    return bool(page) and any(folder.with_name(f"{page}{suffix}").is_file() for suffix in (".html", ".htm"))


def _file(top: Path, path: Path) -> File | SourceError:
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return _unreachable("the file cannot be reached", path, error)
    if not regular:
        return SourceFormatError("it is neither a file nor a folder", subject=clean(str(path)))
    return File(path, clean(_name(top, path)), clean(str(path)))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(read_table("names/sites.toml")["parts"])


def _name(top: Path, path: Path) -> str:
    return path.relative_to(top).as_posix()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None  # whoever opens it will say so
    return status.st_dev, status.st_ino


def _unreachable(message: str, path: Path, cause: Exception) -> FetchError:
    error = FetchError(message, subject=clean(str(path)))
    error.__cause__ = cause
    return error
