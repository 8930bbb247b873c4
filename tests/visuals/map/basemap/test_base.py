"""The base picture: what is drawn on a canvas."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import areas, base
from lantern.visuals.map.basemap.canvas import Basemap, Canvas
from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from tests.support.maps import EMPTY, Maps, style


def test_an_area_is_drawn_where_it_lies() -> None:
    canvas = Canvas(Window(0.0, 0.0, 111.19, (40, 20)), Mercator(0, 0), 1.0)
    ring = np.array([[0.0, -5], [10, -5], [10, 5], [0, 5]])
    mask = base.draw_land_mask(canvas, (ring,))
    assert mask.shape == (20, 40)
    assert (mask[10, 25], mask[10, 10], mask[2, 25]) == (255, 0, 0)


AREA = "areas: [{id: a, seeds: [[-4.0, 40.5]], colour: '#2040ff', becomes: BECOMES}]\n"


def draw(maps: Maps, text: str) -> tuple[list[np.ndarray], np.ndarray]:
    sheet = maps.model(EMPTY + text)
    plan = views.choose_projection(sheet)
    window = views.fit_window(sheet.views["wide"], plan, (96, 54))
    rings = areas.trace_areas(sheet, views.find_extent(sheet, plan))
    basemap = Basemap(sheet, style(), plan, rings, {})
    pictures, land = base.draw(basemap, Canvas(window, plan, 0.1))
    return list(pictures), land


def test_land_is_told_apart_from_sea(maps: Maps) -> None:
    (picture,), land = draw(maps, "")
    assert picture.shape == (54, 96, 3)
    assert land.shape == (54, 96)
    assert land[27, 48] == 255  # the middle of Spain
    assert land[27, 5] == 0  # the Atlantic


def test_what_areas_become_is_a_second_picture(maps: Maps) -> None:
    text = AREA.replace("BECOMES", "{colour: '#ff4020'}")
    (before, after), land = draw(maps, text)
    change = np.abs(before.astype(int) - after).max(2)
    assert change[27, 48] > 8
    assert change[land == 0].max() == 0


def test_an_area_that_changes_without_a_colour_has_a_stronger_tint(
    maps: Maps,
) -> None:
    text = AREA.replace("BECOMES", "{date: 5 jun 1801}")
    (before, after), _ = draw(maps, text)
    assert int(after[27, 48, 2]) > int(before[27, 48, 2]) + 5


WORLD = "views: {wide: {box: [BOX]}}\n"
"""A map of nothing but the earth."""
ON_LAND = [(20, 20), (100, 62), (-100, 45), (-60, -10), (135, -25), (45, 60)]
AT_SEA = [(-30, 30), (80, -20), (-120, 0), (-20, -40), (160, 20), (0, 62)]
NO_RIVERS = "rivers_min_km: 40000\n"
"""They would take most of the time."""


def fit_world(maps: Maps, text: str) -> tuple[Basemap, Canvas]:
    """Return a map of the world and a small canvas for it."""
    sheet = maps.model(text)
    plan = views.choose_projection(sheet)
    window = views.fit_window(sheet.views["wide"], plan, (320, 180))
    return Basemap(sheet, style(), plan, {}, {}), Canvas(window, plan, 0.2)


def read_at(
    land: np.ndarray, canvas: Canvas, points: list[tuple[int, int]]
) -> set[int]:
    """Return what a mask holds at those points that are in the frame."""
    found = set()
    for x, y in canvas.to_pixels(np.array(points)).astype(int):
        if 0 <= x < land.shape[1] and 0 <= y < land.shape[0]:
            found.add(int(land[y, x]))
    return found


@pytest.mark.parametrize(
    ("box", "more"),
    [
        ("-160, -50, 160, 66", ""),
        ("-170, -58, 170, 72", ""),
        ("-180, -85, 180, 85", ""),
        ("-165, -50, 165, 66", "projection: mercator\n"),
        ("0, -60, 360, 70", "projection: world\n"),
    ],
)
def test_a_map_of_the_world_has_land_and_sea_where_they_are(
    maps: Maps, box: str, more: str
) -> None:
    _, canvas = fit_world(maps, more + WORLD.replace("BOX", box))
    land = base.draw_land(canvas)
    assert read_at(land, canvas, ON_LAND) == {255}
    assert read_at(land, canvas, AT_SEA) == {0}


def test_beside_the_world_there_is_paper(maps: Maps) -> None:
    text = NO_RIVERS + WORLD.replace("BOX", "-180, -85, 180, 85")
    (picture,), land = base.draw(*fit_world(maps, text))
    assert land.tobytes() == base.draw_land(fit_world(maps, text)[1]).tobytes()
    paper = [int(style().paper[i : i + 2], 16) for i in (1, 3, 5)]
    assert np.abs(picture[[0, 0, -1, -1], [0, -1, 0, -1]] - paper).max() <= 1
    assert land[[0, 0, -1, -1], [0, -1, 0, -1]].max() == 0


def test_no_line_is_drawn_through_the_far_east(maps: Maps) -> None:
    """The data cut Chukotka along 180 degrees; the map doesn't show it."""
    more = (
        "graticule: 0\nrivers_min_km: 40000\nomit_borders: [[0, 0, 360, 85]]\n"
    )
    sheet = maps.model(
        more + "views: {wide: {center: [180, 67.2], width_km: 400}}\n"
    )
    plan = views.choose_projection(sheet)
    window = views.fit_window(sheet.views["wide"], plan, (160, 90))
    canvas = Canvas(window, plan, 1.0)
    magenta = style().model_copy(update={"coast": "#ff00ff"})
    (picture,), land = base.draw(Basemap(sheet, magenta, plan, {}, {}), canvas)
    assert land[45, 60:100].min() == 255
    red, green, blue = picture[45, 60:100].astype(int).T
    assert np.minimum(red, blue).max() < green.max() + 60
