"""Drawings on one sheet: none over another, each cut out in its place."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lantern.graphics.pixels import convert_hex_to_yuv
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.sprite_sheet import pack, rasterize_drawings
from tests.support.drawings import blend, find_ink
from tests.support.maps import over


def draw_box(
    x: float, y: float, *, w: float, h: float, colour: str
) -> SvgDrawing:
    svg = f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{colour}"/>'
    box = (x, y, x + w, y + h)
    return SvgDrawing(svg, (box,), box)


def move(sprite: Sprite, x: float, y: float) -> Sprite:
    sprite.x += x
    sprite.y += y
    return sprite


def test_boxes_are_packed_without_overlap() -> None:
    random = np.random.default_rng(1)
    sizes = [(int(w), int(h)) for w, h in random.integers(4, 90, (60, 2))]
    packed = pack(sizes, 300)
    boxes = [
        (x, y, x + w, y + h)
        for (x, y), (w, h) in zip(packed.corners, sizes, strict=True)
    ]
    assert max(right for _, _, right, _ in boxes) == packed.width <= 300
    assert max(bottom for _, _, _, bottom in boxes) == packed.height
    assert not any(over(a, b) for a, b in itertools.combinations(boxes, 2))
    assert sum(w * h for w, h in sizes) / (300 * packed.height) > 0.7


def test_the_tallest_box_comes_first() -> None:
    packed = pack([(10, 5), (10, 20), (10, 8)], 100)
    assert packed.corners == ((20, 0), (0, 0), (10, 0))
    assert (packed.width, packed.height) == (30, 20)


def test_a_box_goes_where_the_others_are_lowest() -> None:
    # 60 x 20 and 40 x 10 fill the width; the next one goes onto the lower of the two
    packed = pack([(60, 20), (40, 10), (40, 5)], 100)
    assert packed.corners == ((0, 0), (60, 0), (60, 10))
    assert packed.height == 20


def test_a_box_wider_than_any_step_lies_on_the_highest_below_it() -> None:
    packed = pack([(60, 20), (40, 10), (100, 5)], 100)
    assert packed.corners[2] == (0, 20)
    assert packed.height == 25


def test_no_boxes_need_a_sheet_of_one_pixel() -> None:
    packed = pack([], 100)
    assert packed.corners == ()
    assert (packed.width, packed.height) == (1, 1)


def test_no_drawings_give_no_sprites() -> None:
    assert rasterize_drawings([], BUNDLED) == []


def test_a_drawing_is_cut_out_at_its_own_origin() -> None:
    (sprite,) = rasterize_drawings(
        [
            draw_box(
                -7,
                3,
                w=12,
                h=6,
                colour="#ffffff",
            )
        ],
        BUNDLED,
    )
    assert sprite.size == (12, 6)
    assert (sprite.x, sprite.y) == (-7, 3)
    frame = blend([move(sprite, 30, 20)], (64, 64))
    assert find_ink(frame) == (23, 23, 35, 29)


def test_a_sprite_has_room_for_parts_of_pixels() -> None:
    drawing = draw_box(
        0.5,
        -0.5,
        w=10,
        h=10,
        colour="#ffffff",
    )
    (sprite,) = rasterize_drawings([drawing], BUNDLED)
    assert sprite.size == (11, 11)
    assert (sprite.x, sprite.y) == (0, -1)


@pytest.mark.parametrize("count", [2, 40])
def test_each_drawing_keeps_its_own_colour(count: int) -> None:
    colours = [f"#{40 + 5 * n:02x}0000" for n in range(count)]
    drawings = [
        draw_box(
            0,
            0,
            w=100 + n,
            h=20,
            colour=c,
        )
        for n, c in enumerate(colours)
    ]
    for colour, sprite in zip(
        colours, rasterize_drawings(drawings, BUNDLED), strict=True
    ):
        frame = blend([sprite], (200, 32))
        assert abs(int(frame.y[10, 50]) - convert_hex_to_yuv(colour)[0]) <= 1
