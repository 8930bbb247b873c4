"""Jobs in this process, one after the other: for programs that import Lantern, which workers would start once more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from lantern.core.store import Store
from lantern.plan import Job
from lantern.rendering import workers


class InProcessExecutor:
    """Makes jobs where it is called."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def run(self, jobs: Sequence[Job], done: Callable[[Job, float], None]) -> None:
        """Make every job; `done` is told of each with the seconds it took. Raises the first Failure."""
        for job in jobs:
            began = time.monotonic()
            workers.make(job, self._store)
            done(job, time.monotonic() - began)
