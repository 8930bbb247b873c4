"""A process that has imported what workers need, and is copied for each of them (Linux).

Nothing runs in it beside the thread that waits for orders, so it can be copied safely.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import recv_handle
from typing import NoReturn

from lantern.core.worker_start import start


@dataclass(frozen=True)
class WorkerOrder:
    """What a worker calls, what that imports, and the surroundings of whoever orders it."""

    module: str
    function: str
    arguments: tuple[object, ...]
    needed: tuple[str, ...]
    environment: Mapping[str, str]
    path: tuple[str, ...]
    folder: str


@dataclass(frozen=True)
class _LivingWorker:
    """A worker that lives.

    Args:
        pid: its number.
        life: ends with the worker, which alone has the other end.
        status: where its exit code goes.
    """

    pid: int
    life: Connection
    status: Connection

    def close(self) -> None:
        self.life.close()
        self.status.close()


def serve(orders: Connection) -> None:
    """Start a worker for each order that comes through a pipe, until it closes.

    After an order come two ends of pipes: the worker's own, and the one that is told of the
    worker, first its number, or less than 0 for an error of the system, and then its exit code.
    """
    living: list[_LivingWorker] = []
    while True:
        for ready in wait([orders, *(worker.life for worker in living)]):
            if ready is orders:
                if not _take_order(orders, living):
                    _end(living)
                    return
                break  # the list of those that live has changed
            ended = next(worker for worker in living if worker.life is ready)
            living.remove(ended)
            _bury(ended)


def _take_order(orders: Connection, living: list[_LivingWorker]) -> bool:
    """Start a worker; return False if there is nobody who would order one."""
    if sys.platform == "win32":
        raise NotImplementedError
    try:
        order: WorkerOrder = orders.recv()
        pipe = Connection(recv_handle(orders))
        status = Connection(recv_handle(orders), readable=False)
    except (EOFError, OSError):
        return False
    _import(order)
    read_end, write_end = os.pipe()
    try:
        pid = os.fork()
    except OSError as error:
        _tell(status, -(error.errno or 1))
        for end in (read_end, write_end):
            os.close(end)
        status.close()
        pipe.close()
        return True
    if pid == 0:
        os.close(read_end)
        status.close()
        orders.close()
        for other in living:
            other.close()
        _work(order, pipe)
    os.close(write_end)
    pipe.close()
    living.append(
        _LivingWorker(pid, Connection(read_end, writable=False), status)
    )
    _tell(status, pid)
    return True


def _import(order: WorkerOrder) -> None:
    """Import what a worker needs, once for all; what fails here fails in the worker again."""
    sys.path[:] = order.path
    for name in (order.module, *order.needed):
        if name not in sys.modules:
            with suppress(Exception):
                importlib.import_module(name)
    gc.freeze()  # else searches in a worker would copy what it shares


def _work(order: WorkerOrder, pipe: Connection) -> NoReturn:
    """Do a worker's work in this copy, and end it."""
    code = 1
    try:
        os.environ.clear()
        os.environ.update(order.environment)
        os.chdir(order.folder)
        start(order.module, order.function, pipe, *order.arguments)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _tell(status: Connection, number: int) -> None:
    with suppress(OSError):  # nobody wants to know
        status.send(number)


def _bury(worker: _LivingWorker) -> None:
    """Tell how a worker ended."""
    _, status = os.waitpid(worker.pid, 0)
    _tell(worker.status, os.waitstatus_to_exitcode(status))
    worker.close()


def _end(living: list[_LivingWorker]) -> None:
    """End the workers that are left, so that their times count as this process's."""
    if sys.platform == "win32":
        raise NotImplementedError
    for worker in living:
        os.kill(worker.pid, signal.SIGKILL)
        _bury(worker)
