"""What was made by which rules: names for the state of rooms, so that what other rules made is made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable


def version_of(rooms: Sequence[str], beside: Sequence[str] = ()) -> str:
    """8 hex digits of the SHA-256 of all files of these packages that hold rules.

    beside: files of the program that stand in none of its rooms.
    """
    digest = hashlib.sha256()
    for name in beside:
        digest.update(f"{name}\0".encode() + resources.files("timeline").joinpath(name).read_bytes() + b"\0")
    for room in rooms:
        for name, content in sorted(_files(resources.files(room))):
            digest.update(f"{room}/{name}\0".encode() + content + b"\0")
    return digest.hexdigest()[:8]


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".py", ".toml", ".json", ".po")):
            yield prefix + entry.name, entry.read_bytes()
