"""Bands: which a frame has, and where they are in frames of any size."""

from __future__ import annotations

import pytest

from lantern.core.units import Shape
from lantern.graphics import look
from lantern.graphics.look.bands import (
    Bands,
    BandsByShape,
    compute_scale,
    measure_page,
    place_bands,
)

ATLAS = look.load()
PLAIN = Bands(
    head=(96, 54, 1728, 42),
    lower_third=(96, 910, 980, 116),
    source=(1096, 980, 728, 46),
)
MOUNTED = PLAIN.model_copy(update={"mount": (0, 864, 1920, 216)})


def by_name(name: str) -> Bands:
    """Return bands that can be told apart by the height of the head."""
    heights = {"wide": 1, "captions": 2, "upright": 3, "square": 4, "plain": 5}
    return PLAIN.model_copy(update={"head": (0, 0, 100, heights[name])})


BY_SHAPE = BandsByShape(
    wide=by_name("wide"),
    wide_captions=by_name("captions"),
    upright=by_name("upright"),
    square=by_name("square"),
    square_plain=by_name("plain"),
)


@pytest.mark.parametrize(
    ("shape", "captions", "name"),
    [
        ("wide", False, "wide"),
        ("wide", True, "captions"),
        ("portrait", False, "upright"),
        ("portrait", True, "upright"),
        ("square", False, "plain"),
        ("square", True, "square"),
    ],
)
def test_each_shape_has_bands_of_its_own(
    shape: Shape, captions: bool, name: str
) -> None:
    assert BY_SHAPE.choose(shape, captions) == by_name(name)


def test_older_looks_have_one_set_of_bands_for_square_frames() -> None:
    older = BY_SHAPE.model_copy(update={"square_plain": None})
    assert older.choose("square", False) == by_name("square")


def test_bands_are_given_in_pixels_of_the_frame() -> None:
    placed = place_bands(PLAIN, (960, 540))
    assert placed["head"] == (48, 27, 864, 21)
    assert placed["lower_third"] == (48, 455, 490, 58)
    assert "caption" not in placed


def test_in_a_wider_frame_source_lines_stay_at_the_right_and_lower_thirds_do_not_grow() -> (
    None
):
    placed = place_bands(MOUNTED, (2560, 1080))
    assert placed["head"] == (96, 54, 1728 + 640, 42)
    assert placed["lower_third"] == (96, 910, 980, 116)
    assert placed["source"] == (1096 + 640, 980, 728, 46)
    assert placed["mount"] == (0, 864, 2560, 216)


def test_in_a_lower_portrait_frame_bands_move_up_and_only_the_mount_shrinks() -> (
    None
):
    placed = place_bands(MOUNTED, (1080, 1440))
    assert placed["head"] == (96, 54 * 0.75, 1728, 42)
    assert placed["mount"] == (0, 864 * 0.75, 1920, 216 * 0.75)


def test_a_nearly_square_frame_stretches_the_bands_of_a_square_one() -> None:
    placed = place_bands(MOUNTED, (1080, 1188))
    x, y, w, h = placed["mount"]
    assert (x, w) == (0, 1920)
    assert (y, h) == pytest.approx((864 * 1.1, 216 * 1.1))


def test_the_scale_is_that_of_the_short_side() -> None:
    assert compute_scale((1920, 1080)) == 1
    assert compute_scale((540, 960)) == 0.5
    assert measure_page((960, 540)) == (1920, 1080)
    assert measure_page((540, 960)) == (1080, 1920)


@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1080), (1080, 1920)])
def test_source_lines_and_lower_thirds_stay_off_the_line_around_a_map(
    size: tuple[int, int], captions: bool
) -> None:
    """It is 22 pixels wide, above a mount where there is one."""
    bands = ATLAS.get_bands(size, captions)
    floor = size[1] - 22.0
    if captions and "mount" in bands:
        floor = bands["mount"][1] - 22
    for name in ("source", "lower_third"):
        x, y, w, h = bands[name]
        assert y + h <= floor, name
        assert x >= 22 and x + w <= size[0] - 22


@pytest.mark.parametrize(
    ("size", "free"),
    [
        ((1920, 1080), 886 / 1080),
        ((960, 540), 886 / 1080),
        ((1080, 1920), 1400 / 1920),
    ],
)
def test_what_captions_leave_free(size: tuple[int, int], free: float) -> None:
    assert ATLAS.find_free_height(size, True) == pytest.approx(free)
    assert ATLAS.find_free_height(size, False) == 1.0


def test_in_upright_frames_captions_stand_in_the_middle_off_the_platforms_buttons() -> (
    None
):
    bands = ATLAS.get_bands((1080, 1920), True)
    x, y, w, h = bands["caption"]
    assert x + w / 2 == 540
    # the right 11 % and the lowest 17 %
    assert x + w <= bands["buttons"][0] == pytest.approx(0.89 * 1080, abs=1)
    assert y + h <= bands["clear"][1] + bands["clear"][3]
    assert bands["clear"][1] + bands["clear"][3] == pytest.approx(
        0.83 * 1920, abs=1
    )
    # the topmost 8 %
    assert bands["clear"][1] == pytest.approx(0.08 * 1920, abs=1)
    assert bands["lower_third"][1] > bands["head"][1] + bands["head"][3]
    assert "mount" not in bands


@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize(
    "size",
    [
        (1920, 1080),
        (1280, 720),
        (64, 36),
        (1080, 1920),
        (1080, 1080),
        (1080, 1350),
        (2560, 1080),
    ],
)
def test_bands_of_the_atlas_stay_in_the_frame(
    size: tuple[int, int], captions: bool
) -> None:
    for x, y, w, h in ATLAS.get_bands(size, captions).values():
        assert x >= 0 and y >= 0
        assert x + w <= size[0] + 0.01
        assert y + h <= size[1] + 0.01
