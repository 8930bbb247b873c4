"""Worker processes on this machine, heaviest job first. A worker that dies takes one job with it, not the film."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from lantern.core.problems import Failure, ToolFailure
from lantern.plan import Job

_CONTEXT = multiprocessing.get_context("spawn")


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    began: float = 0.0


class WorkerBug(Exception):
    """A worker met an error that is nobody's but ours; the text is its traceback."""


class ProcessExecutor:
    """At most `count` worker processes over one store. Close it, or use it in a `with`."""

    def __init__(self, count: int, store: Path) -> None:
        self._count, self._store = count, store
        self._workers: list[_Worker] = []

    def __enter__(self) -> ProcessExecutor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, jobs: Sequence[Job], done: Callable[[Job, float], None]) -> None:
        """Make every job; `done` is told of each with the seconds it took. Raises the first Failure."""
        waiting = sorted(jobs, key=lambda job: -job.weight)
        try:
            while waiting or any(w.job for w in self._workers):
                self._hand_out(waiting)
                for worker in self._wait_for_workers():
                    job, seconds = self._result(worker)
                    done(job, seconds)
        except BaseException:
            self.close()
            raise

    def _hand_out(self, waiting: list[Job]) -> None:
        while waiting:
            self._workers = [w for w in self._workers if w.job or w.process.is_alive()]
            idle = next((w for w in self._workers if w.job is None), None)
            if idle is None:
                if len(self._workers) >= self._count:
                    return
                idle = self._start()
            idle.job, idle.began = waiting.pop(0), time.monotonic()
            job = idle.job
            with suppress(OSError):  # it just died: _result will find out
                idle.pipe.send(job.to_json())

    def _start(self) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(
            target=_work, args=(theirs, str(self._store)), daemon=True
        )
        resource_tracker.ensure_running()  # it meddles with the signals that are blocked next
        signal.pthread_sigmask(
            signal.SIG_BLOCK, {signal.SIGINT}
        )  # the terminal's Ctrl-C is the parent's business
        try:
            process.start()
        except OSError as error:
            raise ToolFailure(
                f"no worker process could be started: {error.strerror}"
            ) from None
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _wait_for_workers(self) -> list[_Worker]:
        busy = {w.pipe: w for w in self._workers if w.job}
        return [busy[pipe] for pipe in wait(list(busy)) if isinstance(pipe, Connection)]

    def _result(self, worker: _Worker) -> tuple[Job, float]:
        job = worker.job
        assert job is not None
        try:
            kind, value = worker.pipe.recv()
        except (
            EOFError,
            OSError,
        ):  # a reset, when it was killed before it read its job
            worker.process.join(5)
            code = worker.process.exitcode or 0
            how = f"signal {-code}" if code < 0 else f"code {code}"
            raise ToolFailure(
                f"{job.name}: its worker process ended with {how} (too little memory?)"
            ) from None
        worker.job = None
        if kind == "failure":
            raise value
        if kind == "bug":
            raise WorkerBug(value)
        return job, time.monotonic() - worker.began

    def close(self) -> None:
        """End every worker, and with it what it runs."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.job is None:
                worker.process.join(1)
            if worker.process.is_alive():
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []


def _exit_at_once(*_: object) -> None:
    """End at once: an exception raised while a program is being started would be lost, and the worker go on.

    What it runs dies with it, and its scratch folder is swept by the next render.
    """
    os._exit(143)


def _work(pipe: Connection, store: str) -> None:
    """A worker's life: jobs in, results out, until the pipe closes."""
    signal.signal(signal.SIGTERM, _exit_at_once)
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        _answer(pipe, _attempt(functools.partial(_make, order, Path(store))))


def _make(order: Mapping[str, Any], store: Path) -> None:
    from lantern.core.store import Store
    from lantern.rendering import workers

    workers.make(Job.from_json(order), Store(store))


def _attempt(job: Callable[[], None]) -> tuple[str, Any]:
    try:
        job()
    except Failure as failure:
        return "failure", failure
    except MemoryError:
        return "failure", ToolFailure("a worker ran out of memory; try --jobs 1")
    except Exception:
        return "bug", traceback.format_exc()
    return "done", None


def _answer(pipe: Connection, answer: tuple[str, Any]) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise SystemExit(0) from None
