"""The highlighter goes over lines and lets ink through."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.units import Frames
from lantern.graphics.pdf import LineBox
from lantern.graphics.pixels import from_rgb, to_rgb
from lantern.visuals.document.marker import (
    cut_lines,
    interpolate_sweep,
    mark_rects,
)
from lantern.visuals.document.table import FrameRegion
from lantern.visuals.specs import SweepKnot

LINES = (LineBox(0.1, 0.1, 0.6, 0.1), LineBox(0.1, 0.3, 0.2, 0.1))


@pytest.mark.parametrize(
    ("share", "widths"),
    [(0, []), (0.25, [0.2]), (0.75, [0.6]), (0.875, [0.6, 0.1])],
)
def test_lines_are_marked_one_after_the_other(
    share: float, widths: list[float]
) -> None:
    found = cut_lines(LINES, share)
    assert [line.w for line in found] == pytest.approx(widths)
    assert cut_lines(LINES, 1) == list(LINES)


def test_it_goes_from_knot_to_knot_and_rests_outside() -> None:
    knots = (
        SweepKnot(Frames(10), 0.0),
        SweepKnot(Frames(20), 0.8),
        SweepKnot(Frames(40), 1),
    )
    shares = [interpolate_sweep(knots, n) for n in (0, 15, 30, 99)]
    assert shares == pytest.approx([0, 0.4, 0.9, 1])


def test_paper_takes_the_colour_and_ink_stays_dark() -> None:
    rgb = np.full((60, 80, 3), 240, np.uint8)
    rgb[28:32, 20:60] = 20
    frame = from_rgb(rgb)
    mark_rects(frame, [FrameRegion(10, 20, 60, 20)], "#f4c463")
    marked = to_rgb(frame).astype(int)
    # 240 * (1 - 0.85 * (1 - channel / 255))
    assert marked[24, 40] == pytest.approx([231, 193, 115], abs=3)
    assert marked[30, 40].max() < 30
    assert marked[10, 40] == pytest.approx([240, 240, 240], abs=3)


def test_dark_paper_takes_the_colour_under_light_ink() -> None:
    rgb = np.full((60, 80, 3), 20, np.uint8)
    rgb[28:32, 20:60] = 240
    frame = from_rgb(rgb)
    mark_rects(frame, [FrameRegion(10, 20, 60, 20)], "#f4c463", on_dark=True)
    marked = to_rgb(frame).astype(int)
    # 0.6 of what is there, and 0.4 of the colour
    assert marked[24, 40] == pytest.approx([110, 90, 52], abs=3)
    assert marked[30, 40] == pytest.approx([242, 222, 184], abs=4)


def test_edges_lie_between_pixels() -> None:
    frame = from_rgb(np.full((40, 80, 3), 240, np.uint8))
    mark_rects(frame, [FrameRegion(10.5, 10, 50, 20)], "#000000")
    row = frame.y[20].astype(int)
    assert row[8] > row[10] > row[12]
    assert row[10] == pytest.approx((row[8] + row[12]) / 2, abs=2)


def test_what_is_outside_the_frame_is_left_out() -> None:
    frame = from_rgb(np.full((40, 80, 3), 240, np.uint8))
    before = frame.tobytes()
    mark_rects(
        frame,
        [FrameRegion(-50, 10, 40, 20), FrameRegion(9, 50, 9, 9)],
        "#000000",
    )
    assert frame.tobytes() == before
    mark_rects(frame, [FrameRegion(-50, -10, 200, 90)], "#000000")
    assert frame.y.max() < 70
