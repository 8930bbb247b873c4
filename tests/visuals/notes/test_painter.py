"""Notes on pictures, looked at in their pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.units import Frames
from lantern.graphics.pixels import to_rgb
from lantern.script.model.notes import PictureNote
from lantern.visuals import still
from lantern.visuals.notes.painter import NotedVisual
from lantern.visuals.specs import NotesSpec, TimedNote
from tests.support.pixels import U8, read_hex
from tests.support.visuals import make_context, still_spec

SIZE = (640, 360)
START = 10
RESTING = 60
VERMILION = "#b3301f"
CREAM = "#f6edd9"
RING = {"circle": [0.25, 0.25, 0.5, 0.5]}


def open_noted(
    folder: Path, *notes: dict[str, Any], move: str = "hold"
) -> NotedVisual:
    """Return a grey picture of a shot of 100 frames with notes that come at frame 10."""
    Image.new("RGB", SIZE, (96, 96, 96)).save(folder / "a.png")
    context = make_context(folder, SIZE, 100)
    visual = still.open_visual(still_spec("a.png", move=move), context)
    timed = [
        TimedNote(PictureNote.model_validate(note), Frames(START), Frames(90))
        for note in notes
    ]
    return NotedVisual(visual, NotesSpec(tuple(timed)), context)


def paint(visual: NotedVisual, n: int) -> U8:
    return to_rgb(visual.paint(n))


def is_like(pixel: Any, colour: str, tolerance: int = 40) -> bool:
    return bool(np.abs(pixel.astype(int) - read_hex(colour)).max() <= tolerance)


def is_near(frame: U8, x: int, y: int, *, colour: str = VERMILION) -> bool:
    """Tell whether a colour is within 3 pixels of a point."""
    window = frame[y - 3 : y + 4, x - 3 : x + 4].reshape(-1, 3)
    return any(is_like(pixel, colour) for pixel in window)


def find_red_columns(frame: U8) -> Any:
    """Return the columns in which the middle rows are red."""
    wide = frame[176:185].astype(int)
    return np.nonzero((wide[..., 0] - wide[..., 1] > 50).any(0))[0]


def count_red(frame: U8) -> int:
    wide = frame.astype(int)
    return int((wide[..., 0] - wide[..., 1] > 60).sum())


def test_nothing_is_there_before_its_words_and_after_its_last_ones(
    tmp_path: Path,
) -> None:
    visual = open_noted(tmp_path, RING)
    plain = paint(open_noted(tmp_path), START - 1)
    assert (paint(visual, START - 1) == plain).all()
    assert (paint(visual, 90) == plain).all()
    assert count_red(paint(visual, RESTING)) > 500


def test_a_ring_is_around_its_part_in_the_look_s_ink(tmp_path: Path) -> None:
    """The part is from 160 to 480 and from 90 to 270: the line is on the middles of its sides."""
    frame = paint(open_noted(tmp_path, RING), RESTING)
    for x, y in ((160, 180), (480, 180), (320, 90), (320, 270)):
        assert is_near(frame, x, y), (x, y)
    assert is_like(frame[180, 320], "#606060", 12)
    assert is_near(frame, 160 - 3, 180, colour=CREAM), (
        "the casing, outside the line"
    )


def test_a_ring_is_drawn_from_its_top(tmp_path: Path) -> None:
    """After a quarter of its time the cubic has drawn 58 % of the line."""
    visual = open_noted(tmp_path, RING)
    whole = count_red(paint(visual, RESTING))
    part = paint(visual, START + 4)
    assert is_near(part, 320, 90)
    assert 0.5 < count_red(part) / whole < 0.75


def test_it_travels_with_the_camera(tmp_path: Path) -> None:
    """A push makes the part larger: its left edge moves to the left."""
    visual = open_noted(tmp_path, RING, move="push-in")
    red = find_red_columns(paint(visual, 80))
    assert red.min() < 157
    assert red.max() > 482


@pytest.mark.parametrize(
    ("note", "on"),
    [
        ({"box": [0.25, 0.25, 0.5, 0.5]}, (160, 180)),
        ({"underline": [0.25, 0.25, 0.5, 0.5]}, (320, 272)),
        ({"arrow": {"from": [0.25, 0.5], "to": [0.75, 0.5]}}, (470, 180)),
        ({"label": [0.5, 0.5], "text": "Here"}, (320, 180)),
        ({"magnifier": [0.5, 0.5]}, (320 + 28, 180)),
    ],
)
def test_each_sign_is_where_it_belongs(
    tmp_path: Path, note: dict[str, Any], on: tuple[int, int]
) -> None:
    frame = paint(open_noted(tmp_path, note), RESTING)
    assert is_near(frame, *on)


def test_a_spotlight_dims_the_rest(tmp_path: Path) -> None:
    frame = paint(
        open_noted(tmp_path, {"spotlight": [0.25, 0.25, 0.5, 0.5]}), RESTING
    )
    plain = paint(open_noted(tmp_path), RESTING)
    assert abs(int(frame[180, 320, 0]) - int(plain[180, 320, 0])) <= 3
    assert int(frame[10, 10, 0]) < 0.6 * int(plain[10, 10, 0])


def test_words_stand_beside_the_sign_on_their_panel(tmp_path: Path) -> None:
    """Right of the ring, which ends at 480, are a dark panel and light letters."""
    note = {
        **RING,
        "circle": [0.1, 0.3, 0.2, 0.4],
        "text": "Five men",
        "side": "right",
    }
    frame = paint(open_noted(tmp_path, note), RESTING)
    beside = frame[:, 195:400]
    assert any(is_like(pixel, CREAM, 30) for pixel in beside.reshape(-1, 3))
    assert (beside.max(-1) < 50).sum() > 500
    assert (
        paint(open_noted(tmp_path, note), START + 5)[:, 240:].max(-1) > 60
    ).all()


def test_equal_states_are_equal_pictures_and_a_resting_one_stays(
    tmp_path: Path,
) -> None:
    visual = open_noted(tmp_path, {**RING, "text": "Five men"})
    assert visual.state(50) == visual.state(60)
    assert (paint(visual, 50) == paint(visual, 60)).all()
    assert visual.state(START + 2) != visual.state(START + 3)


def test_what_knows_nothing_of_its_parts_is_taken_as_the_frame(
    tmp_path: Path,
) -> None:
    class Card:
        def __init__(self) -> None:
            self.plain = open_noted(tmp_path)

        def inputs(self) -> list[Path]:
            return []

        def state(self, n: int) -> int:
            return 0

        def paint(self, n: int) -> Any:
            return self.plain.paint(n)

    timed = TimedNote(PictureNote.model_validate(RING), Frames(START))
    context = make_context(tmp_path, SIZE, 100)
    visual = NotedVisual(Card(), NotesSpec((timed,)), context)
    assert is_like(paint(visual, RESTING)[180, 160], VERMILION)


def test_a_lens_shows_what_the_frame_is_too_small_for(tmp_path: Path) -> None:
    """Lines of two pixels in a picture four times as large as the frame are grey in the frame."""
    lines = np.zeros((1440, 2560, 3), np.uint8)
    lines[:, ::4] = lines[:, 1::4] = 255
    Image.fromarray(lines).save(tmp_path / "a.png")
    context = make_context(tmp_path, SIZE, 100)
    visual = still.open_visual(still_spec("a.png", move="hold"), context)
    note = {"magnifier": [0.25, 0.5], "times": 4, "side": "right"}
    timed = TimedNote(PictureNote.model_validate(note), Frames(START))
    noted = NotedVisual(visual, NotesSpec((timed,)), context)
    frame = noted.paint(RESTING).y.astype(int)
    assert (frame[:, :60] < 60).sum() == 0, "beside the lens"
    assert (frame[:, 190:310] < 60).sum() > 1000
