"""How a clip's picture lies in the frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.graphics.pixels import Planes, convert_hex_to_yuv
from lantern.visuals.clip.frame_fit import FrameFit
from tests.support.visuals import clip_spec

WIDE: Size = (160, 90)


def fit(
    picture: Size, frame: Size = WIDE, *, free: float = 1.0, **keys: Any
) -> FrameFit:
    spec = clip_spec({"clip": "a.mp4", **keys})
    return FrameFit.from_spec(spec, picture, frame, free=free)


def make_planes(size: Size) -> Planes:
    """Return a picture whose luma is its column, and whose chroma is its row."""
    w, h = size
    rows = np.arange(h // 2, dtype=np.uint8)[:, None]
    return Planes(
        np.tile(np.arange(w, dtype=np.uint8), (h, 1)),
        np.tile(rows, (1, w // 2)),
        np.tile(rows + 100, (1, w // 2)),
    )


def test_a_picture_of_the_frame_s_shape_fills_it() -> None:
    found = fit((1920, 1080))
    assert (found.scaled_size, found.corner) == ((160, 90), (0, 0))
    assert found.scale == pytest.approx(1 / 12)


def test_a_tall_picture_covers_the_frame_about_its_middle() -> None:
    # 160 wide and 320 high: 230 rows too many, half of them above
    found = fit((100, 200))
    assert found.scaled_size == (160, 320)
    assert found.corner == (0, -116)
    assert found.scale == 1.6


@pytest.mark.parametrize(
    ("focus", "top"),
    [
        # the middle of the focus, at 80 of 320, comes to 45
        ([0.0, 0.2, 1.0, 0.1], -36),
        # there is no picture above, and none below
        ([0.0, 0.0, 1.0, 0.1], 0),
        ([0.0, 0.9, 1.0, 0.1], -230),
    ],
)
def test_the_focus_comes_to_the_middle_as_far_as_there_is_room(
    focus: list[float], top: int
) -> None:
    assert fit((100, 200), focus=focus).corner == (0, top)


def test_the_focus_comes_to_the_middle_of_what_captions_leave() -> None:
    # 160 of 320 comes to 36, the middle of the upper eighty per cent of 90
    found = fit(
        (100, 200),
        focus=[0.0, 0.4, 1.0, 0.2],
        free=0.8,
    )
    assert found.corner == (0, -124)


def test_a_contained_picture_is_whole_and_in_the_middle() -> None:
    found = fit((100, 200), fit="contain")
    assert found.scaled_size == (44, 90)
    assert found.corner == (58, 0)
    assert found.scale == pytest.approx(0.45)


def test_sizes_and_corners_are_even() -> None:
    found = fit((333, 100), (322, 182), fit="contain")
    assert all(side % 2 == 0 for side in (*found.scaled_size, *found.corner))


def test_what_lies_outside_is_cut_off() -> None:
    found = FrameFit((8, 4), (12, 8), (-2, -4), "#000000", 1.0)
    frame = found.compose_frame(make_planes((12, 8)))
    assert frame.y.tolist() == [[2, 3, 4, 5, 6, 7, 8, 9]] * 4
    assert frame.u.tolist() == [[2] * 4, [3] * 4]
    assert frame.v.tolist() == [[102] * 4, [103] * 4]
    assert frame.y.flags.c_contiguous


def test_a_contained_picture_has_a_colour_around_it() -> None:
    found = FrameFit((8, 4), (4, 4), (2, 0), "#ff0000", 1.0)
    frame = found.compose_frame(make_planes((4, 4)))
    y, u, v = convert_hex_to_yuv("#ff0000")
    assert frame.y.tolist() == [[y, y, 0, 1, 2, 3, y, y]] * 4
    assert frame.u.tolist() == [[u, 0, 0, u], [u, 1, 1, u]]
    assert frame.v.tolist() == [[v, 100, 100, v], [v, 101, 101, v]]


def test_a_contained_picture_may_lie_on_itself_dimmed() -> None:
    found = FrameFit((64, 32), (32, 32), (16, 0), "blur", 1.0)
    grey = Planes(
        np.full((32, 32), 116, np.uint8),
        np.full((16, 16), 148, np.uint8),
        np.full((16, 16), 128, np.uint8),
    )
    frame = found.compose_frame(grey)
    # 0.45 of the way from black and from grey
    assert frame.y[:, :16].tolist() == [[61] * 16] * 32
    assert frame.y[:, 16:48].tolist() == [[116] * 32] * 32
    assert frame.u[:, :8].tolist() == [[137] * 8] * 16
    assert set(frame.v.ravel().tolist()) == {128}


def test_fitting_is_in_even_pixels() -> None:
    for picture in ((1920, 1080), (1081, 1921), (640, 479), (4096, 2160)):
        for frame in ((1920, 1080), (1080, 1920), (480, 480)):
            for more in (
                {},
                {"fit": "contain"},
                {"focus": [0.7, 0.1, 0.2, 0.2]},
            ):
                found = FrameFit.from_spec(
                    clip_spec({}, **more), picture, frame, free=0.8
                )
                assert not any(
                    side % 2 for side in (*found.scaled_size, *found.corner)
                )
                laid = found.compose_frame(_grey(found.scaled_size))
                assert laid.size == frame and laid.u.shape == (
                    frame[1] // 2,
                    frame[0] // 2,
                )


def _grey(size: tuple[int, int]) -> Planes:
    w, h = size
    half = np.full((h // 2, w // 2), 128, np.uint8)
    return Planes(np.full((h, w), 90, np.uint8), half, half)
