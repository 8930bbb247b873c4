"""Maps: geometry that is true, words that keep apart, cameras that rest, faults at their own lines."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern import source
from lantern.look import load
from lantern.planes import to_rgb
from lantern.problems import AssetFailure, Span
from lantern.store import Store
from lantern.visuals import Plates, Request
from lantern.visuals import map as maps
from lantern.visuals.map import base, geometry, labels, rivers, views
from lantern.visuals.map.model import Arrow, MapFile, Style

FILM = Path(__file__).parents[1] / "scenes" / "liberation-1945"
STYLE = Path(maps.__file__).parent / "styles" / "parchment.yml"
PLAIN = """\
views:
  wide: {center: [128.0, 41.0], width_km: 2400}
  near: {center: [126.0, 43.5], width_km: 900}
omit_borders: [[124.0, 37.3, 129.0, 38.9]]
places:
  - {name: Harbin, at: [126.63, 45.76], rank: 1}
  - {name: Mukden, at: [123.43, 41.80], rank: 2, kind: capital}
arrows:
  - {id: one, label: 1st Army, along: [[118.0, 45.0], [121.0, 44.5], [124.0, 43.5]]}
"""


def model(path: Path) -> MapFile:
    tree, problems = source.read(path)
    assert tree is not None, problems
    value, problems = source.build(MapFile, tree)
    assert value is not None, problems
    return value


def style() -> Style:
    tree, _ = source.read(STYLE)
    assert tree is not None
    value, problems = source.build(Style, tree)
    assert value is not None, problems
    return value


def request_for(tmp_path: Path, size: tuple[int, int], text: str = PLAIN, **what: Any) -> Request:
    (tmp_path / "m.yml").write_text(text)
    look = load()
    plates = Plates(Store(tmp_path / "store"))
    return Request({"map": "m.yml", **what}, tmp_path, lambda p: tmp_path / p, size, 25, 100, look, plates)


def faults(tmp_path: Path, text: str, **what: Any) -> list[str]:
    (tmp_path / "m.yml").write_text(text)
    scene = tmp_path / "scene.yml"

    def at(loc: tuple[str | int, ...]) -> Span:
        return Span(scene, 7 if loc[0] == "view" else 9)

    found = maps.check({"map": "m.yml", **what}, at, lambda p: tmp_path / p)
    return [f"{p.span.file.name}:{p.span.line}:{p.span.column}: {p.message}" for p in found if p.span]


# --- geometry


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator"])
@pytest.mark.parametrize("south", [-50.0, 35.0])
def test_projection_returns_to_where_it_came_from(kind: str, south: float) -> None:
    plan = geometry.projection(kind, 126.0, south, south + 18)
    lon, lat = np.meshgrid(np.linspace(105, 147, 9), np.linspace(south, south + 18, 7))
    back = plan.inverse(*plan.forward(lon, lat))
    assert np.allclose(back[0], lon, atol=1e-6)
    assert np.allclose(back[1], lat, atol=1e-6)


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator"])
def test_north_is_up_and_distances_hold(kind: str) -> None:
    plan = geometry.projection(kind, 126.0, 40.0, 48.0)
    x, y = plan.forward([126.63, 125.32], [45.76, 43.88])
    assert y[0] > y[1]
    assert x[0] > x[1]
    assert np.hypot(x[0] - x[1], y[0] - y[1]) == pytest.approx(234, rel=0.03)


def test_a_map_astride_the_equator_falls_back_to_a_cylinder() -> None:
    assert isinstance(geometry.projection("lambert", 20.0, -15.0, 15.0), geometry.Mercator)


def test_camera_keeps_one_point_still_and_zooms_evenly() -> None:
    a = geometry.Window(0.0, 0.0, 4.0, (160, 90))
    b = geometry.Window(100.0, -60.0, 1.0, (160, 90))
    middle = geometry.between(a, b, 0.5)
    assert middle.km == pytest.approx(2.0)
    fixed = (b.x * a.km - a.x * b.km) / (a.km - b.km)
    seen = [(fixed - w.x) / w.km for w in (a, middle, b)]
    assert seen == pytest.approx([seen[0]] * 3)
    assert geometry.between(a, b, -1) == a
    assert geometry.between(a, b, 2) == b


def test_arrow_ends_in_its_point_and_is_widest_at_its_barbs() -> None:
    outline = geometry.arrow(geometry.spline(np.array([[0.0, 0], [50, 0], [100, 0]])), 10)
    assert outline[:, 0].max() == pytest.approx(100)
    assert np.ptp(outline[:, 1]) == pytest.approx(19, abs=0.5)
    shaft = outline[np.abs(outline[:, 0] - 50) < 3]
    assert 4 < np.ptp(shaft[:, 1]) < 9


def test_spline_passes_its_knots() -> None:
    knots = np.array([[0.0, 0], [10, 8], [25, 5], [30, -10]])
    line = geometry.spline(knots, 400)
    assert all(np.hypot(*(line - k).T).min() < 0.2 for k in knots)


def test_views_fit_frames_of_any_shape(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("views: {a: {box: [120, 40, 130, 46]}, b: {center: [125, 43], width_km: 1600}}\n")
    sheet = model(tmp_path / "m.yml")
    plan = views.plan_of(sheet)
    for size in ((1920, 1080), (1080, 1920), (1080, 1080)):
        shown = views.window(sheet.views["a"], plan, size)
        px = shown.pixels(plan, [(120, 40), (130, 40), (120, 46), (130, 46)])
        assert px.min() >= -1
        assert (px <= np.array(size) + 1).all()
    wide = views.window(sheet.views["b"], plan, (1920, 1080))
    assert wide.km * 1920 == pytest.approx(1600)
    tall = views.window(sheet.views["b"], plan, (1080, 1920))
    assert 800 < tall.km * 1080 < 1200


def test_rivers_grow_towards_the_sea() -> None:
    springs = [np.array([[9.0, 5.0], [9.5, 6.0]]), np.array([[10.0, 4.0], [9.5, 6.0]])]
    trunk = np.array([[9.5, 6.0], [9.0, 8.0]])
    km = rivers.upstream([s.astype(np.float32) for s in (*springs, trunk)], np.array([[9.0, 8.0]], np.float32))
    assert km[2] > km[0] + km[1]
    assert km[0] == pytest.approx(124, rel=0.05)


# --- words


CASES = [
    (name, view, size)
    for name, shown in (("theatre", ("theatre", "manchuria")), ("transbaikal", ("theatre", "khingan")))
    for view in shown
    for size in ((1920, 1080), (1080, 1920), (1080, 1080))
]


@pytest.mark.parametrize(("name", "view", "size"), CASES)
def test_no_word_lies_over_another_or_under_a_plate(name: str, view: str, size: tuple[int, int]) -> None:
    sheet = model(FILM / "maps" / f"{name}.yml")
    plan = views.plan_of(sheet)
    window = views.window(sheet.views[view], plan, size)
    marks = labels.layout(labels.Sheet(sheet, style(), plan, 1.0, 1.0), window, [])
    assert sum(mark.key.startswith("place ") for mark in marks) >= 8
    placed = [(m.key, labels.moved(m.drawing.boxes, window.pixels(plan, m.anchor)[0])) for m in marks]
    for (a, mine), (b, theirs) in itertools.combinations(placed, 2):
        if a.split(" ", 1)[1] != b.split(" ", 1)[1]:
            assert not any(_overlap(p, q) for p in mine for q in theirs), (a, b)
    for key, boxes in placed:
        assert not any(_overlap(p, band) for p in boxes for band in labels.bands(size)), key
        assert all(x0 > 0 and y0 > 0 and x1 < size[0] and y1 < size[1] for x0, y0, x1, y1 in boxes), key


def _overlap(a: labels.Rect, b: labels.Rect) -> bool:
    return bool(min(a[2], b[2]) - max(a[0], b[0]) > 0.6 and min(a[3], b[3]) - max(a[1], b[1]) > 0.6)


def test_small_towns_wait_for_a_close_view() -> None:
    sheet = model(FILM / "maps" / "transbaikal.yml")
    plan = views.plan_of(sheet)
    shown = {}
    for view in sheet.views:
        window = views.window(sheet.views[view], plan, (1920, 1080))
        marks = labels.layout(labels.Sheet(sheet, style(), plan, 1.0, 1.0), window, [])
        shown[view] = {mark.key for mark in marks}
    assert "place Taonan" in shown["khingan"] - shown["theatre"]
    assert "place Mukden" in shown["theatre"]


def test_title_plate_takes_its_room(tmp_path: Path) -> None:
    text = "title: {title: The August storm, text: Manchuria 1945}\n" + PLAIN
    with_title = maps.visual(request_for(tmp_path, (320, 180), text)).paint(0)
    without = maps.visual(request_for(tmp_path, (320, 180))).paint(0)
    changed = np.argwhere(np.abs(with_title.y.astype(int) - without.y) > 8)
    assert len(changed) > 200
    assert changed[:, 0].max() < 60


# --- pictures


@pytest.mark.parametrize("size", [(160, 90), (64, 36), (90, 160), (64, 64)])
def test_frames_have_the_size_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    still = maps.visual(request_for(tmp_path, size))
    moving = maps.visual(request_for(tmp_path, size, move={"from": "wide", "to": "near"}))
    for n in (-3, 0, 50, 99, 110):
        assert still.paint(n).size == size
        assert moving.paint(n).size == size


def test_sea_is_blue_land_is_warm_and_things_lie_where_they_are(tmp_path: Path) -> None:
    picture = to_rgb(maps.visual(request_for(tmp_path, (480, 270), PLAIN.split("places")[0])).paint(0))
    sheet = model(tmp_path / "m.yml")
    plan = views.plan_of(sheet)
    window = views.window(sheet.views["wide"], plan, (480, 270))

    def colour(lon: float, lat: float) -> tuple[int, int, int]:
        x, y = window.pixels(plan, (lon, lat))[0].astype(int)
        r, g, b = picture[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3).mean(0)
        return r, g, b

    for lon, lat in ((133.0, 40.0), (123.0, 36.5), (120.0, 39.0)):
        r, _, b = colour(lon, lat)
        assert b > r + 10, (lon, lat)
    for lon, lat in ((125.5, 45.0), (127.8, 36.5), (121.9, 39.6), (116.5, 37.5)):
        r, _, b = colour(lon, lat)
        assert r > b + 10, (lon, lat)


def test_borders_in_an_omitted_box_are_hidden(tmp_path: Path) -> None:
    text = PLAIN.split("places")[0] + "graticule: 0\nrivers_min_km: 90000\n"
    hidden = maps.visual(request_for(tmp_path, (480, 270), text)).paint(0)
    text = text.replace("omit_borders: [[124.0, 37.3, 129.0, 38.9]]", "omit_borders: []")
    shown = maps.visual(request_for(tmp_path, (480, 270), text)).paint(0)
    rows, cols = np.nonzero(np.abs(hidden.y.astype(int) - shown.y) > 6)
    sheet = model(tmp_path / "m.yml")
    plan = views.plan_of(sheet)
    window = views.window(sheet.views["wide"], plan, (480, 270))
    lon, lat = window.degrees(plan, cols, rows)
    assert len(lon) > 20
    assert lon.min() > 123.5
    assert lon.max() < 129.5
    assert lat.min() > 37
    assert lat.max() < 39.2


def test_camera_rests_at_both_ends_and_clamps(tmp_path: Path) -> None:
    visual = maps.visual(request_for(tmp_path, (160, 90), move={"from": "wide", "to": "near"}))
    states = [visual.state(n) for n in range(-5, 110)]
    assert len(set(states[:12])) == 1  # 5 frames before the shot, .3 s of rest
    assert len(set(states[92:])) == 1  # .5 s of rest and what comes after
    assert len(set(states)) > 60
    assert visual.paint(3).tobytes() == visual.paint(-2).tobytes()
    assert visual.paint(40).tobytes() == visual.paint(40).tobytes()
    assert visual.paint(40).tobytes() != visual.paint(41).tobytes()


def test_resting_view_has_one_state_and_frames_are_safe_to_draw_on(tmp_path: Path) -> None:
    visual = maps.visual(request_for(tmp_path, (160, 90), view="near"))
    assert len({visual.state(n) for n in range(100)}) == 1
    first = visual.paint(0)
    kept = first.tobytes()
    first.y[:] = 0
    assert visual.paint(1).tobytes() == kept


def test_move_starts_on_its_first_view(tmp_path: Path) -> None:
    moving = maps.visual(request_for(tmp_path, (320, 180), move={"from": "wide", "to": "near"})).paint(0)
    still = maps.visual(request_for(tmp_path, (320, 180), view="wide")).paint(0)
    assert np.abs(moving.y.astype(int) - still.y).mean() < 8


def test_base_is_drawn_once_and_read_back_the_same(tmp_path: Path) -> None:
    first = maps.visual(request_for(tmp_path, (160, 90))).paint(0)
    again = maps.visual(request_for(tmp_path, (160, 90)))
    assert again.paint(0).tobytes() == first.tobytes()
    assert len(list(tmp_path.rglob("*.npz"))) == 1
    assert [p.name for p in again.inputs()] == ["m.yml", "parchment.yml"]


def test_words_may_change_without_a_new_base_but_borders_may_not(tmp_path: Path) -> None:
    maps.visual(request_for(tmp_path, (160, 90))).paint(0)
    maps.visual(request_for(tmp_path, (160, 90), PLAIN.replace("Harbin", "Kharbin"))).paint(0)
    assert len(list(tmp_path.rglob("*.npz"))) == 1
    maps.visual(request_for(tmp_path, (160, 90), PLAIN + "borders: [{line: [[120, 40], [125, 42]]}]\n")).paint(0)
    assert len(list(tmp_path.rglob("*.npz"))) == 2


def test_arrow_outline_is_red_on_the_map(tmp_path: Path) -> None:
    picture = to_rgb(maps.visual(request_for(tmp_path, (480, 270), view="near")).paint(0)).astype(int)
    red = (picture[..., 0] > 140) & (picture[..., 1] < 90) & (picture[..., 2] < 80)
    assert red.sum() > 100
    assert base.arrow_width(Arrow(id="a", along=((0, 0), (1, 0))), np.array([[0.0, 0], [8, 0]]), 1.0) < 3


# --- faults


def test_the_films_own_maps_are_sound() -> None:
    for name in ("theatre", "transbaikal"):
        assert maps.check({"map": f"maps/{name}.yml"}, lambda _: Span(FILM), lambda p: FILM / p) == []


def test_unknown_view_is_named_at_the_scenes_key(tmp_path: Path) -> None:
    assert faults(tmp_path, PLAIN, view="nera") == ["scene.yml:7:1: the map has no view 'nera'; did you mean 'near'?"]
    found = faults(tmp_path, PLAIN, move={"from": "wide", "to": "moon"})
    assert found == ["scene.yml:9:1: the map has no view 'moon'; its views are wide, near"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("rank: 1", "rnak: 1", 6, "unknown key 'rnak'; did you mean 'rank'?"),
        ("[126.63, 45.76]", "[226.63, 45.76]", 6, "180"),
        ("[126.63, 45.76]", "[126.63, 89]", 6, "85"),
        ("[126.63, 45.76]", "[26.63, 45.76]", 6, "no view of the map shows 'Harbin'"),
        ("[[118.0, 45.0], [121.0, 44.5], [124.0, 43.5]]", "[[10, 4], [12, 5]]", 9, "shows arrow 'one'"),
        ("width_km: 900", "width_km: 90", 3, "too close for the data"),
        ("center: [126.0, 43.5], width_km: 900", "center: [126.0, 43.5]", 3, "either center and width_km, or box"),
        ("omit_borders:", "style: parchmnt\nomit_borders:", 4, "did you mean 'parchment'?"),
    ],
)
def test_faults_stand_at_their_own_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    found = faults(tmp_path, PLAIN.replace(old, new))
    assert len(found) == 1, found
    assert found[0].startswith(f"m.yml:{line}:")
    assert words in found[0]


def test_a_faulty_map_is_refused_when_drawn(tmp_path: Path) -> None:
    with pytest.raises(AssetFailure, match=r"m\.yml"):
        maps.visual(request_for(tmp_path, (64, 36), PLAIN.replace("rank: 1", "rank: 9")))
