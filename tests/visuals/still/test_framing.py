"""What a frame shows of a picture: framings and the moves between them, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.model.framing import Move
from lantern.visuals.still.framing import (
    Framing,
    choose_reach,
    find_widest,
    frame_rectangle,
    interpolate_framings,
    place_picture,
    plan_framings,
    require_rectangles,
)
from tests.support.maps import LOOK
from tests.support.visuals import still_spec

PICTURE = (4000, 2000)
FRAME = (1600, 900)
FULL = 2000 * 16 / 9
"""The width of the largest framing: it is as high as the picture."""


def test_the_widest_framing_touches_two_sides_of_the_picture() -> None:
    assert find_widest(PICTURE, FRAME) == pytest.approx(FULL)
    assert find_widest((1000, 2000), FRAME) == 1000
    assert find_widest(PICTURE, (900, 1600)) == 1125


def test_a_rectangle_is_held_whole() -> None:
    """A quarter of the width and of the height: the width decides in a frame of 2 to 1."""
    assert frame_rectangle((0.5, 0.5, 0.25, 0.25), PICTURE, (2, 1)) == Framing(
        2500, 1250, 1000
    )
    upright = frame_rectangle((0.5, 0.25, 0.1, 0.5), PICTURE, (1, 1))
    assert upright == Framing(2200, 1000, 1000)


def test_a_rectangle_at_the_edge_is_moved_inside() -> None:
    framing = frame_rectangle((0.0, 0.0, 0.1, 0.5), PICTURE, (2, 1))
    assert framing == Framing(1000, 500, 2000)
    framing = frame_rectangle((0.9, 0.9, 0.1, 0.1), PICTURE, (2, 1))
    assert framing == Framing(3800, 1900, 400)


def test_what_is_too_large_becomes_as_large_as_there_is_room() -> None:
    framing = frame_rectangle((0, 0, 1, 1), PICTURE, FRAME)
    assert framing.width == pytest.approx(FULL)
    assert (framing.x, framing.y) == pytest.approx((2000, 1000))


def plan(
    frame: tuple[int, int] = (2, 1), **what: Any
) -> list[tuple[float, ...]]:
    """Return x, y and width of both ends of a move with a reach of a tenth."""
    free = what.pop("free", 1.0)
    ends = plan_framings(
        still_spec(**what),
        PICTURE,
        frame,
        reach=0.1,
        free=free,
    )
    return [(round(e.x, 6), round(e.y, 6), round(e.width, 6)) for e in ends]


WHOLE = (2000, 1000, 4000)
NEAR = (2000, 1000, 3600)


@pytest.mark.parametrize(
    ("move", "ends"),
    [
        (None, [WHOLE, NEAR]),
        ("push-in", [WHOLE, NEAR]),
        ("pull-out", [NEAR, WHOLE]),
        ("hold", [WHOLE, WHOLE]),
        ("pan-right", [(1800, 1000, 3600), (2200, 1000, 3600)]),
        ("pan-left", [(2200, 1000, 3600), (1800, 1000, 3600)]),
        ("pan-down", [(2000, 900, 3600), (2000, 1100, 3600)]),
        ("pan-up", [(2000, 1100, 3600), (2000, 900, 3600)]),
    ],
)
def test_named_moves_take_a_tenth_of_the_frame(
    move: str | None, ends: list[tuple[float, ...]]
) -> None:
    assert plan(move=move) == ends


def test_a_push_goes_to_what_matters() -> None:
    """Its middle is at a quarter of the width and half the height; near, there is room left."""
    wide, near = plan(move="push-in", focus=(0.2, 0.4, 0.1, 0.2))
    assert wide == WHOLE
    assert near == (1800, 1000, 3600), "the frame stays inside the picture"
    inner = plan(
        frame=(1, 1),
        move="push-in",
        focus=(0.2, 0.4, 0.1, 0.2),
    )
    assert inner == [(1000, 1000, 2000), (1000, 1000, 1800)]


def test_captions_bring_the_focus_up_into_what_they_leave_free() -> None:
    """Three quarters are free: the focus comes an eighth of the frame above its middle."""
    focus = (0.4, 0.3, 0.2, 0.1)
    _, near = plan(
        move="push-in",
        focus=focus,
        free=0.75,
    )
    assert near == (2000, 0.35 * 2000 + 1800 / 8, 3600)
    _, plain = plan(move="push-in", focus=focus)
    assert plain == (2000, 900, 3600), "as high up as there is picture"


def test_a_move_between_rectangles_has_their_framings() -> None:
    move = {"from": [0, 0, 0.5, 0.5], "to": [0.5, 0.5, 0.25, 0.25]}
    assert plan(move=move) == [(1000, 500, 2000), (2500, 1250, 1000)]


def test_a_move_between_views_is_none_of_a_still() -> None:
    move = Move.model_validate({"from": "wide", "to": "near"})
    with pytest.raises(ValueError, match="between rectangles"):
        require_rectangles(move)


def test_a_whole_picture_lies_about_its_framing() -> None:
    """The frame shows a quarter of the picture, at half its size, about its lower right."""
    framing = Framing(3000, 1500, 2000)
    assert place_picture(framing, PICTURE, (1000, 500)) == (
        -1000,
        -500,
        2000,
        1000,
    )
    shifted = place_picture(framing, PICTURE, (1000, 500), corner=(100, 200))
    assert shifted == (-950, -400, 2000, 1000)


def test_a_move_is_even_in_the_zoom() -> None:
    a, b = Framing(2000, 1000, 4000), Framing(1000, 500, 1000)
    assert interpolate_framings(a, b, -1) == interpolate_framings(a, b, 0) == a
    assert interpolate_framings(a, b, 1) == interpolate_framings(a, b, 2) == b
    middle = interpolate_framings(a, b, 0.5)
    assert middle.width == pytest.approx(2000), "the root of 4000 times 1000"
    # two thirds of the width are gone, and with them two thirds of the way
    assert (middle.x, middle.y) == pytest.approx(
        (2000 - 2000 / 3, 1000 - 1000 / 3)
    )


def test_a_move_without_zoom_is_even_in_its_way() -> None:
    a, b = Framing(1000, 1000, 800), Framing(3000, 1000, 800)
    assert interpolate_framings(a, b, 0.25) == Framing(1500, 1000, 800)


def test_a_picture_without_a_move_moves_less() -> None:
    camera = LOOK.timing.camera
    asked = choose_reach(still_spec(move="push-in"), camera, 8)
    rests = choose_reach(still_spec(), camera, 8)
    assert 0 < rests < asked
