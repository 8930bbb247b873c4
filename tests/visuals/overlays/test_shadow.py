"""Shadows: soft, below what is drawn, and nowhere else."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import U8
from lantern.visuals.overlays.shadow import add_shadow, add_shadows

BOX = (40.0, 40.0, 80.0, 40.0)


def draw(alpha: int) -> U8:
    """Return a red panel of this alpha on BOX, in 160 x 120 pixels."""
    drawn = np.zeros((120, 160, 4), np.uint8)
    drawn[40:80, 40:120] = (200, 30, 20, alpha)
    return drawn


def test_what_is_opaque_stays_as_it_is() -> None:
    shaded = add_shadow(draw(255), BOX, 1.0)
    assert np.array_equal(shaded[40:80, 40:120], draw(255)[40:80, 40:120])


def test_around_the_panel_there_is_black_that_fades() -> None:
    shaded = add_shadow(draw(255), BOX, 1.0)
    below = shaded[84:116, 80]
    assert (below[:, :3] == 0).all()
    strength = below[:, 3].tolist()
    assert 20 < strength[0] < 0.34 * 255
    assert strength == sorted(strength, reverse=True)
    assert strength[-1] < 5


def test_the_shadow_lies_lower_than_the_panel() -> None:
    shaded = add_shadow(draw(255), BOX, 1.0)
    assert shaded[86, 80, 3] > shaded[33, 80, 3]


def test_the_corners_of_the_drawing_stay_clear() -> None:
    shaded = add_shadow(draw(255), BOX, 0.3)
    assert shaded[0, 0, 3] == 0
    assert shaded[-1, -1, 3] == 0


def test_under_a_clear_panel_the_shadow_makes_the_ink_darker() -> None:
    shaded = add_shadow(draw(128), BOX, 0.3)
    red, _, _, alpha = shaded[60, 80].tolist()
    # 0.502 of ink over 0.34 of black: 0.671 in all, three quarters of it ink
    assert abs(alpha - 171) <= 1
    assert abs(red - 150) <= 1


def test_a_drawing_of_a_few_pixels_has_a_shadow_too() -> None:
    tiny = np.zeros((3, 3, 4), np.uint8)
    assert add_shadow(tiny, (0, 0, 3, 3), 0.05).shape == (3, 3, 4)


def test_boxes_that_are_one_thing_share_their_shadow() -> None:
    drawn = draw(255)
    tall = (40.0, 10.0, 20.0, 70.0)
    both = add_shadows(drawn, [BOX, tall], 1.0)
    alone = add_shadow(drawn, BOX, 1.0)
    assert both[25, 50, 3] > alone[25, 50, 3]
    # where both are, it is no darker
    assert np.array_equal(both[90:, 90:], alone[90:, 90:])
