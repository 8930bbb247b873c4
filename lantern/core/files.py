"""Files: found however their names are stored, read only if they are files, and written whole.

Anything may lie where a file is expected. A pipe that nobody writes to is waited for for ever, and
a device need not end, so nothing is opened for reading but by `open_plain` and what builds on it.

What is written has a temporary name first, and is then renamed into its place: whoever reads
meanwhile sees the old content or the new, never half of it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from lantern.core.problems import OutputFailure, format_path
from lantern.core.spelling import normalise


def find_stored_path(path: Path) -> Path:
    """Return a path as it is stored on this disk, where that differs only in how letters are kept.

    macOS, zip and rsync bring names whose accents are characters of their own (Unicode NFD), and
    people write them in one (NFC); signs that nobody sees don't count either. A path that is
    there as it is, and one that isn't there in any form, come back unchanged.
    """
    if os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[len(found.parts) :]:
        stored = _find_stored_name(found, part)
        if stored is None:
            return path
        found /= stored
    return found


def _find_stored_name(folder: Path, name: str) -> str | None:
    """Return a name as its folder has it, None if it has none that reads the same."""
    if os.path.lexists(folder / name):
        return name
    wanted = normalise(name)
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return None
    for stored in names:
        if normalise(stored) == wanted:
            return stored
    return None


def read_stem(path: Path) -> str:
    """Return the name of a file without its ending, as text that can be written anywhere.

    Names from older disks may be no UTF-8; then they are read as Windows wrote them.
    """
    name = os.fsencode(path.stem)
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("cp1252", "replace")


_KINDS = {
    stat.S_IFREG: "a file",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def name_kind(mode: int) -> str:
    """Return what lies at a path, by the mode of its status: `a folder`, `a pipe`."""
    return _KINDS.get(stat.S_IFMT(mode), "something unknown")


def require_plain(path: Path) -> None:
    """Refuse what is there and is no file, nor a link to one.

    Raises:
        OSError: it is a folder, a pipe or the like, as the error's words say, or isn't there.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise OSError(
            errno.EINVAL, f"it is {name_kind(mode)}, not a file", str(path)
        )


def open_plain(path: Path) -> BufferedReader:
    """Open a file, or what a link leads to, for reading its bytes.

    Raises:
        OSError: it can't be read, or is no file.
    """
    # Asked before it is opened: that alone may wait, or rewind a tape.
    require_plain(path)
    return path.open("rb")


def read_plain(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: it can't be read, or is no file.
    """
    with open_plain(path) as stream:
        return stream.read()


def read_plain_text(
    path: Path, encoding: str = "utf-8", errors: str = "strict"
) -> str:
    """Return the text of a file, each of its lines ended by a line feed.

    Raises:
        OSError: it can't be read, or is no file.
        UnicodeDecodeError: it isn't in this encoding.
    """
    with (
        open_plain(path) as stream,
        TextIOWrapper(stream, encoding, errors) as text,
    ):
        return text.read()


@contextmanager
def convert_disk_errors(message: str) -> Iterator[None]:
    """Turn an error of the disk into a failure that begins with a message.

    Raises:
        OutputFailure: the block raised OSError.
    """
    try:
        yield
    except OSError as error:
        raise OutputFailure(f"{message}: {error.strerror or error}") from None


@contextmanager
def convert_write_errors(path: Path) -> Iterator[None]:
    """Turn an error of the disk into a failure that names the file or folder being written.

    Raises:
        OutputFailure: the block raised OSError.
    """
    with convert_disk_errors(f"{format_path(path)} can't be written"):
        yield


def open_lock_file(path: Path) -> BinaryIO:
    """Return a file that is open for writing, to hold a lock on; it is made if it isn't there.

    Raises:
        OSError: it can't be written, or is no file: a pipe's other end would be waited for.
    """
    with suppress(FileNotFoundError):
        require_plain(path)
    flags = os.O_RDWR | os.O_CREAT
    if sys.platform != "win32":  # which has no such pipes
        flags |= os.O_NONBLOCK
    return os.fdopen(os.open(path, flags, 0o666), "r+b")


_MOVE_TRIES = 20
_MOVE_PAUSE = 0.05


def move_file(staged: Path, path: Path) -> None:
    """Rename a file in place of what is there.

    On Windows that fails while somebody has either open, as virus scanners do for a moment: then
    it is tried again for a second.

    Raises:
        OSError: it can't be renamed.
    """
    tries = _MOVE_TRIES if sys.platform == "win32" else 1
    for _ in range(tries - 1):
        with suppress(PermissionError):
            staged.replace(path)
            return
        time.sleep(_MOVE_PAUSE)
    staged.replace(path)


def format_relative(path: Path, folder: Path) -> str:
    """Return a path as it is from a folder, with slashes on every system.

    On another drive (Windows) it is whole.
    """
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:
        return path.as_posix()
    return Path(relative).as_posix()


@contextmanager
def stage_file(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`; put what is there in its place once the block ends.

    A file or link at `path` is replaced. If the block raises, `path` stays as it was.

    Raises:
        OSError: the file can't be renamed.
    """
    staged = _name_staged(path)
    try:
        yield staged
        move_file(staged, path)
    finally:
        staged.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole, in place of an older one.

    Raises:
        OSError: the file can't be written, or its folder doesn't exist.
    """
    with stage_file(path) as staged:
        staged.write_bytes(data)


@contextmanager
def stage_folder(path: Path) -> Iterator[Path]:
    """Yield a new, empty folder beside `path`; rename it to `path` once the block ends.

    Folders above it are made. If the block raises, nothing is left at `path`.

    Raises:
        OSError: the folder can't be made or renamed, for example because `path` has files in it.
    """
    staged = _name_staged(path)
    try:
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        yield staged
        if (
            sys.platform == "win32"
        ):  # where nothing may be there, as elsewhere no files
            with suppress(OSError):
                path.rmdir()
        staged.rename(path)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _name_staged(path: Path) -> Path:
    """Return the temporary name: hidden, and another one in every process."""
    return path.with_name(f".{path.name}-{os.getpid()}")
