"""What every verb that reads a film says where one of its scenes or maps is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_envelope
from tests.support.films import scene, still
from tests.support.program import Program

FILM = "scenes/short"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film whose second scene can be read, and its first can't."""
    wells = scene("Wells", None, still("river"), duration=2)
    hills = scene("Hills", None, still("hills"), duration=2)
    folder = films.write(tmp_path, [wells, hills])
    broken = folder / "01-wells.yml"
    broken.write_text(
        "scene: Wells\nshots: [{still: assets/river.png\n", "utf-8"
    )
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["audition", FILM],
        ["captions", FILM],
        ["check", FILM],
        ["credits", FILM],
        ["credits", FILM, "--from", "exif"],
        ["export", FILM],
        ["fetch-relief", FILM],
        ["find", "--wanted", FILM],
        ["frame", FILM, "1"],
        ["mix", FILM],
        ["page", FILM],
        ["plan", FILM],
        ["podcast", FILM],
        ["preview", FILM],
        ["publish", FILM],
        ["publish", FILM, "--dry-run"],
        ["render", FILM],
        ["sheet", FILM],
        ["slides", FILM],
        ["sources", FILM],
        ["storyboard", FILM],
        ["timeline", FILM],
        ["translate", FILM, "ru"],
    ],
    ids=" ".join,
)
def test_a_broken_scene_is_told_with_its_place(
    words: list[str], film: Path, run: Program
) -> None:
    done = run(*words, "--json")
    envelope = read_envelope(done)
    (problem,) = envelope["problems"]
    place = (problem["file"], problem["line"], problem["column"])
    assert place == (str(film / "01-wells.yml"), 2, 9)
    assert problem["message"].startswith(
        "the { that begins here is never closed"
    )
    assert done.returncode == 3


@pytest.mark.parametrize(
    "words",
    [["credits", FILM], ["fetch-relief", FILM], ["translate", FILM, "ru"]],
    ids=" ".join,
)
def test_a_map_that_cannot_be_read_is_told_with_its_place(
    words: list[str], tmp_path: Path, run: Program
) -> None:
    folder = films.write(
        tmp_path, [scene("Wells", None, {"map": "m.yml"}, duration=2)]
    )
    (folder / "m.yml").write_text("legend: none\nviews: 3\n", "utf-8")
    done = run(*words)
    assert "m.yml:2:8: 'views' must be a group of keys" in done.stderr
    assert done.returncode == 3


def test_credits_still_lists_the_scenes_that_can_be_read(
    film: Path, run: Program
) -> None:
    done = run("credits", FILM)
    assert "Pictures\n  hills: The tests\n" in done.stdout
    assert "01-wells.yml:2:9" in done.stderr
