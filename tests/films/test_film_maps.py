"""The maps of the films that ship: their words stand apart, their distances are the article's."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import Span
from lantern.core.units import classify_shape
from lantern.visuals import DrawingCache
from lantern.visuals import map as maps
from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.lines import measure_lengths
from lantern.visuals.map.geometry.map_frame import find_map_frame
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels import candidates, free_space, placement
from lantern.visuals.map.motion import paths
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.motion.unit_ways import UnitWay, trace_unit_ways
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.sides import resolve_sides
from tests.support import films
from tests.support.maps import LOOK, SHAPES, built, over, style
from tests.support.visuals import make_context, map_spec

pytestmark = pytest.mark.film

SCENES = Path(__file__).parents[2] / "scenes"
FILES = sorted(SCENES.rglob("maps/*.yml"))
Bounds = tuple[float, float, float, float]
VIEWS: list[tuple[Path, str]] = []
for file in FILES:
    VIEWS += [(file, view) for view in built(file).views]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_films_maps_are_sound(path: Path) -> None:
    folder = path.parents[1]
    context = make_context(folder, (1920, 1080), cache=DrawingCache(None))
    found = maps.check(
        map_spec(f"maps/{path.name}", show=()), context, lambda _: Span(path)
    )
    assert [p.message for p in found if not p.warning] == []


@pytest.mark.parametrize("film", ["liberation-1945", "endeavour"])
def test_the_films_ask_for_nothing_their_maps_dont_have(film: str) -> None:
    films.load_valid(SCENES / film)


@pytest.mark.parametrize(
    ("path", "view"), VIEWS, ids=lambda value: getattr(value, "stem", value)
)
def test_no_word_of_the_films_lies_over_another_or_in_a_band(
    path: Path, view: str
) -> None:
    for size in SHAPES:
        room = measure_room(size)
        placed = place_all(path, view, room)
        assert sum(key.startswith("place ") for key in placed) >= 2, size
        for (a, mine), (b, theirs) in itertools.combinations(placed.items(), 2):
            if may_touch(a, b) or (size != SHAPES[0] and has_line(a, b)):
                continue
            for box in mine:
                assert not any(over(box, other) for other in theirs), (
                    a,
                    b,
                    size,
                )
        keep_out_of_bands(placed, room)


def keep_out_of_bands(
    placed: dict[str, tuple[Bounds, ...]], room: SafeArea
) -> None:
    """Require it of all but towns that are in a band: these have their names there too."""
    inside = set()
    for key, boxes in placed.items():
        if key.startswith("sign ") and lies_in(boxes, room.reserved):
            inside.add(key.split(" ", 1)[1])
    for key, boxes in placed.items():
        assert not lies_in(boxes, room.closed), key
        # a sign at the end of a line may lie at the edge of a band
        if not key.startswith("leader ") and key.split(" ", 1)[1] not in inside:
            assert not lies_in(boxes, room.reserved), key


def lies_in(boxes: tuple[Bounds, ...], bands: tuple[Bounds, ...]) -> bool:
    return any(over(box, band) for box, band in itertools.product(boxes, bands))


def measure_room(size: tuple[int, int]) -> SafeArea:
    """The part of the frame that maps may use; in 9:16 beside captions."""
    portrait = classify_shape(size) == "portrait"
    bands = {}
    for name, (x, y, w, h) in LOOK.get_bands(size, portrait).items():
        bands[name] = (x, y, x + w, y + h)
    return SafeArea(
        size, bands, min(size) / 1080 * (1.25 if portrait else 1.0), portrait
    )


@dataclass(frozen=True)
class TracedMap:
    """A map file on its projection, with the ways of all that moves there."""

    sheet: MapFile
    plan: Projection
    ways: Mapping[str, StagedPath]
    unit_ways: Mapping[str, UnitWay]


@functools.cache
def trace(path: Path) -> TracedMap:
    sheet = built(path)
    plan = views.choose_projection(sheet)
    ways = paths.trace_lines(sheet, plan)
    return TracedMap(sheet, plan, ways, trace_unit_ways(sheet, plan))


def place_all(
    path: Path, view: str, room: SafeArea
) -> dict[str, tuple[Bounds, ...]]:
    """The boxes of all that a map has, shown at once: more than any shot shows."""
    traced = trace(path)
    sheet, plan = traced.sheet, traced.plan
    frame = find_map_frame(LOOK, room.size, room.captions)
    window = views.fit_frame(sheet.views[view], plan, frame)
    ink = style(sheet.style).with_sides(resolve_sides(sheet.sides, LOOK.inks))
    context = candidates.LabelContext(
        sheet, ink, plan, traced.ways, room.k, unit_ways=traced.unit_ways
    )
    obstacles = placement.LabelObstacles(room.reserved + room.closed)
    placed = {}
    for mark in placement.place_labels(context, window, obstacles):
        at = window.to_pixels(plan, mark.anchor)[0]
        placed[mark.key] = free_space.move_boxes(mark.drawing.boxes, at)
    return placed


def has_line(a: str, b: str) -> bool:
    """In narrow frames a line to a name may find no way around others."""
    return "leader" in (a.split(" ", 1)[0], b.split(" ", 1)[0])


def may_touch(a: str, b: str) -> bool:
    """A name may touch its own sign, and a town may lie across the river from another.

    A thin line may run through the name of a land.
    """
    kinds = {a.split(" ", 1)[0], b.split(" ", 1)[0]}
    if kinds == {"sign"} or kinds == {"leader", "label"}:
        return True
    return a.split(" ", 1)[1] == b.split(" ", 1)[1]


def test_a_name_that_comes_with_its_words_has_a_place_among_arrows() -> None:
    sheet = built(SCENES / "liberation-1945" / "maps" / "cut-off.yml")
    nameless = tuple(n.model_copy(update={"id": None}) for n in sheet.labels)
    found = find_placed_names(sheet)
    assert {"khingan", "label GREAT KHINGAN"} <= found
    found = find_placed_names(sheet.model_copy(update={"labels": nameless}))
    assert "label GREAT KHINGAN" not in found


def find_placed_names(sheet: MapFile) -> set[str | None]:
    plan = views.choose_projection(sheet)
    window = views.fit_window(sheet.views["theatre"], plan, (1920, 1080))
    ink = style().with_sides(resolve_sides(sheet.sides, LOOK.inks))
    ways = paths.trace_lines(sheet, plan)
    unit_ways = trace_unit_ways(sheet, plan)
    context = candidates.LabelContext(
        sheet, ink, plan, ways, 1.0, unit_ways=unit_ways
    )
    names: set[str | None] = set()
    for mark in placement.place_labels(
        context, window, placement.LabelObstacles(())
    ):
        names |= {mark.item, mark.key.split(" (")[0]}
    return names


@pytest.mark.parametrize(
    ("item", "km"), [("kmg", 55), ("17a", 50), ("39a", 60), ("6gta", 150)]
)
def test_first_day_arrows_are_as_long_as_the_article_says(
    item: str, km: float
) -> None:
    sheet = built(SCENES / "liberation-1945" / "maps" / "transbaikal.yml")
    (arrow,) = [a for a in sheet.arrows if a.id == item]
    gone = sum(_away(a, b) for a, b in itertools.pairwise(arrow.along))
    assert gone == pytest.approx(km, rel=0.03)


def _away(a: tuple[float, float], b: tuple[float, float]) -> float:
    u, v = (
        np.array(
            [math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)]
        )
        for x, y in np.radians([a, b]).tolist()
    )
    return 6371 * math.acos(float(u @ v))


def test_the_endeavour_crosses_the_date_line_without_a_jump() -> None:
    sheet = built(SCENES / "endeavour" / "maps" / "voyage.yml")
    plan = views.choose_projection(sheet)
    (way,) = paths.trace_lines(sheet, plan)["west"].stages
    lon, _ = plan.inverse(way[:, 0], way[:, 1])
    assert lon[0] > 180 > lon[-1]
    assert (
        np.diff(measure_lengths(way)).max() < 40
    )  # km between neighbouring points
    window = views.fit_window(sheet.views["pacific"], plan, (1920, 1080))
    px = paths.to_pixels(way, window)
    assert px.min() > 0
    assert (px < np.array([1920, 1080])).all()
