"""Lettering in drawings: its words, its type, its contrast in a finished picture."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import U8
from lantern.graphics.printed import (
    TypeRun,
    keep_texts,
    list_texts,
    measure_contrast,
)


def test_words_have_the_type_of_what_is_around_them() -> None:
    svg = (
        '<g font-size="31.5" fill="#241a15"><text>K</text><text>O</text></g>'
        '<rect fill="#ffffff"/>'
        '<text font-size="24" fill="#7d2017">a <tspan>small</tspan> note</text>'
    )
    assert list_texts(svg) == [
        TypeRun("KO", 31.5, "#241a15"),
        TypeRun("a small note", 24.0, "#7d2017"),
    ]


def test_halos_are_no_words() -> None:
    halo = '<g font-size="30" fill="none" stroke="#ffffff"><text>K</text></g>'
    assert list_texts(halo) == []


def test_words_are_kept_without_the_block_they_stand_on() -> None:
    word = '<text fill="#ffffff">12,000</text>'
    assert keep_texts(f'<path d="M0 0H9" fill="#ffffff" />{word}') == word
    assert keep_texts('<rect fill="#ffffff" />') == ""
    haloed = word.replace(" fill", ' stroke="#000000" fill')
    assert keep_texts(haloed) == word


def test_lines_of_one_type_are_one_text() -> None:
    line = '<text font-size="74" fill="#241a15">{}</text>'
    svg = line.format("Both sides") + line.format("were right")
    assert list_texts(svg) == [
        TypeRun("Both sides were right", 74.0, "#241a15")
    ]


def make_letter(ink: int, ground: int) -> tuple[U8, U8]:
    """A picture with a block of ink in it, and the block alone."""
    picture = np.full((40, 40, 3), ground, np.uint8)
    picture[15:25, 15:25] = ink
    drawn = np.zeros((40, 40, 4), np.uint8)
    drawn[15:25, 15:25] = (ink, ink, ink, 255)
    return picture, drawn


def test_black_on_white_has_a_contrast_of_21() -> None:
    picture, drawn = make_letter(0, 255)
    assert measure_contrast(picture, drawn, "#000000") == pytest.approx(
        21.0, abs=0.01
    )


def test_the_worst_quarter_of_the_ground_decides() -> None:
    picture, drawn = make_letter(0, 255)
    picture[26:] = (
        119  # below the letter: a quarter of what is beside it, and the corners
    )
    # a luminance of 0.184: (0.184 + 0.05) / 0.05
    contrast = measure_contrast(picture, drawn, "#000000")
    assert contrast == pytest.approx(4.68, abs=0.02)


def test_a_thin_line_across_a_word_does_not_count() -> None:
    picture, drawn = make_letter(0, 255)
    picture[26] = 10
    contrast = measure_contrast(picture, drawn, "#000000")
    assert contrast == pytest.approx(21.0, abs=0.01)


def test_what_has_not_come_yet_is_not_measured() -> None:
    _, drawn = make_letter(0, 255)
    empty = np.full((40, 40, 3), 255, np.uint8)
    assert measure_contrast(empty, drawn, "#000000") is None
    nothing = np.zeros((40, 40, 4), np.uint8)
    assert measure_contrast(empty, nothing, "#000000") is None
