"""A share of a film's jobs, for a machine that works beside others on the same store.

Every machine plans the whole film and shares out its jobs alike, so none has to hear of another.
What several shares need, as a map under many shots, is shared out first; then each machine looks
again at what the store holds, and makes what it still needs. A render at the end joins the film.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantern.plan import Job


@dataclass(frozen=True)
class Shard:
    """Share `number`, from 1, of `count` shares of a film's jobs."""

    number: int
    count: int

    def __str__(self) -> str:
        """Return it as it is written: `3/8`."""
        return f"{self.number}/{self.count}"

    def pick(self, jobs: Sequence[Job]) -> list[Job]:
        """Return the jobs of this share, in their order."""
        return share_out(jobs, self.count)[self.number - 1]


def share_out(jobs: Sequence[Job], count: int) -> list[list[Job]]:
    """Return `count` shares of jobs that cost about the same, each in the order of `jobs`.

    The costliest job comes first, and each goes to the share that costs least so far (the rule of
    the longest processing time: R. L. Graham, 1969). Every machine gets the same shares.
    """
    loads = [(0.0, i) for i in range(count)]
    share_of: dict[str, int] = {}
    for job in sorted(jobs, key=_rank):
        load, i = heapq.heappop(loads)
        share_of[job.key] = i
        heapq.heappush(loads, (load + job.weight, i))
    shares: list[list[Job]] = [[] for _ in range(count)]
    for job in jobs:
        shares[share_of[job.key]].append(job)
    return shares


def _rank(job: Job) -> tuple[float, str]:
    return -job.weight, job.key
