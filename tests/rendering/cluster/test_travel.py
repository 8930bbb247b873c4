"""Jobs that travel: on the other machine they find their files, and make the same bytes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.store import Store, digest_file
from lantern.plan import Job
from lantern.rendering import workers
from lantern.rendering.cluster.travel import TravellingJob, pack, unpack
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A film with a still, and a look and a portrait of its own."""
    base = tmp_path_factory.mktemp("travel")
    third = {"title": "A name", "portrait": "assets/white.png"}
    folder = films.write(
        base / "project",
        [
            scene(
                "One",
                "Rain.",
                still("river", move="push-in"),
                lower_third=third,
            ),
            scene("Two", None, still("grey"), duration=2),
        ],
        look={"base": "own.yml"},
    )
    (folder / "own.yml").write_text("base: night\n")
    return films.render(folder, base)


def list_travelling(film: Made) -> list[Job]:
    return [
        job for job in film.jobs() if job.kind in ("segment", "mix", "drawing")
    ]


def send(job: Job, store: Store) -> TravellingJob:
    """Return a job as it comes out at the other end of a wire."""
    return TravellingJob.from_json(
        json.loads(json.dumps(pack(job, store).to_json()))
    )


# long: a film, its jobs sent, its project gone, each job made
def test_every_job_makes_the_same_bytes_without_its_project(
    film: Made, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    shutil.copytree(film.studio.options.store, store.root)
    sent = [send(job, store) for job in list_travelling(film)]
    assert any(travelling.files for travelling in sent)
    for job in list_travelling(film):
        store.remove(store.root / job.key[:2] / f"{job.key}{job.suffix}")
    project = film.out.parent / "project"
    away = project.rename(tmp_path / "away")
    try:
        for travelling in sent:
            with unpack(travelling, store) as job:
                workers.make(job, store)
    finally:
        away.rename(project)
    for job in list_travelling(film):
        made = store.get(job.key, job.suffix)
        kept = film.studio.store.get(job.key, job.suffix)
        assert made is not None and kept is not None
        assert digest_file(made) == digest_file(kept), job.name
    assert not list((store.root / "tmp").iterdir())


def test_a_file_travels_once_whatever_needs_it(
    film: Made, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    sent = [pack(job, store) for job in list_travelling(film)]
    digests: set[str] = set()
    for travelling in sent:
        digests.update(travelling.files.values())
    kept = list(store.root.glob("??/*.input"))
    assert len(kept) == len(digests) < sum(len(each.files) for each in sent)


def test_a_file_that_is_not_in_the_store_is_named(
    film: Made, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    travelling = next(
        each
        for job in list_travelling(film)
        if (each := pack(job, store)).files
    )
    with (
        pytest.raises(ToolFailure, match=r": its file /.* isn't in the store"),
        unpack(travelling, Store(tmp_path / "other")),
    ):
        pass


def test_failures_name_files_where_their_author_has_them(
    film: Made, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    travelling = pack(list_travelling(film)[0], store)
    with (
        pytest.raises(AssetFailure) as caught,
        unpack(travelling, store) as job,
    ):
        request = job.request
        assert not isinstance(request, str)
        scratch = next((store.root / "tmp").iterdir()).resolve()
        raise AssetFailure(
            f"{scratch}/home/a.jpg is torn", [f"see {scratch}/home"]
        )
    assert caught.value.message == "/home/a.jpg is torn"
    assert caught.value.detail == ("see /home",)
