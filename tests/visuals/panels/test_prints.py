"""A small print: its sizes, its white edge, its words, the head of its pin."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.graphics import look
from lantern.graphics.pixels import make_flat_frame, to_rgb
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.panels.prints import Print, draw_print, plan_print
from lantern.visuals.specs import PinSpec, PinsSpec
from tests.support.visuals import still_spec

LOOK = look.load()
WIDE: Size = (1920, 1080)
TALL: Size = (1080, 1920)


def plan(frame: Size = WIDE, **keys: Any) -> Print:
    pin = PinSpec(
        "Madrid", still_spec("a.png"), **{"form": "landscape", **keys}
    )
    return plan_print(pin, PinsSpec((pin,), LOOK.panels), LOOK, size=frame)


def test_a_print_is_smaller_than_an_inset() -> None:
    # 0.58 of three tenths of the width, and 0.66 of 0.42 where the frame is narrow
    assert plan().picture == (334, 250)
    assert plan(TALL).picture == (300, 224)


@pytest.mark.parametrize(
    ("form", "picture"),
    [
        ("landscape", (384, 288)),
        ("upright", (288, 384)),
        ("square", (384, 384)),
    ],
)
def test_its_size_is_that_of_its_longer_side(form: str, picture: Size) -> None:
    assert plan(form=form, size=0.2).picture == picture


def test_it_has_an_edge_of_nine_pixels_and_a_strip_for_words() -> None:
    bare = plan()
    assert (bare.width, bare.height) == (334 + 18, 250 + 18)
    told = plan(label="The ford")
    assert told.lines == ("The ford",)
    assert told.width == bare.width
    # one line of type of 28 pixels, 7 above and below it
    assert told.height == pytest.approx(250 + 9 + 28 * 1.2 + 14)


@pytest.fixture(scope="module")
def sprite() -> Sprite:
    planned = plan(label="The ford")
    picture = make_flat_frame(planned.picture, (60, 128, 128))
    return draw_print(planned, picture, LOOK, k=1.0)


def test_it_is_drawn_about_its_middle_with_its_pin_above(
    sprite: Sprite,
) -> None:
    frame = make_flat_frame((600, 600), (126, 128, 128))
    sprite.blend_onto(
        frame,
        dx=300,
        dy=300,
    )
    rgb = to_rgb(frame).astype(int)
    height = plan(label="The ford").height
    top = round(300 - height / 2)
    middle = rgb[top + 9 + 125, 300]
    assert middle.max() - middle.min() < 6
    assert middle.max() < 80
    edge = rgb[top + 9 + 125, round(300 - 352 / 2) + 4]
    assert edge.min() > 200
    red = rgb[top, 300]
    assert red[0] > red[1] + 60
    # words in the strip, dark on light
    strip = rgb[top + 9 + 250 + 6 : top + 9 + 250 + 40, 130:300].sum(axis=2)
    assert strip.min() < 250 < 600 < strip.max()


def test_a_shadow_lies_below_it(sprite: Sprite) -> None:
    frame = make_flat_frame((600, 600), (126, 128, 128))
    sprite.blend_onto(
        frame,
        dx=300,
        dy=300,
    )
    below = round(300 + plan(label="The ford").height / 2) + 6
    assert int(frame.y[below, 300]) < 120
    assert int(np.abs(frame.y[20].astype(int) - 126).max()) == 0
