"""Where things are: projections, views in frames of every shape, canvases under a camera, coasts, ways, outlines."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import borders, data, rivers
from lantern.visuals.map.geometry import lines, projection, views
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from lantern.visuals.map.motion import paths, shapes
from tests.support.maps import FIELD, SHAPES, Maps

# --- projections


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator"])
@pytest.mark.parametrize("south", [-50.0, 35.0])
def test_projection_returns_to_where_it_came_from(kind: str, south: float) -> None:
    plan = projection.make_projection(kind, 126.0, south=south, north=south + 18)
    lon, lat = np.meshgrid(np.linspace(105, 147, 9), np.linspace(south, south + 18, 7))
    back = plan.inverse(*plan.forward(lon, lat))
    assert np.allclose(back[0], lon, atol=1e-6)
    assert np.allclose(back[1], lat, atol=1e-6)


@pytest.mark.parametrize(
    ("plan", "origin", "x", "y"),
    [
        (projection.Lambert(-96, 33, 45), (-96, 23), 0.2966785, 0.2462112),
        (projection.Albers(-96, 29.5, 45.5), (-96, 23), 0.2952720, 0.2416774),
        (projection.Mercator(-180, 0), (-180, 0), 1.8325957, 0.6528366),
    ],
)
def test_projections_agree_with_the_manuals_examples(
    plan: projection.Projection, origin: tuple[float, float], x: float, y: float
) -> None:
    """Snyder's numerical examples for the sphere (USGS 1395, appendix A): 75 W, 35 N on a globe of radius 1."""
    east, north = plan.forward(-75, 35)
    _, zero = plan.forward(*origin)
    assert float(east) / 6371 == pytest.approx(x, abs=2e-7)
    assert float(north - zero) / 6371 == pytest.approx(y, abs=2e-7)


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator"])
@pytest.mark.parametrize("south", [-48.0, 40.0])
def test_north_is_up_and_distances_hold(kind: str, south: float) -> None:
    plan = projection.make_projection(kind, 126.0, south=south, north=south + 8)
    x, y = plan.forward([126.63, 125.32], [south + 5.76, south + 3.88])
    assert y[0] > y[1]
    assert x[0] > x[1]
    mean = np.radians(south + 4.82)
    true = 6371 * np.radians(np.hypot(1.88, 1.31 * np.cos(mean)))
    assert np.hypot(x[0] - x[1], y[0] - y[1]) == pytest.approx(true, rel=0.03)


def test_an_equal_area_map_shows_a_degree_of_the_north_as_large_as_it_is() -> None:
    plan = projection.make_projection("albers", 0.0, south=30.0, north=60.0)

    def area(south: float) -> float:
        lon, lat = (
            np.array([0, 1, 1, 0.0]),
            np.array([south, south, south + 1, south + 1]),
        )
        x, y = plan.forward(lon, lat)
        return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)

    def true(south: float) -> float:
        return float(
            6371**2
            * np.radians(1)
            * (np.sin(np.radians(south + 1)) - np.sin(np.radians(south)))
        )

    for south in (30.0, 45.0, 60.0):
        assert area(south) == pytest.approx(true(south), rel=2e-4)


def test_a_map_astride_the_equator_falls_back_to_a_cylinder() -> None:
    assert isinstance(
        projection.make_projection("lambert", 20.0, south=-15.0, north=15.0),
        projection.Mercator,
    )
    assert isinstance(
        projection.make_projection("albers", 20.0, south=-40.0, north=15.0),
        projection.Albers,
    )


def test_a_projection_is_chosen_by_where_the_map_lies(maps: Maps) -> None:
    def kind(text: str) -> str:
        return type(views.choose_projection(maps.model(text))).__name__

    assert kind("views: {a: {center: [-4, 40], width_km: 2400}}") == "Lambert"
    assert kind("views: {a: {center: [110, 2], width_km: 2400}}") == "Mercator"
    assert kind("views: {a: {center: [25, -30], width_km: 2400}}") == "Lambert"
    assert (
        kind("views: {a: {center: [-4, 40], width_km: 2400}}\nprojection: albers")
        == "Albers"
    )
    assert kind("views: {a: {box: [170, -25, 190, -10]}}") == "Mercator"


def test_a_way_across_the_date_line_is_short() -> None:
    plan = projection.make_projection("lambert", 180.0, south=-45.0, north=-30.0)
    x, _ = plan.forward([179.0, -179.0, 181.0], [-38.0] * 3)
    assert x[1] - x[0] == pytest.approx(175, abs=3)
    assert x[2] == pytest.approx(x[1])


# --- windows and views


def test_camera_keeps_one_point_still_and_zooms_evenly() -> None:
    a, b = Window(0.0, 0.0, 4.0, (160, 90)), Window(100.0, -60.0, 1.0, (160, 90))
    middle = interpolate_windows(a, b, 0.5)
    assert middle.km == pytest.approx(2.0)
    fixed = (b.x * a.km - a.x * b.km) / (a.km - b.km)
    seen = [(fixed - w.x) / w.km for w in (a, middle, b)]
    assert seen == pytest.approx([seen[0]] * 3)
    assert interpolate_windows(a, b, -1) == a
    assert interpolate_windows(a, b, 2) == b


def test_a_pan_at_one_scale_runs_evenly() -> None:
    a, b = Window(0.0, 0.0, 2.0, (160, 90)), Window(100.0, 40.0, 2.0, (160, 90))
    assert [interpolate_windows(a, b, s).x for s in (0.25, 0.5, 0.75)] == pytest.approx(
        [25, 50, 75]
    )


@pytest.mark.parametrize("size", SHAPES)
def test_a_box_is_seen_whole_in_frames_of_any_shape(
    maps: Maps, size: tuple[int, int]
) -> None:
    plan, shown = maps.place("views: {wide: {box: [-10, 36, 4, 44]}}", size)
    px = shown.to_pixels(
        plan, [(-10, 36), (4, 36), (-10, 44), (4, 44), (-3, 36), (-3, 44)]
    )
    assert px.min() >= -1
    assert (px <= np.array(size) + 1).all()
    assert max(np.ptp(px, axis=0) / size) > 0.99


@pytest.mark.parametrize(
    ("size", "km"), [((1920, 1080), 1600), ((1080, 1920), 987), ((1080, 1080), 1257)]
)
def test_a_width_is_that_of_a_wide_frame(
    maps: Maps, size: tuple[int, int], km: float
) -> None:
    plan, shown = maps.place("views: {wide: {center: [-4, 40], width_km: 1600}}", size)
    assert shown.km * size[0] == pytest.approx(km, abs=1)
    assert shown.to_pixels(plan, (-4, 40))[0] == pytest.approx(np.array(size) / 2)


def test_a_view_has_a_framing_of_its_own_for_a_shape(maps: Maps) -> None:
    own = "portrait: {center: [-8.5, 39.5], width_km: 500}, square: {width_km: 800}"
    text = f"views: {{wide: {{center: [-4, 40], width_km: 1600, {own}}}}}"
    plan, tall = maps.place(text, (1080, 1920))
    assert tall.km * 1080 == pytest.approx(500)
    assert tall.to_pixels(plan, (-8.5, 39.5))[0] == pytest.approx([540, 960])
    plan, square = maps.place(text, (1080, 1080))
    assert square.km * 1080 == pytest.approx(800)
    assert square.to_pixels(plan, (-4, 40))[0] == pytest.approx([540, 540])
    assert maps.place(text, (1920, 1080))[1].km * 1920 == pytest.approx(1600)


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (96, 96)])
@pytest.mark.parametrize(
    ("km", "lon"), [(2400, 3.0), (2300, 6.0), (300, 0.0), (2400.0001, -4.0)]
)
def test_canvases_cover_every_window_of_a_move(
    maps: Maps, size: tuple[int, int], km: float, lon: float
) -> None:
    text = f"views: {{a: {{center: [-4, 40], width_km: 2400}}, b: {{center: [{lon}, 42], width_km: {km}}}}}"
    _, a = maps.place(text, size, "a")
    _, b = maps.place(text, size, "b")
    boards = views.plan_canvases(a, b)
    assert all(board.size[0] % 2 == board.size[1] % 2 == 0 for board in boards)
    for share in np.linspace(0, 1, 41):
        view = interpolate_windows(a, b, float(share))
        under = max(
            (i for i, board in enumerate(boards) if board.km >= view.km * 0.9999),
            default=0,
        )
        board = boards[under]
        for sign, near, reach in ((1, view.x - board.x, 0), (1, view.y - board.y, 1)):
            out = (
                abs(sign * near)
                + view.size[reach] * view.km / 2
                - board.size[reach] * board.km / 2
            )
            assert out < 0.02 * board.km, (share, under, reach)
        assert board.km / view.km < views.CANVAS_ZOOM_STEP * 1.01


# --- the ground


def test_a_coast_stands_where_it_is() -> None:
    """Cabo da Roca, the western end of the mainland, is at 9.50 W, 38.78 N."""
    shores = [
        line
        for line in data.read_lines("gshhs", "i", (-10, 38, -8.5, 39.5))
        if line.kind == 1
    ]
    points = np.vstack([line.points for line in shores])
    near = points[(np.abs(points[:, 1] - 38.8) < 0.3)]
    west = near[near[:, 0].argmin()]
    assert west == pytest.approx([-9.50, 38.78], abs=0.02)


def test_lines_come_at_the_longitudes_of_the_box() -> None:
    east = [
        line.points
        for line in data.read_lines("gshhs", "l", (176, -20, 184, -15))
        if line.kind == 1
    ]
    west = [
        line.points
        for line in data.read_lines("gshhs", "l", (-184, -20, -176, -15))
        if line.kind == 1
    ]
    assert len(east) == len(west) > 2
    for ring in east:
        assert ring[:, 0].max() > 176
        assert ring[:, 0].min() < 184
    assert sorted(float(r[0, 0]) - 360 for r in east) == pytest.approx(
        sorted(float(r[0, 0]) for r in west)
    )


def test_a_ring_is_cut_at_a_box_and_stays_a_ring() -> None:
    square = np.array([[-5.0, -5], [5, -5], [5, 5], [-5, 5]])
    cut = lines.clip_ring(square, (0, -10, 10, 2))
    assert sorted(map(tuple, np.unique(cut, axis=0).tolist())) == [
        (0, -5),
        (0, 2),
        (5, -5),
        (5, 2),
    ]
    around = lines.clip_ring(square, (-1, -1, 1, 1))
    assert set(map(tuple, around.tolist())) == {(-1, -1), (1, -1), (1, 1), (-1, 1)}
    assert len(lines.clip_ring(square, (6, 6, 8, 8))) == 0


def test_rivers_grow_towards_the_sea() -> None:
    springs = [np.array([[9.0, 5.0], [9.5, 6.0]]), np.array([[10.0, 4.0], [9.5, 6.0]])]
    trunk = np.array([[9.5, 6.0], [9.0, 8.0]])
    km = rivers.measure_upstream(
        [s.astype(np.float32) for s in (*springs, trunk)],
        np.array([[9.0, 8.0]], np.float32),
    )
    assert km[2] > km[0] + km[1]
    assert km[0] == pytest.approx(124, rel=0.05)


# --- ways


def test_a_front_follows_the_border_past_its_points() -> None:
    present = borders.find_current_borders("i", (-3, 41, 5, 45), ())
    way = borders.follow(((-1.5, 43.2), (0.6, 42.7), (2.9, 42.4)), present)
    assert way[0] == pytest.approx([-1.5, 43.2], abs=0.2)
    assert way[-1] == pytest.approx([2.9, 42.4], abs=0.2)
    step = np.diff(way, axis=0)
    km = np.hypot(step[:, 0] * np.cos(np.radians(42.8)), step[:, 1]).sum() * 111.2
    assert 380 < km < 560  # 359 km as the crow flies; the ridge winds
    assert np.abs(np.interp([0.6], way[:, 0], way[:, 1]) - 42.7)[0] < 0.15


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (
            ((-4.0, 40.0), (-3.0, 40.0)),
            r"no border runs near \[-4.0, 40.0\]; give the front 'along' there",
        ),
        (((-7.0, 41.9), (2.9, 42.4)), "borders that don't meet"),
    ],
)
def test_a_front_without_a_border_says_so(
    points: tuple[tuple[float, float], ...], words: str
) -> None:
    present = borders.find_current_borders("i", (-9, 36, 5, 45), ())
    with pytest.raises(AssetFailure, match=words):
        borders.follow(points, present)


def test_borders_are_left_out_in_boxes() -> None:
    line = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [4, 0.0]], np.float32)
    kept = borders.drop_boxes(line, [(1.5, -1, 2.5, 1)])
    assert [piece[:, 0].tolist() for piece in kept] == [[0, 1], [3, 4]]


def test_a_drawn_border_is_pulled_on_to_what_it_meets() -> None:
    coast = np.array([[0.0, 0], [0, 10]])
    pulled, far = borders.join_lines(
        [np.array([[0.3, 5.0], [4, 5]]), np.array([[2.0, 8.0], [4, 8]])], [coast]
    )
    assert pulled[0, 0] == pytest.approx(0, abs=0.02)
    assert pulled[0, 0] < 0  # a hair beyond, so that a fill finds no gap
    assert far[0].tolist() == [2, 8]


def test_a_moving_front_lies_between_its_stages(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    line = paths.trace_lines(sheet, views.choose_projection(sheet))["line"]
    assert len(line.stages) == 3
    assert np.allclose(line.interpolate(0.25), (line.stages[0] + line.stages[1]) / 2)
    assert np.allclose(line.interpolate(0), line.stages[0])
    assert np.allclose(line.interpolate(2), line.stages[2])


def test_spline_passes_its_knots_evenly() -> None:
    knots = np.array([[0.0, 0], [10, 8], [25, 5], [30, -10]])
    line = lines.fit_spline(knots, 400)
    assert all(np.hypot(*(line - k).T).min() < 0.2 for k in knots)
    steps = np.hypot(*np.diff(line, axis=0).T)
    assert steps.max() < steps.min() * 1.05


# --- arrows

BENT = lines.fit_spline(np.array([[0.0, 0], [60, -30], [140, 10], [200, 0]]), 220)


def test_arrow_ends_in_its_point_and_is_widest_at_its_barbs() -> None:
    form = ArrowGeometry(lines.fit_spline(np.array([[0.0, 0], [50, 0], [100, 0]])), 10)
    outline = form.trace_outline(form.length)
    assert outline[:, 0].max() == pytest.approx(100)
    assert np.ptp(outline[:, 1]) == pytest.approx(19, abs=0.5)
    tail = outline[np.abs(outline[:, 0] - 3) < 3]
    shaft = outline[np.abs(outline[:, 0] - 60) < 3]
    assert np.ptp(tail[:, 1]) < np.ptp(shaft[:, 1]) < 9.5


def test_the_body_behind_the_head_is_the_same_at_every_length() -> None:
    """So that a growing arrow is uncovered and nothing in it moves but the head."""
    form = ArrowGeometry(BENT, 9.0)
    whole = form.trace_outline(form.length)
    half = len(whole) // 2
    for share in (0.3, 0.5, 0.75, 0.95):
        tip = share * form.length
        part = form.trace_outline(tip)
        steps = int((form.arc_lengths < form.find_neck(tip) - 1e-6).sum()) - 1
        narrow = form.compute_width(
            form.arc_lengths[:steps]
        ) <= form.width * form.compute_head_scale(tip)
        assert narrow.mean() > 0.9
        assert np.allclose(part[:steps][narrow], whole[:steps][narrow], atol=0.02), (
            share
        )
        assert np.allclose(
            part[-steps:][narrow[::-1]], whole[-steps:][narrow[::-1]], atol=0.02
        ), share
        assert half > steps


def test_an_arrow_grows_without_a_jump() -> None:
    form = ArrowGeometry(BENT, 9.0)
    tips = [form.trace_outline(t) for t in np.linspace(0.02, 1, 120) * form.length]
    points = np.array(
        [ring[np.hypot(*(ring - BENT[-1]).T).argmin()] for ring in tips[-30:]]
    )
    assert np.hypot(*np.diff(points, axis=0).T).max() < 1.3 * form.length / 119

    def area(ring: np.ndarray) -> float:
        after = np.roll(ring, -1, axis=0)
        return (
            abs(float((ring[:, 0] * after[:, 1] - ring[:, 1] * after[:, 0]).sum())) / 2
        )

    sizes = np.array([area(ring) for ring in tips])
    assert (np.diff(sizes) > 0).all()
    assert np.diff(sizes).max() < 0.04 * sizes[-1]


@pytest.mark.parametrize(
    "knots", [[[4, 40]] * 2, [[4, 40]] * 3, [[0, 0], [5, 5], [5, 5], [9, 1]]]
)
def test_arrows_with_equal_points_are_shapes_still(knots: list[list[float]]) -> None:
    form = ArrowGeometry(lines.fit_spline(np.array(knots, np.float64)), 3.0)
    for ring in (
        form.trace_outline(0.0),
        form.trace_outline(form.length),
        form.trace_shaft(),
    ):
        assert np.isfinite(ring).all()


def test_ticks_of_a_front_neither_crawl_nor_crowd() -> None:
    teeth = shapes.fit_ticks(BENT, 1.0, True)
    for run in np.linspace(100, 900, 60):
        places = teeth.place_ticks(float(run), 1.0)
        spaces = np.diff(places.shares[places.sizes > 0.5]) * run
        assert 7 < spaces.min() <= spaces.max() < 31
    near = [
        set(np.round(teeth.place_ticks(run, 1.0).shares, 6))
        for run in (200.0, 400.0, 800.0)
    ]
    assert near[0] <= near[1] <= near[2]


@pytest.mark.parametrize(
    ("kind", "lat"),
    [("mercator", -41.0), ("mercator", -12.0), ("albers", -41.0), ("lambert", 60.0)],
)
def test_a_scale_bar_is_true_in_the_middle_of_its_view(kind: str, lat: float) -> None:
    plan = projection.make_projection(
        kind, 175.0, south=min(lat, 0) - 5, north=max(lat, 0) + 5
    )
    x, y = (float(v) for v in plan.forward(175.0, lat))
    window = Window(x, y, 2.0, (1920, 1080))
    a, b = window.to_degrees(plan, np.array([860.0, 1060.0]), np.array([540.0, 540.0]))
    away = (
        np.radians(abs(a[1] - a[0]))
        * np.cos(np.radians(b.mean()))
        * projection.EARTH_RADIUS_KM
    )
    assert window.measure_true_km(plan) * 200 == pytest.approx(away, rel=0.002)


def test_antarctica_is_land_and_ponds_are_not() -> None:
    far = [
        line
        for line in data.read_lines("gshhs", "l", (0, -85, 90, -70))
        if len(line.points) > 400
    ]
    assert far
    assert all(line.land for line in far)
    assert {
        line.land
        for line in data.read_lines("gshhs", "i", (30, 0, 35, 3))
        if line.kind == 2
    } == {False}
