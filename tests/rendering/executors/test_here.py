"""Jobs made in this process: in the order in which they are handed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import ToolFailure
from lantern.core.store import Store
from lantern.core.units import Frames, Samples
from lantern.plan import Job
from lantern.plan.job import make_job
from lantern.plan.requests import KeyedTake, MixdownRequest
from lantern.rendering.executors.here import InProcessExecutor
from lantern.script.paths import AllowedPaths
from lantern.visuals.requests import DrawingRequest, StyleRequest, VisualRequest
from tests.support.visuals import card_spec


def make_drawing(title: str, folder: Path, weight: float) -> Job:
    visual = VisualRequest(
        card_spec({"title": title}), folder, AllowedPaths(folder, folder)
    )
    request = DrawingRequest(
        visual, Frames(5), StyleRequest((64, 36), 25, None, "")
    )
    return make_job(
        "drawing",
        title,
        request,
        suffix=".json",
        weight=weight,
        tools=[],
    )


def make_broken_mix() -> Job:
    """Return the job of a mix whose take is in no store."""
    take = KeyedTake("dd" * 32, Samples(0))
    request = MixdownRequest((take,), Samples(9600), None, (), -14)
    return make_job(
        "mix",
        "the mix",
        request,
        suffix=".m4a",
        weight=1.0,
        tools=[],
    )


def test_jobs_are_made_in_the_order_they_are_given(tmp_path: Path) -> None:
    jobs = [
        make_drawing("Light", tmp_path, 1.0),
        make_drawing("Heavy", tmp_path, 9.0),
    ]
    reported: list[str] = []
    executor = InProcessExecutor(Store(tmp_path / "store"))
    executor.run(jobs, lambda job, _: reported.append(job.name))
    assert reported == ["Light", "Heavy"]


def test_what_comes_after_a_failure_is_not_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    before, after = (
        make_drawing(title, tmp_path, 1.0) for title in ("One", "Two")
    )
    reported: list[str] = []
    with pytest.raises(ToolFailure, match="a take vanished from the store"):
        InProcessExecutor(store).run(
            [before, make_broken_mix(), after],
            lambda job, _: reported.append(job.name),
        )
    assert reported == ["One"]
    assert store.has(before.key, ".json")
    assert not store.has(after.key, ".json")
