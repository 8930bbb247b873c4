"""What the base of a map is drawn on: paths, strokes and pixels."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.basemap.canvas import Canvas, draw_stroke, format_path
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window


def test_a_line_becomes_path_data() -> None:
    line = np.array([[0.04, 1], [2.55, -3]])
    assert format_path(line) == "M0.0 1.0L2.5 -3.0"
    assert format_path(line, True) == "M0.0 1.0L2.5 -3.0Z"


def test_a_stroke_is_a_path_without_a_filling() -> None:
    stroke = draw_stroke(
        "M0 0L1 1",
        "#102030",
        1.234,
        opacity=0.5,
        attributes='id="a"',
    )
    assert stroke == (
        '<path d="M0 0L1 1" fill="none" stroke="#102030" stroke-width="1.23"'
        ' stroke-linejoin="round" stroke-opacity="0.5" id="a"/>'
    )


def test_points_far_outside_stay_within_reach() -> None:
    canvas = Canvas(Window(0.0, 0.0, 1.0, (100, 50)), Mercator(0, 0), 1.0)
    pixels = canvas.to_pixels(np.array([[170.0, 0], [-170, 0], [0, 0]]))
    assert pixels[:, 0].tolist() == [300, -200, 50]
