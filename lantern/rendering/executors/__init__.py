"""The Executor protocol: run independent jobs. `local` runs them in processes on this machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from lantern.plan import Job


class Executor(Protocol):
    """Runs jobs whose results go to the store."""

    def run(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        """Make every job; `done` is called after each with the seconds it took.

        Raises:
            Failure: the first one that a job ends with.
        """
