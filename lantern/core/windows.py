"""Calls of the Windows kernel for which Python has no words. It is imported only there.

Each is described in Microsoft's reference under the name it has here. A handle that must stay open
as long as this process isn't closed: the kernel does it at the end.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, ClassVar

_FAIL_IMMEDIATELY = 0x1
_EXCLUSIVE = 0x2
_LOCKED_BYTE = 1 << 62
"""Far behind the end of a file: others can't read what is locked, and may read all the rest."""
_SYNCHRONIZE = 0x100000
_TERMINATE_AND_SET_QUOTA = 0x101
_WAIT_TIMEOUT = 0x102
_ACCESS_DENIED = 5
_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_MEMORY = 0x100
_KILL_ON_JOB_CLOSE = 0x2000


class Overlapped(ctypes.Structure):
    """OVERLAPPED: where in a file something is done."""

    _fields_: ClassVar = [
        ("internal", ctypes.c_size_t),
        ("internal_high", ctypes.c_size_t),
        ("offset", ctypes.c_uint64),
        ("event", ctypes.c_void_p),
    ]


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION: what the processes of a job may do."""

    _fields_: ClassVar = [
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    ]


def lock_file(handle: int, *, is_shared: bool) -> bool:
    """Lock a file until it is closed; return False if another process holds it."""
    flags = _FAIL_IMMEDIATELY | (0 if is_shared else _EXCLUSIVE)
    place = Overlapped(offset=_LOCKED_BYTE)
    kernel = _load_kernel()
    file = ctypes.c_void_p(handle)
    return bool(kernel.LockFileEx(file, flags, 0, 1, 0, ctypes.byref(place)))


def is_running(pid: int) -> bool:
    """Tell whether a process of this number runs; `os.kill(pid, 0)` would send it Ctrl-C."""
    kernel = _load_kernel()
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
    if not handle:
        return (
            _get_last_error() == _ACCESS_DENIED
        )  # there is one, of another user
    process = ctypes.c_void_p(handle)
    try:
        return bool(kernel.WaitForSingleObject(process, 0) == _WAIT_TIMEOUT)
    finally:
        kernel.CloseHandle(process)


def end_with_this_process(pid: int) -> None:
    """Have a process, and all that it starts from now on, be killed when this one ends."""
    kernel = _load_kernel()
    kill_with_started(pid)  # of an older process of this number
    handle = kernel.OpenProcess(_TERMINATE_AND_SET_QUOTA, False, pid)
    if handle:  # else it has ended
        process = ctypes.c_void_p(handle)
        _jobs[pid] = _open_job(JobLimits(flags=_KILL_ON_JOB_CLOSE))
        kernel.AssignProcessToJobObject(_jobs[pid], process)
        kernel.CloseHandle(process)


_jobs: dict[int, ctypes.c_void_p] = {}
"""The job of each process that ends with this one, by its number."""


def kill_with_started(pid: int) -> None:
    """Kill what is left of a process that ends with this one, and of all that it started."""
    job = _jobs.pop(pid, None)
    if job is not None:
        _load_kernel().CloseHandle(job)


def limit_memory(most: int) -> None:
    """Let this process have so many bytes of memory at most."""
    job = _open_job(JobLimits(flags=_LIMIT_PROCESS_MEMORY, process_memory=most))
    kernel = _load_kernel()
    kernel.AssignProcessToJobObject(
        job, ctypes.c_void_p(kernel.GetCurrentProcess())
    )


def _open_job(limits: JobLimits) -> ctypes.c_void_p:
    kernel = _load_kernel()
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    size = ctypes.sizeof(limits)
    kernel.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(limits), size
    )
    return job


def ignore_interrupts(*, is_on: bool) -> None:
    """Ignore Ctrl-C from now on, or no longer; processes that are started do as this one does."""
    _load_kernel().SetConsoleCtrlHandler(None, is_on)


def _load_kernel() -> Any:
    if sys.platform != "win32":
        raise NotImplementedError
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)
    for name in ("OpenProcess", "CreateJobObjectW", "GetCurrentProcess"):
        getattr(kernel, name).restype = ctypes.c_void_p
    return kernel


def _get_last_error() -> int:
    if sys.platform != "win32":
        raise NotImplementedError
    return ctypes.get_last_error()
