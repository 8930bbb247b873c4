"""Typesetting: lines are broken evenly, and written as SVG where they belong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.graphics import look, vector
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import (
    Anchor,
    ColouredText,
    count_lines,
    draw_coloured_text_svg,
    draw_text_svg,
    wrap,
)
from lantern.graphics.typefaces import Typefaces, load_family
from tests.support.fonts import box_font

ATLAS = look.load()


@pytest.fixture
def boxed(tmp_path: Path) -> TypeRole:
    """A role in which each letter and each space is 10 pixels wide."""
    file = box_font(tmp_path / "boxes.ttf", "Boxes", "abc 雨。\u00a0", wide=500)
    role = TypeRole(
        font="serif",
        weight=400,
        size=20,
        leading=1.2,
    )
    return role.with_typefaces(Typefaces(serif=load_family([file])))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("aaa bbb ccc", 110, ["aaa bbb ccc"]),
        ("aaa bbb ccc", 109, ["aaa bbb", "ccc"]),
        ("aa aa aa aa", 80, ["aa aa", "aa aa"]),
        ("aaaaaaaa b", 30, ["aaaaaaaa", "b"]),
        ("a\nb b", 500, ["a", "b b"]),
        ("a\n\nb", 500, ["a", "", "b"]),
        ("  a b  ", 500, ["a b"]),
        ("", 500, [""]),
    ],
)
def test_lines_are_few_and_even(
    boxed: TypeRole, text: str, width: float, lines: list[str]
) -> None:
    assert wrap(text, boxed, width) == lines
    assert count_lines(text, boxed, width) == len(lines)


def test_a_smaller_frame_breaks_in_the_same_places(boxed: TypeRole) -> None:
    assert wrap("aaa bbb ccc", boxed, 54.5, k=0.5) == ["aaa bbb", "ccc"]


def test_a_no_break_space_holds_words_together(boxed: TypeRole) -> None:
    assert wrap("aa bb\u00a0cc", boxed, 60) == ["aa", "bb\u00a0cc"]


def test_chinese_breaks_between_characters_but_not_before_a_stop(
    boxed: TypeRole,
) -> None:
    assert wrap("雨雨雨。", boxed, 30) == ["雨雨", "雨。"]
    assert wrap("aa 雨雨", boxed, 40) == ["aa", "雨雨"]


@pytest.mark.parametrize(
    ("text", "signs", "lines"),
    [
        (
            "刘建国被派到敦煌以西一百二十公里的一个小站",
            13,
            ["刘建国被派到敦煌以西", "一百二十公里的一个小站"],
        ),
        (
            "父は夜どおし火を絶やさず、餅を焼きつづけた",
            14,
            ["父は夜どおし火を絶やさず、", "餅を焼きつづけた"],
        ),
        ("だから、お客さんのほうに", 11, ["だから、", "お客さんのほうに"]),
        ("峠の茶屋の百年", 4, ["峠の", "茶屋の", "百年"]),
        ("峠の茶屋の百年", 5, ["峠の", "茶屋の百年"]),
        # a line more, and no word is broken
        (
            "京都の大学を出た若者が一人、去年の春から",
            9,
            ["京都の大学を", "出た若者が一人、", "去年の春から"],
        ),
    ],
)
def test_text_without_blanks_breaks_between_phrases(
    tmp_path: Path, text: str, signs: int, lines: list[str]
) -> None:
    file = box_font(
        tmp_path / "signs.ttf", "Signs", "".join(set(text)), wide=1000
    )
    role = TypeRole(
        font="serif",
        weight=400,
        size=20,
        leading=1.2,
    )
    role = role.with_typefaces(Typefaces(serif=load_family([file])))
    assert wrap(text, role, 20.0 * signs) == lines


def test_a_sentence_in_the_atlas_is_broken_evenly() -> None:
    role = ATLAS.get_role("statement")
    text = (
        "The atomic bombs, the translator argues, were dropped less to end the war than to"
        " intimidate."
    )
    lines = wrap(text, role, 1400)
    widths = [role.measure_width(line) for line in lines]
    assert " ".join(lines) == text
    assert max(widths) <= 1400
    assert min(widths) > 0.6 * max(widths)


def test_text_is_escaped_and_capitals_are_set() -> None:
    label = ATLAS.get_role("label")
    svg = draw_text_svg(
        0,
        0,
        "<b> & co",
        role=label,
        fill="#000000",
        k=0.5,
    )
    assert "&lt;B&gt; &amp; CO</text>" in svg
    assert 'font-size="12.000"' in svg


def test_a_line_is_one_element_with_its_face_and_place() -> None:
    role = ATLAS.get_role("subtitle")
    assert draw_text_svg(
        10,
        20.456,
        "Rain",
        role=role,
        fill="#241a15",
    ) == (
        '<text xml:space="preserve" x="10.00" y="20.46" font-family="Source Serif Pro"'
        ' font-weight="400" font-size="34.000" letter-spacing="0.000" fill="#241a15"'
        ' text-anchor="start" font-style="italic">Rain</text>'
    )


@pytest.mark.parametrize(
    ("anchor", "x"), [("start", 50), ("middle", 51), ("end", 52)]
)
def test_tracking_after_the_last_letter_moves_no_line(
    anchor: Anchor, x: float
) -> None:
    role = TypeRole(
        font="sans",
        weight=400,
        size=20,
        leading=1.2,
        tracking=0.1,
    )
    svg = draw_text_svg(
        50,
        0,
        "a",
        role=role,
        fill="#000000",
        anchor=anchor,
    )
    assert f'x="{x:.2f}"' in svg
    assert 'letter-spacing="2.000"' in svg


HEBREW = "\u05d0\u05d1 \u05d2,"
"""Two words and a comma."""


@pytest.fixture
def hebrew(tmp_path: Path) -> TypeRole:
    """A role in which each Hebrew and Latin letter, space, figure and comma is 10 pixels wide."""
    letters = "\u05d0\u05d1\u05d2 ,a1"
    file = box_font(tmp_path / "boxes.ttf", "Boxes", letters, wide=500)
    role = TypeRole(
        font="serif",
        weight=400,
        size=20,
        leading=1.2,
    )
    return role.with_typefaces(Typefaces(serif=load_family([file])))


def find_columns(
    role: TypeRole, svg: str, colour: tuple[int, int, int]
) -> list[int]:
    """Return the tens of pixels in which a colour stands, of a drawing 80 pixels wide."""
    typefaces = role._typefaces
    whole = vector.make_svg_document(svg, (0, 0, 80, 30), typefaces=typefaces)
    rgba = vector.rasterize(whole, typefaces=typefaces)
    is_there = (rgba[15, :, :3] == colour).all(axis=1) & (rgba[15, :, 3] == 255)
    return sorted({int(column) // 10 for column in np.flatnonzero(is_there)})


def test_text_from_right_to_left_has_its_points_at_the_left_end(
    hebrew: TypeRole,
) -> None:
    red, green, blue = "#ff0000", "#00ff00", "#0000ff"
    parts = [
        ColouredText("\u05d0\u05d1", red),
        ColouredText(" ", red),
        ColouredText("1a", green),
        ColouredText(",", blue),
    ]
    svg = draw_coloured_text_svg(
        70,
        20,
        parts,
        role=hebrew,
        anchor="end",
    )
    assert find_columns(hebrew, svg, (255, 0, 0)) == [5, 6]
    assert find_columns(hebrew, svg, (0, 255, 0)) == [2, 3]
    assert find_columns(hebrew, svg, (0, 0, 255)) == [1]


def test_a_line_in_one_colour_has_the_direction_of_its_letters(
    hebrew: TypeRole,
) -> None:
    svg = draw_text_svg(
        10,
        20,
        HEBREW,
        role=hebrew,
        fill="#ff0000",
    )
    assert f">\u202b{HEBREW}\u202c</text>" in svg
    assert find_columns(hebrew, svg, (255, 0, 0)) == [1, 2, 4, 5]
    latin = draw_text_svg(
        10,
        20,
        "a,",
        role=hebrew,
        fill="#ff0000",
    )
    assert ">a,</text>" in latin
    forced = draw_text_svg(
        10,
        20,
        "a,",
        role=hebrew,
        fill="#ff0000",
        from_right=True,
    )
    assert ">\u202ba,\u202c</text>" in forced
