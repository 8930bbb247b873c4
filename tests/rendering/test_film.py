"""A film made from nothing to its folder: what is reported, and what is left alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lantern import rendering
from lantern.core import cache
from lantern.core.problems import EXIT_OUTPUT, OutputFailure, VoiceFailure
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

SCENES = [
    scene("One", "Rain fell in the hills.", chapter="Weather"),
    scene("Two", None, still("white"), duration=2),
]
FILES = {
    "credits.html",
    "description.txt",
    "report.json",
    "short.mp4",
    "short.srt",
    "short.vtt",
    "sources.html",
    "thumbnail.jpg",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("made")
    return films.render(films.write(base / "project", SCENES), base)


def read_report(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(
        (folder / "report.json").read_text("utf-8")
    )
    return report


def test_a_release_has_these_files(made: Made) -> None:
    assert {path.name for path in made.out.iterdir()} == FILES
    assert set(read_report(made.out)["files"]) == FILES - {"report.json"}


def test_the_report_has_the_film_in_numbers(made: Made) -> None:
    report = read_report(made.out)
    assert report["film"] == "A short film"
    assert report["form"] == {
        "size": [160, 90],
        "fps": 25,
        "quality": "standard",
        "encoder": "x264",
    }
    assert report["frames"] == made.board().timeline.total
    assert report["seconds"] == report["frames"] / 25
    assert report["sound_hz"] == 48_000
    assert report["voice"] == "tone"
    assert report["coverage"] == {
        "told": 0,
        "told in part": 0,
        "left out": 0,
        "not told": 0,
    }


def test_the_report_tells_of_each_scene(made: Made) -> None:
    one, two = read_report(made.out)["scenes"]
    assert one["id"] == "one"
    assert one["start"] == 0
    assert (one["shots"], one["words"], one["voice"]) == (1, 5, "tone")
    assert two["start"] == one["seconds"]
    assert two["seconds"] == 2
    assert (two["words"], two["voice"], two["word_times"]) == (0, None, None)


def test_the_report_has_keys_and_seconds_of_every_job(made: Made) -> None:
    report = read_report(made.out)
    timed = {job.name for job in made.jobs()}
    kept = {job.name: job.key for job in made.jobs() if job.kind != "drawing"}
    assert set(report["timings"]) == timed
    assert report["keys"] == kept


def test_a_second_render_says_that_there_is_nothing_to_do(made: Made) -> None:
    jobs = len(made.jobs())
    again = rendering.render(made.studio)
    assert again["nothing_to_do"] is True
    assert len(made.jobs()) == jobs


def test_a_scene_alone_is_a_film_of_its_own_beside_the_whole(
    made: Made,
) -> None:
    before = made.digests()
    film = made.studio.script.tree.file.parent
    session = films.studio(film, made.out.parent, only="one")
    report = rendering.render(session)
    path = made.out / "scenes" / "01.mp4"
    assert report["scene"] == str(path)
    assert report["voice"] == "tone"
    seconds = read_report(made.out)["scenes"][0]["seconds"]
    assert report["seconds"] == seconds
    assert len(films.pictures(path)) == round(seconds * 25)
    shutil.rmtree(path.parent)
    assert made.digests() == before


def test_a_silent_scene_has_no_loudness(made: Made) -> None:
    film = made.studio.script.tree.file.parent
    session = films.studio(film, made.out.parent, only="2")
    assert rendering.render(session)["loudness"] == {"lufs": None}
    shutil.rmtree(made.out / "scenes")


def test_a_rendering_is_recorded_with_all_it_was_made_from(made: Made) -> None:
    records = [record for _, record in cache.read_records(made.studio.store)]
    (record,) = [each for each in records if each.form == ""]
    assert record.out == str(made.out)
    keys = {job.key for job in made.jobs() if job.kind != "drawing"}
    recorded = {Path(name).stem for name in record.entries}
    assert keys <= recorded


class Disk(NamedTuple):
    """What `shutil.disk_usage` gives, in bytes."""

    total: int
    used: int
    free: int


def test_a_disk_that_is_too_small_is_found_before_anything_is_encoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = films.write(tmp_path / "project", SCENES)
    session = films.studio(film, tmp_path)
    rendering.speak(session)
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _: Disk(10**9, 10**9, 3_500_000)
    )
    with pytest.raises(OutputFailure) as caught:
        rendering.render(session)
    assert caught.value.code == EXIT_OUTPUT
    assert caught.value.message.startswith(
        "the store's disk has 3 MB free, and this film may need "
    )
    assert caught.value.message.endswith(
        "; make room ('prune' says what can go), or put the store elsewhere with --store"
    )
    assert list(session.options.store.glob("??/*.mp4")) == []


def test_a_small_film_fits_on_a_disk_that_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = films.write(tmp_path / "project", SCENES)
    session = films.studio(film, tmp_path)
    rendering.speak(session)
    free = Disk(10**9, 10**9, 20_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    assert rendering.render(session)["film"]


def test_a_film_that_nobody_can_speak_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path / "project", SCENES, voice=["gtts"])
    session = films.studio(film, tmp_path, offline=True)
    with pytest.raises(VoiceFailure, match="--offline forbids it; add espeak"):
        rendering.render(session)
    assert list(session.options.out.iterdir()) == []


def test_what_was_changed_to_make_the_film_fit_is_noted(tmp_path: Path) -> None:
    shots = [still("dark"), still("white", at="wind"), still("grey", at="came")]
    film = films.write(
        tmp_path / "project",
        [scene("One", "Rain, wind came.", *shots)],
        transition={"dissolve": 2},
    )
    made = films.render(film, tmp_path)
    notes = [
        f"scene 1 'One': {note}" for _, note in made.board().timeline.notes
    ]
    assert films.notes(made.studio) == notes
