"""The map's own canvases on a globe."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.basemap.remapping import CoarsePixels, FramePart
from lantern.visuals.map.geometry.camera import CanvasImage
from lantern.visuals.map.geometry.globe_view import Directions, to_directions
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.globe_patches import (
    GlobePatches,
    LaidPatch,
    compute_patch_opacity,
    plan_patches,
    stack_patches,
)

PROJECTION = Mercator(0.0, 0.0)
SIZE = (64, 32)
WINDOW = Window(0.0, 0.0, 10.0, SIZE)
COARSE = CoarsePixels.of(SIZE)
PALE = make_flat_frame(SIZE, (200, 100, 150))
DARK = make_flat_frame(SIZE, (40, 128, 128))


def look_at(window: Window) -> Directions:
    """Return what a frame that shows a window sees at coarse pixels."""
    lon, lat = window.to_degrees(PROJECTION, *np.meshgrid(COARSE.x, COARSE.y))
    found = to_directions(np.column_stack([lon.ravel(), lat.ravel()]))
    x, y, z = found.astype(np.float32).T.reshape(3, *lon.shape)
    return (x, y, z)


def lay(km: float) -> list[LaidPatch]:
    """Return a pale canvas of 10 km a pixel as a frame of `km` a pixel sees it."""
    patches = GlobePatches([CanvasImage(WINDOW, PALE)], PROJECTION, 1.0)
    return patches.lay(km, COARSE, look_at(Window(0.0, 0.0, km, SIZE)))


def test_at_its_own_scale_a_canvas_covers_the_frame() -> None:
    (patch,) = lay(10.0)
    assert patch.covers_all
    assert (patch.planes.y == 200).all()


def test_seen_from_farther_away_its_edges_are_soft() -> None:
    (patch,) = lay(16.0)
    assert not patch.covers_all
    row = patch.share[16]
    assert row[0] == 0
    assert row[32] == pytest.approx(1, abs=0.02)
    assert (np.diff(row[:32]) >= -1e-6).all()
    # it is 40 of the 64 pixels wide
    assert row[8] == 0
    assert row[16] > 0


def test_it_fades_in_as_the_camera_comes_down() -> None:
    (far,), (near,) = lay(25.0), lay(18.0)
    assert 0 < far.share.max() < near.share.max() <= 1
    assert lay(28.0) == []


@pytest.mark.parametrize(
    ("km", "opacity"), [(2.8, 0.0), (1.8, 1.0), (1.0, 1.0)]
)
def test_a_canvas_is_there_at_about_its_own_scale(
    km: float, opacity: float
) -> None:
    assert compute_patch_opacity(km, 1.0) == opacity


def test_what_a_finer_canvas_covers_is_left_out() -> None:
    wide = Window(0.0, 0.0, 16.0, SIZE)
    canvases = [CanvasImage(wide, DARK), CanvasImage(WINDOW, PALE)]
    patches = GlobePatches(canvases, PROJECTION, 1.0)
    (patch,) = patches.lay(10.0, COARSE, look_at(WINDOW))
    assert (patch.planes.y == 200).all()


def test_canvases_lie_over_what_is_below() -> None:
    share = np.zeros((32, 64), np.float32)
    share[:, 32:] = 1
    stacked = stack_patches(DARK, [LaidPatch(PALE, share)])
    assert (stacked.y[:, :32] == 40).all()
    assert (stacked.y[:, 32:] == 200).all()


def test_one_that_covers_all_needs_nothing_below() -> None:
    whole = LaidPatch(PALE, np.ones((32, 64), np.float32))
    assert stack_patches(None, [whole]) is PALE


def test_a_part_of_a_frame_has_a_part_of_a_canvas() -> None:
    planes = Planes(
        np.tile(np.arange(64, dtype=np.uint8), (32, 1)),
        PALE.u.copy(),
        PALE.v.copy(),
    )
    share = np.tile(np.arange(64, dtype=np.float32), (32, 1))
    part = LaidPatch(planes, share).cut(FramePart(10, 4, 20, 8))
    assert part.planes.size == (10, 4)
    assert part.planes.y[0].tolist() == list(range(10, 20))
    assert part.share[3].tolist() == list(range(10, 20))


def test_coarser_canvases_are_larger_than_the_frame() -> None:
    planned = plan_patches(Window(0.0, 0.0, 1.0, (1920, 1080)), 1.0)
    assert [each.size for each in planned] == [(2496, 1404), (1920, 1080)]
    assert [round(each.km, 2) for each in planned] == [2.2, 1.0]


def test_a_wide_view_needs_no_coarser_canvas() -> None:
    window = Window(0.0, 0.0, 2.5, (1920, 1080))
    assert plan_patches(window, 1.0) == [window]
