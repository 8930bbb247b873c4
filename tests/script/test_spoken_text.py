"""How the words of a narration are spoken, piece by piece, and words that are no marks."""

from __future__ import annotations

import pytest

from lantern.script.spoken_text import (
    MarkedPause,
    SpokenPiece,
    SpokenStyle,
    SpokenText,
    escape_marks,
)

PLAIN = SpokenStyle()
SLOW = SpokenStyle(slow=True)
PARTED = SpokenText(
    "It was dry.", (SpokenPiece(0, 7, PLAIN), SpokenPiece(7, 11, SLOW))
)


@pytest.mark.parametrize(
    ("at", "style"),
    [(0, PLAIN), (6, PLAIN), (7, SLOW), (10, SLOW), (11, PLAIN)],
)
def test_a_character_is_spoken_as_its_piece(
    at: int, style: SpokenStyle
) -> None:
    assert PARTED.find_style(at) == style


def test_a_style_or_a_pause_is_a_mark() -> None:
    plain = (SpokenPiece(0, 3, PLAIN),)
    assert PARTED.is_marked
    assert SpokenText("Dry", plain, pauses=(MarkedPause(1, 0.5),)).is_marked
    assert not SpokenText("Dry", plain).is_marked


def test_signs_of_marks_are_escaped() -> None:
    assert escape_marks("[12] 5 * 3\\") == "\\[12\\] 5 \\* 3\\"
