"""A published site as files in a folder: each file is whole at every moment, for whoever reads while it is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from timeline.errors import PublishError


def save_files(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Write the files, by path below the folder, and give the paths of those that changed. Raises PublishError."""
    try:
        return [name for name, octets in sorted(files.items()) if _saved(folder / name, octets)]
    except OSError as error:
        raise PublishError("the folder cannot be written", subject=str(folder)) from error


def _saved(path: Path, octets: bytes) -> bool:
    if path.is_file() and path.read_bytes() == octets:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(octets)
            os.fchmod(number, 0o644)  # for the web server; mkstemp lets nobody else read
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
