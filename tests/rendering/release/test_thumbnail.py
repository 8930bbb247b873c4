"""The thumbnail: which frame or picture stands for the film, and its size."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from lantern import plan
from lantern.core.store import Store
from lantern.plan import Rendition
from lantern.rendering.layout import lay_out
from lantern.rendering.release.thumbnail import MAX_BYTES, make_thumbnail
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import scene, still

DARK = scene("One", None, still("dark"), duration=4)
WHITE = scene("Two", None, still("white"), still("grey", hold=4), duration=8)


def lay(folder: Path, *scenes: films.Scene, **head: Any) -> Rendition:
    shape = head.pop("shape", None)
    film = films.write(folder / "project", list(scenes), **head)
    session = films.studio(film, folder, shape=shape)
    voice = session.script.film.voice[0]
    jobs = make_take_jobs(session, voice)
    return lay_out(session, voice, {i: plan.guess(job) for i, job in jobs.items()})


def make(folder: Path, *scenes: films.Scene, **head: Any) -> NDArray[np.uint8]:
    """Return the pixels of a film's thumbnail, (h, w, 3)."""
    data = make_thumbnail(lay(folder, *scenes, **head), Store(folder / "store"))
    assert len(data) < MAX_BYTES
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        return np.asarray(image.convert("RGB"))


def test_a_frame_of_the_first_scene_stands_for_the_film(tmp_path: Path) -> None:
    assert make(tmp_path, DARK, WHITE).mean() < 60


def test_the_first_picture_bears_the_title(tmp_path: Path) -> None:
    opening = scene("Title", None, {"card": "title"}, duration=4)
    found = make(tmp_path, opening, WHITE, title="A long road")
    # the picture is bright, and the title's ground and letters are not
    assert found.mean() > 100
    assert found.std() > 10


def test_a_film_of_cards_is_shown_with_its_title_at_rest(tmp_path: Path) -> None:
    opening = scene("Title", None, {"card": "title"}, duration=6)
    early = make(tmp_path / "a", opening, thumbnail={"scene": "title", "at": 0.2})
    rest = make(tmp_path / "b", opening, thumbnail={"scene": "title", "at": 4.8})
    chosen = make(tmp_path / "c", opening)
    assert chosen.tobytes() == rest.tobytes() != early.tobytes()


def test_the_author_chooses_a_scene(tmp_path: Path) -> None:
    chosen = {"scene": "two", "at": 1}
    assert make(tmp_path, DARK, WHITE, thumbnail=chosen).mean() > 200


def test_the_author_chooses_a_moment_of_the_scene(tmp_path: Path) -> None:
    chosen = {"scene": "two", "at": 7}
    assert 80 < make(tmp_path, DARK, WHITE, thumbnail=chosen).mean() < 150


def test_a_moment_after_the_end_is_the_last_frame(tmp_path: Path) -> None:
    chosen = {"scene": "two", "at": 60}
    assert 80 < make(tmp_path, DARK, WHITE, thumbnail=chosen).mean() < 150


def test_a_picture_of_the_author_s_is_taken_as_it_is(tmp_path: Path) -> None:
    chosen = {"still": "assets/white.png"}
    assert make(tmp_path, DARK, WHITE, thumbnail=chosen).min() > 245


@pytest.mark.parametrize(
    ("shape", "size"),
    [("wide", (720, 1280)), ("portrait", (1920, 1080)), ("square", (1080, 1080))],
)
def test_each_shape_has_the_size_that_platforms_ask_for(
    tmp_path: Path, shape: str, size: tuple[int, int]
) -> None:
    assert make(tmp_path, DARK, shape=shape).shape[:2] == size


def test_no_half_sentence_is_burned_in(tmp_path: Path) -> None:
    spoken = scene("One", "Rain and wind over the long hills.", still("dark"))
    with_captions = make(tmp_path / "a", spoken, captions="block")
    without = make(tmp_path / "b", spoken)
    assert with_captions.tobytes() == without.tobytes()


def test_a_picture_that_is_too_many_bytes_is_saved_at_less_quality(
    tmp_path: Path,
) -> None:
    rendition = lay(
        tmp_path, DARK, shape="portrait", thumbnail={"still": "assets/hills.png"}
    )
    noise = np.random.default_rng(1).integers(0, 255, (1920, 1080, 3), np.uint8)
    picture = Image.fromarray(noise)
    picture.save(tmp_path / "project" / "assets" / "hills.png")
    sizes = []
    for quality in (92, 80):
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality)
        sizes.append(data.tell())
    best, second = sizes
    assert best > MAX_BYTES > second
    assert len(make_thumbnail(rendition, Store(tmp_path / "store"))) == second
