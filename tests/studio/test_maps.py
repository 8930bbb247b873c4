"""Maps under the pointer: what an author wrote, in pixels of the painted frame, and back."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.units import Shape
from lantern.graphics.pixels import Planes
from lantern.rendering.frames import paint_frame
from lantern.studio.loaded_film import LoadedFilm, NoSuchFrame, lay_out_film
from lantern.studio.maps import (
    FoundView,
    MapQuestion,
    NoGround,
    PixelBox,
    describe_map,
    find_point,
    find_view,
)
from tests.support import films
from tests.support.films import scene, still

HARBIN = [126.64, 45.76]
VIEWS = {
    "wide": {"center": [126, 46], "width_km": 3000},
    "near": {"center": [127, 45], "width_km": 900},
}
ARROW = {"id": "march", "along": [[122, 44], [124, 45], [126, 46]]}
SCENES = [
    scene(
        "March",
        None,
        {"map": "plain.yml", "move": {"from": "wide", "to": "near"}},
        duration=6,
    ),
    scene(
        "Still",
        None,
        still("dark"),
        duration=2,
        transition="cut",
    ),
    scene("Rest", None, {"map": "plain.yml", "view": "near"}, duration=8),
]


def write_film(base: Path, size: str, **items: Any) -> Path:
    output = {"size": size, "fps": 25}
    folder = films.write(base / "project", SCENES, output=output)
    value = {
        "views": VIEWS,
        "globe": False,
        "scale_bar": False,
        "places": [
            {"name": "Harbin", "at": HARBIN, "kind": "point", "id": "harbin"}
        ],
        "arrows": [ARROW],
        **items,
    }
    (folder / "plain.yml").write_text(json.dumps(value), "utf-8")
    return folder


def open_film(base: Path, size: str = "160x90", **items: Any) -> LoadedFilm:
    return lay_out_film(films.studio(write_film(base, size, **items), base), 1)


@pytest.fixture
def film(tmp_path: Path) -> LoadedFilm:
    return open_film(tmp_path)


def ask(scene: int, frame: int) -> MapQuestion:
    return MapQuestion(scene, 1, "wide", frame)


@pytest.mark.parametrize(
    ("scene", "frame", "view"),
    [(1, 0, "wide"), (1, 75, "wide"), (3, 360, "near")],
)
def test_a_pixel_of_an_item_is_where_its_author_put_it(
    film: LoadedFilm, scene: int, frame: int, view: str
) -> None:
    shown = describe_map(film, ask(scene, frame), film.session.store)
    assert shown.size == (160, 90)
    assert shown.view == view
    harbin = next(item for item in shown.items if item.id == "harbin")
    x, y = harbin.x, harbin.y
    point = find_point(
        film,
        ask(scene, frame),
        film.session.store,
        x=x,
        y=y,
    )
    north = (point.lat - HARBIN[1]) * 111.2
    east = (point.lon - HARBIN[0]) * 111.2 * math.cos(math.radians(HARBIN[1]))
    assert math.hypot(north, east) < 0.05 * shown.km_per_pixel


def test_lines_have_all_their_points(film: LoadedFilm) -> None:
    shown = describe_map(film, ask(3, 360), film.session.store)
    march = next(item for item in shown.items if item.id == "march")
    assert march.kind == "arrow"
    assert len(march.points) == 3
    assert (march.x, march.y) == march.points[1]
    wests = [x for x, _ in march.points]
    assert wests == sorted(wests)


@pytest.mark.film
def test_an_item_is_where_the_painter_draws_it_while_the_map_drifts(
    tmp_path: Path,
) -> None:
    """The middle of a sign and its name lies beside the place, always by as much."""
    bare = open_film(
        tmp_path / "bare",
        "640x360",
        places=[],
        arrows=[],
    )
    town = {"name": ".", "at": [131.0, 46.8], "kind": "point", "rank": 1}
    film = open_film(
        tmp_path / "town",
        "640x360",
        places=[town],
        arrows=[],
    )
    beside = []
    moved = []
    for frame in (200, 399):
        shown = describe_map(film, ask(3, frame), film.session.store).items[0]
        drawn = find_middle(paint(film, frame), paint(bare, frame))
        beside.append((drawn[0] - shown.x, drawn[1] - shown.y))
        moved.append((shown.x, shown.y))
    assert math.hypot(*beside[0]) < 20
    assert math.dist(*beside) < 0.5
    assert math.dist(*moved) > 0.5


def paint(film: LoadedFilm, frame: int) -> Planes:
    return paint_frame(film.full.rendition, frame, film.session.store)


def find_middle(one: Planes, other: Planes) -> tuple[float, float]:
    """The centre of gravity of what differs between two frames, in pixels."""
    differs = np.abs(one.y.astype(float) - other.y.astype(float))
    rows, columns = np.indices(differs.shape)
    assert differs.max() > 50
    return (
        float((differs * columns).sum() / differs.sum()),
        float((differs * rows).sum() / differs.sum()),
    )


def test_no_ground_is_no_point(tmp_path: Path) -> None:
    views = {
        "wide": {"center": [0, 0], "width_km": 40000},
        "near": VIEWS["near"],
    }
    film = open_film(
        tmp_path,
        views=views,
        projection="world",
        places=[],
        arrows=[],
    )
    with pytest.raises(NoGround):
        find_point(
            film,
            ask(1, 0),
            film.session.store,
            x=1,
            y=1,
        )
    middle = find_point(
        film,
        ask(1, 0),
        film.session.store,
        x=80,
        y=45,
    )
    assert (round(middle.lon, 3), round(middle.lat, 3)) == (0, 0)


@pytest.mark.parametrize(
    ("shape", "size", "box"),
    [
        # of the frame's shape; then higher than that, so that its height decides
        ("wide", (160, 90), PixelBox(40, 30, 64, 36)),
        ("wide", (160, 90), PixelBox(100, 20, 20, 45)),
        ("portrait", (90, 160), PixelBox(20, 30, 45, 20)),
    ],
)
def test_a_box_is_the_view_that_shows_it(
    tmp_path: Path, shape: Shape, size: tuple[int, int], box: PixelBox
) -> None:
    film = open_film(tmp_path / "drawn")
    question = MapQuestion(3, 1, shape, 360)
    found = find_view(film, question, film.session.store, box=box)
    pasted = open_film(tmp_path / "pasted", views=paste(found))
    frame = pasted.get_layout(shape, "full").timeline.shots[2].start
    top, bottom = find_rows(size, shape)
    shown = find_ground(
        pasted,
        MapQuestion(3, 1, shape, frame),
        PixelBox(0, top, size[0], bottom - top),
    )
    drawn = find_ground(film, question, found.shown)
    assert np.array(shown) == pytest.approx(np.array(drawn), abs=0.01)
    assert found.shown.w >= box.w
    assert found.shown.h >= box.h


def paste(found: FoundView) -> dict[str, Any]:
    """The map's views with one that was drawn in the place of the near one."""
    framing = {"center": [found.lon, found.lat], "width_km": found.width_km}
    if found.shape == "wide":
        return {**VIEWS, "near": framing}
    return {**VIEWS, "near": {**VIEWS["near"], found.shape: framing}}


def find_rows(size: tuple[int, int], shape: Shape) -> tuple[float, float]:
    """The rows of a frame between what platforms write at the top and the captions."""
    if shape == "wide":
        return 0, size[1]
    return size[1] * 154 / 1920, size[1] * 1400 / 1920


def find_ground(
    film: LoadedFilm, question: MapQuestion, box: PixelBox
) -> list[tuple[float, float]]:
    """The degrees at both ends of a box's diagonal, a hundredth of it inside the box."""
    found = []
    for part in (0.01, 0.99):
        x, y = box.x + part * box.w, box.y + part * box.h
        point = find_point(
            film,
            question,
            film.session.store,
            x=x,
            y=y,
        )
        found.append((point.lon, point.lat))
    return found


def test_what_is_no_map_is_told(film: LoadedFilm) -> None:
    with pytest.raises(NoSuchFrame, match="this shot shows no map"):
        describe_map(film, ask(2, 160), film.session.store)
    with pytest.raises(NoSuchFrame, match="the film has no such shot"):
        describe_map(film, MapQuestion(3, 2, "wide", 0), film.session.store)
