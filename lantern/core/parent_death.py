"""Ends a process when the one that started it ends, however that comes about (Linux, Windows)."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import signal
import sys

_PR_SET_PDEATHSIG = 1
_WISH = ("--pdeathsig", "KILL", "--")
_SHELL = "/bin/sh"
_LOOK = '[ "$PPID" = "$0" ] && exec "$@"'
"""A shell's words: become the program unless the parent, `$0`, has ended before the wish."""


def die_with_parent() -> None:
    """Run this in a new child: the kernel kills it when the thread that started it ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt(pid: int) -> None:
    """Have a child that was started be killed when this process ends (Windows)."""
    if sys.platform == "win32":
        from lantern.core import windows

        windows.end_with_this_process(pid)


def list_guard_words() -> tuple[str, ...]:
    """Return what stands before a program's words so that it dies with its parent.

    util-linux's `setpriv` asks the kernel for it, and becomes a shell, which becomes the program
    if the parent still lives: it may have ended before the kernel was asked. `die_with_parent` does
    the same as `preexec_fn`, but Python copies its own process for that: 40 ms for each 200 MB. It
    is empty where `setpriv` is missing or is of another make, and where the kernel isn't Linux.
    """
    if sys.platform != "linux":
        return ()
    path = shutil.which("setpriv")
    if not path or not _can_guard(path):
        return ()
    return (path, *_WISH, _SHELL, "-c", _LOOK, str(os.getpid()))


@functools.cache
def _can_guard(path: str) -> bool:
    if sys.platform == "win32":
        raise NotImplementedError
    argv = [path, *_WISH, _SHELL, "-c", 'exec "$0" --version', path]
    silent = [
        (os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0)
        for stream in (1, 2)
    ]
    try:
        pid = os.posix_spawn(path, argv, os.environ, file_actions=silent)
    except OSError:
        return False
    _, status = os.waitpid(pid, 0)
    return status == 0
