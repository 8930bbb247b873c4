"""Processes that work for this one, each at the other end of a pipe."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from lantern.core.problems import ToolFailure
from lantern.core.process import die_with_parent
from lantern.core.worker_start import start

_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class WorkerProcess:
    """A process that was started, and our end of its pipe."""

    process: BaseProcess
    pipe: Connection


def start_worker(module: str, function: str, *arguments: object) -> WorkerProcess:
    """Start a process that calls a function of a module with its end of a pipe first.

    It ends with the thread that starts it.

    Raises:
        ToolFailure: the system can't start one.
    """
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(
        target=start, args=(module, function, theirs, *arguments), daemon=True
    )
    resource_tracker.ensure_running()  # it changes the signals that are blocked next
    # a Ctrl-C in the terminal is for the parent to handle
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    except OSError as error:
        raise ToolFailure(
            f"no worker process could be started: {error.strerror}"
        ) from None
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    theirs.close()
    return WorkerProcess(process, ours)


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
