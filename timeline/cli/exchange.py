"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100  # paths are relative to the working folder
_RENAME_EXCHANGE = 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}  # an old kernel; a file system that does not know how


def exchange(one: Path, other: Path) -> bool:
    """Let two paths of one file system change places, for all readers at once; False where that cannot be done here.

    It is Linux's renameat2(2) with RENAME_EXCHANGE (3.15 and later; ext4, XFS, Btrfs, tmpfs and overlayfs know it).
    Raises OSError for all that is wrong with the paths themselves.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = [ctypes.c_char_p(os.fsencode(path)) for path in (one, other)]
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
