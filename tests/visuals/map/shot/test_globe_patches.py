"""A map's canvases over the globe: which are drawn, how they come in, what lies over what."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.geometry.views import CANVAS_ZOOM_STEP
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.globe_patches import (
    LaidPatch,
    compute_patch_opacity,
    plan_patches,
    stack_patches,
)

SIZE = (1920, 1080)
END = Window(100.0, -50.0, 0.5, SIZE)


def test_on_the_way_down_each_canvas_is_a_step_finer() -> None:
    found = plan_patches(END, 1.0)
    assert found[-1] == END
    scales = [window.km for window in found]
    assert scales == sorted(scales, reverse=True)
    for wide, near in itertools.pairwise(found):
        assert wide.km == pytest.approx(near.km * CANVAS_ZOOM_STEP)
    # the picture of the whole earth is fine enough from 4.6 km on
    assert scales[0] <= 4.6 < scales[0] * CANVAS_ZOOM_STEP


def test_canvases_on_the_way_are_larger_than_the_frame_and_lie_around_its_middle() -> (
    None
):
    wide = plan_patches(END, 1.0)[0]
    assert (wide.x, wide.y) == (100, -50)
    assert wide.size == (2496, 1404), "1.3 times the frame, in steps of four"


def test_a_coarse_view_needs_its_own_canvas_alone() -> None:
    assert plan_patches(Window(0, 0, 5.0, SIZE), 1.0) == [Window(0, 0, 5.0, SIZE)]


def test_a_small_frame_has_as_many_canvases_as_a_large_one() -> None:
    """Its pixels are twice as large, and so is what the whole earth is fine enough for."""
    small = plan_patches(Window(0, 0, 1.0, (960, 540)), 0.5)
    assert len(small) == len(plan_patches(Window(0, 0, 0.5, SIZE), 1.0)) > 1


@pytest.mark.parametrize(
    ("times", "opacity"),
    [(0.5, 1), (1.8, 1), ((1.8 * 2.8) ** 0.5, 0.5), (2.8, 0), (9, 0)],
)
def test_a_canvas_comes_in_as_the_camera_nears_its_scale(
    times: float, opacity: float
) -> None:
    assert compute_patch_opacity(times * 0.7, 0.7) == pytest.approx(opacity)


def lay(luma: int, share: float) -> LaidPatch:
    """Return a grey patch that is there to a share everywhere."""
    shares = np.full((8, 8), share, np.float32)
    return LaidPatch(make_flat_frame((8, 8), (luma, 128, 128)), shares)


def middle(planes: Planes) -> int:
    return int(planes.y[4, 4])


def test_patches_lie_over_the_frame_in_their_order() -> None:
    under = make_flat_frame((8, 8), (40, 128, 128))
    assert middle(stack_patches(under, [])) == 40
    assert middle(stack_patches(under, [lay(140, 0.5)])) == pytest.approx(90, abs=1)
    both = stack_patches(under, [lay(140, 0.5), lay(190, 0.5)])
    assert middle(both) == pytest.approx(140, abs=1)


def test_a_patch_that_covers_all_hides_what_is_below() -> None:
    under = make_flat_frame((8, 8), (40, 128, 128))
    assert lay(1, 1.0).covers_all
    assert not lay(1, 0.99).covers_all
    assert middle(stack_patches(under, [lay(90, 0.5), lay(200, 1.0)])) == 200
    assert middle(stack_patches(None, [lay(200, 1.0)])) == 200
