"""Letters in an author's drawing: the families it asks for, and what stands in for them."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics import drawing_type, vector
from lantern.graphics.typefaces import BUNDLED, SANS, SERIF


def drawing(body: str, style: str = "") -> str:
    """Return a drawing of 160 by 90 on grey."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90">'
        f'<style>{style}</style><rect width="160" height="90" fill="#ccc"/>{body}</svg>'
    )


def text(attributes: str, letters: str = "Higgle") -> str:
    return f'<text x="20" y="50" font-size="30" {attributes}>{letters}</text>'


def count_ink(svg: str) -> int:
    rgba = vector.rasterize_drawing(svg, typefaces=BUNDLED)
    return int(np.count_nonzero(rgba[..., 0] < 100))


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'font-family="Arial"',
        "font-family='DejaVu Sans, sans-serif'",
        'style="font-family:monospace"',
        'style="font: 30px Verdana"',
        'font-family="cursive"',
        f'font-family="{SERIF}"',
    ],
)
def test_letters_are_drawn_whatever_type_they_ask_for(attributes: str) -> None:
    assert count_ink(drawing(text(attributes))) > 400


def test_type_that_is_not_here_is_drawn_in_its_own_kind() -> None:
    arial = count_ink(drawing(text('font-family="Arial"')))
    times = count_ink(drawing(text('font-family="Times New Roman"')))
    assert arial == count_ink(drawing(text(f'font-family="{SANS}"')))
    assert times == count_ink(drawing(text(f'font-family="{SERIF}"')))
    assert arial != times


def test_families_are_found_in_attributes_styles_and_shorthands() -> None:
    body = text("font-family=\"'Open Sans', Arial\"") + text(
        "style='font:bold 9pt/1.2 Calibri'"
    )
    body += text('style="font-family:monospace" fill="red"')
    style = "text {font-family: Roboto, sans-serif; fill: red} .a {font: 12px 'Lucida Grande'}"
    assert drawing_type.list_families(drawing(body, style)) == [
        ["Roboto", "sans-serif"],
        ["Open Sans", "Arial"],
        ["monospace"],
        ["Lucida Grande"],
        ["Calibri"],
    ]


def test_absent_families_are_named_once_and_only_where_letters_are() -> None:
    twice = drawing(
        text('font-family="Arial"') + text('font-family="Arial, serif"')
    )
    assert drawing_type.list_absent_families(twice, BUNDLED) == ["Arial"]
    here = drawing(
        text(f'font-family="{SANS}"') + text('font-family="serif"') + text("")
    )
    assert drawing_type.list_absent_families(here, BUNDLED) == []
    assert (
        drawing_type.list_absent_families(
            drawing("", "a {font-family: Arial}"), BUNDLED
        )
        == []
    )


def test_letters_are_read_out_of_tags_and_entities() -> None:
    body = text("", "a<tspan>b</tspan> &#26085;") + "<title>not shown</title>"
    assert drawing_type.read_letters(drawing(body)) == "ab 日"


def test_letters_that_no_type_here_draws_are_found() -> None:
    assert vector.find_missing_in_drawing("Aé 日本日", BUNDLED) == "日本"
