"""Processes that work for this one, each at the other end of a pipe.

On Linux they are copies of one process that has imported what they need (`fork_server`): that takes
a second, and is done once. A program that has imported most of it may have that process be a copy
of itself. Elsewhere copying a process isn't safe, and each imports for itself.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Protocol

from lantern.core import fork_server
from lantern.core.fork_server import WorkerOrder
from lantern.core.parent_death import die_with_parent
from lantern.core.pipe_ends import PipeEnd
from lantern.core.problems import ToolFailure
from lantern.core.signals import shield_from_interrupts
from lantern.core.worker_start import start

_CONTEXT = multiprocessing.get_context("spawn")
_TASKS = Path("/proc/self/task")
"""Holds a folder for each thread of this process, those of libraries among them (Linux)."""
KILLED_CODE = -9
"""The exit code of a worker that was killed (SIGKILL), as it is once its server was."""


class RunningProcess(Protocol):
    """A process that was started, as `multiprocessing` has it."""

    @property
    def pid(self) -> int | None:
        """Its number."""

    @property
    def exitcode(self) -> int | None:
        """Its exit code, a signal's number below 0; None while it runs."""

    def is_alive(self) -> bool:
        """Tell whether it runs."""

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended, so many seconds at most."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


@dataclass(frozen=True)
class WorkerProcess:
    """A process that was started, and our end of its pipe."""

    process: RunningProcess
    pipe: PipeEnd


class _ForkedProcess:
    """A worker that is the fork server's child, which sends its exit code."""

    def __init__(self, pid: int, status: PipeEnd) -> None:
        self.pid = pid
        self._status = status
        self._code: int | None = None
        self._lock = threading.Lock()

    @property
    def exitcode(self) -> int | None:
        self.join(0)
        return self._code

    def is_alive(self) -> bool:
        return self.exitcode is None

    def join(self, timeout: float | None = None) -> None:
        if self._code is not None or not self._status.poll(timeout):
            return
        with self._lock:  # another thread may have been told meanwhile
            if self._code is None:
                self._code = self._receive_code()

    def _receive_code(self) -> int:
        try:
            code: int = self._status.recv()
        except (EOFError, OSError):
            return KILLED_CODE
        return code

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(-KILLED_CODE)

    def _send(self, number: int) -> None:
        if self.is_alive():
            os.kill(self.pid, number)


class _ForkServer:
    """The process that is copied for each worker; it ends with this one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: RunningProcess | None = None
        self._orders: PipeEnd | None = None

    def copy_caller(self) -> None:
        """Have the server be a copy of this process, if there is none yet and this has one thread.

        A copy of a process with more might wait forever for what another thread held.
        """
        with self._lock:
            if self._process is None and _has_one_thread():
                started = _copy_this_process()
                self._process, self._orders = started.process, started.pipe

    def start_worker(self, order: WorkerOrder) -> WorkerProcess:
        """Start a worker, by a new server if the one there was killed.

        Raises:
            ToolFailure: the system can't start one.
        """
        with self._lock:
            try:
                return self._order(order)
            except (EOFError, OSError):
                pass
            try:
                return self._order(order)
            except EOFError:
                raise _explain_start(
                    "the process that starts them was killed"
                ) from None
            except OSError as error:
                raise _explain_start(error.strerror) from None

    def _order(self, order: WorkerOrder) -> WorkerProcess:
        """Have a worker started.

        Raises:
            EOFError, OSError: the server was killed.
            ToolFailure: the system can't start one.
        """
        ours, theirs = _CONTEXT.Pipe()
        status, told = _CONTEXT.Pipe(duplex=False)
        try:
            orders, server = self._find()
            orders.send(order)
            for end in (theirs, told):
                send_handle(orders, end.fileno(), server)
                end.close()
            pid: int = status.recv()
        except BaseException:
            self.drop()  # what it would answer next is for nobody
            raise
        if pid < 0:
            raise _explain_start(os.strerror(-pid))
        return WorkerProcess(_ForkedProcess(pid, status), ours)

    def _find(self) -> tuple[PipeEnd, int]:
        if self._process is None or self._orders is None:
            started = _spawn(fork_server.__name__, fork_server.serve.__name__)
            self._process, self._orders = started.process, started.pipe
        return self._orders, self._process.pid or 0

    def drop(self) -> None:
        """Let the server end: it does when nobody can order anything any more."""
        if self._orders is not None:
            self._orders.close()
        self._orders = None
        self._process = None


_servers: dict[int, _ForkServer] = {}
"""By the process that uses it: one that a program forks has its own."""


@atexit.register  # after that of multiprocessing, which therefore comes later
def _drop_server() -> None:
    """Let this process's server end by itself.

    multiprocessing asks it to by a signal, and waits for it; one that has just been copied may not
    notice, and both would wait forever.
    """
    server = _servers.get(os.getpid())
    if server is not None:
        server.drop()


def copy_for_workers() -> None:
    """Have later workers be copies of this process as it is now: what it imported, they needn't.

    That is for programs that know what they hold: workers hold all of it, too. Where it can't be
    done safely, nothing is.

    Raises:
        ToolFailure: the system can't copy it.
    """
    if sys.platform == "linux":
        _servers.setdefault(os.getpid(), _ForkServer()).copy_caller()


def _has_one_thread() -> bool:
    try:
        return len(os.listdir(_TASKS)) == 1  # noqa: PTH208 - only their number counts
    except OSError:
        return False


def start_worker(
    module: str, function: str, *arguments: object, needed: Sequence[str] = ()
) -> WorkerProcess:
    """Start a process that calls a function of a module with its end of a pipe first.

    It ends with this process; where workers aren't copied, with the thread that starts it.

    Args:
        module: a module by its name.
        function: a function of that module, by its name.
        arguments: what it is called with after the pipe.
        needed: modules that it will import, so that they are there before.

    Raises:
        ToolFailure: the system can't start one.
    """
    if sys.platform != "linux":
        return _spawn(module, function, *arguments)
    order = WorkerOrder(
        module,
        function,
        arguments,
        tuple(needed),
        dict(os.environ),
        tuple(sys.path),
        str(Path.cwd()),
    )
    return _servers.setdefault(os.getpid(), _ForkServer()).start_worker(order)


def _spawn(module: str, function: str, *arguments: object) -> WorkerProcess:
    """Start a process that imports for itself.

    Raises:
        ToolFailure: the system can't start one.
    """
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(
        target=start,
        args=(module, function, theirs, *arguments),
        daemon=True,
    )
    start_resource_tracker()
    return _start_process(process, ours, theirs)


def start_resource_tracker() -> None:
    """Start multiprocessing's tracker, which would otherwise undo `shield_from_interrupts`.

    Windows has none.
    """
    if sys.platform != "win32":
        resource_tracker.ensure_running()


def _copy_this_process() -> WorkerProcess:
    """Start a fork server that is a copy of this process.

    Raises:
        ToolFailure: the system can't start one.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    ours, theirs = _CONTEXT.Pipe()
    context = multiprocessing.get_context("fork")
    process = context.Process(
        target=_serve,
        args=(ours, theirs),
        daemon=True,
    )
    return _start_process(process, ours, theirs)


def _serve(ours: PipeEnd, theirs: PipeEnd) -> None:
    """Serve orders in a copy of the process that will give them."""
    if sys.platform == "win32":
        raise NotImplementedError
    ours.close()  # else the pipe would stay open when that process ends
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    fork_server.serve(theirs)


def _start_process(
    process: BaseProcess, ours: PipeEnd, theirs: PipeEnd
) -> WorkerProcess:
    """Start a process that has the other end of a pipe.

    Raises:
        ToolFailure: the system can't start one.
    """
    with shield_from_interrupts():
        try:
            process.start()
        except OSError as error:
            raise _explain_start(error.strerror) from None
    theirs.close()
    return WorkerProcess(process, ours)


def _explain_start(reason: str | None) -> ToolFailure:
    return ToolFailure(f"no worker process could be started: {reason}")


def count_cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def end_with_parent() -> None:
    """Let a worker end as soon as its parent does, however that ends and whatever it does."""
    signal.signal(signal.SIGTERM, _exit_at_once)
    die_with_parent()
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(143)

    # Where the kernel doesn't do it; and the parent may have ended before it was asked to.
    threading.Thread(target=watch, daemon=True).start()


def _exit_at_once(*_: object) -> None:
    """End at once, without an exception.

    One that is raised while a program is being started would be lost, and the worker go on. What it
    runs dies with it, and its scratch folder is swept by the next render.
    """
    os._exit(143)
