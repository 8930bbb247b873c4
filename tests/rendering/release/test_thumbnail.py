"""The thumbnail: which frame or picture stands for the film, and its size."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
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
from lantern.script.model.look import Thumbnail
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
    return lay_out(
        session, voice, {i: plan.guess(job) for i, job in jobs.items()}
    )


def make(folder: Path, *scenes: films.Scene, **head: Any) -> NDArray[np.uint8]:
    """Return the pixels of a film's thumbnail, (h, w, 3)."""
    data = make_thumbnail(lay(folder, *scenes, **head), Store(folder / "store"))
    assert len(data) < MAX_BYTES
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        return np.asarray(image.convert("RGB"))


def test_a_frame_of_the_first_scene_stands_for_the_film(tmp_path: Path) -> None:
    found = make(tmp_path, DARK, WHITE)
    assert found.shape == (720, 1280, 3)
    assert found.mean() < 60


def test_the_first_picture_bears_the_title(tmp_path: Path) -> None:
    opening = scene("Title", None, {"card": "title"}, duration=4)
    found = make(tmp_path, opening, WHITE, title="A long road")
    # the picture is bright, and the title's ground and letters are not
    assert found.mean() > 100
    assert found.std() > 10


def test_notes_and_inserts_are_no_part_of_the_picture(tmp_path: Path) -> None:
    words = "Rain fell."
    signs = {
        "notes": {"spotlight": [0.4, 0.4, 0.2, 0.2]},
        "inserts": {"figure": 7},
    }
    plain = make(tmp_path / "a", scene("One", words, still("white")))
    signed = make(tmp_path / "b", scene("One", words, still("white", **signs)))
    assert plain.tobytes() == signed.tobytes()


def test_a_film_of_cards_is_shown_with_its_title_at_rest(
    tmp_path: Path,
) -> None:
    opening = scene("Title", None, {"card": "title"}, duration=6)
    early = make(
        tmp_path / "a", opening, thumbnail={"scene": "title", "at": 0.2}
    )
    rest = make(
        tmp_path / "b", opening, thumbnail={"scene": "title", "at": 4.8}
    )
    chosen = make(tmp_path / "c", opening)
    assert chosen.tobytes() == rest.tobytes() != early.tobytes()


def test_words_are_set_on_a_picture_in_large_type(tmp_path: Path) -> None:
    plain = make(
        tmp_path / "a", DARK, WHITE, thumbnail={"still": "assets/white.png"}
    )
    chosen = {"still": "assets/white.png", "text": "11 days"}
    found = make(tmp_path / "b", DARK, WHITE, thumbnail=chosen)
    changed = np.abs(found.astype(int) - plain).max(axis=2) > 60
    # the words have the left of the picture, and the right stays as it was
    assert changed[:, :800].mean() > 0.3
    assert not changed[:, 1200:].any()


def test_words_give_way_to_a_subject_at_the_left(tmp_path: Path) -> None:
    chosen = {
        "still": "assets/white.png",
        "text": "11 days",
        "focus": [0.2, 0.5],
    }
    found = make(tmp_path, DARK, WHITE, thumbnail=chosen)
    assert found[:, :80].min() > 240
    assert found[:, 1000:].min() < 120


def test_the_focus_stays_when_a_picture_is_cropped(tmp_path: Path) -> None:
    film = {"still": "assets/halves.png", "focus": [0.0, 0.5]}
    rendition = lay(tmp_path, DARK, thumbnail={"still": "assets/grey.png"})
    halves = np.zeros((720, 3000, 3), np.uint8)
    halves[:, :1280] = 250
    Image.fromarray(halves).save(tmp_path / "project" / "assets" / "grey.png")
    chosen = rendition.script.film.model_copy(
        update={
            "thumbnail": Thumbnail.model_validate(
                {**film, "still": "assets/grey.png"}
            )
        }
    )
    script = replace(rendition.script, film=chosen)
    data = make_thumbnail(
        replace(rendition, script=script), Store(tmp_path / "store")
    )
    with Image.open(io.BytesIO(data)) as image:
        assert np.asarray(image).mean() > 240


@dataclass(frozen=True)
class MapFilms:
    """Films of one spoken map below a folder; the ground of their maps is drawn once."""

    folder: Path
    store: Store

    def draw(
        self, name: str, shown: dict[str, Any], items: str = ""
    ) -> NDArray[np.uint8]:
        """Return the thumbnail of a film, the map's view `far`, (h, w, 3)."""
        folder = self.folder / name
        spoken = scene(
            "Map", "Rain and wind over the hills.", {"map": "m.yml", **shown}
        )
        chosen = {"map": "m.yml", "view": "far"}
        film = films.write(folder / "project", [spoken], thumbnail=chosen)
        views = "near: {center: [10, 50], width_km: 900}, far: {center: [2, 51], width_km: 1500}"
        (film / "m.yml").write_text(f"views: {{{views}}}\n{items}", "utf-8")
        session = films.studio(film, folder)
        voice = session.script.film.voice[0]
        jobs = make_take_jobs(session, voice)
        spoken_takes = {i: plan.guess(job) for i, job in jobs.items()}
        rendition = lay_out(session, voice, spoken_takes)
        data = make_thumbnail(rendition, self.store)
        with Image.open(io.BytesIO(data)) as image:
            return np.asarray(image.convert("RGB"))


@pytest.fixture
def map_films(tmp_path: Path, map_store: Path) -> MapFilms:
    return MapFilms(tmp_path, Store(map_store))


@pytest.mark.film
def test_a_map_of_the_film_may_be_the_thumbnail(map_films: MapFilms) -> None:
    pixels = map_films.draw("a", {"view": "near"})
    assert pixels.shape[:2] == (720, 1280)
    # land and sea
    assert pixels.std() > 10


@pytest.mark.film
def test_a_map_has_all_that_words_and_dates_bring(map_films: MapFilms) -> None:
    arrows = (
        "sources: [A book]\n"
        "arrows:\n"
        "  - {id: a, along: [[0, 50], [4, 52]], dates: [1 may 1916, 3 may 1916]}\n"
        "  - {id: b, along: [[-2, 50], [2, 53]]}\n"
    )
    still_map = map_films.draw("a", {"view": "near"}, arrows)
    dated = {
        "dates": ["1 may 1916", "2 may 1916"],
        "show": ["a"],
        "when": {"b": ["wind", "hills"]},
    }
    both = map_films.draw("b", {"view": "near", **dated}, arrows)
    assert both.tobytes() == still_map.tobytes()
    one = map_films.draw("c", {"view": "near", "show": ["a"]}, arrows)
    assert one.tobytes() != still_map.tobytes()


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
    [("portrait", (1920, 1080)), ("square", (1080, 1080))],
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
        tmp_path,
        DARK,
        shape="portrait",
        thumbnail={"still": "assets/hills.png"},
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
