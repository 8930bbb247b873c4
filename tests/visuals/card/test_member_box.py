"""The box of a member on a relations card."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lantern.graphics import look
from lantern.graphics.contrast import compare_colours
from lantern.graphics.look.bases import get_look_file
from lantern.script.model.relations import RelationsCard
from lantern.visuals.card.member_box import (
    MemberWords,
    WornSide,
    choose_type,
    draw_box,
    draw_side_bar,
    set_members,
)

ATLAS = look.load()
TYPE = choose_type(ATLAS)


def set_words(
    *members: Any,
    width: float = 300,
    sides: bool = False,
    must_fit: bool = True,
) -> list[MemberWords]:
    about = {"red": {"name": "Red", "colour": "vermilion"}} if sides else {}
    card = RelationsCard.model_validate(
        {"relations": "House", "members": ["Above", *members], "sides": about}
    )
    found = set_members(
        card,
        TYPE,
        width,
        portrait=100,
        must_fit=must_fit,
    )
    return [] if found is None else list(found)[1:]


def test_names_and_lines_have_the_least_sizes_that_can_be_read() -> None:
    assert (TYPE.name.size, TYPE.line.size) == (30, 24)


def test_a_box_is_as_wide_as_its_words_and_what_stands_before_them() -> None:
    (plain,) = set_words({"name": "Ann"})
    assert plain.box_width == pytest.approx(plain.width + 28)
    (sided,) = set_words({"name": "Ann"}, sides=True)
    assert sided.box_width == pytest.approx(plain.box_width + 14)
    (faced,) = set_words({"name": "Ann", "portrait": "a.jpg"})
    assert faced.box_width == pytest.approx(plain.box_width + 78 + 14)
    assert faced.box_height == 120


def test_a_line_makes_a_box_higher() -> None:
    alone, with_line = set_words("Ann", {"name": "Ben", "line": "her son"})
    assert alone.box_height == pytest.approx(1.06 * 30 + 20)
    assert with_line.box_height == pytest.approx(1.06 * 54 + 8 + 20)


def test_words_that_are_too_wide_have_no_room_or_shrink() -> None:
    assert set_words("Wolkenkratzerbaumeister", width=200) == []
    (small,) = set_words(
        "Wolkenkratzerbaumeister",
        width=200,
        must_fit=False,
    )
    assert small.name.role.size < 30


def read_texts(svg: str) -> list[tuple[str, float, float]]:
    found = re.findall(
        r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<', svg
    )
    return [(text, float(x), float(y)) for x, y, text in found]


def test_words_stand_in_the_middle_of_a_higher_box() -> None:
    (words,) = set_words({"name": "Ann", "line": "a clerk"})
    for height in (words.box_height, 200):
        svg = draw_box(
            (300, height),
            words,
            ATLAS,
            picture="",
            scale=1,
        )
        name, line = read_texts(svg)
        assert (name[0], name[1], line[1]) == ("Ann", 14, 14)
        top = name[2] - 0.78 * 30
        bottom = line[2] + 0.28 * 24
        assert top == pytest.approx(height - bottom, abs=0.02)


def test_words_from_right_to_left_end_at_the_right() -> None:
    (words,) = set_words("מלח")
    svg = draw_box(
        (300, 60),
        words,
        ATLAS,
        picture="",
        scale=1,
    )
    assert 'text-anchor="end"' in svg
    assert read_texts(svg)[0][1] == pytest.approx(286, abs=1)


def test_words_can_be_read_in_every_look() -> None:
    (words,) = set_words({"name": "Ann", "line": "a clerk"})
    for name in ("atlas", "archive", "modern-light", "newspaper", "night"):
        each = look.load(get_look_file(name))
        for shown in (each, each.for_dark_ground()):
            svg = draw_box(
                (300, 90),
                words,
                shown,
                picture="",
                scale=1,
            )
            ground = svg.split('fill="')[1][:7]
            for ink in ("ink", "ink_2"):
                assert compare_colours(ground, shown.get_ink(ink)) >= 4.5


def test_sides_are_told_apart_without_colour() -> None:
    bars = [
        draw_side_bar(90, WornSide("#b3301f", number)) for number in range(4)
    ]
    assert [bar.count("<rect") for bar in bars] == [1, 1, 3, 2]
    assert [bar.count("stroke") > 0 for bar in bars] == [
        False,
        True,
        False,
        False,
    ]
    assert len(set(bars)) == 4
