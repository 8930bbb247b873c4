"""Which texts are written from right to left."""

from __future__ import annotations

import pytest

from lantern.core.direction import (
    embed_right_to_left,
    is_paragraph_right_to_left,
    is_right_to_left,
)

HEBREW = "\u05e9\u05dc\u05d5\u05dd"
ARABIC = "\u0633\u0644\u0627\u0645"


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        (HEBREW, True),
        (f"{ARABIC} 1905", True),
        (f"(1905) {ARABIC}", True),
        (f"{HEBREW} International Business Machines", True),
        (f"NATO {ARABIC} {ARABIC}", True),
        (f"The word {HEBREW} means peace", False),
        ("The wells were dry.", False),
        ("\u041c\u043e\u0441\u043a\u0432\u0430, \u96e8", False),
        ("1905–1910", False),
        ("\u0661\u0669\u0660\u0665", False),
        ("", False),
    ],
)
def test_a_text_has_the_direction_of_its_first_or_most_letters(
    text: str, from_right: bool
) -> None:
    assert is_right_to_left(text) is from_right


def test_a_line_of_names_goes_with_its_paragraph() -> None:
    lines = [f"{ARABIC} {ARABIC}", "NATO, EU,"]
    assert is_paragraph_right_to_left(lines)
    assert not is_paragraph_right_to_left(lines[1:])


def test_a_line_is_marked_at_both_ends() -> None:
    assert embed_right_to_left("a,") == "\u202ba,\u202c"
