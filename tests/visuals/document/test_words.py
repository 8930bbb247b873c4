"""Words beside a page and below a lifted passage: their type, their size, their places."""

from __future__ import annotations

import re

import pytest

from lantern.graphics import look
from lantern.visuals.document.table import FrameRegion
from lantern.visuals.document.words import (
    SetWords,
    draw_slip,
    measure_slip,
    set_slip,
    set_words,
    write_column,
    write_slip,
)

LOOK = look.load()
LEAD = LOOK.roles["lead"]
SHORT = "We drove by the stars"
LONG = "The river rose by a hand in the night. " * 12


def set_lead(text: str, width: float = 900, height: float = 900) -> SetWords:
    return set_words(
        text,
        None,
        LOOK,
        role="lead",
        width=width,
        height=height,
    )


def list_places(svg: str, name: str) -> list[float]:
    found = re.findall(rf'<text[^>]*\b{name}="([-\d.]+)"', svg)
    return [float(each) for each in found]


def test_a_short_text_has_the_size_of_its_role() -> None:
    words = set_lead(SHORT)
    assert words.block.lines == (SHORT,)
    assert words.block.role.size == LEAD.size
    assert words.fits
    assert words.width == pytest.approx(LEAD.measure_width(SHORT))


def test_a_line_is_1_08_of_its_size_high() -> None:
    assert set_lead(SHORT).height == pytest.approx(1.08 * LEAD.size)


def test_whose_words_they_are_stands_64_pixels_below() -> None:
    alone = set_lead(SHORT)
    signed = set_words(
        SHORT,
        "A driver",
        LOOK,
        role="lead",
        width=900,
        height=900,
    )
    assert signed.height == pytest.approx(alone.height + 64)


def test_a_long_text_shrinks_until_it_fits() -> None:
    words = set_lead(LONG, height=500)
    assert words.block.role.size < LEAD.size
    assert words.height <= 500
    assert words.width <= 900
    assert words.fits


def test_one_that_would_be_too_small_does_not_fit() -> None:
    assert not set_lead(LONG, height=150).fits
    assert not set_lead("Donaudampfschifffahrtsgesellschaft", width=60).fits


def test_a_column_stands_in_the_middle_of_its_region() -> None:
    """At half the size the region begins at 200 and is 800 high, in pixels at 1080p."""
    words = set_lead(SHORT)
    region = FrameRegion(500.0, 100.0, 400.0, 400.0)
    svg = write_column(words, LOOK, region, k=0.5)
    assert list_places(svg, "x") == pytest.approx([1000], abs=1)
    baseline = 200 + 400 - words.height / 2 + 0.78 * LEAD.size
    assert list_places(svg, "y") == pytest.approx([baseline], abs=0.01)


def test_a_slip_has_44_pixels_around_its_words() -> None:
    words = set_slip(
        SHORT,
        None,
        LOOK,
        width=900,
        height=600,
    )
    assert measure_slip(words) == pytest.approx(1.08 * LEAD.size + 88)
    high = measure_slip(words)
    svg = write_slip(words, LOOK, FrameRegion(100.0, 50.0, 900.0, high), k=1.0)
    assert list_places(svg, "x") == pytest.approx([144], abs=1)
    baseline = 50 + 44 + 0.78 * LEAD.size
    assert list_places(svg, "y") == pytest.approx([baseline], abs=0.01)


def test_a_slip_covers_whole_pixels() -> None:
    words = set_slip(
        SHORT,
        None,
        LOOK,
        width=900,
        height=600,
    )
    region = FrameRegion(10.0, 20.0, 300.0, measure_slip(words) / 3)
    sprite = draw_slip(words, LOOK, region, k=1 / 3)
    assert (sprite.x, sprite.y) == (10, 20)
    assert sprite.size[0] == 300
