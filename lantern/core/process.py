"""Run outside programs: from argument lists, with a time limit, in a process group of their own.

A program is killed when the thread that started it ends (Linux), or the process (Windows).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from lantern.core.parent_death import adopt, die_with_parent, list_guard_words
from lantern.core.process_failure import (
    LINE_CHARACTERS,
    describe_exit,
    make_failure,
)

_PIPE_BYTES = 1 << 20
_INTAKE_BYTES = 1 << 16
_REST_SECONDS = 1.0
"""Seconds in which the last that an ended program wrote must come."""
_MOST_ERROR_BYTES = 1 << 20
_MOST_REPORT_BYTES = 1 << 26
_OWN_GROUP = 0
"""Flags that keep the terminal's Ctrl-C from a program; where there are none, its session does."""
if sys.platform == "win32":
    _OWN_GROUP = subprocess.CREATE_NEW_PROCESS_GROUP


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
    with start(
        argv,
        label,
        stdin=stdin,
        cwd=cwd,
    ) as child:
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
        raise make_failure(
            argv, label, describe_exit(child.returncode), stderr=err
        )
    return subprocess.CompletedProcess(list(argv), 0, out, err)


def run_bounded(
    argv: Sequence[str],
    label: str,
    timeout: float,
    *,
    most: int,
    data: bytes | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program that nobody knows as `run` does, and end it when it writes too much.

    Nothing it leaves behind is waited for, even where that holds its output open.

    Args:
        argv: the program and its arguments; no shell reads them.
        label: what the program is for; a failure begins with it.
        timeout: seconds it may take.
        most: bytes that it may write to its stdout, and to its stderr.
        data: bytes for its stdin; None closes stdin.
        cwd: folder to run in.

    Raises:
        ToolFailure: as in `run`, or it writes more.
    """
    stdin = subprocess.DEVNULL if data is None else subprocess.PIPE
    child = start(
        argv,
        label,
        stdin=stdin,
        cwd=cwd,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    out = _Intake(child, child.stdout, most)
    err = _Intake(child, child.stderr, most)
    try:
        _feed(child, data)
        is_late = not _await(child, (out, err), timeout)
    except BaseException:
        kill(child)
        child.wait()
        raise
    reason = describe_exit(child.returncode) if child.returncode else ""
    if is_late:
        reason = f"still running after {timeout:.0f} s"
    if out.is_over or err.is_over:
        reason = f"wrote more than {most / 2**20:.4g} MB"
    if reason:
        raise make_failure(argv, label, reason, stderr=bytes(err.taken))
    return subprocess.CompletedProcess(
        list(argv), 0, bytes(out.taken), bytes(err.taken)
    )


class _Intake:
    """Takes what a program writes to a stream, and kills the program when that is too much."""

    def __init__(
        self, child: subprocess.Popen[bytes], stream: IO[bytes], most: int
    ) -> None:
        self.taken = bytearray()
        self.is_over = False
        self._child = child
        self._stream = stream
        self._most = most
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait for the stream's end, though not for ever: a stranger may hold it open."""
        self._thread.join(_REST_SECONDS)

    def _take(self) -> None:
        with self._stream:
            while block := os.read(self._stream.fileno(), _INTAKE_BYTES):
                self.taken += block
                if len(self.taken) > self._most:
                    self.is_over = True
                    kill(self._child)
                    return


def _feed(child: subprocess.Popen[bytes], data: bytes | None) -> None:
    """Begin to write a program's stdin, which it may never read."""
    stdin = child.stdin
    if stdin is None or data is None:
        return

    def write() -> None:
        with contextlib.suppress(OSError), stdin:  # it ended, or reads nothing
            stdin.write(data)

    threading.Thread(target=write, daemon=True).start()


def _await(
    child: subprocess.Popen[bytes], intakes: Sequence[_Intake], timeout: float
) -> bool:
    """Wait until a program has ended, and what it wrote is here; tell whether that was in time."""
    is_in_time = True
    try:
        child.wait(timeout)
    except subprocess.TimeoutExpired:
        is_in_time = False
    kill(child)  # and what it started and left behind
    child.wait()
    for intake in intakes:
        intake.join()
    return is_in_time


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
    finally:
        watch.close()
    if child.returncode == 0:
        return err
    reason = describe_exit(child.returncode)
    if watch.is_over:
        reason = f"did not go on for {watch.seconds:.4g} s"
    raise make_failure(argv, label, reason, stderr=err)


class _Watch:
    """Kills a program that keeps its caller waiting too long, until it is closed.

    One thread does so for all that is waited for: to start one for each chunk takes 0.1 ms.
    """

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._child = child
        self._deadline: float | None = None
        self._closed = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    @contextlib.contextmanager
    def wait(self) -> Iterator[None]:
        """Watch the program as long as the block waits for it."""
        self._deadline = time.monotonic() + self.seconds
        try:
            yield
        finally:
            self._deadline = None

    def close(self) -> None:
        """Watch no longer."""
        self._closed.set()

    def _look(self) -> None:
        pause = self.seconds
        while not self._closed.wait(pause):
            deadline = self._deadline
            now = time.monotonic()
            if deadline is not None and deadline <= now:
                self.is_over = True
                kill(self._child)
                return
            # a wait that begins after this moment isn't over before that
            pause = self.seconds if deadline is None else deadline - now


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold more than 64 KiB, so that both ends wake each other less often (Linux)."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(
            OSError
        ):  # the user's share of pipe memory is used up
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
    # what isn't there is told by Python, which knows why
    guard = list_guard_words() if shutil.which(argv[0]) else ()
    must_ask = sys.platform == "linux" and not guard
    try:
        child = subprocess.Popen(
            [*guard, *argv],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            preexec_fn=die_with_parent if must_ask else None,
            start_new_session=True,
            creationflags=_OWN_GROUP,
        )
    except OSError as error:
        reason = f"can't be started ({error.strerror})"
        raise make_failure(argv, label, reason, stderr=b"") from None
    adopt(child.pid)
    return child


class ReportingProgram:
    """A program that says on standard error what it does, in lines of JSON.

    It belongs to the thread that starts it; `stop` and `kill` may be called from others.
    """

    def __init__(self, argv: Sequence[str], label: str, *, cwd: Path) -> None:
        """Start it.

        Raises:
            ToolFailure: it can't be started.
        """
        self._child = start(
            argv,
            label,
            stdin=subprocess.DEVNULL,
            cwd=cwd,
        )
        assert self._child.stdout is not None
        self._output = _Intake(
            self._child, self._child.stdout, _MOST_REPORT_BYTES
        )
        self._last_words = ""

    def iter_events(self) -> Iterator[bytes]:
        """Yield the lines of JSON as they come, until it ends."""
        assert self._child.stderr is not None
        with self._child.stderr as lines:
            for line in lines:
                if line.startswith(b"{"):
                    yield line
                else:
                    self._last_words = line.decode("utf-8", "replace").strip()
        self._child.wait()
        self._output.join()

    def explain_end(self) -> str:
        """Return why it failed: its last words, or its exit code; empty if it did not."""
        code = self._child.returncode
        if code == 0:
            return ""
        return self._last_words[:LINE_CHARACTERS] or describe_exit(code)

    def read_output(self) -> bytes:
        """Return what it wrote to its standard output, once it has ended."""
        return bytes(self._output.taken)

    def stop(self) -> None:
        """Ask it to end; it clears away what it has begun."""
        if (
            sys.platform == "win32"
        ):  # which has no gentler end: `terminate` kills
            self._child.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            self._child.terminate()

    def kill(self) -> None:
        """End it, and all that it started, at once."""
        kill(self._child)


def launch(argv: Sequence[str], label: str) -> None:
    """Start a program of the user's, which goes on by itself; what it says is not heard.

    Raises:
        ToolFailure: it can't be started.
    """
    silent = subprocess.DEVNULL
    program = (
        shutil.which(argv[0]) or argv[0]
    )  # Windows runs scripts by their whole name
    try:
        child = subprocess.Popen(
            [program, *argv[1:]],
            stdin=silent,
            stdout=silent,
            stderr=silent,
            start_new_session=True,
        )
    except OSError as error:
        reason = f"can't be started ({error.strerror})"
        raise make_failure(argv, label, reason, stderr=b"") from None
    threading.Thread(
        target=child.wait, daemon=True
    ).start()  # none is left half ended


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a program and everything it started."""
    if sys.platform == "win32":
        from lantern.core import windows

        child.kill()  # first: the end of its job would leave the exit code of a success
        windows.kill_with_started(child.pid)
        return
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
