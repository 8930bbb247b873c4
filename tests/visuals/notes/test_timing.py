"""How notes come and go."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.graphics.look.timing import NoteTiming
from lantern.script.model.notes import PictureNote
from lantern.visuals.notes.timing import NotePhase, count_settling, find_phase
from lantern.visuals.specs import TimedNote

TIMING = NoteTiming(
    delay=0.5,
    draw=0.4,
    words=0.4,
    fade=0.4,
    leave=0.4,
)
NOTE = TimedNote(
    PictureNote.model_validate({"circle": [0.5, 0.5]}), Frames(10), Frames(40)
)


def find(n: int, note: TimedNote = NOTE) -> NotePhase | None:
    return find_phase(
        note,
        n,
        fps=10,
        timing=TIMING,
    )


@pytest.mark.parametrize("n", [0, 9, 40, 41])
def test_it_is_not_there_before_its_words_nor_after_it_has_gone(n: int) -> None:
    assert find(n) is None


def test_its_sign_is_drawn_and_then_its_words_come() -> None:
    """Half way the cubic has drawn 7 eighths; half of the fade is half the opacity."""
    assert find(10) == NotePhase(0.0, 0.0, 1.0)
    assert find(12) == NotePhase(0.875, 0.0, 1.0)
    assert find(16) == NotePhase(1.0, 0.5, 1.0)
    assert find(18) == NotePhase(1.0, 1.0, 1.0)


def test_it_leaves_as_one() -> None:
    assert find(36) == NotePhase(1.0, 1.0, 1.0)
    assert find(38) == NotePhase(1.0, 1.0, 0.5)


def test_without_an_end_it_stays_for_the_dissolve() -> None:
    stays = TimedNote(NOTE.note, Frames(10))
    assert find(10_000, stays) == NotePhase(1.0, 1.0, 1.0)


def test_it_is_there_in_full_after_both() -> None:
    assert count_settling(TIMING, 10) == 8
