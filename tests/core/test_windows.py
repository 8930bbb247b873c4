"""Calls of the Windows kernel, as a stand-in for it gets them."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from lantern.core import limits, parent_death, process, signals
from lantern.core import windows as calls
from tests.support import windows


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> windows.StandInKernel:
    monkeypatch.setattr(calls, "_jobs", {})
    return windows.pretend(monkeypatch)


def read_limits(kernel: windows.StandInKernel) -> calls.JobLimits:
    ((job, kind, pointer, size),) = kernel.SetInformationJobObject.calls
    assert (job.value, kind) == (7, 9)
    assert size == ctypes.sizeof(calls.JobLimits)
    found: calls.JobLimits = pointer._obj
    return found


@pytest.mark.skipif(
    sys.maxsize < 2**32, reason="the sizes are those of 64 bits"
)
def test_structures_have_the_sizes_of_the_windows_headers() -> None:
    assert ctypes.sizeof(calls.JobLimits) == 144
    assert calls.JobLimits.io_counters.offset == 64
    assert calls.JobLimits.process_memory.offset == 112
    assert ctypes.sizeof(calls.Overlapped) == 32


def test_a_lock_lies_behind_the_bytes_of_the_file(
    kernel: windows.StandInKernel,
) -> None:
    with open(os.devnull, "rb") as stream:  # noqa: PTH123 - a number is wanted
        assert calls.lock_file(stream.fileno(), is_shared=True)
    ((_, flags, _, count, _, place),) = kernel.LockFileEx.calls
    assert (flags, count) == (1, 1)
    assert place._obj.offset == 2**62


@pytest.mark.process
def test_a_process_runs_until_it_has_ended(
    kernel: windows.StandInKernel,
) -> None:
    child = subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=-1)
    assert calls.is_running(child.pid)
    child.communicate(b"\n")
    assert not calls.is_running(child.pid)
    assert len(kernel.CloseHandle.calls) == 1


def test_a_program_is_in_a_job_that_ends_with_this_process(
    kernel: windows.StandInKernel,
) -> None:
    parent_death.adopt(os.getpid())
    assert read_limits(kernel).flags == 0x2000
    ((job, program),) = kernel.AssignProcessToJobObject.calls
    assert (job.value, program.value) == (7, os.getpid())
    closed = [handle.value for (handle,) in kernel.CloseHandle.calls]
    assert closed == [os.getpid()]


@pytest.mark.process
def test_a_program_is_killed_with_its_job_and_all_that_is_in_it(
    kernel: windows.StandInKernel,
) -> None:
    child = subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=-1)
    with child:
        parent_death.adopt(child.pid)
        process.kill(child)
        process.kill(child)
        assert child.wait(60) == -9
    closed = [handle.value for (handle,) in kernel.CloseHandle.calls]
    assert closed == [child.pid, 7]


def test_a_number_that_is_used_again_has_a_job_of_its_own(
    kernel: windows.StandInKernel,
) -> None:
    for _ in range(2):
        parent_death.adopt(os.getpid())
    jobs = [job.value for job, _ in kernel.AssignProcessToJobObject.calls]
    assert jobs == [7, 8]
    closed = [handle.value for (handle,) in kernel.CloseHandle.calls]
    assert closed == [os.getpid(), 7, os.getpid()]


def test_memory_is_limited_by_a_job_of_this_process(
    kernel: windows.StandInKernel,
) -> None:
    limits.limit_memory(6 * 2**30)
    found = read_limits(kernel)
    assert (found.flags, found.process_memory) == (0x100, 6 * 2**30)
    ((_, process),) = kernel.AssignProcessToJobObject.calls
    assert process.value == ctypes.c_void_p(-1).value


def test_what_is_started_in_a_shielded_block_ignores_an_interrupt(
    kernel: windows.StandInKernel,
) -> None:
    with (
        pytest.raises(OSError, match="it can't be started"),
        signals.shield_from_interrupts(),
    ):
        raise OSError("it can't be started")
    assert kernel.SetConsoleCtrlHandler.calls == [(None, True), (None, False)]
