"""The ways of fronts, arrows and landings."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import paths
from lantern.visuals.map.spec.map_items import Arrow, FrontStage
from tests.support.maps import EMPTY, FIELD, Maps


def test_a_moving_front_lies_between_its_stages(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    line = paths.trace_lines(sheet, views.choose_projection(sheet))["line"]
    assert len(line.stages) == 3
    assert np.allclose(
        line.interpolate(0.25), (line.stages[0] + line.stages[1]) / 2
    )
    assert np.allclose(line.interpolate(0), line.stages[0])
    assert np.allclose(line.interpolate(2), line.stages[2])


def test_a_way_of_one_line_never_moves() -> None:
    line = np.array([[0.0, 0], [1, 1]])
    way = paths.StagedPath((line,))
    assert way.interpolate(0.0) is line
    assert way.interpolate(1.0) is line


def test_kilometres_become_pixels_with_north_up() -> None:
    window = Window(100.0, 50.0, 2.0, (160, 90))
    line = np.array([[100.0, 50], [120, 50], [100, 60]])
    assert paths.to_pixels(line, window).tolist() == [
        [80, 45],
        [90, 45],
        [80, 40],
    ]


def test_points_too_close_to_show_are_left_out() -> None:
    line = np.column_stack([np.linspace(0, 100, 201), np.zeros(201)])
    near = Window(50.0, 0.0, 0.1, (1000, 100))
    assert len(paths.trace_way(line, near)) == 201
    far = Window(50.0, 0.0, 1.0, (100, 100))
    way = paths.trace_way(line, far)
    assert (
        len(way) == 41
    )  # every fifth: a sixth would be more than three pixels apart
    assert way[[0, -1]].tolist() == [[0, 50], [100, 50]]
    tiny = Window(50.0, 0.0, 100.0, (100, 100))
    assert len(paths.trace_way(line, tiny)) == 21


@pytest.mark.parametrize(
    ("width", "length", "pixels"),
    [(1.0, 100, 15), (2.0, 1000, 30), (1.0, 30, 7.5)],
)
def test_a_short_arrow_is_slimmer(
    width: float, length: float, pixels: float
) -> None:
    item = Arrow(
        id="a",
        along=((0, 0), (1, 0)),
        width=width,
    )
    assert paths.compute_arrow_width(item, length, 1.0) == pixels
    assert paths.compute_arrow_width(item, 2 * length, 2.0) == 2 * pixels


def test_everything_that_moves_has_its_way(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    plan = views.choose_projection(sheet)
    ways = paths.trace_lines(sheet, plan)
    assert list(ways) == ["east", "horse", "fleet", "line"]
    assert {len(way.stages[0]) for way in ways.values()} == {220, 260}
    x, y = plan.forward(*sheet.arrows[0].along[0])
    assert ways["east"].stages[0][0] == pytest.approx([float(x), float(y)])


def test_a_front_without_a_border_has_no_way(maps: Maps) -> None:
    sheet = maps.model(EMPTY)
    stage = FrontStage(follow=((-4.0, 40.0), (-3.0, 40.0)))
    with pytest.raises(AssetFailure, match="there is no border to follow"):
        paths.trace_stage(sheet, views.choose_projection(sheet), stage)
