"""Drawings: fonts that are always there, no fonts that aren't, measures that hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import BUNDLED, Typefaces, load_family
from lantern.graphics.vector import (
    FACES,
    SANS,
    SERIF,
    Box,
    FontKey,
    can_draw,
    choose_face,
    escape,
    find_missing_characters,
    find_missing_in_bundled,
    load_typefaces,
    make_svg_document,
    measure_text,
    rasterize,
)
from lantern.script.model.look import FontFiles
from tests.support.fonts import box_font

REGULAR: FontKey = (SERIF, 400, False)


def draw(body: str, box: Box = (0, 0, 300, 100), scale: float = 1.0) -> U8:
    """Return a part of a drawing in Lantern's own type, (h, w, 4)."""
    svg = make_svg_document(body, box, scale, typefaces=BUNDLED)
    return rasterize(svg, typefaces=BUNDLED)


def type_line(text: str, family: str = SERIF, more: str = "") -> str:
    return f'<text x="10" y="70" font-family="{family}" font-size="60" {more}>{escape(text)}</text>'


def load_boxes(folder: Path, letters: str) -> Typefaces:
    """Return type whose serif letters are boxes, half as wide as the type is high."""
    file = box_font(folder / "boxes.ttf", "Boxes", letters, wide=500)
    return Typefaces(serif=load_family([file]))


@pytest.mark.parametrize("face", FACES)
def test_every_face_is_a_file_and_draws(face: FontKey) -> None:
    assert FACES[face].is_file()
    family, weight, italic = face
    style = f'font-weight="{weight}" font-style="{"italic" if italic else "normal"}"'
    assert draw(type_line("Argun", family, style))[..., 3].max() == 255


def test_faces_are_named_as_their_files() -> None:
    assert FACES[SERIF, 400, False].name == "SourceSerifPro-Regular.ttf"
    assert FACES[SERIF, 400, True].name == "SourceSerifPro-It.ttf"
    assert FACES[SANS, 600, True].name == "SourceSansPro-SemiboldIt.ttf"
    assert len(FACES) == 16


def test_system_fonts_are_never_used() -> None:
    assert draw(type_line("Argun", "DejaVu Sans"))[..., 3].max() == 0


@pytest.mark.parametrize("text", ["Transbaikal", "AVATAR To", "Хабаровск"])
def test_the_measure_of_a_line_is_the_width_it_is_drawn_at(text: str) -> None:
    drawn = draw(type_line(text), (0, 0, 600, 100))
    columns = np.flatnonzero(drawn[..., 3].max(axis=0) > 40)
    width = columns[-1] - columns[0] + 1
    assert abs(width - measure_text(text, REGULAR, 60, typefaces=BUNDLED)) < 6


def test_tracking_adds_to_the_measure() -> None:
    plain = measure_text("abcd", REGULAR, 100, typefaces=BUNDLED)
    tracked = measure_text(
        "abcd",
        REGULAR,
        100,
        tracking=0.1,
        typefaces=BUNDLED,
    )
    assert tracked == pytest.approx(plain + 40)


def test_half_the_size_is_half_the_width() -> None:
    full = measure_text("abcd", REGULAR, 100, typefaces=BUNDLED)
    assert measure_text(
        "abcd", REGULAR, 50, typefaces=BUNDLED
    ) == pytest.approx(full / 2)


def test_kerning_is_measured() -> None:
    apart = sum(
        measure_text(char, REGULAR, 100, typefaces=BUNDLED) for char in "AV"
    )
    assert measure_text("AV", REGULAR, 100, typefaces=BUNDLED) < apart - 3


def test_a_line_in_own_type_is_as_wide_as_its_letters(tmp_path: Path) -> None:
    own = load_boxes(tmp_path, "ab")
    assert measure_text("abab", REGULAR, 60, typefaces=own) == pytest.approx(
        120
    )
    sans = (SANS, 400, False)
    assert measure_text("abab", sans, 60, typefaces=own) == pytest.approx(
        measure_text("abab", sans, 60, typefaces=BUNDLED)
    )


def test_a_document_has_whole_pixels_and_keeps_the_scale() -> None:
    red = '<rect width="10" height="10" fill="#ff0000"/>'
    pixels = draw(red, (0, 0, 10.2, 10), 2)
    assert pixels.shape == (20, 21, 4)
    assert pixels[5, 5].tolist() == [255, 0, 0, 255]
    assert pixels[5, 20, 3] == 0


def test_a_document_shows_the_part_that_is_asked_for() -> None:
    svg = make_svg_document("<g/>", (-3, 7.5, 40.2, 20), 0.5, typefaces=BUNDLED)
    assert svg == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="21" height="10"'
        ' viewBox="-3.000 7.500 42.000 20.000"><g/></svg>'
    )


def test_a_document_has_at_least_one_pixel() -> None:
    assert draw("", (0, 0, 0, 0.2)).shape == (1, 1, 4)


def test_lanterns_families_are_replaced_by_the_films_own(
    tmp_path: Path,
) -> None:
    own = load_boxes(tmp_path, "ab")
    body = type_line("ab") + type_line("ab", SANS)
    svg = make_svg_document(body, (0, 0, 300, 100), typefaces=own)
    assert 'font-family="Boxes"' in svg
    assert f'font-family="{SERIF}"' not in svg
    assert f'font-family="{SANS}"' in svg


def test_transparency_is_straight() -> None:
    orange = '<rect width="4" height="4" fill="#ff8000" opacity="0.5"/>'
    pixels = draw(orange, (0, 0, 4, 4))
    assert np.abs(pixels[2, 2].astype(int) - [255, 128, 0, 128]).max() <= 1


def test_width_scales_a_drawing() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"/>'
    assert rasterize(svg, 40, typefaces=BUNDLED).shape == (20, 40, 4)


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(
        AssetFailure, match="the drawing can't be read as SVG: "
    ):
        rasterize("<svg><g></svg>", typefaces=BUNDLED)


def test_text_is_shown_and_never_read_as_markup() -> None:
    assert (
        escape('<b>&"x"</b>\x1b\x00') == "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;"
    )
    assert escape("a\tb\nc\rd") == "a\tb\ncd"
    line = type_line("{\\fs200} </text> %{localtime} \x01 <b>&")
    assert draw(line)[..., 3].max() == 255


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Harbin 哈尔滨 哈", "哈尔滨"),
        ("Khabarovsk, Хабаровск, “—” 9 é\n", ""),
        ("", ""),
    ],
)
def test_characters_a_face_lacks_are_named_once(
    text: str, missing: str
) -> None:
    assert find_missing_in_bundled(text, REGULAR, typefaces=BUNDLED) == missing
    assert find_missing_characters(text, REGULAR, typefaces=BUNDLED) == missing


@pytest.mark.parametrize("text", ["Амур", "Αργος", "Amur · Амур"])
def test_letters_without_italics_stand_upright(text: str) -> None:
    italic: FontKey = (SERIF, 400, True)
    assert find_missing_characters(text, italic, typefaces=BUNDLED)
    assert choose_face(text, italic, typefaces=BUNDLED) == REGULAR
    assert find_missing_in_bundled(text, italic, typefaces=BUNDLED) == ""
    as_upright = measure_text(text, REGULAR, 20, typefaces=BUNDLED)
    assert measure_text(text, italic, 20, typefaces=BUNDLED) == as_upright


@pytest.mark.parametrize("text", ["Amur", "Łódź — “1945”", "黑龙江", ""])
def test_letters_keep_the_italics_that_an_upright_face_would_not_help(
    text: str,
) -> None:
    italic: FontKey = (SERIF, 400, True)
    assert choose_face(text, italic, typefaces=BUNDLED) == italic


def test_italics_of_the_author_are_kept(tmp_path: Path) -> None:
    own = load_boxes(tmp_path, "ab")
    assert choose_face("Амур", (SERIF, 400, True), typefaces=own) == (
        SERIF,
        400,
        True,
    )


def test_own_type_lacks_what_it_does_not_have(tmp_path: Path) -> None:
    own = load_boxes(tmp_path, "ab")
    assert find_missing_characters("abcac", REGULAR, typefaces=own) == "c"
    assert find_missing_in_bundled("abcac", REGULAR, typefaces=own) == ""
    sans = (SANS, 400, False)
    assert find_missing_in_bundled("哈", sans, typefaces=own) == "哈"


def test_type_is_loaded_by_its_slot(tmp_path: Path) -> None:
    file = str(box_font(tmp_path / "boxes.ttf", "Boxes", "ab"))
    found = load_typefaces({"sans": FontFiles(files=(file,))})
    assert found.serif is None
    assert found.sans is not None
    assert found.sans.name == "Boxes"


@pytest.mark.process
def test_a_font_without_common_letters_may_be_drawn_too(tmp_path: Path) -> None:
    family = load_family([box_font(tmp_path / "boxes.ttf", "Boxes", "☂☀")])
    assert can_draw(family)


@pytest.mark.process
@pytest.mark.parametrize(
    ("letters", "named", "drawn"),
    [("ab", True, True), ("ab", False, False), (" ", True, False)],
)
def test_a_font_without_names_or_ink_cannot_be_drawn(
    tmp_path: Path, letters: str, named: bool, drawn: bool
) -> None:
    file = box_font(tmp_path / "boxes.ttf", "Boxes", letters, named=named)
    assert can_draw(load_family([file])) == drawn
