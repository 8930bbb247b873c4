"""What a camera sees of its canvases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.geometry import camera, views
from lantern.visuals.map.geometry.window import Window
from tests.support.maps import EMPTY, Maps

MOVE: dict[str, Any] = {"move": {"from": "wide", "to": "near"}}


BACK: dict[str, Any] = {"move": {"from": "near", "to": "wide"}}


def noise(size: Size) -> Planes:
    """A picture no part of which is like another."""
    w, h = size
    rng = np.random.default_rng(8)
    y, u, v = (
        rng.integers(0, 256, (h // step, w // step), np.uint8)
        for step in (1, 2, 2)
    )
    return Planes(y, u, v)


@pytest.mark.parametrize("what", [MOVE, BACK])
@pytest.mark.parametrize("size", [(160, 90), (64, 80)])
def test_both_ends_of_a_move_are_pixels_as_they_were_drawn(
    maps: Maps, what: dict[str, Any], size: Size
) -> None:
    """Canvases lie on the pixels of both ends, where nothing is resampled."""
    ends = [
        maps.place(EMPTY, size, what["move"][end])[1] for end in ("from", "to")
    ]
    levels = [
        camera.CanvasImage(canvas, noise(canvas.size))
        for canvas in views.plan_canvases(*ends)
    ]
    for end in ends:
        shown = camera.compose_frame(levels, end)
        nearest = min(levels, key=lambda level: abs(level.window.km - end.km))
        crops = np.lib.stride_tricks.sliding_window_view(
            nearest.planes.y, shown.y.shape
        )[::2, ::2]
        assert (crops[..., 0, 0] == shown.y[0, 0]).any()
        assert any(
            np.array_equal(shown.y, crop)
            for crop in crops[crops[..., 0, 0] == shown.y[0, 0]]
        )


def flat(km: float, luma: int, size: Size = (320, 180)) -> camera.CanvasImage:
    planes = make_flat_frame(size, (luma, 128, 128))
    return camera.CanvasImage(Window(0.0, 0.0, km, size), planes)


@pytest.mark.parametrize(
    ("km", "share"),
    [(3.0, 0), (1.5, 0), ((1.5 * 1.08) ** 0.5, 0.5), (1.08, 1), (1.0, 1)],
)
def test_the_finer_canvas_fades_in_as_the_camera_comes_near(
    km: float, share: float
) -> None:
    assert camera.compute_coverage(km, 1.0, 4.0) == pytest.approx(share)


def test_canvases_of_nearly_one_scale_are_switched() -> None:
    assert camera.compute_coverage(1.01, 1.0, 1.05) == 0
    assert camera.compute_coverage(1.0, 1.0, 1.05) == 1


@pytest.mark.parametrize(("km", "luma"), [(2.0, 100), (1.0, 200), (1.273, 150)])
def test_a_frame_mixes_two_canvases(km: float, luma: int) -> None:
    levels = [flat(2.0, 100), flat(1.0, 200)]
    frame = camera.compose_frame(levels, Window(0.0, 0.0, km, (160, 90)))
    assert frame.size == (160, 90)
    assert int(frame.y[45, 80]) == pytest.approx(luma, abs=1)


def test_a_crop_at_the_canvas_scale_is_a_copy_of_its_pixels() -> None:
    level = camera.CanvasImage(Window(0.0, 0.0, 1.0, (64, 36)), noise((64, 36)))
    crop = camera.crop_level(level, Window(-8.0, 2.0, 1.0, (32, 20)))
    # its left top corner is 8 pixels right of the canvas's and 6 below
    assert np.array_equal(crop.y, level.planes.y[6:26, 8:40])
    assert np.array_equal(crop.u, level.planes.u[3:13, 4:20])
    crop.y[:] = 0
    assert level.planes.y[6:26, 8:40].any()


def test_a_crop_beyond_the_canvas_has_its_size_still() -> None:
    level = camera.CanvasImage(Window(0.0, 0.0, 1.0, (64, 36)), noise((64, 36)))
    crop = camera.crop_level(level, Window(40.0, 0.0, 1.0, (32, 20)))
    assert crop.size == (32, 20)
