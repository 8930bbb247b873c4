"""Single frames of a film, painted without the encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from lantern.core.problems import OutputFailure
from lantern.rendering import Rendition, Session, write_frame
from lantern.rendering.frames import paint_frame
from lantern.rendering.layout import lay_out
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("One", None, still("dark"), duration=2),
    scene(
        "Two",
        None,
        still("white"),
        duration=2,
        transition="cut",
    ),
]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return films.studio(films.write(tmp_path / "project", SCENES), tmp_path)


@pytest.fixture
def rendition(session: Session) -> Rendition:
    return lay_out(session, session.script.film.voice[0], {})


def read(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        assert image.format == "PNG"
        return np.asarray(image)


def test_a_shot_begins_with_its_first_frame(
    session: Session, rendition: Rendition
) -> None:
    before = paint_frame(rendition, 49, session.store)
    after = paint_frame(rendition, 50, session.store)
    assert before.y.mean() < 60
    assert after.y.mean() > 200


@pytest.mark.parametrize("n", [-1, 100])
def test_there_are_no_frames_outside_of_the_film(
    session: Session, rendition: Rendition, n: int
) -> None:
    with pytest.raises(ValueError, match=f"frame {n} is not in the film"):
        paint_frame(rendition, n, session.store)


@pytest.mark.parametrize(("seconds", "is_white"), [(1.99, False), (2.0, True)])
def test_a_frame_is_the_one_on_screen_at_its_time(
    session: Session,
    rendition: Rendition,
    tmp_path: Path,
    seconds: float,
    is_white: bool,
) -> None:
    out = tmp_path / "out" / "frame.png"
    write_frame(
        session,
        rendition,
        seconds=seconds,
        to=out,
    )
    assert (read(out).mean() > 200) == is_white


def test_a_frame_has_the_film_s_size(
    session: Session, rendition: Rendition, tmp_path: Path
) -> None:
    write_frame(
        session,
        rendition,
        seconds=0,
        to=tmp_path / "frame.png",
    )
    assert read(tmp_path / "frame.png").shape == (90, 160, 3)


def test_a_frame_is_not_written_through_a_link(
    session: Session, rendition: Rendition, tmp_path: Path
) -> None:
    target = tmp_path / "mine.png"
    target.write_bytes(b"mine")
    (tmp_path / "frame.png").symlink_to(target)
    with pytest.raises(OutputFailure, match="is a link"):
        write_frame(
            session,
            rendition,
            seconds=0,
            to=tmp_path / "frame.png",
        )
    assert target.read_bytes() == b"mine"
