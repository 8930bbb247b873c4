"""The line between before and after: where it is, what it shows of both, and how it looks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.visuals.panels.before_after import BeforeAfterVisual
from tests.support.visuals import make_context, panels_spec

LIGHT, BLACK = 230, 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures of the same grey."""
    for name in ("a.png", "b.png"):
        Image.new("RGB", (320, 180), (128, 128, 128)).save(tmp_path / name)
    return tmp_path


def open_both(
    folder: Path, size: tuple[int, int] = (320, 180), *, start: int | None = 10
) -> BeforeAfterVisual:
    """Open a shot of 100 frames whose second picture is spoken of at `start`."""
    after: dict[str, object] = {"picture": "b.png"}
    if start is not None:
        after["start"] = start
    spec = panels_spec({"picture": "a.png"}, after, layout="before-after")
    return BeforeAfterVisual(spec, make_context(folder, size))


def test_the_line_sets_out_at_the_words_and_rests_at_the_end(
    folder: Path,
) -> None:
    """It has 100 - 0.8 * 25 - 10 = 70 frames; half way it is in the middle."""
    visual = open_both(folder)
    places = [visual.find_line(n) for n in (0, 10, 45, 80, 99)]
    assert places == [320, 320, 160, 0, 0]


def test_without_words_it_sets_out_after_the_look_s_time(folder: Path) -> None:
    """0.6 s are 15 frames; 65 more lead to the end of its way."""
    visual = open_both(folder, start=None)
    assert visual.find_line(15) == 320
    assert visual.find_line(16) <= 320
    assert visual.find_line(80) == 0


def test_it_goes_one_way_in_even_pixels(folder: Path) -> None:
    visual = open_both(folder)
    places = [visual.find_line(n) for n in range(100)]
    assert places == sorted(places, reverse=True)
    assert all(place % 2 == 0 for place in places)


def test_what_is_not_seen_is_no_part_of_the_state(folder: Path) -> None:
    visual = open_both(folder)
    assert visual.state(0) == visual.state(10)
    assert visual.state(80) == visual.state(99)
    assert visual.state(44) != visual.state(45)


@pytest.mark.parametrize("n", range(40, 50))
def test_the_line_has_the_same_dark_edge_at_either_side(
    folder: Path, n: int
) -> None:
    """At 1080 rows it is 6 pixels wide, and 2 dark ones at either side."""
    visual = open_both(folder, (1080, 1080))
    line = visual.find_line(n)
    row = visual.paint(n).y[540, line - 12 : line + 12].astype(int)
    (light,) = np.nonzero(row > LIGHT - 30)
    (dark,) = np.nonzero(row < BLACK + 40)
    assert len(light) == 6
    first, last = int(light[0]), int(light[-1])
    assert dark.tolist() == [first - 2, first - 1, last + 1, last + 2]
    assert abs((first + last + 1) / 2 - 12) <= 1


def test_at_the_frame_s_edge_the_line_is_cut_off(folder: Path) -> None:
    """All that is left of the line is light; no pixel of it lands elsewhere."""
    visual = open_both(folder)
    for n in range(11, 80):
        row = visual.paint(n).y[90].astype(int)
        assert (row > LIGHT - 30).sum() <= 2
