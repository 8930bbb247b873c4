"""Panels: where drawings are put, and how type is set on them."""

from __future__ import annotations

import numpy as np

from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.furniture.panel import (
    PanelSize,
    draw_panel,
    draw_ring,
    draw_text_line,
)
from lantern.visuals.map.labels.faces import SANS_BOLD, SERIF_ITALIC
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    place_drawing,
)
from tests.support.drawings import list_numbers, list_texts
from tests.support.maps import style


def test_a_drawing_is_put_on_whole_pixels_with_its_boxes() -> None:
    drawing = SvgDrawing(
        "<rect/>", ((0, 0, 10, 5), (20, 0, 30, 5)), (-1, -1, 31, 6)
    )
    placed = place_drawing(drawing, 100.4, 49.6)
    assert placed.svg == '<g transform="translate(100 50)"><rect/></g>'
    assert placed.boxes == ((100, 50, 110, 55), (120, 50, 130, 55))
    assert placed.ink == (99, 49, 131, 56)


def test_a_panel_is_paper_with_two_lines_on_a_shadow() -> None:
    ink = style()
    svg = draw_panel(PanelSize(200, 80, 2), ink)
    widths = list_numbers(svg, "rect", "width")
    # the shadow grows by 2 units a step; the border is 0.8 units inside, the line 5 units
    assert widths == [200, 204, 208, 212, 196.8, 180]
    assert list_numbers(svg, "rect", "stroke-width") == [3.2, 1.6]
    assert svg.count(f'fill="{ink.paper}"') == 1
    assert svg.count(f'stroke="{ink.ink}"') == 2


def test_names_keep_off_a_panel_by_its_margin() -> None:
    drawing = PanelSize(200, 80, 2).frame("<g/>", margin=6)
    assert drawing.svg == "<g/>"
    assert drawing.boxes == ((-12, -12, 212, 92),)
    # the shadow reaches further down than to the right
    assert drawing.ink == (-4, -4, 212, 96)


def test_type_on_a_panel_is_set_as_written() -> None:
    plain = TextStyle(SANS_BOLD, 20, "#112233", "", typefaces=BUNDLED)
    svg = draw_text_line(
        "Smith & <Sons>",
        plain,
        x=5,
        y=7.126,
        anchor="middle",
    )
    assert list_texts(svg) == ["Smith & <Sons>"]
    assert 'x="5.00" y="7.13"' in svg
    assert 'text-anchor="middle"' in svg
    assert 'fill="#112233"' in svg
    assert "italic" not in svg


def test_italic_type_on_a_panel_is_italic() -> None:
    italic = TextStyle(SERIF_ITALIC, 20, "#112233", "", typefaces=BUNDLED)
    assert 'font-style="italic"' in draw_text_line(
        "a",
        italic,
        x=0,
        y=0,
    )


def test_a_ring_is_closed() -> None:
    ring = np.array([[0, 0], [10.126, 0], [10, 5]])
    assert draw_ring(ring) == "M0.00 0.00L10.13 0.00L10.00 5.00Z"
