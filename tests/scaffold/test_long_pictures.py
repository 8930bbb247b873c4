"""Pictures much wider or higher than the frame."""

from __future__ import annotations

import pytest

from lantern.core.units import Size
from lantern.scaffold.long_pictures import plan_pan


@pytest.mark.parametrize(
    "size", [(1600, 900), (900, 900), (2190, 1000), (1000, 2990), (1000, 1000)]
)
def test_a_picture_that_a_frame_can_show_has_no_pan(size: Size) -> None:
    assert plan_pan(size) is None


@pytest.mark.parametrize(
    ("size", "share", "seconds"),
    [
        # 16:9 in 32:9 is a half: one frame's width to go
        ((3200, 900), 0.5, 6),
        ((6400, 900), 0.25, 18),
        ((16000, 900), 0.1, 54),
        # a travel of 0.24 frames' width
        ((2200, 1000), 0.808081, 2),
    ],
)
def test_a_panorama_takes_six_seconds_a_frame(
    size: Size, share: float, seconds: int
) -> None:
    pan = plan_pan(size)
    assert pan is not None
    assert pan.is_wide
    assert pan.share == pytest.approx(share, abs=1e-6)
    assert pan.seconds == seconds


@pytest.mark.parametrize(
    ("size", "share", "seconds"),
    [
        # at full width the frame shows 900 of its 4800 rows: 4.33 frames' heights to go
        ((1600, 4800), 0.1875, 15),
        ((1600, 9000), 0.1, 31),
    ],
)
def test_a_sliver_is_panned_from_its_top(
    size: Size, share: float, seconds: int
) -> None:
    pan = plan_pan(size)
    assert pan is not None
    assert not pan.is_wide
    assert pan.share == pytest.approx(share, abs=1e-6)
    assert pan.seconds == seconds


@pytest.mark.parametrize(
    ("size", "move"),
    [
        ((3200, 900), "{from: [0, 0, 0.5000, 1], to: [0.5000, 0, 0.5000, 1]}"),
        ((4800, 900), "{from: [0, 0, 0.3333, 1], to: [0.6667, 0, 0.3333, 1]}"),
        ((1600, 9000), "{from: [0, 0, 1, 0.1000], to: [0, 0.9000, 1, 0.1000]}"),
    ],
)
def test_a_pan_goes_from_end_to_end(size: Size, move: str) -> None:
    pan = plan_pan(size)
    assert pan is not None
    assert pan.move == move
