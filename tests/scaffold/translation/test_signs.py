"""The comments above a text: what is Lantern's, and what is the translator's."""

from __future__ import annotations

import pytest

from lantern.scaffold.translation.signs import (
    list_notes,
    read_comments,
    show_change,
    show_draft,
    show_heading,
    show_original,
)


def test_what_is_shown_is_read_back() -> None:
    shown = [
        *show_change("It was long ago.", 4),
        *show_draft(),
        *show_original(
            "It is now,\nand here.",
            is_anchor=False,
            column=4,
        ),
        "# a note of mine",
    ]
    found = read_comments(shown)
    assert found.former == "It was long ago."
    assert found.original == "It is now, and here."
    assert found.notes == ("# a note of mine",)
    assert (found.is_changed, found.is_draft, found.is_anchor) == (
        True,
        True,
        False,
    )


def test_words_of_the_narration_have_a_sign_of_their_own() -> None:
    shown = show_original(
        "in 1938",
        is_anchor=True,
        column=4,
    )
    assert shown == ["#@ in 1938"]
    assert read_comments(shown).is_anchor is True
    assert read_comments(["# only a note"]).is_anchor is None


def test_a_change_without_a_known_original_is_told_alone() -> None:
    assert show_change("", 4) == ["#! the original changed"]
    found = read_comments(show_change("", 4))
    assert (found.is_changed, found.former) == (True, "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("North-East\nChina", ["#| North-East", "#| China"]),
        ("", ["#|"]),
        # lines of a paragraph are filled again, and paragraphs stay
        (
            f"{'long ' * 14}\nline.\n\nNext.",
            [f"#| {'long ' * 14}line.", "#|", "#| Next."],
        ),
        # a script without blanks can't be wrapped, or it would be read back with blanks
        ("字" * 120, [f"#| {'字' * 120}"]),
    ],
)
def test_an_original_is_shown_in_lines(text: str, lines: list[str]) -> None:
    assert (
        show_original(
            text,
            is_anchor=False,
            column=4,
        )
        == lines
    )


def test_no_line_is_longer_than_96_with_its_indentation() -> None:
    lines = show_original(
        "word " * 100,
        is_anchor=False,
        column=4,
    )
    assert max(map(len, lines)) <= 92
    assert read_comments(lines).original == ("word " * 100).strip()


def test_headings_are_no_notes() -> None:
    heading = show_heading("Scene 1: Two clocks")
    assert heading == "#= Scene 1: Two clocks"
    assert list_notes([heading, "#| x", "# mine", "#mine too"]) == (
        "# mine",
        "#mine too",
    )
