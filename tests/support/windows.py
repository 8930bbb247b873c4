"""Windows as far as it can be had elsewhere: what Python lacks there, and a stand-in kernel.

`dress_imports` gives Lantern's modules, and no others, an `os`, a `sys` and the like as Windows has
them. It is for a process of its own.
"""

from __future__ import annotations

import builtins
import ctypes
import itertools
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import connection
from types import ModuleType
from typing import Any

import pytest

MISSING_MODULES = frozenset(
    {
        "fcntl",
        "grp",
        "posix",
        "pty",
        "pwd",
        "resource",
        "syslog",
        "termios",
        "tty",
    }
)
_MISSING_NAMES = {
    "os": r"(fork|forkpty|sched_|sched|get.?e?[ug]id|get(groups|pgid|pgrp|sid|priority|loadavg)"
    r"|set(sid|pgid|uid|gid|priority)|killpg|nice|wait$|wait[34i]|W[A-Z]{3,}|posix_|POSIX_|mkfifo"
    r"|mknod|.?chown|fch|chroot|p(read|write)v?$|(read|write)v|pipe2|uname|f?statvfs|sysconf"
    r"|confstr|sendfile|splice|memfd|copy_file|sync$|fdatasync|openpty|ttyname|ctermid|lockf|F_"
    r"|O_(CLOEXEC|NONBLOCK|DIRECTORY|NOFOLLOW|SYNC|DSYNC|NOCTTY|PATH)|register_at_fork|eventfd"
    r"|pidfd)",
    "signal": r"(SIG(KILL|HUP|QUIT|USR|ALRM|CHLD|CONT|STOP|TSTP|PIPE|XCPU|XFSZ|WINCH|_[BU]|_S)"
    r"|pthread_|sigwait|sigpending|alarm|pause|.?etitimer|siginterrupt)",
    "socket": "AF_UNIX",
}


class Call:
    """A function of the kernel, which takes notes of how it is called."""

    def __init__(self, answer: Any) -> None:
        self.restype: Any = None
        self.calls: list[tuple[Any, ...]] = []
        self._answer = answer

    def __call__(self, *arguments: Any) -> Any:
        self.calls.append(arguments)
        return self._answer(*arguments)


class StandInKernel:
    """kernel32: file handles are file numbers, process handles process numbers."""

    def __init__(self, *_: object, **__: object) -> None:
        self.LockFileEx = Call(_lock)
        self.OpenProcess = Call(_open_process)
        self.WaitForSingleObject = Call(lambda process, _: 0x102)
        self.CloseHandle = Call(lambda handle: 1)
        jobs = itertools.count(7)
        self.CreateJobObjectW = Call(lambda *_: next(jobs))
        self.SetInformationJobObject = Call(lambda *_: 1)
        self.AssignProcessToJobObject = Call(lambda *_: 1)
        self.GetCurrentProcess = Call(lambda: -1)
        self.SetConsoleCtrlHandler = Call(lambda *_: 1)


def _lock(handle: Any, flags: int, *_: object) -> bool:
    import fcntl  # there is none on Windows

    mode = fcntl.LOCK_EX if flags & 2 else fcntl.LOCK_SH
    assert flags & 1, "it would wait"
    try:
        fcntl.flock(handle.value, mode | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _open_process(_rights: int, _inherits: bool, pid: int) -> int:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return 0
    return pid


class _Msvcrt(ModuleType):
    @staticmethod
    def get_osfhandle(number: int) -> int:
        return number


def pretend(monkeypatch: pytest.MonkeyPatch) -> StandInKernel:
    """Have `sys.platform` say Windows, and return the kernel that is then called."""
    kernel = StandInKernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", _Msvcrt("msvcrt"))
    monkeypatch.setattr(
        ctypes, "WinDLL", lambda *_, **__: kernel, raising=False
    )
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 87, raising=False)
    return kernel


def dress_imports() -> None:
    """Give Lantern's modules from now on what Python has on Windows; others get the real things."""
    undressed = builtins.__import__
    dressed = _dress_all()
    connection.__dict__["PipeConnection"] = connection.Connection

    def import_dressed(
        name: str, globals: Any = None, *rest: Any, **named: Any
    ) -> ModuleType:
        importer = (globals or {}).get("__name__", "")
        if importer.startswith("lantern"):
            if name in MISSING_MODULES:
                raise ModuleNotFoundError(
                    f"No module named '{name}'", name=name
                )
            if name in dressed:
                return dressed[name]
        return undressed(name, globals, *rest, **named)

    builtins.__import__ = import_dressed


def _dress_all() -> dict[str, ModuleType]:
    launching = {"CREATE_NEW_PROCESS_GROUP": 0}
    calling = {"WinDLL": StandInKernel, "get_last_error": lambda: 87}
    return {
        "ctypes": _Dressed(ctypes, calling),
        "msvcrt": _Msvcrt("msvcrt"),
        "os": _Dressed(os, {"name": "nt"}),
        "signal": _Dressed(signal, {"SIGBREAK": 21, "CTRL_BREAK_EVENT": 15}),
        "socket": _Dressed(socket, {}),
        "subprocess": _Dressed(subprocess, launching),
        "sys": _Dressed(sys, {"platform": "win32"}),
    }


class _Dressed(ModuleType):
    """A module without what Windows lacks, and with what it has instead."""

    def __init__(self, module: ModuleType, added: Mapping[str, object]) -> None:
        super().__init__(module.__name__)
        missing = re.compile(_MISSING_NAMES.get(module.__name__, "$"))
        self.__dict__.update(
            added,
            _module=module,
            _missing=missing,
        )

    def __getattr__(self, name: str) -> Any:
        if self._missing.match(name):
            message = f"module '{self.__name__}' has no attribute '{name}'"
            raise AttributeError(message)
        return getattr(self._module, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._module, name, value)
