"""Plates and lettering: each decodes to the frames it promises, and together they are the film."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.units import Frames
from lantern.editions.finished import FinishedFilm, find_finished_film
from lantern.editions.plates import (
    PlateFile,
    write_lettering,
    write_plates,
    write_transitions,
)
from lantern.rendering.frames import paint_frame
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

THIRD = {"title": "A lower third", "text": "with two lines"}
HANDLE = Frames(3)
WIDTH, HEIGHT = films.SIZE
Luma = NDArray[np.float64]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> FinishedFilm:
    """Two shots in a cut, a dissolve of 12 frames, and lettering; it fades in and out."""
    base = tmp_path_factory.mktemp("plates")
    scenes = [
        scene(
            "One & only",
            None,
            still("hills", move="push-in"),
            still("grey"),
            duration=2,
            source="A source",
            lower_third=THIRD,
        ),
        scene("Two", None, still("river"), duration=1),
    ]
    fade = {"in": 0.4, "out": 0.4}
    written = films.write(
        base,
        scenes,
        fade=fade,
        transition={"dissolve": 0.48},
    )
    films.render(written, base)
    return find_finished_film(films.studio(written, base))


@pytest.fixture(scope="module")
def plates(
    film: FinishedFilm, tmp_path_factory: pytest.TempPathFactory
) -> list[PlateFile]:
    return write_plates(film, tmp_path_factory.mktemp("files"), handle=HANDLE)


def decode_luma(file: PlateFile) -> Luma:
    """The luma of each frame: (frames, h, w)."""
    raw = np.frombuffer(films.decode(file.path, "yuv420p"), np.uint8)
    luma = raw.reshape(file.length, -1)[:, : WIDTH * HEIGHT]
    return luma.reshape(-1, HEIGHT, WIDTH).astype(np.float64)


def decode_lettering(file: PlateFile) -> tuple[Luma, Luma]:
    """The luma of each frame, (frames, h, w), and its alpha, 0 to 1."""
    raw = np.frombuffer(films.decode(file.path, "yuva444p10le"), "<u2")
    planes = raw.reshape(file.length, 4, HEIGHT, WIDTH)
    return planes[:, 0] / 4, planes[:, 3] / 1023


def lay_pictures(film: FinishedFilm, plates: list[PlateFile]) -> Luma:
    """The film as an editor lays it from its plates, dissolved where two of them overlap."""
    laid = np.zeros((film.timeline.total, HEIGHT, WIDTH))
    for plate in plates:
        assert plate.shot is not None
        shot = film.timeline.shots[plate.shot]
        pictures = decode_luma(plate)
        first = shot.start - shot.overlap // 2
        for n in range(first, shot.end):
            passed = (
                (n - first + 0.5) / shot.overlap
                if n < shot.clear_start
                else 1.0
            )
            share = passed * passed * (3 - 2 * passed)
            laid[n] += share * (pictures[n - plate.start] - laid[n])
        after = shot.end - plate.start
        laid[shot.end : plate.start + plate.length] = pictures[after:]
    return laid


def paint(film: FinishedFilm, n: int) -> Luma:
    """The luma of a frame as it went to the film's encoder."""
    return paint_frame(film.rendition, n, film.session.store).y.astype(
        np.float64
    )


def test_plates_and_lettering_are_the_film(
    film: FinishedFilm, plates: list[PlateFile], tmp_path: Path
) -> None:
    laid = lay_pictures(film, plates)
    for run in write_lettering(film, tmp_path):
        assert run.shot is None
        luma, alpha = decode_lettering(run)
        assert alpha.max() > 0.5
        under = laid[run.start : run.start + run.length]
        under += alpha * (luma - under)
    for n in range(film.timeline.total):
        difference = np.abs(laid[n] - paint(film, n))
        assert difference.max() < 6, n
        assert difference.mean() < 1, n


def test_a_plate_goes_on_beyond_its_cuts(plates: list[PlateFile]) -> None:
    names = [(plate.path.name, plate.start, plate.length) for plate in plates]
    assert names == [
        ("01-one-only-1.mp4", 0, 25 + HANDLE),
        ("01-one-only-2.mp4", 25 - HANDLE, HANDLE + 25 + 6),
        ("02-two-1.mp4", 50 - 6, 6 + 25),
    ]
    held = decode_luma(plates[0])[-HANDLE - 1 :]
    assert np.abs(held - held[0]).max() <= 3


def test_a_transition_is_written_by_itself(
    film: FinishedFilm, tmp_path: Path
) -> None:
    (written,) = write_transitions(film, tmp_path, [0, 1, 2])
    assert (written.start, written.length, written.shot) == (44, 12, 2)
    difference = decode_luma(written)[5] - paint(film, 49)
    assert np.abs(difference).max() < 6


def test_what_is_in_the_store_is_only_copied(
    film: FinishedFilm, plates: list[PlateFile], tmp_path: Path
) -> None:
    executor = film.session.executor
    assert isinstance(executor, films.Here)
    made = len(executor.made)
    again = write_plates(film, tmp_path, handle=HANDLE)
    assert len(executor.made) == made
    assert again[0].path.read_bytes() == plates[0].path.read_bytes()
