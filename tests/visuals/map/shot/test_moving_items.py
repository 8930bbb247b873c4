"""Fronts, ways and arrows of a shot: in which order, and how much of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.map.motion.timing import ItemTiming, MotionSchedule
from lantern.visuals.map.shot.moving_items import MovingItemPainter, sort_items
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from tests.support.maps import FIELD, Maps, apart
from tests.support.visuals import make_context, map_spec

SIZE = (640, 360)
GREY = (126, 128, 128)
ITEMS = [
    "line",  # fronts
    "fleet",  # ways over water
    "east",  # arrows
    "horse",
]


def prepare(maps: Maps, **what: Any) -> ShotSetup:
    maps.write(FIELD)
    context = make_context(maps.folder, SIZE, 100, cache=maps.plates)
    return prepare_shot(map_spec(**what), context)


def complete(painter: MovingItemPainter, **more: float) -> dict[str, float]:
    return dict.fromkeys(painter.items, 1.0) | more


def paint(
    painter: MovingItemPainter, setup: ShotSetup, **more: float
) -> Planes:
    frame = make_flat_frame(SIZE, GREY)
    painter.paint(frame, setup.camera.first, complete(painter, **more))
    return frame


def paint_one(
    painter: MovingItemPainter, setup: ShotSetup, item: str, *, share: float
) -> Planes:
    frame = make_flat_frame(SIZE, GREY)
    progress = complete(painter, **{item: share})
    painter.paint_at_rest(frame, item, setup.camera.first, progress=progress)
    return frame


def count_inked(frame: Planes) -> int:
    return int((np.abs(frame.y.astype(int) - GREY[0]) > 8).sum())


def test_fronts_lie_below_ways_and_ways_below_arrows(maps: Maps) -> None:
    schedule = MotionSchedule({}, None, None)
    items = sort_items(maps.model(FIELD), schedule)
    assert items[:4] == ITEMS
    assert set(items[4:]) >= {"Madrid", "spain", "portugal", "balloon"}
    assert len(items) == len(set(items))


def test_the_arrow_that_starts_last_lies_on_top(maps: Maps) -> None:
    spans = {"east": ItemTiming(40, 60), "horse": ItemTiming(10, 90)}
    schedule = MotionSchedule(spans, None, None)
    assert sort_items(maps.model(FIELD), schedule)[:4] == [
        "line",
        "fleet",
        "horse",
        "east",
    ]


def test_an_arrow_that_is_there_from_the_start_lies_below(maps: Maps) -> None:
    schedule = MotionSchedule({"east": ItemTiming(-50, 60)}, None, None)
    items = sort_items(maps.model(FIELD), schedule)
    assert items.index("horse") < items.index("east")


def test_only_lines_are_painted(maps: Maps) -> None:
    painter = MovingItemPainter(prepare(maps))
    assert painter.lines == ITEMS


def test_what_has_not_come_is_not_drawn(maps: Maps) -> None:
    setup = prepare(maps)
    painter = MovingItemPainter(setup)
    assert count_inked(paint(painter, setup)) > 100
    nothing = dict.fromkeys(["east", "horse", "fleet"], 0.0)
    only_front = count_inked(paint(painter, setup, **nothing))
    assert 0 < only_front < count_inked(paint(painter, setup))


@pytest.mark.parametrize("item", ["east", "horse", "fleet"])
def test_what_advances_grows(maps: Maps, item: str) -> None:
    setup = prepare(maps)
    painter = MovingItemPainter(setup)
    shares = (0.0, 0.4, 1.0)
    inked = [
        count_inked(paint_one(painter, setup, item, share=share))
        for share in shares
    ]
    assert inked[0] == 0 < inked[1] < inked[2]


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("share", [0.3, 1.0])
def test_at_rest_it_looks_as_under_a_moving_camera(
    maps: Maps, item: str, share: float
) -> None:
    setup = prepare(maps, show=[item])
    painter = MovingItemPainter(setup)
    moving = paint(painter, setup, **{item: share})
    assert apart(moving, paint_one(painter, setup, item, share=share)) < 0.1


def test_what_the_shot_leaves_out_is_not_drawn(maps: Maps) -> None:
    setup = prepare(maps, show=["fleet"])
    painter = MovingItemPainter(setup)
    assert count_inked(paint_one(painter, setup, "east", share=1.0)) == 0
    assert count_inked(paint_one(painter, setup, "horse", share=1.0)) == 0
    assert count_inked(paint_one(painter, setup, "fleet", share=1.0)) > 0


def test_a_front_of_several_stages_moves_in_full(maps: Maps) -> None:
    setup = prepare(maps)
    painter = MovingItemPainter(setup)
    first = paint_one(painter, setup, "line", share=0.0)
    last = paint_one(painter, setup, "line", share=1.0)
    assert count_inked(first) > 30
    assert apart(first, last) > 0.1


def test_a_front_that_words_bring_is_drawn_first(maps: Maps) -> None:
    setup = prepare(maps, when={"line": [10]})
    painter = MovingItemPainter(setup)
    shares = (0.0, 0.05, 0.2)
    inked = [
        count_inked(paint_one(painter, setup, "line", share=share))
        for share in shares
    ]
    assert inked[0] == 0 < inked[1] < inked[2]
