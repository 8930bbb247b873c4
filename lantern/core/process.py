"""Running outside programs: argument lists, closed stdin, own process group, time limit, death with the parent."""

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
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from lantern.core.problems import ToolFailure

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Run in a new child: it is killed when the thread that started it ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def run(
    argv: Sequence[str],
    label: str,
    timeout: float = 600.0,
    data: bytes | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run to the end and return its output; a non-zero code, a signal or the time limit is a ToolFailure."""
    with start(
        argv,
        label,
        stdin=subprocess.PIPE if data is not None else subprocess.DEVNULL,
        cwd=cwd,
    ) as child:
        try:
            out, err = child.communicate(data, timeout=timeout)
        except subprocess.TimeoutExpired:
            kill(child)
            _, err = child.communicate()
            raise make_failure(
                argv, label, f"still running after {timeout:.0f} s", err
            ) from None
        except BaseException:
            kill(child)
            raise
    if child.returncode != 0:
        raise make_failure(argv, label, describe_exit(child.returncode), err)
    return subprocess.CompletedProcess(list(argv), 0, out, err)


def pipe(
    argv: Sequence[str],
    label: str,
    chunks: Iterable[bytes | memoryview],
    timeout: float = 600.0,
) -> bytes:
    """Feed a program's stdin chunk by chunk, and return its last words; failures as in `run`."""
    child = start(argv, label)
    assert child.stdin is not None
    _widen(child.stdin)
    late = threading.Event()

    def stop() -> None:
        late.set()
        kill(child)

    watch = threading.Timer(timeout, stop)
    watch.daemon = True
    watch.start()
    try:
        with contextlib.suppress(BrokenPipeError):
            for chunk in chunks:
                child.stdin.write(chunk)
        _, said = child.communicate()
    except BaseException:
        kill(child)
        child.communicate()
        raise
    finally:
        watch.cancel()
    if child.returncode != 0:
        how = (
            f"still running after {timeout:.0f} s"
            if late.is_set()
            else describe_exit(child.returncode)
        )
        raise make_failure(argv, label, how, said)
    return said


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold more than 64 KiB, so that writer and reader wake each other less often (Linux)."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):  # the user's share of pipe memory is used up
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)


def start(
    argv: Sequence[str],
    label: str,
    stdin: int = subprocess.PIPE,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program with pipes for its output, in its own process group."""
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
        raise make_failure(
            argv, label, f"can't be started ({error.strerror})", b""
        ) from None


def kill(child: subprocess.Popen[bytes]) -> None:
    """End the program and everything it started."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()


def describe_exit(code: int) -> str:
    """How a program ended, in words."""
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def make_failure(
    argv: Sequence[str], label: str, how: str, stderr: bytes
) -> ToolFailure:
    """A ToolFailure that shows what was run and its last words."""
    words = [
        line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()
    ]
    command = shlex.join([Path(argv[0]).name, *argv[1:]])
    return ToolFailure(
        f"{label}: {Path(argv[0]).name} {how}", [f"ran: {command}", *words[-8:]]
    )
