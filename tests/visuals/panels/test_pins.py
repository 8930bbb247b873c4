"""Photographs pinned to a map: when they are there, where they stand, how they travel."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.units import Frames, Size
from lantern.graphics import look
from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.graphics.vector import Box
from lantern.visuals.notes.locating import PartOfPicture
from lantern.visuals.notes.placement import find_room, measure_overlap
from lantern.visuals.panels.pins import PinBoard, PinnedVisual
from lantern.visuals.specs import PinSpec, PinsSpec
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import make_context, still_spec

SIZE: Size = (640, 360)
LOOK = look.load()


class Board:
    """A grey map whose one place moves to the right by `speed` pixels a frame."""

    def __init__(self, speed: float = 0.0, words: Sequence[Box] = ()) -> None:
        self.speed = speed
        self.words = words

    def inputs(self) -> Sequence[Path]:
        return [Path("map.yml")]

    def state(self, n: int) -> Hashable:
        return n if self.speed else 0

    def paint(self, n: int) -> Planes:
        return make_flat_frame(SIZE, (126, 128, 128))

    def locate(self, part: PartOfPicture, n: int) -> Box:
        assert part.spot == "Madrid"
        return 320.0 + self.speed * n, 180.0, 0.0, 0.0

    def list_furniture(self) -> Sequence[Box]:
        return []

    def list_words(self, n: int) -> Sequence[Box]:
        return self.words


def pin(folder: Path, board: PinBoard, **keys: Any) -> PinnedVisual:
    Image.new("RGB", (320, 240), (20, 20, 20)).save(folder / "a.png")
    still = still_spec("a.png", move="hold")
    spec = PinSpec("Madrid", still, **{"form": "landscape", **keys})
    context = make_context(folder, SIZE)
    return PinnedVisual(board, PinsSpec((spec,), LOOK.panels), context)


def count_dark(frame: Planes) -> int:
    """Return how many pixels the photograph has."""
    return int((frame.y < 60).sum())


def test_it_comes_and_goes_with_its_frames(tmp_path: Path) -> None:
    visual = pin(
        tmp_path,
        Board(),
        start=Frames(20),
        end=Frames(60),
    )
    counts = [count_dark(visual.paint(n)) for n in (10, 20, 40, 59, 80)]
    assert counts[0] == counts[1] == counts[4] == 0
    assert counts[2] == counts[3] > 5000
    assert visual.state(10) != visual.state(25) != visual.state(40)
    assert visual.state(40) == visual.state(45)


def test_it_stands_beside_its_place_with_a_line_to_it(tmp_path: Path) -> None:
    visual = pin(tmp_path, Board())
    ((x, y, w, h),) = visual.list_boxes()
    assert not (x < 320 < x + w and y < 180 < y + h)
    v = visual.paint(0).v.astype(int)
    # the dot at the place is red
    assert v[90, 160] > 150
    assert int((v > 135).sum()) > 12


def test_it_travels_with_its_place(tmp_path: Path) -> None:
    visual = pin(tmp_path, Board(speed=1.0))
    first = visual._find_box(0, 0)
    later = visual._find_box(0, 30)
    assert later[0] - first[0] == pytest.approx(30)
    assert later[1:] == first[1:]


def test_it_stays_inside_what_is_read_as_its_place_leaves(
    tmp_path: Path,
) -> None:
    visual = pin(tmp_path, Board(speed=3.1))
    area = find_room(LOOK, SIZE, False).area
    for n in (0, 40, 80, 99):
        box = visual._find_box(0, n)
        assert measure_overlap(box, area) == pytest.approx(box[2] * box[3])
    shown = [visual._find_opacity(visual._pins[0], n) for n in (40, 101, 104)]
    assert shown[0] == 1
    assert 1 > shown[1] > shown[2] == 0


def test_it_keeps_off_words(tmp_path: Path) -> None:
    words = [(250.0, 60.0, 140.0, 60.0), (250.0, 240.0, 140.0, 60.0)]
    visual = pin(tmp_path, Board(words=words))
    (box,) = visual.list_boxes()
    assert all(measure_overlap(box, word) == 0 for word in words)


def test_notes_on_the_map_find_their_places_under_pins(tmp_path: Path) -> None:
    visual = pin(tmp_path, Board(speed=1.0))
    assert visual.locate(PartOfPicture("Madrid"), 10) == (
        330.0,
        180.0,
        0.0,
        0.0,
    )


def test_its_files_are_those_of_the_map_and_the_photograph(
    tmp_path: Path,
) -> None:
    names = [path.name for path in pin(tmp_path, Board()).inputs()]
    assert names == ["map.yml", "a.png"]


def test_a_map_is_a_board_that_knows_its_words(maps: Maps) -> None:
    text = EMPTY + "places: [{name: Madrid, at: [-3.7, 40.4], rank: 1}]\n"
    visual = maps.visual(text, SIZE)
    assert isinstance(visual, PinBoard)
    sign, name = visual.list_words(0)
    x, y, _, _ = visual.locate(PartOfPicture("Madrid"), 0)
    assert sign[0] < x < sign[0] + sign[2]
    assert np.hypot(name[0] - x, name[1] - y) < 60
