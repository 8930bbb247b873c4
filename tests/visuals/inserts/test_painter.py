"""Inserts over pictures, looked at in their pixels: when they are there, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.interface_words import find_words
from lantern.core.units import Frames, Size
from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.script.model.inserts import PictureInsert
from lantern.visuals import still
from lantern.visuals.inserts.painter import (
    InsertVisual,
    are_together,
    make_page,
    place_inserts,
)
from lantern.visuals.inserts.places import choose_place, find_insert_room
from lantern.visuals.notes.placement import FreeRoom, measure_overlap
from lantern.visuals.specs import InsertsSpec, TimedInsert
from tests.support.pixels import U8
from tests.support.visuals import make_context, still_spec

WIDE = (640, 360)
FIGURE: dict[str, Any] = {"figure": 7, "unit": "days"}


def time(start: int = 10, end: int | None = 60, **keys: Any) -> TimedInsert:
    insert = PictureInsert.model_validate(keys)
    stop = None if end is None else Frames(end)
    return TimedInsert(insert, Frames(start), Frames(100), stop)


def open_inserts(
    folder: Path, *timed: TimedInsert, size: Size = WIDE
) -> InsertVisual:
    """Return a light grey picture of a shot of 100 frames with inserts."""
    Image.new("RGB", size, (200, 200, 200)).save(folder / "a.png")
    context = make_context(folder, size, 100)
    visual = still.open_visual(still_spec("a.png", move="hold"), context)
    return InsertVisual(visual, InsertsSpec(timed), context)


def find_dark(frame: U8) -> Any:
    """Return the rows and columns, (n, 2), of what is as dark as a panel."""
    return np.argwhere(frame.max(-1) < 75)


def paint(visual: InsertVisual, n: int) -> U8:
    return to_rgb(visual.paint(n))


def test_it_is_there_from_its_words_to_its_last_ones(tmp_path: Path) -> None:
    visual = open_inserts(tmp_path, time(**FIGURE))
    assert len(find_dark(paint(visual, 10))) == 0
    assert len(find_dark(paint(visual, 40))) > 1000
    assert len(find_dark(paint(visual, 60))) == 0


def test_without_an_end_it_stays_for_the_dissolve(tmp_path: Path) -> None:
    visual = open_inserts(tmp_path, time(end=None, **FIGURE))
    assert (paint(visual, 99) == paint(visual, 130)).all()
    assert visual.state(99) == visual.state(130)


def test_it_rests_when_it_has_counted(tmp_path: Path) -> None:
    visual = open_inserts(tmp_path, time(end=None, **FIGURE))
    assert visual.state(20) != visual.state(21)
    assert visual.state(80) == visual.state(90)


def test_a_running_clock_has_a_state_for_each_frame(tmp_path: Path) -> None:
    run = {"from": "00:10", "to": "04:30"}
    visual = open_inserts(tmp_path, time(end=None, clock=run))
    assert len({visual.state(n) for n in range(50, 60)}) == 10


@pytest.mark.parametrize("side", ["left", "right"])
def test_it_stands_at_the_side_that_is_asked_for(
    tmp_path: Path, side: str
) -> None:
    dark = find_dark(
        paint(open_inserts(tmp_path, time(side=side, **FIGURE)), 50)
    )
    if side == "left":
        assert dark[:, 1].max() < 320
    else:
        assert dark[:, 1].min() > 320
    assert dark[:, 0].min() > 30, "below the head band"


def test_two_at_a_time_stand_apart_and_one_after_the_other_in_one_place(
    tmp_path: Path,
) -> None:
    room = find_insert_room(look.load(), (1920, 1080), False)
    panel = (400.0, 200.0)
    first = choose_place(panel, room, [], side=None)
    second = choose_place(panel, room, [first], side=None)
    assert first[0] + first[2] == 1824
    assert measure_overlap(first, second) == 0
    visual = open_inserts(
        tmp_path,
        time(0, 30, **FIGURE),
        time(
            30,
            60,
            figure=8,
            unit="days",
        ),
    )
    a, b = (find_dark(paint(visual, n)) for n in (20, 50))
    assert np.abs(a.min(0) - b.min(0)).max() <= 2


def test_it_keeps_off_furniture() -> None:
    globe = (700.0, 0.0, 300.0, 600.0)
    room = FreeRoom((0.0, 0.0, 1000.0, 600.0), (globe,))
    box = choose_place((300.0, 200.0), room, [], side=None)
    assert measure_overlap(box, globe) == 0


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1080, 1080)])
def test_bands_of_overlays_are_left_free(size: Size) -> None:
    atlas = look.load()
    room = find_insert_room(atlas, size, True)
    box = choose_place((500.0, 180.0), room, [], side=None)
    for name in ("head", "lower_third", "source", "caption"):
        assert measure_overlap(box, atlas.get_bands(size, True)[name]) == 0


def test_one_that_goes_as_another_comes_is_not_there_with_it() -> None:
    first, later = time(0, 30, **FIGURE), time(30, 60, **FIGURE)
    assert not are_together(first, later)
    assert not are_together(later, first)
    assert are_together(time(0, 31, **FIGURE), later)


def test_one_that_stays_is_there_with_all_that_come_later() -> None:
    stays = time(50, None, **FIGURE)
    assert are_together(stays, time(90, None, **FIGURE))
    assert not are_together(stays, time(0, 40, **FIGURE))


def test_a_panel_has_the_look_s_padding_around_what_it_shows() -> None:
    """A clock's dial is 224 wide; 32 pixels are at either side of it."""
    atlas = look.load()
    page = make_page(atlas, (1920, 1080), False, style="ink")
    room = find_insert_room(atlas, (1920, 1080), False)
    signs = find_words("en").numbers
    (placed,) = place_inserts([time(clock="04:30")], page, room, signs=signs)
    x, y, w, _ = placed.panel
    assert w == 224 + 64
    assert x + w == 1824
    assert y == room.area[1]
