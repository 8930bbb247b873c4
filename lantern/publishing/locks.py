"""One `publish` at a time: for each film, and for each account."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lantern.core.file_lock import lock_file
from lantern.core.files import convert_disk_errors, open_lock_file
from lantern.core.problems import BusyFailure, format_command, format_path
from lantern.publishing.private_file import make_private_folder

_MOST_BYTES = 500


@contextmanager
def hold_lock(path: Path, what: str, now: datetime) -> Iterator[None]:
    """Hold a lock against other processes; it goes with this one, so none is left over.

    Args:
        path: the lock's file; its folder is made, for the user alone.
        what: what it stands for: `this film`.
        now: the time that others are told.

    Raises:
        BusyFailure: another process holds it; the message says which, and since when.
        OutputFailure: the file can't be written.
    """
    make_private_folder(path.parent)
    with convert_disk_errors(f"the lock {format_path(path)} can't be written"):
        stream = open_lock_file(path)
    with stream:
        if not lock_file(stream):
            holder = _read_holder(stream)
            raise BusyFailure(
                f"another `{format_command('publish')}`{holder} is at work on "
                f"{what}; wait for it, or end it: this one goes on where it was ended"
            )
        with convert_disk_errors(
            f"the lock {format_path(path)} can't be written"
        ):
            _write_holder(stream, now)
        yield


def _write_holder(stream: BinaryIO, now: datetime) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": now.isoformat(timespec="minutes"),
    }
    # past the stream's buffer: what a full disk doesn't take would be tried again at its end
    number = stream.fileno()
    os.ftruncate(number, 0)
    os.lseek(number, 0, os.SEEK_SET)
    os.write(number, json.dumps(holder).encode())


def _read_holder(stream: BinaryIO) -> str:
    """Return who holds a lock, for a sentence; empty if that isn't written yet."""
    stream.seek(0)
    try:
        holder = json.loads(stream.read(_MOST_BYTES))
        since = datetime.fromisoformat(holder["since"]).strftime("%H:%M")
        return f" (process {holder['pid']} on {holder['host']}, since {since})"
    except (ValueError, KeyError, TypeError):
        return ""
