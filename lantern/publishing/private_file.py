"""Files that nobody else may read: written whole, safe on the disk when a call returns.

Windows has other rights than Unix, and gives none to others in a user's own folder: nothing is
asked there.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from lantern.core.files import convert_write_errors, move_file, read_plain
from lantern.core.problems import OutputFailure, format_path

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private_folder(path: Path) -> None:
    """Make a folder that only its owner can look into; folders above it are made as usual.

    Raises:
        OutputFailure: it can't be made.
    """
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def write_private(path: Path, data: bytes) -> None:
    """Write a file whole, in place of an older one, with no rights for others.

    Both the bytes and the name are on the disk when this returns, so what was written is there
    after a crash of the machine, too.

    Raises:
        OutputFailure: it can't be written; the older file is still there.
    """
    make_private_folder(path.parent)
    staged = path.with_name(f".{path.name}-{os.getpid()}")
    with convert_write_errors(path):
        staged.unlink(missing_ok=True)
        try:
            _write_synced(staged, data)
            move_file(staged, path)
        finally:
            staged.unlink(missing_ok=True)
        _sync_folder(path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, _FILE_MODE), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(path: Path) -> None:
    if (
        sys.platform == "win32"
    ):  # it can't open folders, and keeps names by itself
        return
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read_private(path: Path) -> bytes:
    """Return the bytes of a file that only its owner can read.

    Raises:
        FileNotFoundError: it isn't there.
        OutputFailure: others can read it, it is another user's, or it can't be read.
    """
    try:
        status = path.lstat()
        _require_private(path, status, _FILE_MODE)
        return read_plain(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        message = (
            f"{format_path(path)} can't be read: {error.strerror or error}"
        )
        raise OutputFailure(message) from None


def require_private_folder(path: Path) -> None:
    """Refuse a folder of secrets that others may look into.

    Raises:
        FileNotFoundError: it isn't there.
        OutputFailure: others may, or it is another user's.
    """
    _require_private(path, path.stat(), _FOLDER_MODE)


def _require_private(path: Path, status: os.stat_result, mode: int) -> None:
    if (
        sys.platform == "win32"
    ):  # others' rights are those of the user's folder, which has none
        return
    place = format_path(path)
    if status.st_uid != os.geteuid():
        raise OutputFailure(
            f"{place} belongs to another user; it may hold what they put there, so move it away"
        )
    if status.st_mode & _OTHERS and not stat.S_ISLNK(status.st_mode):
        raise OutputFailure(
            f"{place} can be read by others, and holds secrets; if nobody has read them, take "
            f"their rights away: chmod {mode:o} {place}"
        )
