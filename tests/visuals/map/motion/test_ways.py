"""Ways over water and through the air: dashes, heads, what travels, and legs that are past."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.visuals.map.geometry import lines
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.motion import ways
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.spec.map_items import Arrow, Landing
from lantern.visuals.map.spec.sides import SideInk, SidePattern
from tests.support.maps import style

STYLE = style()
STRAIGHT = lines.resample(np.array([[0.0, 50], [200, 50]]), 201)


def landing(name: str = "l", **more: Any) -> Landing:
    return Landing(
        id=name,
        along=((0, 0), (1, 0)),
        **more,
    )


def draw(progress: float, past: float = 0.0, **more: Any) -> list[PolygonFill]:
    return ways.draw_landing(
        landing(**more),
        STRAIGHT,
        STYLE,
        unit=1.0,
        progress=progress,
        past=past,
    )


def extent(shape: PolygonFill) -> list[float]:
    """Return the least x and y, and the most."""
    points = np.vstack(shape.rings)
    return [*points.min(0).tolist(), *points.max(0).tolist()]


def test_a_way_has_a_core_of_4_pixels_in_a_casing_of_2_more() -> None:
    casing, core = draw(1.0)
    assert (casing.ink, core.ink) == (STYLE.halo, STYLE.landing)
    assert np.ptp(core.rings[0][:, 1]) == pytest.approx(4.0 - 0.3)
    assert np.ptp(casing.rings[0][:, 1]) == pytest.approx(8.0 - 0.3)
    assert draw(0.0) == []


def test_dashes_are_14_long_and_22_apart() -> None:
    core = draw(1.0)[-1]
    starts = [float(ring[:, 0].min()) for ring in core.rings[:-1]]
    assert starts == [22.0 * number for number in range(9)]
    assert np.ptp(core.rings[0][:, 0]) == pytest.approx(14)


def test_dashes_stay_while_the_head_moves_on() -> None:
    item = Arrow(
        id="a",
        along=((0, 0), (1, 0)),
        line="dashed",
    )

    def grow(progress: float) -> PolygonFill:
        return ways.draw_dashed_arrow(
            item,
            STRAIGHT,
            STYLE,
            unit=1.0,
            progress=progress,
        )[-1]

    half, whole = grow(0.5), grow(1.0)
    assert len(whole.rings) > len(half.rings) > 3
    for before, after in zip(half.rings[:-2], whole.rings, strict=False):
        assert before.tolist() == after.tolist()
    assert extent(half)[2] == pytest.approx(100, abs=1)


@pytest.mark.parametrize("kind", ["ship", "sail", "aircraft"])
def test_what_travels_is_at_the_head_47_pixels_large(kind: str) -> None:
    body = draw(0.5, by=kind)[-1]
    left, top, right, bottom = extent(body)
    assert body.ink == STYLE.landing
    assert right - left == pytest.approx(47, abs=2)
    assert left < 100 < right
    assert top < 50 < bottom


def test_it_is_gone_when_the_next_leg_begins_and_the_way_is_dimmed() -> None:
    now = draw(1.0, by="sail")
    past = draw(
        1.0,
        past=1.0,
        by="sail",
    )
    assert len(now) > len(past) == 2
    assert past[-1].opacity == pytest.approx(now[1].opacity / 2)


def test_a_short_beginning_has_no_dash_yet() -> None:
    shapes = draw(0.001, by="ship")
    assert all(shape.ink in (STYLE.halo, STYLE.landing) for shape in shapes)
    assert len(shapes) == 2  # the ship and its casing


def path(*points: tuple[float, float]) -> StagedPath:
    return StagedPath((np.array(points, np.float64),))


def test_a_later_way_that_begins_near_an_end_goes_on_there() -> None:
    items = [landing("a"), landing("b"), landing("back"), landing("far")]
    found = ways.find_next_legs(
        items,
        {
            "a": path((0, 0), (100, 0)),
            "b": path((109, 0), (200, 0)),
            "back": path((200, 0), (0, 0)),
            "far": path((100, 30), (150, 30)),
        },
    )
    assert found == {"a": ("b",), "b": ("back",), "back": (), "far": ()}


def test_a_leg_is_past_when_a_tenth_of_the_next_has_gone() -> None:
    progress = {"b": 0.05, "c": 0.0}
    assert ways.compute_past(("b", "c"), progress) == pytest.approx(0.5)
    assert ways.compute_past(("b",), {"b": 0.4}) == 1.0
    assert ways.compute_past((), progress) == 0.0


@pytest.mark.parametrize(
    ("pattern", "dash", "step"),
    [("plain", 14, 22), ("stripe", 5, 11), ("bars", 26, 34), ("hollow", 9, 22)],
)
def test_ways_of_sides_differ_by_their_dashes(
    pattern: SidePattern, dash: float, step: float
) -> None:
    wearing = STYLE.with_sides({"x": SideInk("#7d2017", pattern)})
    core = ways.draw_landing(
        landing(of="x"),
        STRAIGHT,
        wearing,
        unit=1.0,
        progress=1.0,
    )[-1]
    assert core.ink == "#7d2017"
    assert np.ptp(core.rings[0][:, 0]) == pytest.approx(dash)
    assert core.rings[1][:, 0].min() - core.rings[0][
        :, 0
    ].min() == pytest.approx(step)


# --- ways that are there from the start


def list_dashes(shape: PolygonFill) -> list[tuple[float, float]]:
    """Return where each dash of a straight way begins and ends."""
    return [(ring[:, 0].min(), ring[:, 0].max()) for ring in shape.rings]


def test_a_way_ahead_is_there_before_anything_travels() -> None:
    casing, core = draw(0.0, ahead=True)
    assert core.opacity == pytest.approx(0.97)
    assert extent(core)[2] > 190
    assert casing.ink == STYLE.halo


def test_what_has_been_travelled_is_dimmed() -> None:
    _, past, _, ahead = draw(0.5, ahead=True)
    assert past.opacity == pytest.approx(0.97 * 0.5)
    assert ahead.opacity == pytest.approx(0.97)
    assert extent(past)[2] == pytest.approx(100, abs=0.5)
    assert extent(ahead)[0] == pytest.approx(100, abs=0.5)


def test_the_dashes_of_both_parts_are_those_of_the_whole() -> None:
    _, whole = draw(0.0, ahead=True)
    _, past, _, ahead = draw(0.5, ahead=True)
    # the dash from 88 to 102 is cut in two
    begun = [start for start, _ in list_dashes(past)]
    going_on = [start for start, _ in list_dashes(ahead)][1:]
    assert begun + going_on == [start for start, _ in list_dashes(whole)]


def test_a_vehicle_waits_at_the_start_of_a_way_that_is_there() -> None:
    body = draw(
        0.0,
        ahead=True,
        by="train",
    )[-1]
    left, _, right, _ = extent(body)
    assert left < 0 < right
