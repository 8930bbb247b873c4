"""A slow drift of what rests: enlarged about its middle, back again, in steps nobody sees."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np
import pytest

from lantern.core.units import Frames
from lantern.graphics import look
from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.drift import DriftingVisual, compute_drift
from tests.support.visuals import make_context

TIMING = look.load().timing.camera
SIZE = (640, 360)
COLUMN = 560
"""A column of the picture right of its middle, white on black."""


class Line:
    """A white line on black; a Visual that rests but for what `changes_at` says."""

    def __init__(self, changes_at: int = 10_000) -> None:
        self.changes_at = changes_at
        self.painted = 0

    def inputs(self) -> Sequence[Path]:
        return [Path("line")]

    def state(self, n: int) -> Hashable:
        return n >= self.changes_at

    def paint(self, n: int) -> Planes:
        self.painted += 1
        frame = make_flat_frame(SIZE)
        if n < self.changes_at:
            frame.y[:, COLUMN] = 235
        return frame


def make(tmp_path: Path, visual: Line, passed: int = 0) -> DriftingVisual:
    context = make_context(tmp_path, SIZE, length=500)
    return DriftingVisual(visual, context, Frames(passed))


def find_line(frame: Planes) -> float:
    """Return the place of the line across the frame, in pixels."""
    light = frame.y.astype(float).mean(axis=0) - 16
    return float((light * np.arange(SIZE[0])).sum() / light.sum())


@pytest.mark.parametrize(
    ("seconds", "grown"),
    [(0, 0.0), (5, 0.0075), (10, 0.015), (15, 0.0075), (20, 0.0)],
)
def test_it_comes_nearer_and_goes_back(seconds: float, grown: float) -> None:
    assert compute_drift(TIMING, seconds) == pytest.approx(grown)


def test_a_look_can_switch_it_off() -> None:
    off = TIMING.model_copy(update={"drift": 0.0})
    assert compute_drift(off, 7) == 0
    never = TIMING.model_copy(update={"drift_period": 0.0})
    assert compute_drift(never, 7) == 0


def test_a_line_moves_out_by_as_much_as_the_frame_grows(tmp_path: Path) -> None:
    visual = make(tmp_path, Line())
    assert find_line(visual.paint(0)) == pytest.approx(COLUMN, abs=0.01)
    away = (COLUMN + 0.5 - 320) * 0.015
    assert find_line(visual.paint(250)) == pytest.approx(COLUMN + away, abs=0.1)
    assert find_line(visual.paint(500)) == pytest.approx(COLUMN, abs=0.01)


def test_it_never_stands_still_for_long_and_never_jumps(tmp_path: Path) -> None:
    visual = make(tmp_path, Line())
    states = [visual.state(n) for n in range(500)]
    changes = [n for n in range(1, 500) if states[n] != states[n - 1]]
    # three seconds are 75 frames
    assert max(np.diff([0, *changes, 500])) < 75
    places = [find_line(visual.paint(n)) for n in range(0, 500, 5)]
    assert np.abs(np.diff(places)).max() < 0.5


def test_equal_states_paint_equal_pixels(tmp_path: Path) -> None:
    visual = make(tmp_path, Line())
    pairs = [n for n in range(1, 60) if visual.state(n) == visual.state(n - 1)]
    assert pairs
    for n in pairs:
        assert visual.paint(n).tobytes() == visual.paint(n - 1).tobytes()


def test_a_shot_may_have_drifted_before(tmp_path: Path) -> None:
    first = make(tmp_path, Line())
    later = make(tmp_path, Line(), passed=100)
    assert later.paint(20).tobytes() == first.paint(120).tobytes()


def test_what_rests_is_painted_once(tmp_path: Path) -> None:
    line = Line()
    visual = make(tmp_path, line, passed=50)
    for n in range(20):
        visual.paint(n)
    assert line.painted == 1


def test_what_changes_is_painted_anew(tmp_path: Path) -> None:
    visual = make(tmp_path, Line(changes_at=10), passed=50)
    assert visual.state(9) != visual.state(10)
    assert visual.paint(9).y.max() > 120
    assert visual.paint(10).y.max() == 16


def test_its_files_are_those_of_what_drifts(tmp_path: Path) -> None:
    assert make(tmp_path, Line()).inputs() == [Path("line")]


def test_a_frame_is_the_caller_s_to_draw_on(tmp_path: Path) -> None:
    visual = make(tmp_path, Line(), passed=50)
    before = visual.paint(3).tobytes()
    visual.paint(3).y[:] = 200
    assert visual.paint(3).tobytes() == before
