"""Sprites are laid where they belong, one by one or merged, as they would be in RGB."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.graphics.pixels import (
    Planes,
    convert_hex_to_yuv,
    from_rgb,
    make_flat_frame,
)
from lantern.graphics.pixels.sprites import OverlayLayer, Sprite
from tests.support.pixels import find_middle, make_picture, read_hex

U8 = NDArray[np.uint8]
SIZE = (64, 36)
WHITE = np.full((10, 10, 4), 255, np.uint8)


def blend_in_rgb(
    ground: str, rgba: U8, corner: tuple[int, int], *, k: float
) -> Planes:
    """Return a sprite laid over a flat ground by hand."""
    x, y = corner
    h, w = rgba.shape[:2]
    rgb = np.full((36, 64, 3), read_hex(ground), float)
    under = rgb[y : y + h, x : x + w]
    alpha = rgba[..., 3:] / 255 * k
    under[:] = rgba[..., :3] * alpha + under * (1 - alpha)
    return from_rgb(np.rint(rgb).astype(np.uint8))


def measure_difference(a: Planes, b: Planes) -> int:
    """Return the most by which a byte of two frames differs."""
    first = np.frombuffer(a.tobytes(), np.uint8).astype(int)
    second = np.frombuffer(b.tobytes(), np.uint8).astype(int)
    return int(np.abs(first - second).max())


@pytest.mark.parametrize("corner", [(20, 10), (21, 11), (0, 0), (44, 16)])
@pytest.mark.parametrize("k", [1.0, 0.4])
def test_a_sprite_is_blended_as_in_rgb(
    corner: tuple[int, int], k: float
) -> None:
    rgba = np.dstack([make_picture(20, 20), np.full((20, 20), 255, np.uint8)])
    frame = make_flat_frame(SIZE, convert_hex_to_yuv("#4a5b68"))
    Sprite(rgba, *corner).blend_onto(frame, k)
    assert (
        measure_difference(frame, blend_in_rgb("#4a5b68", rgba, corner, k=k))
        <= 2
    )


def test_a_sprite_knows_its_size_and_its_place() -> None:
    sprite = Sprite(np.zeros((3, 7, 4), np.uint8), 1.5, 2)
    assert sprite.size == (7, 3)
    assert (sprite.x, sprite.y) == (1.5, 2)


@pytest.mark.parametrize(
    ("corner", "move"),
    [
        ((20, 10), (0, 0)),
        ((20.5, 10.25), (0, 0)),
        ((20, 10), (0.37, 3.71)),
        ((21, 11), (-0.5, 0)),
    ],
)
def test_a_sprite_at_a_fraction_of_a_pixel_stands_there(
    corner: tuple[float, float], move: tuple[float, float]
) -> None:
    ys, xs = np.mgrid[0:60, 0:60]
    alpha = 255 * np.exp(-((xs - 30) ** 2 + (ys - 30) ** 2) / 98)
    white = np.full((60, 60, 3), 255, np.uint8)
    rgba = np.dstack([white, np.rint(alpha).astype(np.uint8)])
    frame = make_flat_frame((120, 90), (42, 42, 42))
    Sprite(rgba, *corner).blend_onto(
        frame,
        dx=move[0],
        dy=move[1],
    )
    wanted = (corner[0] + move[0] + 30, corner[1] + move[1] + 30)
    # a cubic kernel leans by up to 0.06 of a pixel between quarter steps
    assert find_middle(frame.y, 1) == pytest.approx(wanted, abs=0.07)
    assert find_middle(frame.u, 2) == pytest.approx(wanted, abs=0.07)


@pytest.mark.parametrize(
    ("corner", "seen"),
    [
        ((-10, -7), True),
        ((60, 30), True),
        ((-100, 0), False),
        ((0, 100), False),
        ((63.5, 35.5), False),
    ],
)
def test_what_is_outside_the_frame_is_cut_off(
    corner: tuple[float, float], seen: bool
) -> None:
    frame = make_flat_frame(SIZE)
    Sprite(np.full((20, 20, 4), 255, np.uint8), *corner).blend_onto(frame)
    assert (frame.y.max() > 200) == seen


def test_only_the_part_inside_the_frame_is_seen() -> None:
    frame = make_flat_frame(SIZE)
    Sprite(WHITE, -4, 30).blend_onto(frame)
    rows, columns = np.nonzero(frame.y == 235)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (
        30,
        35,
        0,
        5,
    )


def test_an_invisible_sprite_leaves_the_frame_alone() -> None:
    frame = make_flat_frame(SIZE)
    Sprite(WHITE, 5, 5).blend_onto(frame, 0)
    Sprite(np.zeros((9, 9, 4), np.uint8), 5.5, 5).blend_onto(frame)
    assert frame.tobytes() == make_flat_frame(SIZE).tobytes()


def test_half_opacity_is_half_way() -> None:
    frame = make_flat_frame(SIZE, (35, 128, 128))
    Sprite(WHITE, 10, 10).blend_onto(frame, 0.5)
    assert abs(int(frame.y[14, 14]) - 135) <= 1


def make_layer(*corners: tuple[float, float], k: float = 1.0) -> OverlayLayer:
    """Return a layer with a grey sprite at each corner."""
    layer = OverlayLayer((200, 150))
    for x, y in corners:
        layer.add(
            Sprite(np.full((20, 30, 4), 200, np.uint8)),
            k,
            dx=x,
            dy=y,
        )
    return layer


CORNERS = [
    (0.0, 0.0),
    (20.5, 10.25),
    (63.5, 60.0),
    (150.0, 140.0),
    (-12.0, 40.0),
]


@pytest.mark.parametrize("k", [1.0, 0.4])
def test_a_layer_is_its_sprites_one_after_the_other(k: float) -> None:
    merged = from_rgb(make_picture(150, 200))
    single = merged.copy()
    make_layer(*CORNERS, k=k).blend_onto(merged)
    for x, y in CORNERS:
        Sprite(np.full((20, 30, 4), 200, np.uint8), x, y).blend_onto(single, k)
    assert measure_difference(merged, single) <= 2


def test_an_empty_layer_changes_nothing() -> None:
    frame = from_rgb(make_picture(150, 200))
    before = frame.tobytes()
    make_layer().blend_onto(frame)
    assert frame.tobytes() == before


def test_a_layer_leaves_what_it_does_not_cover() -> None:
    frame = from_rgb(make_picture(150, 200))
    before = frame.copy()
    make_layer((100, 100)).blend_onto(frame)
    changed_rows, changed_columns = np.nonzero(frame.y != before.y)
    assert changed_rows.min() >= 100 and changed_rows.max() < 120
    assert changed_columns.min() >= 100 and changed_columns.max() < 130


def test_a_sprite_may_be_added_to_a_layer_that_was_used() -> None:
    layer = make_layer((0, 0))
    layer.blend_onto(make_flat_frame((200, 150)))
    layer.add(
        Sprite(WHITE),
        dx=180,
        dy=130,
    )
    frame = make_flat_frame((200, 150))
    layer.blend_onto(frame)
    assert frame.y[135, 185] == 235


def test_the_last_sprite_of_a_layer_is_on_top() -> None:
    layer = OverlayLayer(SIZE)
    black = WHITE.copy()
    black[..., :3] = 0
    layer.add(Sprite(WHITE, 10, 10))
    layer.add(Sprite(black, 10, 10))
    frame = make_flat_frame(SIZE, (90, 128, 128))
    layer.blend_onto(frame)
    assert abs(int(frame.y[14, 14]) - 16) <= 1


def test_a_sprite_turns_clockwise_about_its_middle() -> None:
    rgba = np.zeros((4, 20, 4), np.uint8)
    rgba[:, 10:] = 255
    planes = make_flat_frame((60, 60), (16, 128, 128))
    Sprite(rgba, 20, 28).turn(90).blend_onto(planes)
    rows, columns = np.nonzero(planes.y > 120)
    # the right half comes to stand below the middle, (30, 30)
    assert (rows.min(), rows.max() + 1) == (30, 40)
    assert (columns.min(), columns.max() + 1) == (28, 32)


def test_a_sprite_that_does_not_turn_stays_as_it_is() -> None:
    rgba = np.full((4, 20, 4), 200, np.uint8)
    pictures = []
    for sprite in (Sprite(rgba, 20, 28), Sprite(rgba, 20, 28).turn(0)):
        planes = make_flat_frame((60, 60), (16, 128, 128))
        sprite.blend_onto(planes)
        pictures.append(planes.tobytes())
    assert pictures[0] == pictures[1]


def test_a_scaled_sprite_is_as_large_and_lies_at_its_place() -> None:
    rgba = np.zeros((20, 30, 4), np.uint8)
    rgba[..., 0] = rgba[..., 3] = 255
    frame = make_flat_frame((120, 80))
    Sprite(rgba).scale_to(2, 40.5, 10).blend_onto(frame)
    lit = frame.y > 30
    assert np.flatnonzero(lit.any(axis=0)).tolist() == list(range(40, 101))
    assert np.flatnonzero(lit.any(axis=1)).tolist() == list(range(10, 50))
    # at its left edge half a pixel is covered
    assert int(frame.y[30, 40]) - 16 == pytest.approx(
        (int(frame.y[30, 60]) - 16) / 2, abs=4
    )


def test_what_is_left_of_a_column_is_kept() -> None:
    sprite = Sprite(np.full((4, 6, 4), 255, np.uint8), 10, 0)
    half = sprite.keep_left_of(13)
    assert half is not None
    assert half.size == (3, 4)
    assert sprite.keep_left_of(10) is None
    assert sprite.keep_left_of(40) is sprite
