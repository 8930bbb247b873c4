"""What a run relies on in every executor: jobs done once, failures in words, no half results."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.plan import Job
from lantern.plan.job import make_job
from lantern.plan.requests import SoundRequest
from lantern.plan.results import DrawingInfo
from lantern.rendering import executors
from lantern.rendering.executors import Executor
from lantern.rendering.executors.cluster import ClusterExecutor
from lantern.rendering.executors.here import InProcessExecutor
from lantern.rendering.executors.local import ProcessExecutor
from lantern.script.paths import AllowedPaths
from lantern.visuals.requests import DrawingRequest, StyleRequest, VisualRequest
from tests.support import clusters
from tests.support.visuals import card_spec

pytestmark = pytest.mark.process

FACTORIES: dict[str, Callable[[Store], Executor]] = {
    "cluster": lambda store: clusters.connect(store),
    "here": InProcessExecutor,
    "local": lambda store: ProcessExecutor(2, store.root),
}


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Keep one cluster for all tests, as its workers take seconds to start."""
    yield
    clusters.stop()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture(params=sorted(FACTORIES))
def executor(
    request: pytest.FixtureRequest, store: Store
) -> Iterator[Executor]:
    made = FACTORIES[request.param](store)
    yield made
    if not isinstance(made, InProcessExecutor):
        assert isinstance(made, ProcessExecutor | ClusterExecutor)
        made.close()


def make_drawing(title: str, folder: Path) -> Job:
    """Return a job that draws a card: small, and without a file."""
    visual = VisualRequest(
        card_spec({"title": title}), folder, AllowedPaths(folder, folder)
    )
    request = DrawingRequest(
        visual, Frames(5), StyleRequest((64, 36), 25, None, "")
    )
    return make_job(
        "drawing",
        f"card {title}",
        request,
        suffix=".json",
        weight=1.0,
        tools=[],
    )


def make_broken_sound(folder: Path) -> Job:
    """Return a job that must fail while it writes: the sound is no sound."""
    file = folder / "bell.wav"
    file.write_text("no sound at all")
    request = SoundRequest(file, "bell.wav")
    return make_job(
        "sound",
        "bell",
        request,
        suffix=".json",
        weight=9.0,
        tools=[],
    )


def list_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_every_executor_is_under_the_contract() -> None:
    names = [module.name for module in pkgutil.iter_modules(executors.__path__)]
    assert names == sorted(FACTORIES)


def test_every_job_is_reported_once_with_its_result_stored(
    executor: Executor, store: Store, tmp_path: Path
) -> None:
    jobs = [make_drawing(title, tmp_path) for title in ("One", "Two", "Three")]
    reported: list[str] = []

    def note(job: Job, seconds: float) -> None:
        assert load_record(store, job.key, DrawingInfo) == DrawingInfo(job.name)
        assert seconds >= 0
        reported.append(job.name)

    executor.run(jobs, note)
    assert sorted(reported) == ["card One", "card Three", "card Two"]


def test_a_failing_job_raises_its_failure_and_leaves_nothing_half_made(
    executor: Executor, store: Store, tmp_path: Path
) -> None:
    """And the same executor goes on to make the jobs it is given next."""
    job = make_broken_sound(tmp_path)
    reported: list[str] = []
    with pytest.raises(AssetFailure, match=r"bell\.wav"):
        executor.run([job], lambda done, _: reported.append(done.name))
    assert reported == []
    assert not store.has(job.key, ".json")
    assert list_files(store.root) == []
    good = make_drawing("One", tmp_path)
    executor.run([good], lambda *_: None)
    assert load_record(store, good.key, DrawingInfo) == DrawingInfo("card One")


def test_no_jobs_are_done_at_once(executor: Executor, store: Store) -> None:
    reported: list[str] = []
    executor.run([], lambda job, _: reported.append(job.name))
    assert reported == []
    assert list_files(store.root) == []
