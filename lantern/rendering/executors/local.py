"""Worker processes on this machine, heaviest job first.

A worker that dies takes one job with it, not the film.
"""

from __future__ import annotations

import functools
import gc
import os
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.core.pipe_ends import PipeEnd, wait_for_ends
from lantern.core.problems import Failure, ToolFailure
from lantern.core.records import JsonObject
from lantern.core.worker_process import (
    KILLED_CODE,
    RunningProcess,
    end_with_parent,
    start_worker,
)
from lantern.core.worker_start import end_imports
from lantern.plan import Job

_SPEAKING = "take"
_NEEDED = ("lantern.rendering.workers",)
"""What a worker imports; this process doesn't."""


@dataclass
class _Worker:
    """A worker process, our end of its pipe, and the job it is doing since `began`."""

    process: RunningProcess
    pipe: PipeEnd
    job: Job | None = None
    began: float = 0.0
    has_spoken: bool = False


class WorkerBug(Exception):
    """An error in Lantern itself, met by a worker; the text is its traceback."""


class _WorkerDeath(Exception):
    """A worker ended while it had a job; a code below 0 is a signal's number."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code

    def explain(self, job: Job) -> ToolFailure:
        """Return the failure of a job of which two workers died."""
        how = f"signal {-self.code}" if self.code < 0 else f"code {self.code}"
        return ToolFailure(
            f"{job.name}: its worker process ended with {how}, twice (too little memory?)"
        )


@dataclass(frozen=True)
class _Outcome:
    """How a job ended: well, with a failure that users can act on, or with a bug's traceback."""

    failure: Failure | None = None
    traceback: str = ""


class ProcessExecutor:
    """At most `count` worker processes over one store. Close it, or use it in a `with`."""

    def __init__(self, count: int, store: Path) -> None:
        """Use up to `count` processes, started when needed, and the store in a folder."""
        self._count = count
        self._store = store
        self._workers: list[_Worker] = []
        self._is_killed = False

    def __enter__(self) -> ProcessExecutor:
        """Return the executor itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every worker."""
        self.close()

    def start(self) -> None:
        """Start a process, so that it is warm when there are jobs. It ends with this thread.

        Raises:
            ToolFailure: the system can't start one.
        """
        if not self._workers:
            self._start()

    def run(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        """Make every job; `done` is called after each with the seconds it took.

        Raises:
            Failure: the first one that a job ends with.
            WorkerBug: a worker met an error in Lantern.
        """
        waiting = sorted(jobs, key=lambda job: -job.weight)
        if not any(job.kind == _SPEAKING for job in jobs):
            self._end_speakers()
        retried: set[str] = set()
        try:
            while waiting or any(w.job for w in self._workers):
                self._hand_out(waiting)
                for worker in self._wait_for_workers():
                    job = worker.job
                    assert job is not None
                    try:
                        seconds = self._await_result(worker)
                    except _WorkerDeath as death:
                        if job.key in retried:
                            raise death.explain(job) from None
                        retried.add(job.key)
                        waiting.insert(0, job)
                        self._bury(worker, death)
                        continue
                    done(job, seconds)
        except BaseException:
            self.close()
            raise

    def _end_speakers(self) -> None:
        """Let go of workers that hold a voice, which may take 0.3 GB; others start at once."""
        speakers = [worker for worker in self._workers if worker.has_spoken]
        self._workers = [each for each in self._workers if not each.has_spoken]
        for worker in speakers:
            worker.pipe.close()  # it ends when it reads that

    def _hand_out(self, waiting: list[Job]) -> None:
        while waiting:
            self._workers = [
                w for w in self._workers if w.job or w.process.is_alive()
            ]
            idle = self._find_idle()
            if idle is None:
                return
            job = waiting.pop(0)
            idle.job = job
            idle.has_spoken |= job.kind == _SPEAKING
            idle.began = time.monotonic()
            with suppress(OSError):  # it just died: _result will find out
                idle.pipe.send(job.to_json())

    def _find_idle(self) -> _Worker | None:
        """Return a worker without a job, a new one if there may be more of them."""
        for worker in self._workers:
            if worker.job is None:
                return worker
        if len(self._workers) < self._count:
            return self._start()
        return None

    def _start(self) -> _Worker:
        if self._is_killed:
            raise ToolFailure("the work was stopped")
        started = start_worker(
            __name__, _work.__name__, str(self._store), needed=_NEEDED
        )
        worker = _Worker(started.process, started.pipe)
        self._workers.append(worker)
        if self._is_killed:  # before it was there to be killed
            started.process.kill()
        return worker

    def _wait_for_workers(self) -> list[_Worker]:
        busy = {w.pipe: w for w in self._workers if w.job}
        return [busy[pipe] for pipe in wait_for_ends(list(busy))]

    def _bury(self, worker: _Worker, death: _WorkerDeath) -> None:
        """Do without a worker that was killed; memory is the usual reason, so use fewer."""
        worker.pipe.close()
        self._workers.remove(worker)
        if death.code == KILLED_CODE:
            self._count = max(1, self._count - 1)

    def _await_result(self, worker: _Worker) -> float:
        """Return the seconds that a worker's job took.

        Raises:
            _WorkerDeath: the worker died of it.
            Failure: the job's own.
            WorkerBug: a worker met an error in Lantern.
        """
        try:
            outcome: _Outcome = worker.pipe.recv()
        except (
            EOFError,
            OSError,
        ):  # an OSError if it was killed before it read its job
            worker.process.join(5)
            raise _WorkerDeath(worker.process.exitcode or 0) from None
        worker.job = None
        if outcome.failure is not None:
            raise outcome.failure
        if outcome.traceback:
            raise WorkerBug(outcome.traceback)
        return time.monotonic() - worker.began

    def kill(self) -> None:
        """End every worker at once, from another thread than the one that runs jobs.

        What is being made ends with a failure.
        """
        self._is_killed = True
        for worker in list(self._workers):
            worker.process.kill()

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


def _work(pipe: PipeEnd, store: str) -> None:
    """Make the jobs that come through the pipe, and send back how each ended, until it closes."""
    end_with_parent()
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        _answer(pipe, _attempt(functools.partial(_make, order, Path(store))))


def _make(order: JsonObject, store: Path) -> None:
    from lantern.core.store import Store
    from lantern.rendering import workers

    end_imports()
    workers.make(Job.from_json(order), Store(store))
    gc.collect()  # pictures that refer to themselves; few objects are made, so it is rarely done


def _attempt(job: Callable[[], None]) -> _Outcome:
    try:
        job()
    except Failure as failure:
        return _Outcome(failure)
    except MemoryError:
        return _Outcome(ToolFailure("a worker ran out of memory; try --jobs 1"))
    except Exception:
        return _Outcome(traceback=traceback.format_exc())
    return _Outcome()


def _answer(pipe: PipeEnd, outcome: _Outcome) -> None:
    try:
        pipe.send(outcome)
    except OSError:
        raise SystemExit(0) from None
