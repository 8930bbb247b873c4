"""The panel of a note's words: its lines, its size and what is drawn on it."""

from __future__ import annotations

import pytest

from lantern.graphics import look
from lantern.graphics.pixels import make_flat_frame, to_rgb
from lantern.visuals.notes.words import draw_words, set_words
from tests.support.pixels import read_hex

LOOK = look.load()
ROLE = LOOK.get_role("callout", False)
WIDE = (1920, 1080)


def test_a_short_text_is_one_line_with_room_around_it() -> None:
    """18 pixels at either side, 10 above and below a line of 34 * 1.2."""
    words = set_words("Five men", LOOK, WIDE)
    assert words.lines == ("Five men",)
    assert words.width == pytest.approx(ROLE.measure_width("Five men") + 36)
    assert words.height == pytest.approx(34 * 1.2 + 20)


def test_a_long_one_is_broken_to_the_look_s_width() -> None:
    text = "Five men on the road to the north, and a tank behind them"
    words = set_words(text, LOOK, WIDE)
    assert " ".join(words.lines) == text
    assert len(words.lines) == 3
    assert words.width <= 440 + 36
    assert words.height == pytest.approx(3 * 34 * 1.2 + 20)


def test_a_narrower_room_takes_more_lines() -> None:
    text = "Five men on the road"
    assert len(set_words(text, LOOK, WIDE, most=200).lines) == 2


def test_its_size_follows_the_frame() -> None:
    large, small = (
        set_words("Here", LOOK, WIDE),
        set_words("Here", LOOK, (640, 360)),
    )
    assert small.width == pytest.approx(large.width / 3)
    assert small.height == pytest.approx(large.height / 3)


def test_a_panel_lies_on_its_shadow_with_its_corner_at_the_frame_s() -> None:
    """At a third of its size the shadow has 10 pixels around the panel."""
    words = set_words("Here", LOOK, (640, 360))
    inks = LOOK.plates.paper
    sprite = draw_words(words, LOOK, inks, k=1 / 3)
    assert (sprite.x, sprite.y) == (-10, -10)
    width, height = sprite.size
    assert width == pytest.approx(words.width + 20, abs=1)
    assert height == pytest.approx(words.height + 20, abs=1)
    frame = make_flat_frame((160, 90), (16, 128, 128))
    sprite.blend_onto(
        frame,
        1.0,
        dx=40.0,
        dy=40.0,
    )
    paper = to_rgb(frame)[40 + 5, 40 + 5].astype(int)
    assert abs(paper - read_hex(LOOK.get_ink(inks.fill))).max() < 12
    assert frame.y[30, 30] == 16
