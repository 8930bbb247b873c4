"""Shares of jobs: every job in one of them, alike on every machine, and about as much in each."""

from __future__ import annotations

import itertools
import random

import pytest

from lantern.core.store import digest_json
from lantern.core.units import Samples
from lantern.plan import Job
from lantern.plan.requests import MixdownRequest
from lantern.rendering.shards import Shard, share_out

REQUEST = MixdownRequest((), Samples(1), None, (), -14.0)


def make_jobs(*weights: float) -> list[Job]:
    return [
        Job("mix", f"job {i}", digest_json(i), ".m4a", REQUEST, {}, weight)
        for i, weight in enumerate(weights)
    ]


def weigh(jobs: list[Job]) -> float:
    return sum(job.weight for job in jobs)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 300])
def test_every_job_is_in_one_share_in_its_order(count: int) -> None:
    drawn = random.Random(5)
    jobs = make_jobs(*(drawn.uniform(1, 200) for _ in range(120)))
    shares = share_out(jobs, count)
    assert len(shares) == count
    names = [job.name for job in itertools.chain(*shares)]
    assert sorted(names) == sorted(job.name for job in jobs)
    for number, share in enumerate(shares, 1):
        places = [jobs.index(job) for job in share]
        assert places == sorted(places)
        assert Shard(number, count).pick(jobs) == share


def test_the_order_of_jobs_moves_none_to_another_share() -> None:
    jobs = make_jobs(*[5.0] * 20, *range(1, 20))
    for share, turned in zip(
        share_out(jobs, 4), share_out(jobs[::-1], 4), strict=True
    ):
        assert share == turned[::-1]


def test_shares_cost_about_the_same_whatever_jobs_cost() -> None:
    drawn = random.Random(7)
    jobs = make_jobs(*(drawn.choice([10, 50, 200]) for _ in range(200)))
    weights = sorted(map(weigh, share_out(jobs, 8)))
    assert weights[-1] <= weigh(jobs) / 8 + 200


def test_a_job_dearer_than_all_others_has_a_share_of_its_own() -> None:
    shares = share_out(make_jobs(1000, *[10.0] * 30), 3)
    assert sorted(map(weigh, shares)) == [150, 150, 1000]
