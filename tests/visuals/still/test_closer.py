"""How much of a picture is drawn for a lens, and how large."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.graphics.pixels import add_margin, from_rgb
from lantern.visuals.notes.locating import LensView, PartOfPicture, Spot
from lantern.visuals.still.closer import CloserPart, CloserPlan
from tests.support import films

FRAME = (160, 90)
LENS = LensView(
    times=3.0,
    radius=20.0,
    middle=(20.0, 20.0),
    size=(40, 40),
)
"""It shows 40 / 3 pixels of the frame."""


def plan(
    folder: Path, spot: Spot, *, near: float = 320, wide: float = 320
) -> CloserPlan:
    """What is drawn of a picture of 320 x 180, which fills a frame half as large."""
    path = folder / "hills.png"
    films.paint(path, -1)
    return CloserPlan(path, PartOfPicture(spot), LENS, near, wide)


@pytest.mark.parametrize(
    ("near", "scale"),
    [
        (
            320.0,
            1.5,
        ),  # three times as large as the frame has it, which has it at a half
        (160.0, 3.0),
        (1.0, 25.0),  # no side has more than 8000 pixels
    ],
)
def test_it_is_drawn_as_large_as_the_lens_shows_it(
    tmp_path: Path, near: float, scale: float
) -> None:
    drawn = plan(tmp_path, (0.5, 0.5), near=near)
    assert drawn.choose_scale(FRAME) == pytest.approx(scale)


@pytest.mark.parametrize(
    ("spot", "region"),
    [
        (
            (0.5, 0.5),
            (144, 74, 32, 32),
        ),  # 20 / 3 pixels of the frame on each side, and a fifth
        ((0.0, 0.0), (0, 0, 16, 16)),
        ((1.0, 1.0), (304, 164, 16, 16)),
        ((0.25, 0.25, 0.5, 0.5), (144, 74, 32, 32)),  # the middle of a part
    ],
)
def test_a_little_more_is_drawn_than_the_lens_shows(
    tmp_path: Path, spot: Spot, region: tuple[float, float, float, float]
) -> None:
    assert plan(tmp_path, spot).find_region(FRAME) == pytest.approx(region)


def test_more_is_drawn_where_the_camera_goes_far(tmp_path: Path) -> None:
    left, top, width, height = plan(tmp_path, (0.5, 0.5), wide=640).find_region(
        FRAME
    )
    assert (left, top, width, height) == pytest.approx((128, 58, 64, 64))


def test_a_lens_shows_its_source_in_its_middle() -> None:
    """A white square at (60, 40) of a picture of 160 x 90, drawn four times as large."""
    rgb = np.zeros((360, 640, 3), np.uint8)
    rgb[152:168, 232:248] = 255
    part = CloserPart(add_margin(from_rgb(rgb)), (640.0, 360.0), (0.0, 0.0))
    shown = part.cut((0.0, 0.0, 160.0, 90.0), (60.0, 40.0), LENS)
    assert shown.y.shape == (40, 40)
    bright = np.argwhere(shown.y > 128)
    assert bright.mean(axis=0) == pytest.approx((19.5, 19.5), abs=1)
    assert len(bright) == pytest.approx(
        12 * 12, rel=0.2
    )  # 4 pixels of the frame, thrice
