"""Lines of type in inserts: how they are broken, how large they are, how they come in."""

from __future__ import annotations

import re

import pytest

from lantern.graphics import look
from lantern.visuals.inserts import InsertPage
from lantern.visuals.inserts.lines import (
    InsertLines,
    fade_in,
    measure_widest,
    set_line,
    set_lines,
    set_optional,
)

LOOK = look.load()
ROLE = LOOK.get_role("callout", False)
"""34 pixels, its lines 1.2 of that apart."""
PAGE = InsertPage(LOOK, LOOK.plates.ink, 300.0, False)
LONG = "Five thousand tanks and as many aircraft"


def list_places(svg: str, name: str) -> list[float]:
    found = re.findall(rf'<text[^>]*\b{name}="([-\d.]+)"', svg)
    return [float(each) for each in found]


def test_lines_fit_their_width_and_lose_no_word() -> None:
    lines = set_lines(LONG, ROLE, 300)
    assert " ".join(lines.lines) == LONG
    assert lines.lines == ("Five thousand tanks", "and as many aircraft")
    assert lines.width == ROLE.measure_width("and as many aircraft")
    assert lines.width <= 300


def test_their_height_is_from_their_first_top_to_their_last_foot() -> None:
    """A line has 0.96 of its size, and each further one 1.2 of it."""
    assert InsertLines(("One",), ROLE).height == pytest.approx(34 * 0.96)
    assert InsertLines(("One", "Two", "Three"), ROLE).height == pytest.approx(
        34 * 3.36
    )


def test_each_is_drawn_below_the_one_before() -> None:
    svg = InsertLines(("One", "Two"), ROLE).draw(
        20.0,
        100.0,
        ink="#fff",
        width=300,
    )
    assert list_places(svg, "x") == [20, 20]
    first, second = list_places(svg, "y")
    assert first == pytest.approx(100 + 0.74 * 34, abs=0.01)
    assert second - first == pytest.approx(1.2 * 34, abs=0.01)


def test_those_from_right_to_left_end_at_the_right() -> None:
    svg = InsertLines(("مرحبا",), ROLE).draw(
        20.0,
        0.0,
        ink="#fff",
        width=300,
    )
    assert list_places(svg, "x") == pytest.approx([320], abs=0.2)


def test_a_line_that_fits_keeps_its_size() -> None:
    assert set_line("km", ROLE, 300).role.size == 34


def test_one_that_is_too_wide_shrinks_to_half_its_size_at_most() -> None:
    wide = ROLE.measure_width(LONG)
    assert set_line(LONG, ROLE, 0.75 * wide).role.size == pytest.approx(
        0.75 * 34
    )
    assert set_line(LONG, ROLE, 0.2 * wide).role.size == pytest.approx(0.5 * 34)
    assert set_line("km\na year", ROLE, 300).lines == ("km a year",)


def test_words_are_optional() -> None:
    assert set_optional(None, PAGE) is None
    found = set_optional(LONG, PAGE)
    assert found == set_lines(LONG, ROLE, 300)
    assert measure_widest([None, found]) == found.width
    assert measure_widest([None]) == 0


def test_what_fades_in_rises_to_its_place() -> None:
    """After half of the fade it has half its strength, and risen 37 of 64 parts of 10 pixels."""
    assert fade_in("<a/>", -0.1, 0.4) == fade_in("<a/>", 0.0, 0.4) == ""
    half = '<g opacity="0.5000" transform="translate(0 4.219)"><a/></g>'
    assert fade_in("<a/>", 0.2, 0.4) == half
    whole = '<g opacity="1.0000" transform="translate(0 1.250)"><a/></g>'
    assert fade_in("<a/>", 0.4, 0.4) == whole
    assert fade_in("<a/>", 0.8, 0.4) == "<a/>"


def test_without_a_fade_it_is_there_at_its_time() -> None:
    assert fade_in("<a/>", -0.1, 0.0) == ""
    assert fade_in("<a/>", 0.0, 0.0) == "<a/>"
