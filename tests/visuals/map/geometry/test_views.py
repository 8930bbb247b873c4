"""Views in frames of every shape, and the canvases under a camera."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from tests.support.maps import SHAPES, Maps


def test_a_projection_is_chosen_by_where_the_map_lies(maps: Maps) -> None:
    def kind(text: str) -> str:
        return type(views.choose_projection(maps.model(text))).__name__

    assert kind("views: {a: {center: [-4, 40], width_km: 2400}}") == "Lambert"
    assert kind("views: {a: {center: [110, 2], width_km: 2400}}") == "Mercator"
    assert kind("views: {a: {center: [25, -30], width_km: 2400}}") == "Lambert"
    assert (
        kind(
            "views: {a: {center: [-4, 40], width_km: 2400}}\nprojection: albers"
        )
        == "Albers"
    )
    assert kind("views: {a: {box: [170, -25, 190, -10]}}") == "Mercator"


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
    assert 0.93 < max(np.ptp(px, axis=0) / size) < 0.96


@pytest.mark.parametrize(
    ("size", "km"),
    [((1920, 1080), 1600), ((1080, 1920), 987), ((1080, 1080), 1257)],
)
def test_a_width_is_that_of_a_wide_frame(
    maps: Maps, size: tuple[int, int], km: float
) -> None:
    plan, shown = maps.place(
        "views: {wide: {center: [-4, 40], width_km: 1600}}", size
    )
    assert shown.km * size[0] == pytest.approx(km, abs=1)
    assert shown.to_pixels(plan, (-4, 40))[0] == pytest.approx(
        np.array(size) / 2
    )


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
    first = "a: {center: [-4, 40], width_km: 2400}"
    last = f"b: {{center: [{lon}, 42], width_km: {km}}}"
    text = f"views: {{{first}, {last}}}"
    _, a = maps.place(text, size, "a")
    _, b = maps.place(text, size, "b")
    canvases = views.plan_canvases(a, b)
    for canvas in canvases:
        assert canvas.size[0] % 2 == canvas.size[1] % 2 == 0
    for share in np.linspace(0, 1, 41):
        view = interpolate_windows(a, b, float(share))
        coarse = [
            canvas for canvas in canvases if canvas.km >= view.km * 0.9999
        ]
        canvas = coarse[-1] if coarse else canvases[0]
        assert is_held(view, canvas), share
        assert canvas.km / view.km < views.CANVAS_ZOOM_STEP * 1.01


def is_held(view: Window, canvas: Window) -> bool:
    """Return whether a canvas holds a view, to a fiftieth of its pixels."""
    near = 0.02 * canvas.km
    across = canvas.left - near < view.left and view.right < canvas.right + near
    down = canvas.bottom - near < view.bottom and view.top < canvas.top + near
    return across and down


def test_a_camera_at_rest_has_one_canvas() -> None:
    window = Window(5.0, 6.0, 2.0, (160, 90))
    assert views.plan_canvases(window, window) == [window]


def test_a_zoom_has_canvases_on_the_pixels_of_both_ends() -> None:
    wide = Window(0.0, 0.0, 10.0, (160, 90))
    near = Window(20.0, 5.0, 1.0, (160, 90))
    canvases = views.plan_canvases(wide, near)
    assert canvases == views.plan_canvases(near, wide)
    assert [canvas.km for canvas in canvases] == pytest.approx(
        [10, 10 ** (2 / 3), 10 ** (1 / 3), 1]
    )
    for end, canvas in ((wide, canvases[0]), (near, canvases[-1])):
        x, y = end.find_corner_on(canvas)
        assert (x % 2, y % 2) == pytest.approx((0, 0), abs=1e-6)


def test_a_long_way_is_drawn_coarser() -> None:
    a = Window(0.0, 0.0, 1.0, (1920, 1080))
    b = Window(20_000.0, 0.0, 1.0, (1920, 1080))
    (canvas,) = views.plan_canvases(a, b)
    assert canvas.km > 1.3
    pixels = canvas.size[0] * canvas.size[1]
    assert pixels == pytest.approx(views.MAX_CANVAS_PIXELS, rel=0.01)


def test_canvases_are_enclosed_at_the_finest_scale_that_fits() -> None:
    small = [
        Window(0.0, 0.0, 4.0, (100, 100)),
        Window(100.0, 0.0, 1.0, (100, 100)),
    ]
    assert views.enclose_canvases(small) == Window(0.0, 0.0, 1.0, (400, 400))
    far = [
        Window(0.0, 0.0, 1.0, (100, 100)),
        Window(9900.0, 0.0, 1.0, (100, 100)),
    ]
    whole = views.enclose_canvases(far)
    assert whole.km == 2.5
    assert whole.size == (4000, 40)


def test_the_extent_of_a_map_holds_all_its_views(maps: Maps) -> None:
    text = "views: {a: {box: [-10, 36, 4, 44]}, b: {center: [20, 50], width_km: 500}}"
    sheet = maps.model(text)
    west, south, east, north = views.find_extent(
        sheet, views.choose_projection(sheet)
    )
    assert west < -10
    assert south < 36
    assert east > 23
    assert north > 51


@pytest.mark.parametrize(
    ("frame", "middle", "km"),
    [
        (MapFrame((1080, 1920), 0, 1920), 960, 500),
        # of nearly square proportions, but the film is upright
        (MapFrame((1080, 1920), 154, 1400), 777, 500),
        (MapFrame((1080, 1080), 0, 864), 432, 800),
        (MapFrame((1920, 1080), 0, 1080), 540, 1600),
    ],
)
def test_a_view_is_fitted_into_the_rows_of_a_frame_and_framed_for_its_shape(
    maps: Maps, frame: MapFrame, middle: float, km: float
) -> None:
    own = "portrait: {width_km: 500}, square: {width_km: 800}"
    model = maps.model(
        f"views: {{a: {{center: [-4, 40], width_km: 1600, {own}}}}}"
    )
    plan = views.choose_projection(model)
    shown = views.fit_frame(model.views["a"], plan, frame)
    assert shown.size == frame.size
    assert shown.km * frame.size[0] == pytest.approx(km)
    spot = shown.to_pixels(plan, (-4, 40))[0]
    assert spot == pytest.approx([frame.size[0] / 2, middle])
