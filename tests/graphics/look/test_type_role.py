"""Roles of type: their faces, sizes and widths, and which characters they lack."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.typefaces import Typefaces, load_family
from lantern.graphics.vector import SANS, SERIF
from tests.support.fonts import box_font


def role(**more: object) -> TypeRole:
    """Return a role of 100 pixels, in 400 serif unless told otherwise."""
    plain = {"font": "serif", "weight": 400, "size": 100, "leading": 1.2}
    return TypeRole.model_validate({**plain, **more})


def boxes(folder: Path, letters: str, *, wide: int = 500) -> Typefaces:
    """Return type whose letters are boxes, each `wide` thousandths of its size."""
    file = box_font(folder / "boxes.ttf", "Boxes", letters, wide=wide)
    family = load_family([file])
    return Typefaces(serif=family, sans=family)


def test_a_role_names_its_face() -> None:
    assert role().face == (SERIF, 400, False)
    assert role(
        font="sans",
        weight=700,
        italic=True,
    ).face == (SANS, 700, True)


def test_capitals_are_set_where_the_role_has_them() -> None:
    assert role().apply_case("Harbin") == "Harbin"
    assert role(capitals=True).apply_case("Straße") == "STRASSE"


def test_a_line_is_as_wide_as_its_letters(tmp_path: Path) -> None:
    boxed = role().with_typefaces(boxes(tmp_path, "ab"))
    assert boxed.measure_width("ab") == pytest.approx(100)
    assert boxed.measure_width("ab", 0.5) == pytest.approx(50)
    assert boxed.measure_width("") == 0


def test_the_last_letter_has_no_tracking_after_it(tmp_path: Path) -> None:
    boxed = role(tracking=0.1).with_typefaces(boxes(tmp_path, "ab"))
    assert boxed.measure_width("ab") == pytest.approx(110)
    assert boxed.measure_width("a") == pytest.approx(50)


def test_capitals_are_measured_as_they_are_printed(tmp_path: Path) -> None:
    boxed = role(capitals=True).with_typefaces(boxes(tmp_path, "S"))
    assert boxed.measure_width("ß") == pytest.approx(100)


def test_a_role_without_a_portrait_size_keeps_its_own() -> None:
    assert role().for_portrait().size == 100
    assert role(upright=120).for_portrait().size == 120


def test_a_scaled_role_keeps_everything_but_its_size(tmp_path: Path) -> None:
    boxed = role(tracking=0.1).with_typefaces(boxes(tmp_path, "ab"))
    half = boxed.scale_by(0.5)
    assert half.size == 50
    assert half.leading == 1.2
    assert half.measure_width("ab") == pytest.approx(55)


def test_missing_characters_are_named_once_in_order() -> None:
    assert role().find_missing("Harbin 哈尔滨 哈") == "哈尔滨"
    assert role().find_missing("Хабаровск, “1945”") == ""


def test_a_role_is_upright_for_letters_without_italics() -> None:
    leaning = role(italic=True)
    assert leaning.for_text("Argun") is leaning
    assert leaning.for_text("Аргунь") == role()
    assert leaning.find_missing("Аргунь") == ""


def test_nothing_is_missing_from_a_face_that_the_author_replaces(
    tmp_path: Path,
) -> None:
    own = role().with_typefaces(boxes(tmp_path, "ab"))
    assert own.find_missing("哈") == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"weight": 500},
        {"font": "mono"},
        {"size": 0},
        {"leading": 0.5},
        {"colour": "red"},
    ],
)
def test_what_no_role_can_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        role(**wrong)
