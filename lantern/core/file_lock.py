"""Locks on files: they keep other processes out, and end with the file or with the process."""

from __future__ import annotations

import sys
from typing import BinaryIO


def lock_file(stream: BinaryIO, *, is_shared: bool = False) -> bool:
    """Lock an open file until it is closed; return False, at once, if others hold it.

    Args:
        stream: a file that is open for writing.
        is_shared: any number may hold it so, and then nobody alone.
    """
    if sys.platform == "win32":
        import msvcrt

        from lantern.core import windows

        handle = msvcrt.get_osfhandle(stream.fileno())
        return windows.lock_file(handle, is_shared=is_shared)
    import fcntl

    mode = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
    try:
        fcntl.flock(stream, mode | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
