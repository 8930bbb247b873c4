"""Where the signs of notes are in a frame, and where their words and lenses stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.units import Frames, Size
from lantern.graphics.vector import Box
from lantern.script.model.notes import PictureNote
from lantern.visuals.notes.arrangement import NotesArrangement
from lantern.visuals.notes.locating import FramePicture, Locating, PartOfPicture
from lantern.visuals.notes.placement import measure_overlap
from lantern.visuals.specs import NotesSpec, TimedNote
from tests.support.visuals import make_context

FRAME: Size = (1920, 1080)
RING = [0.4, 0.4, 0.1, 0.2]


def time(start: int = 0, end: int | None = None, **keys: Any) -> TimedNote:
    stop = None if end is None else Frames(end)
    return TimedNote(PictureNote.model_validate(keys), Frames(start), stop)


def arrange(
    *notes: TimedNote,
    picture: Locating | None = None,
    size: Size = FRAME,
    taken: tuple[Box, ...] = (),
) -> NotesArrangement:
    """Arrange the notes of a shot of 100 frames."""
    shown = picture or FramePicture(size)
    context = make_context(Path(), size)
    return NotesArrangement(NotesSpec(notes), shown, context, taken=taken)


def require_panel(notes: NotesArrangement, index: int, n: int = 50) -> Box:
    panel = notes.find_places(index, n).panel
    assert panel is not None
    return panel


class PannedPicture:
    """A picture that moves 10 pixels to the left in each frame."""

    def locate(self, part: PartOfPicture, n: int) -> Box:
        x, y, w, h = FramePicture(FRAME).locate(part, n)
        return x - 10 * n, y, w, h


LEGEND: Box = (1000.0, 0.0, 920.0, 1080.0)
"""The room right of the middle of a frame."""


def test_a_part_has_its_sign_around_it_and_nothing_beside_it() -> None:
    places = arrange(time(circle=RING)).find_places(0, 50)
    assert places.sign == pytest.approx((768, 432, 192, 216))
    assert places.ends is None
    assert places.panel is None


@pytest.mark.parametrize(
    ("note", "radius"),
    [
        ({"circle": [0.5, 0.5]}, 44),
        # a lens of radius 170 that shows all twice as large, and four times
        ({"magnifier": [0.5, 0.5]}, 85),
        ({"magnifier": [0.5, 0.5], "times": 4}, 42.5),
        ({"label": [0.5, 0.5], "text": "Here"}, 0),
    ],
)
def test_a_sign_about_a_point_has_the_look_s_radius(
    note: dict[str, Any], radius: float
) -> None:
    box = (960 - radius, 540 - radius, 2 * radius, 2 * radius)
    assert arrange(time(**note)).find_places(0, 50).sign == box
    third = arrange(time(**note), size=(640, 360)).find_places(0, 50).sign
    assert third == pytest.approx([length / 3 for length in box])


def test_an_arrow_is_between_its_ends_and_its_words_stand_at_its_tail() -> None:
    ends = {"from": [0.25, 0.5], "to": [0.75, 0.25]}
    places = arrange(time(arrow=ends, text="North")).find_places(0, 50)
    assert places.ends == ((480, 540), (1440, 270))
    assert places.sign == (480, 270, 960, 270)
    assert places.panel is not None
    x, y, w, h = places.panel
    assert measure_overlap(places.panel, (470, 530, 20, 20)) == 0
    assert abs(x + w / 2 - 480) < 200
    assert abs(y + h / 2 - 540) < 200


def test_words_stand_the_look_s_gap_beside_their_sign() -> None:
    x, *_ = require_panel(
        arrange(
            time(
                circle=RING,
                text="Here",
                side="right",
            )
        ),
        0,
    )
    assert x == pytest.approx(960 + 54)
    x, _, w, _ = require_panel(
        arrange(
            time(
                circle=RING,
                text="Here",
                side="left",
            )
        ),
        0,
    )
    assert x + w == pytest.approx(768 - 54)


def test_they_travel_with_their_sign() -> None:
    notes = arrange(time(circle=RING, text="Here"), picture=PannedPicture())
    first, later = require_panel(notes, 0, 20), require_panel(notes, 0, 30)
    assert later[0] == pytest.approx(first[0] - 100)
    assert later[1:] == pytest.approx(first[1:])


def test_a_lens_stands_beside_its_part_with_its_words_below_it() -> None:
    """340 pixels wide and high, 12 pixels and a line of 34 * 1.2 + 20 below that."""
    alone = require_panel(arrange(time(magnifier=[0.5, 0.5])), 0)
    assert alone[2:] == (340, 340)
    worded = require_panel(arrange(time(magnifier=[0.5, 0.5], text="A hat")), 0)
    assert worded[2:] == pytest.approx((340, 340 + 12 + 34 * 1.2 + 20))


def test_two_at_a_time_stand_apart() -> None:
    near = [0.4, 0.45, 0.1, 0.2]
    first, second = time(box=RING, text="One"), time(box=near, text="Two")
    notes = arrange(first, second)
    assert (
        measure_overlap(require_panel(notes, 0), require_panel(notes, 1)) == 0
    )


def test_one_after_the_other_may_stand_in_one_place() -> None:
    first = time(
        0,
        40,
        box=RING,
        text="One",
    )
    second = time(
        40,
        None,
        box=RING,
        text="Two",
    )
    notes = arrange(first, second)
    one, two = require_panel(notes, 0, 20), require_panel(notes, 1, 60)
    assert one[0] == pytest.approx(two[0])
    assert one[1] == pytest.approx(two[1])


def test_they_keep_off_a_map_s_furniture() -> None:
    plain = require_panel(arrange(time(circle=RING, text="Here")), 0)
    assert plain[0] > 1000
    kept = require_panel(
        arrange(time(circle=RING, text="Here"), taken=(LEGEND,)), 0
    )
    assert measure_overlap(kept, LEGEND) == 0


def test_boxes_are_those_of_signs_and_words_all_along_a_move() -> None:
    notes = arrange(
        time(circle=RING, text="Here"),
        time(spotlight=RING),
        picture=PannedPicture(),
    )
    first, panel, *rest = notes.list_boxes()
    assert first[1:] == pytest.approx((432, 192, 216))
    assert panel == require_panel(notes, 0, n=round((768 - first[0]) / 10))
    # three frames of the circle with its words; a spotlight has no sign to be covered
    assert len(rest) == 4
    lefts = [first[0], rest[0][0], rest[2][0]]
    assert lefts == sorted(lefts, reverse=True)
    assert lefts[2] == pytest.approx(768 - 10 * 99)


def test_words_are_set_for_each_note_that_has_some() -> None:
    notes = arrange(time(circle=RING), time(label=[0.5, 0.5], text="Here"))
    without, with_words = notes.words
    assert without is None
    assert with_words is not None
    assert with_words.lines == ("Here",)
