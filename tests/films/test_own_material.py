"""The film in tests/films/own-material: footage, a recording, effects and a Python clip,
together in one film.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.support import films

pytestmark = pytest.mark.film

FILM = films.ROOT / "tests" / "films" / "own-material"
SIZE = (160, 90)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its output folder, rendered small."""
    base = tmp_path_factory.mktemp("own")
    shutil.copytree(FILM, base / "own-material")
    written = base / "own-material" / "film.yml"
    written.write_text(
        written.read_text("utf-8").replace("480x270", "160x90"), "utf-8"
    )
    return films.render(written.parent, base, python=True).out


def test_the_film_wants_leave_for_its_program() -> None:
    run = films.call("check", FILM, cwd=films.ROOT)
    assert (
        run.returncode == 3
        and "allow it to run with --allow-python" in run.stderr
    )
    run = films.call("check", FILM, "--allow-python", cwd=films.ROOT)
    assert run.returncode == 0 and "4 scenes; nothing is wrong." in run.stdout


@pytest.fixture(scope="module")
def report(made: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(
        (made / "report.json").read_text("utf-8")
    )
    return loaded


@pytest.fixture(scope="module")
def frames(made: Path) -> NDArray[np.uint8]:
    return films.pictures(made / "own-material.mp4")


def planes(
    frame: NDArray[np.uint8],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    w, h = SIZE
    return frame[: w * h].reshape(h, w).astype(float), frame[w * h :].astype(
        float
    )


MOON = (int(0.2 * 90), int(0.8 * 160))
"""Its row and column in the mill's picture."""


# long: one film, shot by shot
def test_each_shot_shows_its_material(
    report: dict[str, object], frames: NDArray[np.uint8]
) -> None:
    scenes = report["scenes"]
    assert isinstance(scenes, list)
    title, mill, snow = [round(25 * one["start"]) for one in scenes[:3]]
    black, _ = planes(frames[0])
    shown, _ = planes(frames[title + 25])
    assert black.max() < 24 < shown.max(), "the title fades in"
    bright, colours = planes(frames[mill + 40])
    assert bright[MOON] > 170
    assert colours.std() > 5, "the mill, in colour"
    grey, colourless = planes(frames[snow - 20])
    assert grey[MOON] > 120
    assert np.abs(colourless - 128).mean() < 1, "and without"
    sky, _ = planes(frames[snow + 30])
    later, _ = planes(frames[snow + 31])
    assert sky[:60].max() > 200
    assert np.abs(sky - later)[:60].max() > 60, "it snows"


def test_the_report_tells_whose_voice_is_heard(
    report: dict[str, object], made: Path
) -> None:
    scenes = report["scenes"]
    assert isinstance(scenes, list)
    assert [one["voice"] for one in scenes] == [
        None,
        "recording",
        "espeak",
        None,
    ]
    described = (made / "description.txt").read_text("utf-8")
    assert (
        "Narration: Read by espeak-ng for the tests; Synthetic voice: espeak-ng"
        in described
    )


def test_the_mill_is_heard_under_the_voice_and_stops_with_its_shot(
    report: dict[str, object], made: Path
) -> None:
    scenes = report["scenes"]
    assert isinstance(scenes, list)
    mono = films.sound(made / "own-material.mp4")[:, 0]
    begin = scenes[1]["start"]

    def level(start: float, end: float) -> float:
        piece = mono[round(start * 48_000) : round(end * 48_000)]
        return 10 * float(np.log10(np.mean(piece**2) + 1e-12))

    words = level(begin + 1.0, begin + 2.6)
    assert -30 < level(begin + 0.15, begin + 0.6) - words < -8, (
        "the water before the first word"
    )
    assert (
        level(begin + scenes[1]["seconds"] - 0.5, begin + scenes[1]["seconds"])
        < words - 40
    ), "not in the second shot"
