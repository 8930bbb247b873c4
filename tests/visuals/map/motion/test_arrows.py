"""Arrows that are uncovered as they grow."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import make_flat_frame, to_rgb
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.lines import (
    fit_spline,
    measure_lengths,
    resample,
)
from lantern.visuals.map.motion import paths, shapes
from lantern.visuals.map.motion.arrows import ArrowPainter, cut_form
from lantern.visuals.map.motion.shapes import Pen
from lantern.visuals.map.spec.map_items import Arrow
from lantern.visuals.map.spec.sides import SideInk, SidePattern
from tests.support.maps import same, style

SIZE = (320, 180)
GROUND = (180, 120, 136)
BROAD = Arrow(
    id="a",
    along=((0, 0), (1, 0)),
    width=1.4,
)


@pytest.mark.parametrize("progress", [0.05, 0.3, 0.62, 0.9, 1.0])
@pytest.mark.parametrize(
    "knots",
    [
        [[20, 150], [120, 60], [220, 110], [300, 40]],
        [[-30, 90], [160, 100], [350, 60]],
    ],
)
def test_a_growing_arrow_looks_like_one_that_is_drawn(
    progress: float, knots: list[list[float]]
) -> None:
    """Uncovered from a drawing of the whole body, it is the arrow of a moving camera."""
    item, pen = BROAD, Pen(style(), 0.6)
    line = fit_spline(np.array(knots, np.float64), 220)
    form = ArrowGeometry(line, paths.compute_arrow_width(item, 300, 0.6))
    uncovered = make_flat_frame(SIZE, GROUND)
    ArrowPainter(item, form, pen, size=SIZE).draw_onto(uncovered, progress)
    drawn = make_flat_frame(SIZE, GROUND)
    outline = form.trace_outline(progress * form.length)
    brush.paint(drawn, shapes.draw_arrow_layers(item, form, outline, pen=pen))
    difference = np.abs(to_rgb(uncovered).astype(int) - to_rgb(drawn)).max(-1)
    assert difference.mean() < 1
    assert (difference > 20).sum() < 60
    assert progress < 0.2 or not same(drawn, make_flat_frame(SIZE, GROUND))


def test_a_form_is_cut_a_point_beyond_its_length() -> None:
    form = ArrowGeometry(resample(np.array([[0.0, 0], [10, 0]]), 11), 3.0)
    assert cut_form(form, 3.5)[:, 0].tolist() == [0, 1, 2, 3, 4, 5]
    assert cut_form(form, 0.0)[:, 0].tolist() == [0, 1]
    assert len(cut_form(form, 99.0)) == 11


@pytest.mark.parametrize("corner", [(-400.0, -400.0), (9000.0, 20.0)])
def test_an_arrow_outside_the_frame_changes_nothing(
    corner: tuple[float, float],
) -> None:
    item = Arrow(id="a", along=((0, 0), (1, 0)))
    line = resample(np.array([[0.0, 0], [80, 30]]), 81) + np.array(corner)
    frame = make_flat_frame((320, 180), (180, 120, 136))
    painter = ArrowPainter(
        item, ArrowGeometry(line, 9.0), Pen(style(), 0.6), size=(320, 180)
    )
    painter.draw_onto(frame, 0.7)
    assert same(frame, make_flat_frame((320, 180), (180, 120, 136)))


def test_an_arrow_that_hasnt_come_changes_nothing() -> None:
    item = Arrow(id="a", along=((0, 0), (1, 0)))
    line = resample(np.array([[20.0, 90], [300, 60]]), 81)
    frame = make_flat_frame((320, 180), (180, 120, 136))
    painter = ArrowPainter(
        item, ArrowGeometry(line, 9.0), Pen(style(), 0.6), size=(320, 180)
    )
    painter.draw_onto(frame, 0.0)
    assert same(frame, make_flat_frame((320, 180), (180, 120, 136)))


def make_form(item: Arrow) -> ArrowGeometry:
    line = fit_spline(
        np.array([[20.0, 150], [120, 60], [220, 110], [300, 40]]), 220
    )
    length = float(measure_lengths(line)[-1])
    return ArrowGeometry(line, paths.compute_arrow_width(item, length, 0.6))


@pytest.mark.parametrize("pattern", ["stripe", "bars", "hollow"])
def test_a_growing_arrow_of_a_side_looks_like_one_that_is_drawn(
    pattern: SidePattern,
) -> None:
    item = Arrow(
        id="a",
        along=((0, 0), (1, 0)),
        width=1.4,
        of="x",
    )
    pen = Pen(style().with_sides({"x": SideInk("#274e74", pattern)}), 0.6)
    form = make_form(item)
    uncovered = make_flat_frame(SIZE, GROUND)
    ArrowPainter(item, form, pen, size=SIZE).draw_onto(uncovered, 0.7)
    drawn = make_flat_frame(SIZE, GROUND)
    brush.paint(drawn, shapes.draw_arrow(item, form.line, pen, progress=0.7))
    difference = np.abs(to_rgb(uncovered).astype(int) - to_rgb(drawn)).max(-1)
    assert difference.mean() < 1
    assert (difference > 60).sum() < 30
