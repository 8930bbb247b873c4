"""Drawings: fonts that are always there, no fonts that aren't, measures that hold."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.graphics.typefaces import BUNDLED
from lantern.graphics.vector import (
    FACES,
    SANS,
    SERIF,
    escape,
    find_missing_in_bundled,
    make_svg_document,
    measure_text,
    rasterize,
)

REGULAR = (SERIF, 400, False)


def ink(svg: str) -> tuple[int, int]:
    """First and last column that is drawn on."""
    columns = np.flatnonzero(rasterize(svg, typefaces=BUNDLED)[..., 3].max(axis=0) > 40)
    return int(columns[0]), int(columns[-1])


def type_line(text: str, family: str = SERIF, more: str = "") -> str:
    return f'<text x="10" y="70" font-family="{family}" font-size="60" {more}>{escape(text)}</text>'


@pytest.mark.parametrize("face", FACES)
def test_every_face_is_a_file_and_draws(face: tuple[str, int, bool]) -> None:
    assert FACES[face].is_file()
    style = f'font-weight="{face[1]}" font-style="{"italic" if face[2] else "normal"}"'
    assert (
        rasterize(
            make_svg_document(
                type_line("Argun", face[0], style), (0, 0, 300, 100), typefaces=BUNDLED
            ),
            typefaces=BUNDLED,
        )[..., 3].max()
        == 255
    )


def test_system_fonts_are_never_used() -> None:
    assert (
        rasterize(
            make_svg_document(
                type_line("Argun", "DejaVu Sans"), (0, 0, 300, 100), typefaces=BUNDLED
            ),
            typefaces=BUNDLED,
        )[..., 3].max()
        == 0
    )


@pytest.mark.parametrize("text", ["Transbaikal", "AVATAR To", "Хабаровск"])
def test_the_measure_of_a_line_is_the_width_it_is_drawn_at(text: str) -> None:
    first, last = ink(
        make_svg_document(type_line(text), (0, 0, 600, 100), typefaces=BUNDLED)
    )
    assert (
        abs((last - first + 1) - measure_text(text, REGULAR, 60, typefaces=BUNDLED)) < 6
    )


def test_tracking_adds_to_the_measure() -> None:
    assert measure_text(
        "abcd", REGULAR, 100, tracking=0.1, typefaces=BUNDLED
    ) == pytest.approx(measure_text("abcd", REGULAR, 100, typefaces=BUNDLED) + 40)
    assert measure_text("abcd", REGULAR, 50, typefaces=BUNDLED) == pytest.approx(
        measure_text("abcd", REGULAR, 100, typefaces=BUNDLED) / 2
    )


def test_a_sheet_has_whole_pixels_and_keeps_the_scale() -> None:
    pixels = rasterize(
        make_svg_document(
            '<rect width="10" height="10" fill="#ff0000"/>',
            (0, 0, 10.2, 10),
            2,
            typefaces=BUNDLED,
        ),
        typefaces=BUNDLED,
    )
    assert pixels.shape == (20, 21, 4)
    assert pixels[5, 5].tolist() == [255, 0, 0, 255] and pixels[5, 20, 3] == 0


def test_transparency_is_straight() -> None:
    pixels = rasterize(
        make_svg_document(
            '<rect width="4" height="4" fill="#ff8000" opacity="0.5"/>',
            (0, 0, 4, 4),
            typefaces=BUNDLED,
        ),
        typefaces=BUNDLED,
    )
    assert np.abs(pixels[2, 2].astype(int) - [255, 128, 0, 128]).max() <= 1


def test_width_scales_a_drawing() -> None:
    assert rasterize(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"/>',
        40,
        typefaces=BUNDLED,
    ).shape == (20, 40, 4)


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(AssetFailure, match="the drawing can't be read as SVG"):
        rasterize("<svg><g></svg>", typefaces=BUNDLED)


def test_text_is_shown_and_never_read_as_markup() -> None:
    assert escape('<b>&"x"</b>\x1b\x00') == "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;"
    rasterize(
        make_svg_document(
            type_line("{\\fs200} </text> %{localtime} \x01 <b>&"),
            (0, 0, 60, 100),
            typefaces=BUNDLED,
        ),
        typefaces=BUNDLED,
    )


def test_characters_a_face_lacks_are_named_once() -> None:
    assert (
        find_missing_in_bundled(
            "Harbin 哈尔滨 哈", (SANS, 400, False), typefaces=BUNDLED
        )
        == "哈尔滨"
    )
    assert (
        find_missing_in_bundled(
            "Khabarovsk, Хабаровск, “—” 9 é\n", REGULAR, typefaces=BUNDLED
        )
        == ""
    )
