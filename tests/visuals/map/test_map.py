"""Maps as pictures: what lies where, in both styles, on every part of the globe."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.support.maps import EMPTY, FIELD, GOLDEN, GOLDENS, STYLES, Maps, same

Spot = tuple[float, float]


def colours(
    maps: Maps,
    text: str,
    spots: list[Spot],
    *,
    size: tuple[int, int] = (480, 270),
) -> list[tuple[float, ...]]:
    """Mean RGB about each place."""
    picture = maps.picture(text, size)
    plan, window = maps.place(text, size)
    found = []
    for x, y in window.to_pixels(plan, spots).astype(int):
        mean = picture[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3).mean(0)
        found.append(tuple(float(value) for value in mean))
    return found


def changed(
    a: NDArray[np.int16], b: NDArray[np.int16], by: int = 12
) -> NDArray[np.intp]:
    """Rows and columns of the pixels in which two pictures differ."""
    return np.argwhere(np.abs(a - b).max(-1) > by)


# --- pixels as they were


@pytest.mark.parametrize("name", GOLDENS)
def test_pictures_are_as_they_were(maps: Maps, name: str) -> None:
    """Pixel goldens with tolerance; tests/maps.py says how they are drawn anew."""
    drawn = maps.golden(name)
    golden = np.asarray(
        Image.open(GOLDEN / f"{name}.png").convert("RGB"), np.int16
    )
    assert golden.shape == drawn.shape
    away = np.abs(golden - drawn)
    assert away.mean() < 1.0
    assert (away.max(-1) > 24).mean() < 0.01


# --- what lies where


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator"])
def test_sea_is_blue_and_land_is_warm(maps: Maps, kind: str) -> None:
    text = EMPTY.replace("globe", f"projection: {kind}\ngraticule: 0\nglobe")
    sea = [(-12.0, 40.0), (5.0, 40.5), (-5.0, 45.0)]
    land = [(-4.0, 39.0), (-8.2, 39.9), (-1.0, 44.0), (2.9, 39.6)]
    found = colours(maps, text, sea + land)
    assert all(b > r + 10 for r, _, b in found[:3])
    assert all(r > b + 5 for r, _, b in found[3:])


def test_nothing_but_the_ground_is_on_an_empty_map(maps: Maps) -> None:
    """No globe, no scale bar, no legend: only the neatline and the credit line are added."""
    text = EMPTY.replace("globe", "graticule: 0\nglobe")
    full = text.replace("globe: false\nscale_bar: false\nlegend: none\n", "")
    more = changed(
        maps.picture(full, (480, 270)), maps.picture(text, (480, 270))
    )
    assert more[:, 1].min() > 380  # what is added stands at the right
    arrow = "arrows: [{id: a, along: [[-8.0, 40.0], [0.0, 40.0]]}]\n"
    legend = changed(
        maps.picture(full + arrow, (480, 270)), maps.picture(full, (480, 270))
    )
    assert ((legend[:, 0] > 200) & (legend[:, 1] > 380)).sum() > 300


def test_a_title_takes_its_plate(maps: Maps) -> None:
    title = "title: {title: The dry summer, text: A march across Iberia}\n"
    more = changed(
        maps.picture(EMPTY + title, (480, 270)), maps.picture(EMPTY, (480, 270))
    )
    assert len(more) > 1000
    assert more.max(0)[0] < 70
    assert more.max(0)[1] < 140


@pytest.mark.parametrize(
    ("more", "box"),
    [
        (
            "omit_borders: [[-9.5, 36.5, -6.0, 42.6]]\n",
            (-9.7, 36.3, -5.8, 42.8),
        ),
        ("omit_rivers: [[-6.0, 41.0, -3.0, 42.5]]\n", (-6.2, 40.8, -2.8, 42.7)),
    ],
)
def test_what_is_omitted_in_a_box_is_hidden_there_alone(
    maps: Maps, more: str, box: tuple[float, ...]
) -> None:
    size = (480, 270)
    spots = changed(
        maps.picture(EMPTY + more, size), maps.picture(EMPTY, size), 6
    )
    plan, window = maps.place(EMPTY, size)
    lon, lat = window.to_degrees(plan, spots[:, 1] + 0.5, spots[:, 0] + 0.5)
    assert len(lon) > 15
    assert (
        lon.min() > box[0],
        lat.min() > box[1],
        lon.max() < box[2],
        lat.max() < box[3],
    ) == (True,) * 4


def test_a_drawn_border_and_a_graticule_are_drawn(maps: Maps) -> None:
    size = (480, 270)
    bare = EMPTY.replace("globe", "graticule: 0\nglobe")
    border = "borders: [{line: [[-5.0, 39.0], [-3.0, 39.0]], kind: agreed, closes: false}]\n"
    spots = changed(maps.picture(bare + border, size), maps.picture(bare, size))
    plan, window = maps.place(EMPTY, size)
    _, lat = window.to_degrees(plan, spots[:, 1] + 0.5, spots[:, 0] + 0.5)
    assert 38.9 < np.median(lat) < 39.1
    wide = bare.replace("graticule: 0", "graticule: 45")
    assert len(
        changed(maps.picture(wide, size), maps.picture(bare, size), 5)
    ) < len(changed(maps.picture(EMPTY, size), maps.picture(bare, size), 5))


def test_rivers_are_chosen_by_their_length(maps: Maps) -> None:
    size = (480, 270)
    few, many = (
        maps.picture(EMPTY + f"rivers_min_km: {km}\n", size)
        for km in (90000, 0)
    )
    some = maps.picture(EMPTY, size)
    assert len(changed(many, few, 6)) > 1.3 * len(changed(some, few, 6)) > 100


# --- elsewhere on the globe

FIJI = """\
views: {wide: {box: [168, -28, 192, -12]}}
graticule: 5
globe: false
scale_bar: false
legend: none
"""


def test_land_is_on_both_sides_of_the_date_line(maps: Maps) -> None:
    bare = FIJI.replace("graticule: 5", "graticule: 0")
    spots = [(179.3, -16.6), (178.0, -17.8), (184.0, -24.0)]
    vanua, viti, sea = colours(maps, bare, spots)
    assert vanua[0] > vanua[2]
    assert viti[0] > viti[2]
    assert sea[2] > sea[0] + 10


def test_the_ground_has_no_seam_at_the_date_line(maps: Maps) -> None:
    picture = maps.picture(FIJI, (480, 270))
    plan, window = maps.place(FIJI, (480, 270))
    x = int(window.to_pixels(plan, (180.0, -24.0))[0][0])
    columns = picture[180:250].mean((0, 2))
    seam = np.abs(np.diff(columns[x - 8 : x + 8]))
    beside = np.abs(np.diff(columns[x - 60 : x - 20]))
    assert seam.max() < beside.max() + 4


def test_the_graticule_goes_on_across_the_date_line(maps: Maps) -> None:
    size = (480, 270)
    plan, window = maps.place(FIJI, size)
    x, _ = window.to_pixels(plan, (180.0, -24.0))[0]
    bare = FIJI.replace("graticule: 5", "graticule: 0")
    lines = changed(maps.picture(FIJI, size), maps.picture(bare, size), 4)
    assert (lines[:, 1] < x - 20).any()
    assert (lines[:, 1] > x + 20).any()


def test_a_way_across_the_date_line_is_whole(maps: Maps) -> None:
    size = (480, 270)
    along = "[[172.0, -22.0], [178.0, -20.0], [-178.0, -20.5], [-172.0, -22.0]]"
    route = f"arrows: [{{id: r, along: {along}, width: 2}}]\n"
    drawn = changed(
        maps.picture(FIJI + route, size), maps.picture(FIJI, size), 20
    )
    plan, window = maps.place(FIJI, size)
    ends = window.to_pixels(plan, [(173.0, -22.0), (187.5, -22.0)])[
        :, 0
    ].astype(int)
    assert set(range(*ends)) <= set(drawn[:, 1].tolist())


@pytest.mark.parametrize(
    ("view", "sea", "land"),
    [
        (
            "center: [147.0, -42.0], width_km: 1800",
            (151.0, -42.0),
            (146.5, -42.2),
        ),  # Tasmania
        (
            "center: [103.8, 1.0], width_km: 2400",
            (107.5, 3.0),
            (113.0, 0.5),
        ),  # across the equator
        (
            "center: [-70.0, -52.0], width_km: 2200",
            (-64.0, -49.0),
            (-71.0, -48.0),
        ),  # Patagonia
        (
            "center: [20.0, 68.0], width_km: 1600",
            (11.0, 69.0),
            (20.0, 67.0),
        ),  # beyond the polar circle
    ],
)
def test_coasts_are_in_their_places_elsewhere(
    maps: Maps, view: str, sea: Spot, land: Spot
) -> None:
    text = EMPTY.replace("center: [-4.0, 40.0], width_km: 2400", view).replace(
        "globe", "graticule: 0\nglobe"
    )
    wet, dry = colours(maps, text, [sea, land], size=(320, 180))
    assert wet[2] > wet[0] + 8
    assert dry[0] > dry[2]
    assert (
        maps.faults(
            text.replace("  near: {center: [-3.7, 40.4], width_km: 700}\n", "")
        )
        == []
    )


def test_the_whole_world_is_a_map(maps: Maps) -> None:
    text = "views: {wide: {box: [-179, -70, 179, 80]}}\nrivers_min_km: 40000\n"
    wet, dry = colours(
        maps, text, [(-40.0, 30.0), (20.0, 10.0)], size=(320, 180)
    )
    assert wet[2] > wet[0]
    assert dry[0] > dry[2]


# --- the author's own data and style


def square(west: float, south: float, width: float) -> list[list[float]]:
    """Return a ring of longitude and latitude."""
    east, north = west + width, south + width
    return [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ]


def test_geojson_is_drawn_where_it_lies(maps: Maps) -> None:
    rings = [square(-6, 39, 3), square(-5, 40, 1.5)]
    shapes = [
        {"type": "Polygon", "coordinates": rings},
        {"type": "Point", "coordinates": [2, 44]},
        {"type": "LineString", "coordinates": [[-12, 38], [-12, 42]]},
    ]
    collection = {"type": "GeometryCollection", "geometries": shapes}
    (maps.folder / "own.json").write_text(json.dumps(collection))
    layer = "{file: own.json, fill: '#2040ff', line: '#2040ff', width: 4}"
    spots = [(-5.5, 39.5), (-4.3, 40.7), (2.0, 44.0), (0.0, 42.0)]
    found = colours(maps, EMPTY + f"layers: [{layer}]\n", spots)
    assert [b > r + 60 for r, _, b in found] == [True, False, True, False]


def draw_waves(path: Path) -> None:
    """Write a picture of 400 x 300 pixels with twenty waves across."""
    x = np.linspace(0, 40 * np.pi, 400)
    waves = (110 + 60 * np.sin(x))[None, :].repeat(300, 0)
    pixels = np.dstack([waves, waves, waves * 0.9]).astype(np.uint8)
    Image.fromarray(pixels).save(path)


def test_a_relief_of_ones_own_is_laid_into_its_bounds(maps: Maps) -> None:
    draw_waves(maps.folder / "own.png")
    size = (480, 270)
    plain = EMPTY.replace("globe", "graticule: 0\nglobe")
    text = plain + "relief: {file: own.png, bounds: [-6, 38, -2, 42]}\n"
    own = maps.picture(text, size, view="near")
    spots = changed(own, maps.picture(plain, size, view="near"), 24)
    plan, window = maps.place(EMPTY, size, "near")
    lon, lat = window.to_degrees(plan, spots[:, 1] + 0.5, spots[:, 0] + 0.5)
    assert len(lon) > 3000
    inside = (lon > -6.4) & (lon < -1.6) & (lat > 37.6) & (lat < 42.4)
    assert inside.mean() > 0.9


def test_a_fine_relief_costs_no_more_than_the_screen_needs(maps: Maps) -> None:
    """A speck of four metres a pixel; it once asked for a ground of 24 million pixels."""
    Image.fromarray(np.full((50, 80, 3), 128, np.uint8)).save(
        maps.folder / "own.png"
    )
    text = (
        EMPTY
        + "relief: {file: own.png, bounds: [-4.0001, 40.0, -4.0, 40.0001]}\n"
    )
    tracemalloc.start()
    maps.visual(text).paint(0)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000


def test_a_style_of_ones_own_colours_the_map(maps: Maps) -> None:
    mine = (
        (STYLES / "parchment.yml")
        .read_text("utf-8")
        .replace("'#8aaab7'], [1, '#7999aa'", "'#aa2020'], [1, '#aa2020'")
    )
    (maps.folder / "mine.yml").write_text(mine)
    deep = [(-12.5, 42.0)]
    (mine_rgb,), (usual,) = (
        colours(maps, EMPTY + "style: mine.yml\n", deep),
        colours(maps, EMPTY, deep),
    )
    assert mine_rgb[0] > mine_rgb[2] + 40
    assert usual[2] > usual[0]
    assert [p.name for p in maps.visual(EMPTY + "style: mine.yml\n").inputs()][
        :2
    ] == [
        "m.yml",
        "mine.yml",
    ]


# --- what is drawn once


@pytest.mark.film
def test_a_base_is_drawn_once_and_read_back_the_same(tmp_path: Path) -> None:
    mine = Maps.at(tmp_path, tmp_path / "store")
    text = EMPTY + "places: [{name: Madrid, at: [-3.70, 40.42], rank: 1}]\n"
    frame = mine.visual(text).paint(0)
    kept = sorted(p.name for p in (tmp_path / "store").rglob("*.npz"))
    again = mine.visual(text)
    assert same(again.paint(0), frame)
    mine.visual(text.replace("Madrid", "Maerit")).paint(0)
    assert sorted(p.name for p in (tmp_path / "store").rglob("*.npz")) == kept
    mine.visual(
        text + "borders: [{line: [[-4, 40], [-2, 42]], closes: false}]\n"
    ).paint(0)
    assert len(list((tmp_path / "store").rglob("*.npz"))) > len(kept)
    assert [p.name for p in again.inputs()][:2] == ["m.yml", "parchment.yml"]


def test_stores_apart_hold_the_same_bytes(tmp_path: Path, maps: Maps) -> None:
    frame = Maps.at(tmp_path, tmp_path / "store").visual(FIELD).paint(0)
    assert same(frame, maps.visual(FIELD).paint(0))
