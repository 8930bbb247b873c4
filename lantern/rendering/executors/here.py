"""Jobs in this process, one after the other.

For programs that import Lantern: worker processes would start such a program once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from lantern.core.store import Store
from lantern.plan import Job
from lantern.rendering import workers


class InProcessExecutor:
    """Makes jobs where it is called."""

    def __init__(self, store: Store) -> None:
        """Put results into `store`."""
        self._store = store

    def run(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        """Make every job; `done` is called after each with the seconds it took.

        Raises:
            Failure: the first one that a job ends with.
        """
        for job in jobs:
            began = time.monotonic()
            workers.make(job, self._store)
            done(job, time.monotonic() - began)
