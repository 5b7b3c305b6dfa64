"""A published site as a folder that changes all at once.

The new site is made in a hidden folder beside the old one, `.NAME.publishing`; what did not change is the old file
itself (a hard link), and so are the files that others put there. Then the two folders change places:

- on Linux in one step (see `exchange`): whoever opens a path gets the old site or the new one, never half of one;
- elsewhere by two renames: between them, for a moment, there is no site. Who is killed in that moment leaves the old
  one in the hidden folder, and the next run puts it back.

A run that fails or is killed before that leaves the old site as it was. What it left behind, the next run clears away.
The folder is another one afterwards: a server that holds it open itself (a bind mount of it, a shell within it) goes on
with the old one, so mount or open the folder that it lies in.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from timeline.cli.exchange import exchange
from timeline.errors import PublishError
from timeline.publish.staticfile import StaticFile

MANIFEST = ".timeline-site.json"  # in the folder: which of its files are ours, and of what they were made
_DRAFT, _SWAP, _OLD = "draft", "swap", "old"  # in the hidden folder: being made; about to be, or just was, swapped
_MODE, _FOLDER_MODE = 0o644, 0o755  # for the web server


@dataclass(frozen=True, slots=True)
class Saved:
    """How many files the site has, how many of them are new or differ, and how many that it had are gone.

    names: the paths of those that are new or differ.
    """

    files: int
    changed: int
    removed: int
    names: tuple[str, ...] = field(default=(), compare=False)


def save_site(
    files: Iterable[StaticFile],
    out: Path,
    *,
    maker: str = "",
    yielding: Set[str] = frozenset(),
    waiting: Callable[[], None] = lambda: None,
) -> Saved:
    """Make `out` the site of these files. Waits where another run writes to it.

    maker: names the program that makes them: what another one made is made anew, whatever its key.
    yielding: of these paths, files of others have precedence. waiting: told before it waits.
    Raises PublishError where it cannot be written, where a file would lie outside of it, and where a file of others
    is in the way; what making a file raises is raised. The site is then as it was.
    """
    target = _target(out)
    try:
        with _room(target, waiting) as room:
            _recover(room, target)
            return _replaced(files, target, room, maker, yielding)
    except OSError as error:
        raise PublishError("the folder cannot be written", subject=str(out)) from error


def published_paths(out: Path) -> Set[str]:
    """The paths of the files of the site in that folder; none where there is no site. Raises PublishError."""
    try:
        return _ours(_target(out))
    except OSError as error:
        raise PublishError("the folder cannot be read", subject=str(out)) from error


def _target(out: Path) -> Path:
    """Where the site really lies; a symbolic link to it stays one."""
    target = out.resolve()
    if target.exists() and not target.is_dir():
        raise PublishError("this is no folder", subject=str(out))
    if target == target.parent or target.is_mount():
        raise PublishError("a file system of its own cannot change places; name a folder in it", subject=str(out))
    if Path.cwd().resolve().is_relative_to(target):
        raise PublishError("this is the working folder, or around it; go elsewhere first", subject=str(out))
    return target


@contextmanager
def _room(target: Path, waiting: Callable[[], None]) -> Iterator[Path]:
    """The hidden folder beside the site, for this run alone; it is gone afterwards, unless the run is killed."""
    room = target.parent / f".{target.name}.publishing"
    try:
        held = _held(room, waiting)
    except OSError as error:
        message = "a new site is made beside the old one, and nothing can be written there"
        raise PublishError(message, subject=str(target.parent)) from error
    try:
        yield room
    finally:
        if (room / _DRAFT).exists():
            shutil.rmtree(room / _DRAFT)
        if not any(room.iterdir()):
            room.rmdir()
        os.close(held)


def _held(room: Path, waiting: Callable[[], None]) -> int:
    """A descriptor of the folder that holds its lock; the system frees it when this process ends, however it does."""
    while True:
        room.mkdir(parents=True, exist_ok=True)
        held = os.open(room, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(held, fcntl.LOCK_EX)
        if _is_at(room, held):
            return held
        os.close(held)  # whoever had it removed it at the end


def _is_at(room: Path, held: int) -> bool:
    try:
        return os.path.samestat(room.stat(), os.fstat(held))
    except FileNotFoundError:
        return False


def _recover(room: Path, target: Path) -> None:
    """Put right what a run that was killed left behind."""
    for name in (_OLD, _SWAP):  # a first site that was whole, but not yet in its place, is in the second
        if (room / name).exists() and not target.exists():
            (room / name).rename(target)
    for name in (_OLD, _SWAP):
        if (room / name).exists() and target.exists():
            _clear(room / name, target)
    if (room / _DRAFT).exists():
        shutil.rmtree(room / _DRAFT)  # of the files of others it has but links


def _replaced(files: Iterable[StaticFile], target: Path, room: Path, maker: str, yielding: Set[str]) -> Saved:
    draft = room / _DRAFT
    draft.mkdir()
    before = _listed(target)
    saved = _drafted(files, target, draft, before, maker, yielding)
    if not saved.changed and not saved.removed and target.exists():
        if (draft / MANIFEST).read_bytes() != (target / MANIFEST).read_bytes():
            (draft / MANIFEST).replace(target / MANIFEST)  # what the files are made of may have another name
        return saved
    _keep_others(target, draft, before.files.keys())
    os.sync()  # so that, should the machine fail, no file of the new site is an empty one
    (room / _DRAFT).rename(room / _SWAP)
    _swap(room, target)
    return saved


def _drafted(
    files: Iterable[StaticFile], target: Path, draft: Path, before: _Listed, maker: str, yielding: Set[str]
) -> Saved:
    """Write the files to the draft, or link those that are as they were."""
    changed: list[str] = []
    made: dict[str, tuple[str | None, str]] = {}
    for file in files:
        name, old = file.path, target / file.path
        _refuse_outside(name)
        if name in made:
            raise PublishError("this file of the site would be made twice", subject=name)
        is_ours = name in before.files
        there = old.read_bytes() if old.is_file() and not old.is_symlink() else None
        octets = there if there is not None and before.has(file, maker, there) else file.make()
        if not is_ours and os.path.lexists(old) and there != octets:
            if name in yielding:
                continue
            message = "this file is not one that `timeline publish` wrote; move it away, or publish to another folder"
            raise PublishError(message, subject=str(old))
        _make_open_folder((draft / name).parent)
        _put(draft / name, old if there == octets else None, octets)
        if there != octets or not is_ours:
            changed.append(name)
        made[name] = (file.key, _digest(octets))
    _write(draft / MANIFEST, _Listed(maker, made).text().encode())
    return Saved(len(made), len(changed), len(before.files.keys() - made.keys()), tuple(changed))


def _digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Listed:
    """The files of a site that are ours. maker: who made them. files: the key and the digest of each, by path."""

    maker: str = ""
    files: Mapping[str, tuple[str | None, str]] = field(default_factory=dict)

    def has(self, file: StaticFile, maker: str, octets: bytes) -> bool:
        """Whether these octets are what the file would be: made by this program, of the same, and not changed since."""
        key, digest = self.files.get(file.path, (None, ""))
        return key is not None and (key, self.maker) == (file.key, maker) and digest == _digest(octets)

    def text(self) -> str:
        return json.dumps({"maker": self.maker, "files": dict(sorted(self.files.items()))}, indent=0)


def _make_open_folder(folder: Path) -> None:
    """A folder that the web server may look into, whatever rights new folders have here."""
    if not folder.exists():
        _make_open_folder(folder.parent)
        folder.mkdir()
        folder.chmod(_FOLDER_MODE)


def _refuse_outside(name: str) -> None:
    parts = name.split("/")
    if any(part in ("", ".", "..", MANIFEST) or "\0" in part for part in parts) or PurePosixPath(name).is_absolute():
        raise PublishError("a file of the site would lie outside of it", subject=name)


def _put(path: Path, old: Path | None, octets: bytes) -> None:
    if old is None:
        _write(path, octets)
    else:
        _link(old, path)


def _write(path: Path, octets: bytes) -> None:
    with path.open("xb") as file:  # never through a link into the old site
        file.write(octets)
    path.chmod(_MODE)


def _link(old: Path, new: Path) -> None:
    """The same file under a second name; a copy where the file system or its rules have no such."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _ours(folder: Path) -> Set[str]:
    return _listed(folder).files.keys()


def _listed(folder: Path) -> _Listed:
    """The files that a run of this program wrote. Raises PublishError where that cannot be read."""
    try:
        plain = json.loads((folder / MANIFEST).read_bytes())
        return _Listed(plain["maker"], {name: (key, digest) for name, (key, digest) in plain["files"].items()})
    except FileNotFoundError:
        return _Listed()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PublishError("this list of the site's files cannot be read", subject=str(folder / MANIFEST)) from error


def _others(folder: Path, ours: Set[str]) -> Iterator[str]:
    """What lies in the folder and is not ours: files, links, and folders that have none of ours in them."""
    if not folder.exists():
        return
    device = folder.stat().st_dev
    for place, folders, names in os.walk(folder, onerror=_fail):
        here = Path(place)
        if here.stat().st_dev != device:
            raise PublishError("another file system is mounted within the site", subject=place)
        for name in [*names, *(name for name in folders if (here / name).is_symlink())]:
            path = (here / name).relative_to(folder).as_posix()
            if path not in ours and path != MANIFEST:
                yield path
        if not folders and not names:
            yield here.relative_to(folder).as_posix()


def _fail(error: OSError) -> None:
    """What cannot be looked into might hold what is somebody's."""
    raise error


def _keep_others(target: Path, draft: Path, before: Set[str]) -> None:
    """Bring what is not ours into the draft. A folder's own rights are kept, too."""
    if not target.exists():
        draft.chmod(_FOLDER_MODE)
        return
    for path in _others(target, before):
        _make_folders(target, draft, path)
        if not os.path.lexists(draft / path):
            _bring(target / path, draft / path)
        elif _is_folder(target / path) != _is_folder(draft / path):
            raise PublishError("this is in the way of a folder of the site; move it away", subject=str(target / path))
    _copy_rights(target, draft)


def _make_folders(source: Path, draft: Path, path: str) -> None:
    for parent in reversed(PurePosixPath(path).parents):
        if not (draft / parent).exists():
            (draft / parent).mkdir()
            _copy_rights(source / parent, draft / parent)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


def _bring(old: Path, new: Path) -> None:
    if _is_folder(old):
        new.mkdir()
        _copy_rights(old, new)
    else:
        _link(old, new)


def _copy_rights(old: Path, new: Path) -> None:
    shutil.copystat(old, new)
    if os.geteuid() == 0:  # nobody else may give folders away
        owner = old.stat()
        os.chown(new, owner.st_uid, owner.st_gid)


def _swap(room: Path, target: Path) -> None:
    swap = room / _SWAP
    if not target.exists():
        swap.rename(target)
    elif exchange(swap, target):
        _clear(swap, target)
    else:
        target.rename(room / _OLD)
        try:
            swap.rename(target)
        except OSError:
            (room / _OLD).rename(target)
            raise
        _clear(room / _OLD, target)


def _clear(old: Path, target: Path) -> None:
    """Remove what was the site; what others put or changed there meanwhile comes along first."""
    for path in _others(old, _ours(old) | _ours(target)):
        _make_folders(old, target, path)
        if not os.path.lexists(target / path) or _is_newer(old / path, target / path):
            (old / path).replace(target / path)
    shutil.rmtree(old)


def _is_newer(one: Path, other: Path) -> bool:
    return not _is_folder(one) and one.lstat().st_mtime_ns > other.lstat().st_mtime_ns
