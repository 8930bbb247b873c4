"""Arrows that are uncovered as they grow."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import make_flat_frame, to_rgb
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.lines import fit_spline
from lantern.visuals.map.motion import paths, shapes
from lantern.visuals.map.motion.arrows import ArrowPainter
from lantern.visuals.map.motion.shapes import Pen
from lantern.visuals.map.spec.map_file import Arrow
from tests.support.maps import same, style


@pytest.mark.parametrize("progress", [0.05, 0.3, 0.62, 0.9, 1.0])
@pytest.mark.parametrize(
    "knots",
    [[[20, 150], [120, 60], [220, 110], [300, 40]], [[-30, 90], [160, 100], [350, 60]]],
)
def test_a_growing_arrow_looks_like_one_that_is_drawn(
    progress: float, knots: list[list[float]]
) -> None:
    """Uncovered from a drawing of the whole body, it is the arrow that a moving camera draws afresh."""
    item, pen, size = (
        Arrow(id="a", along=((0, 0), (1, 0)), width=1.4),
        Pen(style(), 0.6),
        (320, 180),
    )
    line = fit_spline(np.array(knots, np.float64), 220)
    form = ArrowGeometry(line, paths.compute_arrow_width(item, 300, 0.6))
    uncovered, drawn = (
        make_flat_frame(size, (180, 120, 136)),
        make_flat_frame(size, (180, 120, 136)),
    )
    ArrowPainter(item, form, pen, size=size).draw_onto(uncovered, progress)
    brush.paint(
        drawn,
        shapes.draw_arrow_layers(
            item, form, form.trace_outline(progress * form.length), pen=pen
        ),
    )
    away = np.abs(to_rgb(uncovered).astype(int) - to_rgb(drawn)).max(-1)
    assert away.mean() < 1
    assert (away > 20).sum() < 60
    assert progress < 0.2 or not same(drawn, make_flat_frame(size, (180, 120, 136)))
