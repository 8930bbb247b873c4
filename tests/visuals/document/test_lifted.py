"""Where a lifted passage rests, and how it gets there."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics import look
from lantern.graphics.pixels import make_flat_frame
from lantern.script.model.page import LiftedPassage
from lantern.visuals.document.lifted import LiftedStrip, LiftPlan, plan_lift
from lantern.visuals.document.table import FrameRegion

LOOK = look.load()
ROOM = FrameRegion(100.0, 50.0, 1600.0, 900.0)


def plan(ratio: float, **keys: str) -> LiftPlan:
    lift = LiftedPassage.model_validate({"box": [0.1, 0.1, 0.5, 0.1], **keys})
    return plan_lift(
        lift,
        ratio,
        ROOM,
        look=LOOK,
        k=1.0,
    )


def test_a_broad_passage_is_as_wide_as_its_room() -> None:
    """1600 pixels, an eighth of them high, about (900, 500)."""
    found = plan(8.0)
    assert found.strip == FrameRegion(100, 400, 1600, 200)
    assert found.slip is None
    assert found.words is None


def test_a_high_one_takes_six_tenths_of_its_room() -> None:
    assert plan(1.0).strip == FrameRegion(630, 230, 540, 540)


def test_words_stand_right_below_it() -> None:
    found = plan(8.0, text="We drove by the stars")
    assert found.slip is not None
    assert found.slip.y == found.strip.y + found.strip.h
    assert (found.slip.x, found.slip.w) == (found.strip.x, found.strip.w)
    both = found.strip.h + found.slip.h
    assert found.strip.y + both / 2 == pytest.approx(500, abs=1)


def test_a_narrow_passage_with_words_has_a_wider_slip() -> None:
    """Half of the room's 900 are left to the passage; the slip is 1200 wide."""
    found = plan(
        1.0,
        text="We drove by the stars",
        by="A driver",
    )
    assert (found.strip.w, found.strip.h) == (450, 450)
    assert found.slip is not None
    assert (found.slip.x, found.slip.w) == (300, 1200)


def open_strip(start: FrameRegion, share: float) -> np.ndarray:
    """Return the luma of a black frame with a white passage that rests at (40, 30)."""
    frame = make_flat_frame((160, 90), (16, 128, 128))
    rest = LiftPlan(FrameRegion(40, 30, 80, 20), None, None)
    strip = LiftedStrip(
        np.full((20, 80, 3), 255, np.uint8), rest, LOOK, k=1 / 12
    )
    strip.blend_onto(frame, start, share)
    return frame.y.astype(int)


def test_at_rest_it_has_its_place() -> None:
    luma = open_strip(FrameRegion(0, 0, 40, 10), 1.0)
    assert luma[30:50, 40:120].min() > 225
    assert luma[40, 30] < 40
    assert luma[20, 80] < 40


def test_half_way_it_is_between_both_in_place_and_in_size() -> None:
    """From (0, 0), 40 wide, to (40, 30), 80 wide: at (20, 15), 60 wide and 15 high."""
    luma = open_strip(FrameRegion(0, 0, 40, 10), 0.5)
    assert luma[17:28, 23:77].min() > 225
    assert luma[22, 100] < 40
    assert luma[40, 60] < 40


def test_it_fades_in_on_the_first_quarter_of_its_way() -> None:
    start = FrameRegion(40, 30, 80, 20)
    eighth = open_strip(start, 0.125)[40, 80]
    assert eighth == pytest.approx((16 + 235) / 2, abs=4)
    assert open_strip(start, 0.25)[40, 80] > 230
