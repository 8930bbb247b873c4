"""The outline of a map's shot on a small map in its corner."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import to_rgb
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.panels.followed import outline_view
from lantern.visuals.panels.inset import InsetVisual
from lantern.visuals.specs import InsetSpec
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import make_context, map_spec


class Ground:
    """A visual that shows a square of ground; a degree is a pixel of every frame."""

    marking_ink = "#b3301f"

    def __init__(self, left: float, top: float, side: float) -> None:
        self._corners = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]]) * side
        self._corners += (left, top)

    def find_marking_opacity(self, n: int) -> float:
        return 0.5 if n == 3 else 1.0

    def trace_view(self, n: int) -> F64 | None:
        return None if n < 0 else self._corners + np.array([n, 0])

    def place_ground(self, points: F64, n: int) -> F64:
        return points


WHOLE = Ground(0, 0, 100)


def test_the_outline_lies_where_the_ground_of_the_shot_is() -> None:
    tint, line = outline_view(Ground(20, 30, 40), WHOLE, 0, width=2)
    assert tint.opacity == 0.18
    assert tint.rings[0].min(axis=0).tolist() == [20, 30]
    assert tint.rings[0].max(axis=0).tolist() == [60, 70]
    assert line.ink == "#b3301f"


def test_it_goes_with_the_camera() -> None:
    later, _ = outline_view(Ground(20, 30, 40), Ground(0, 0, 100), 7, width=2)
    assert later.rings[0][:, 0].min() == 27


def test_it_comes_with_the_names_of_the_map() -> None:
    tint, line = outline_view(Ground(20, 30, 40), WHOLE, 3, width=2)
    assert (tint.opacity, line.opacity) == (0.09, 0.5)


def test_a_small_one_can_still_be_seen() -> None:
    tint, _ = outline_view(Ground(50, 50, 2), WHOLE, 0, width=2)
    assert np.ptp(tint.rings[0], axis=0).tolist() == [14, 14]
    assert tint.rings[0].mean(axis=0).tolist() == [51, 51]


@pytest.mark.parametrize(
    ("shown", "small", "n"),
    [
        (Ground(0, 0, 96), WHOLE, 0),
        (None, WHOLE, 0),
        (WHOLE, object(), 0),
        (Ground(20, 30, 40), WHOLE, -1),
    ],
)
def test_there_is_none_where_it_would_say_nothing(
    shown: object, small: object, n: int
) -> None:
    assert outline_view(shown, small, n, width=2) == ()


VIEWS = EMPTY.replace(
    "views:\n", "views:\n  whole: {center: [-4.0, 40.0], width_km: 5000}\n"
)
SIZE = (640, 360)


def open_inset(maps: Maps, *, marks: bool) -> InsetVisual:
    """Open a shot of 100 frames that comes from 2400 km to 700, and a map of 5000 in it."""
    shown = maps.visual(VIEWS, SIZE, move={"from": "wide", "to": "near"})
    context = make_context(maps.folder, SIZE, cache=maps.plates)
    small = map_spec(
        view="whole",
        lettered_until=0,
        furniture={},
    )
    spec = InsetSpec(
        small,
        context.look.panels,
        corner="top-right",
        form="landscape",
        marks_view=marks,
    )
    return InsetVisual(shown, spec, context, shown=shown)


def test_a_small_map_marks_what_the_shot_shows(maps: Maps) -> None:
    marked = open_inset(maps, marks=True)
    bare = open_inset(maps, marks=False)
    widths = []
    for n in (0, 99):
        before = to_rgb(bare.paint(n)).astype(int)
        apart = np.abs(to_rgb(marked.paint(n)) - before).sum(axis=2)
        columns = np.argwhere(apart > 60)[:, 1]
        widths.append(np.ptp(columns))
        assert columns.min() > 400
    # the inset is 192 pixels wide
    assert widths[0] > 2.5 * widths[1]
    assert widths[1] > 20
