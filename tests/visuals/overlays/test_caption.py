"""Burned-in captions: each word lights up on its frame, and all can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lantern.graphics.look import Look
from lantern.graphics.look.inks import PanelInks, mix_colours
from lantern.graphics.pixels import Planes
from lantern.graphics.typefaces import Typefaces, load_family
from lantern.visuals.overlays import Overlay
from lantern.visuals.overlays.prepare import prepare_overlay
from tests.support.fonts import box_font
from tests.support.overlays import (
    ATLAS,
    WIDE,
    WORDS,
    find_touched,
    make_ground,
    paint,
)

SPOKEN = Overlay(
    "caption",
    WORDS["caption"],
    "ink",
    60,
    onsets=(0, 4, 10, 14, 20, 24, 28, 33, 38, 42, 46, 50),
)
"""A word every few frames; the last one ends at frame 50."""


def shift_words(by: int) -> Overlay:
    """Return the caption with its words so many frames later."""
    return replace(SPOKEN, onsets=tuple(onset + by for onset in SPOKEN.onsets))


def test_each_word_lights_up_on_its_own_frame() -> None:
    painter = prepare_overlay(
        SPOKEN,
        WIDE,
        25,
        look=ATLAS,
        captions=True,
    )
    states = [painter.state(n) for n in range(-1, 61)]
    changes = [
        n - 1 for n in range(1, len(states)) if states[n] != states[n - 1]
    ]
    assert changes == [0, 4, 10, 14, 20, 24, 28, 33, 38, 42, 46, 50, 60]
    assert states[0] is None and states[-1] is None
    assert None not in states[1:-1]


@pytest.mark.parametrize(("a", "b"), [(4, 9), (20, 23), (50, 59)])
def test_while_a_word_is_lit_nothing_changes(a: int, b: int) -> None:
    assert paint(SPOKEN, a).tobytes() == paint(SPOKEN, b).tobytes()


def test_the_next_word_changes_the_picture() -> None:
    assert paint(SPOKEN, 9).tobytes() != paint(SPOKEN, 10).tobytes()


@pytest.mark.parametrize("onsets", [(), SPOKEN.onsets])
def test_a_speakers_words_are_in_the_speakers_colour(
    onsets: tuple[int, ...],
) -> None:
    plain = replace(SPOKEN, onsets=onsets)
    coloured = replace(plain, colour="#ff9040")
    before, after = paint(plain, 55), paint(coloured, 55)
    changed = np.abs(after.v.astype(int) - before.v) > 8
    assert np.count_nonzero(changed) > 100
    # red type on the same panel
    assert np.median(after.v[changed]) > 128
    assert find_changed(before, after)[2] > WIDE[1] / 2


def find_word_edges(size: tuple[int, int]) -> list[float]:
    """Return where the first words of the first line begin, in pixels, and the third ends."""
    role = ATLAS.get_role("caption", size[0] < size[1])
    k = min(size) / 1080
    line = SPOKEN.lines[0]
    words = line.split()
    x, _, w, _ = ATLAS.get_bands(size, True)["caption"]
    left = x + (w - role.measure_width(line, k)) / 2
    edges = [left]
    for i in range(1, 4):
        edges.append(left + role.measure_width(" ".join(words[:i]) + " ", k))
    return edges


def find_changed(a: Planes, b: Planes) -> tuple[int, int, int, int]:
    """Return first and last column, first and last row in which two frames differ."""
    rows, columns = np.nonzero(np.abs(a.y.astype(int) - b.y) > 3)
    return (
        int(columns.min()),
        int(columns.max()),
        int(rows.min()),
        int(rows.max()),
    )


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (360, 360)])
@pytest.mark.parametrize(
    ("before", "after", "words"), [(9, 0, (0, 2)), (0, -6, (1, 3))]
)
def test_only_the_words_that_change_are_touched(
    size: tuple[int, int], before: int, after: int, words: tuple[int, int]
) -> None:
    first, last, top, bottom = find_changed(
        paint(shift_words(before), 4, size), paint(shift_words(after), 4, size)
    )
    edges = find_word_edges(size)
    assert edges[words[0]] - 3 <= first
    assert last <= edges[words[1]] + 1
    _, y, _, h = ATLAS.get_bands(size, True)["caption"]
    assert y <= top
    assert bottom < y + h / 2 + 1


def test_when_all_is_said_a_lit_caption_is_the_plain_one() -> None:
    plain = paint(replace(SPOKEN, onsets=()), 30)
    assert np.array_equal(paint(SPOKEN, 55).y, plain.y)
    assert not np.array_equal(paint(SPOKEN, 45).y, plain.y)


def test_words_to_come_are_quieter_than_those_that_were_said() -> None:
    unspoken = paint(shift_words(30), 4).y.astype(int)
    spoken = paint(shift_words(-55), 4).y.astype(int)
    assert unspoken.max() < spoken.max() - 30


def test_a_caption_comes_and_goes_at_once() -> None:
    plain = replace(SPOKEN, onsets=())
    assert paint(plain, 0).tobytes() == paint(plain, 59).tobytes()
    assert paint(plain, 60).tobytes() == paint(plain, -1).tobytes()


def test_on_paper_a_caption_has_no_shadow() -> None:
    ink = find_changed(paint(SPOKEN, -1), paint(SPOKEN, 55))
    paper = find_changed(
        paint(SPOKEN, -1), paint(replace(SPOKEN, style="paper"), 55)
    )
    assert paper[0] > ink[0]
    assert paper[1] < ink[1]
    assert paper[3] < ink[3]


def measure_contrast(a: str, b: str) -> float:
    """Return the contrast of two inks by WCAG 2.1."""
    darker, lighter = sorted((measure_luminance(a), measure_luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def measure_luminance(colour: str) -> float:
    """Return the relative luminance of an ink such as '#b3301f' by WCAG 2.1."""
    r, g, b = (
        ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in bytes.fromhex(colour[1:])
    )
    return float(0.2126 * r + 0.7152 * g + 0.0722 * b)


@pytest.mark.parametrize("under", ["#ffffff", "#000000", "#cc9440", "#b3301f"])
@pytest.mark.parametrize(
    "inks", [ATLAS.plates.ink, ATLAS.plates.paper], ids=["ink", "paper"]
)
def test_captions_can_be_read_over_any_picture(
    inks: PanelInks, under: str
) -> None:
    fill = ATLAS.get_ink(inks.fill)
    text = ATLAS.get_ink(inks.title)
    ground = mix_colours(under, fill, inks.opacity)
    assert measure_contrast(text, ground) > 9
    assert (
        measure_contrast(mix_colours(fill, text, inks.unspoken), ground) > 4.5
    )
    assert measure_contrast(ATLAS.get_ink(inks.lit), ground) > 4.5


@pytest.mark.parametrize("size", [(64, 36), (36, 64)])
def test_words_light_up_in_tiny_frames(size: tuple[int, int]) -> None:
    assert len({paint(SPOKEN, n, size).tobytes() for n in (0, 24, 55)}) == 3


@pytest.mark.parametrize(
    "size", [(144, 108), (256, 108), (250, 250), (216, 480)]
)
def test_captions_of_any_shape_stay_in_the_picture(
    size: tuple[int, int],
) -> None:
    left, top, right, bottom = find_touched(paint(SPOKEN, 0, size))
    assert left > 0 and top > 0
    assert right < size[0] and bottom < size[1]


@pytest.fixture
def hebrew_look(tmp_path: Path) -> Look:
    """A look whose type has letters of Hebrew, each a box."""
    file = box_font(tmp_path / "b.ttf", "Boxes", "\u05d0\u05d1\u05d2 ,")
    family = load_family([file])
    return ATLAS.with_typefaces(Typefaces(serif=family, sans=family))


HEBREW = Overlay(
    "caption", ("\u05d0\u05d1 \u05d2\u05d0 \u05d1\u05d2,",), "ink", 60
)
"""Three words and a comma."""


def paint_hebrew(hebrew_look: Look, lit: int) -> Planes:
    """Return the caption while a word is lit; -1 before the first."""
    onsets = tuple((word + 1) * 10 for word in range(3))
    caption = replace(HEBREW, onsets=onsets)
    painter = prepare_overlay(
        caption,
        WIDE,
        25,
        look=hebrew_look,
        captions=True,
    )
    frame = make_ground()
    painter.blend_onto(frame, (lit + 1) * 10 + 1)
    return frame


def test_words_from_right_to_left_light_up_from_the_right(
    hebrew_look: Look,
) -> None:
    painted = [paint_hebrew(hebrew_look, lit) for lit in (-1, 0, 1, 2)]
    middle = WIDE[0] / 2
    first, last, _, _ = find_changed(painted[0], painted[1])
    assert middle < first
    width = last - first
    # when the second is lit, the first changes too, from lit to spoken
    start, end, _, _ = find_changed(painted[1], painted[2])
    assert start < middle < end
    assert end == last
    assert end - start == pytest.approx(2.5 * width, rel=0.15)
    start, _, _, _ = find_changed(painted[2], painted[3])
    # the comma belongs to the last word, and stands at its left
    assert start < 2 * middle - last


def test_a_caption_from_right_to_left_is_the_plain_one_when_all_is_said(
    hebrew_look: Look,
) -> None:
    plain = make_ground()
    painter = prepare_overlay(
        HEBREW,
        WIDE,
        25,
        look=hebrew_look,
        captions=True,
    )
    painter.blend_onto(plain, 5)
    said = make_ground()
    caption = replace(HEBREW, onsets=(0, 1, 2))
    painter = prepare_overlay(
        caption,
        WIDE,
        25,
        look=hebrew_look,
        captions=True,
    )
    painter.blend_onto(said, 1)
    rows = np.nonzero((plain.y != said.y).any(axis=1))[0]
    assert len(rows), "the second word is lit, and the third to come"
    painter = prepare_overlay(
        replace(caption, onsets=(-9, -8, -7, -6)),
        WIDE,
        25,
        look=hebrew_look,
        captions=True,
    )
    over = make_ground()
    painter.blend_onto(over, 5)
    assert np.abs(plain.y.astype(int) - over.y).max() <= 1
