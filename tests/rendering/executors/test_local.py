"""Worker processes, and a store whose entries were damaged."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from lantern import rendering
from lantern.core.problems import ToolFailure
from lantern.core.units import Samples
from lantern.plan import Job
from lantern.plan.requests import KeyedTake, MixdownRequest
from lantern.rendering.executors.local import ProcessExecutor
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("film")
    scenes = [
        scene("One", "Rain and wind."),
        scene("Two", "Snow.", still("river", move="push-in")),
    ]
    return films.render(films.write(base / "project", scenes), base)


@pytest.mark.parametrize("suffix", [".mp4", ".m4a", ".wav", ".json", ".npz"])
def test_damaged_parts_are_made_again(film: Made, suffix: str) -> None:
    before = film.digests()
    parts = [
        path
        for path in film.studio.options.store.glob(f"??/*{suffix}")
        if path.stat().st_size > 1
    ]
    assert parts
    for path in parts:
        with path.open("r+b") as stream:
            stream.truncate(path.stat().st_size // 2)
    (film.out / "report.json").unlink()
    films.render(film.studio.script.tree.file.parent, film.out.parent)
    assert film.digests() == before


def test_half_a_take_is_spoken_again(film: Made) -> None:
    _, takes = rendering.speak(film.studio)
    key = takes[0].key
    (film.studio.options.store / key[:2] / f"{key}.json").unlink()
    (film.out / "report.json").unlink()
    again = films.render(film.studio.script.tree.file.parent, film.out.parent)
    assert [job.name for job in again.jobs()] == ["scene 1 'One': voice"]


def find_workers() -> list[int]:
    """Return the worker processes that this process has started, and that live."""
    found = []
    for pid in films.descendants(os.getpid()):
        if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text():
            found += films.descendants(pid)  # it is their server
    return found


def job(film: Made, key: str) -> Job:
    _, takes = rendering.speak(film.studio)
    return Job(
        "take", f"take {key}", key * 32, ".wav", takes[0].request, {}, 1.0
    )


def test_the_job_of_a_killed_worker_is_done_by_another(
    film: Made, tmp_path: Path
) -> None:
    def kill(*_: object) -> None:
        """The worker is idle now, and gets its next job when it is dead."""
        for pid in find_workers():
            os.kill(pid, signal.SIGKILL)

    with ProcessExecutor(1, tmp_path / "store") as local:
        made: list[str] = []
        local.run([job(film, "aa")], kill)
        local.run([job(film, "bb")], lambda one, _: made.append(one.name))
        assert made == ["take bb"]


def test_a_worker_that_spoke_ends_before_other_work(
    film: Made, tmp_path: Path
) -> None:
    """It holds its voice, which may be large."""
    picture = next(one for one in film.jobs() if one.kind == "segment")
    with ProcessExecutor(1, tmp_path / "store") as local:
        local.run([job(film, "aa")], lambda *_: None)
        (speaker,) = find_workers()
        local.run([job(film, "bb")], lambda *_: None)
        assert find_workers() == [speaker]
        local.run([picture], lambda *_: None)
        assert speaker not in find_workers()


def test_a_failure_ends_the_workers(film: Made, tmp_path: Path) -> None:
    broken = Job(
        "mix",
        "the mix",
        "cc" * 32,
        ".m4a",
        MixdownRequest(
            (KeyedTake("dd" * 32, Samples(0)),), Samples(9600), None, (), -14
        ),
        {},
        1.0,
    )
    with ProcessExecutor(2, tmp_path / "store") as local:
        with pytest.raises(ToolFailure, match="the mix: a take vanished"):
            local.run([broken], lambda *_: None)
        assert find_workers() == []


def test_a_worker_that_does_not_hear_is_killed_at_the_end(
    film: Made, tmp_path: Path
) -> None:
    """A process that is stopped, as by Ctrl-Z, isn't ended by being asked to."""
    stopped: list[int] = []

    def stop(*_: object) -> None:
        for pid in find_workers():
            os.kill(pid, signal.SIGSTOP)
            stopped.append(pid)

    with ProcessExecutor(1, tmp_path / "store") as local:
        local.run([job(film, "aa")], stop)
        assert find_workers() == stopped != []
    assert find_workers() == []
