"""What runs on the workers of a cluster: a machine is described, and a job is made.

Plain values come in and go out; what is made goes into the store that both sides know. Dask calls
these functions by their names, so Lantern has to be installed where a worker runs.
"""

from __future__ import annotations

import functools
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import current_process
from pathlib import Path
from typing import Any

from lantern.core.problems import Failure, ToolFailure
from lantern.core.records import JsonObject
from lantern.core.remote_store import locate_store
from lantern.core.store import Store
from lantern.rendering.cluster.machine import describe_machine
from lantern.rendering.cluster.travel import TravellingJob, unpack
from lantern.rendering.executors.local import ProcessExecutor, WorkerBug

_LOOK_EVERY = 0.5
"""Seconds between two looks at whether a job is still wanted."""


def describe_worker(store_name: str, probe: str) -> dict[str, Any]:
    """Return what decides a worker's bytes, and what keeps it from working, as `faults`.

    Args:
        store_name: the folder or the address of the store.
        probe: the key of an entry that the client put there.
    """
    faults = []
    if current_process().daemon:
        faults.append(
            "it may not start processes: start it with `lantern worker`, or set"
            " DASK_DISTRIBUTED__WORKER__DAEMON=False"
        )
    try:
        if Store(locate_store(store_name)).get_json(probe) is None:
            faults.append(
                f"it finds another store at {store_name} than this machine"
            )
        machine = describe_machine()
    except Failure as failure:
        return {"machine": {}, "faults": [*faults, failure.message]}
    return {"machine": machine, "faults": faults}


def make_job(order: JsonObject, store_name: str) -> dict[str, Any]:
    """Make a job that travelled here, and return how that ended.

    With `seconds` it went well; with `failure` it ended in one that authors can act on, which no
    other try would mend; with `bug` in an error of Lantern's, whose traceback it is.
    """
    began = time.monotonic()
    try:
        store = Store(locate_store(store_name))
        travelling = TravellingJob.from_json(order)
        with (
            unpack(travelling, store) as job,
            _open_executor(store) as executor,
        ):
            executor.run([job], lambda *_: None)
    except Failure as failure:
        return {"failure": _describe(failure)}
    except WorkerBug as bug:
        return {"bug": str(bug)}
    except Exception:
        return {"bug": traceback.format_exc()}
    return {"seconds": time.monotonic() - began}


def _describe(failure: Failure) -> dict[str, Any]:
    return {
        "kind": type(failure).__name__,
        "message": failure.message,
        "detail": list(failure.detail),
    }


@dataclass
class _KeptExecutor:
    """The process that makes a worker's jobs; it stays for the next one."""

    running: ProcessExecutor | None = None


@functools.lru_cache(maxsize=1)
def _get_executor(root: Path) -> _KeptExecutor:
    return _KeptExecutor()


@contextmanager
def _open_executor(store: Store) -> Iterator[ProcessExecutor]:
    """Yield what makes a job in a process of its own, which ends once the job isn't wanted.

    A worker can't stop a thread of its own, and a job may take minutes.

    Raises:
        ToolFailure: the job was called off.
    """
    kept = _get_executor(store.root)
    if kept.running is None:
        kept.running = ProcessExecutor(1, store.root)
    executor = kept.running
    done = threading.Event()
    stopped = threading.Event()

    def watch(is_wanted: Callable[[], bool]) -> None:
        while not done.wait(_LOOK_EVERY):
            if not is_wanted():
                stopped.set()
                executor.kill()
                return

    watcher = threading.Thread(
        target=watch,
        args=(_watch_task(),),
        daemon=True,
    )
    watcher.start()
    try:
        yield executor
    except BaseException:
        kept.running = None
        executor.close()
        if stopped.is_set():
            raise ToolFailure("the job was called off") from None
        raise
    finally:
        done.set()
        watcher.join()


def _watch_task() -> Callable[[], bool]:
    """Return what tells whether the client still waits for the task that runs now."""
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def is_wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    return is_wanted
