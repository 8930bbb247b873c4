"""Run outside programs: from argument lists, with a time limit, in a process group of their own.

A program is killed when the thread that started it ends (Linux).
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from lantern.core.problems import ToolFailure

_PR_SET_PDEATHSIG = 1
_PIPE_BYTES = 1 << 20
_LAST_LINES = 8
"""Lines of a failed program's output that are shown."""


def die_with_parent() -> None:
    """Run this in a new child: the kernel kills it when the thread that started it ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def run(
    argv: Sequence[str],
    label: str,
    timeout: float = 600.0,
    *,
    data: bytes | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end and return its output.

    Args:
        argv: the program and its arguments; no shell reads them.
        label: what the program is for; a failure begins with it.
        timeout: seconds it may take.
        data: bytes for its stdin; None closes stdin.
        cwd: folder to run in.

    Raises:
        ToolFailure: it can't be started, ends with another code than 0 or by a signal, or takes
            too long.
    """
    stdin = subprocess.DEVNULL if data is None else subprocess.PIPE
    with start(argv, label, stdin=stdin, cwd=cwd) as child:
        try:
            out, err = child.communicate(data, timeout=timeout)
        except subprocess.TimeoutExpired:
            kill(child)
            _, err = child.communicate()
            reason = f"still running after {timeout:.0f} s"
            raise make_failure(argv, label, reason, stderr=err) from None
        except BaseException:
            kill(child)
            raise
    if child.returncode != 0:
        raise make_failure(argv, label, describe_exit(child.returncode), stderr=err)
    return subprocess.CompletedProcess(list(argv), 0, out, err)


KILLED = "was ended by"
"""What stands in the message of a program that a signal ended."""
STALL_SECONDS = 120.0
"""Seconds in which a program must take the next bytes, or end when it has them all."""


def pipe(
    argv: Sequence[str],
    label: str,
    chunks: Iterable[bytes | memoryview],
    *,
    stall: float | None = None,
) -> bytes:
    """Feed a program's stdin chunk by chunk; return what it wrote to stderr.

    However long it works, it must go on: the time in which chunks are made doesn't count.

    Args:
        argv: the program and its arguments; no shell reads them.
        label: what the program is for; a failure begins with it.
        chunks: bytes for its stdin, made while it runs.
        stall: seconds in which it must take the next chunk, or end; by default STALL_SECONDS.

    Raises:
        ToolFailure: as in `run`, or it doesn't go on.
    """
    child = start(argv, label)
    assert child.stdin is not None
    _widen(child.stdin)
    watch = _Watch(child, STALL_SECONDS if stall is None else stall)
    try:
        with contextlib.suppress(BrokenPipeError):  # its exit code tells more
            for chunk in chunks:
                with watch.wait():
                    child.stdin.write(chunk)
        with watch.wait():
            _, err = child.communicate()
    except BaseException:
        kill(child)
        child.communicate()
        raise
    if child.returncode == 0:
        return err
    reason = describe_exit(child.returncode)
    if watch.is_over:
        reason = f"did not go on for {watch.seconds:.4g} s"
    raise make_failure(argv, label, reason, stderr=err)


class _Watch:
    """Kills a program that keeps its caller waiting too long."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._child = child

    @contextlib.contextmanager
    def wait(self) -> Iterator[None]:
        """Watch the program as long as the block waits for it."""
        timer = threading.Timer(self.seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        kill(self._child)


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold more than 64 KiB, so that both ends wake each other less often (Linux)."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):  # the user's share of pipe memory is used up
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def start(
    argv: Sequence[str],
    label: str,
    *,
    stdin: int = subprocess.PIPE,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program with pipes for its output, in a process group of its own.

    Raises:
        ToolFailure: it can't be started.
    """
    try:
        return subprocess.Popen(
            list(argv),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            preexec_fn=die_with_parent,
            start_new_session=True,
        )
    except OSError as error:
        reason = f"can't be started ({error.strerror})"
        raise make_failure(argv, label, reason, stderr=b"") from None


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a program and everything it started."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()


def describe_exit(code: int) -> str:
    """Return in words how a program ended; a code below 0 is a signal's number."""
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"{KILLED} {signal.Signals(-code).name}"
    except ValueError:
        return f"{KILLED} signal {-code}"


def make_failure(
    argv: Sequence[str], label: str, reason: str, *, stderr: bytes
) -> ToolFailure:
    """Return a failure that shows what was run and the last lines of its output."""
    name = Path(argv[0]).name
    lines = stderr.decode("utf-8", "replace").splitlines()
    filled = [line for line in lines if line.strip()]
    command = shlex.join([name, *argv[1:]])
    detail = [f"ran: {command}", *filled[-_LAST_LINES:]]
    return ToolFailure(f"{label}: {name} {reason}", detail)
