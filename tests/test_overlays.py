"""Overlays: where they stand, how they come and go, what happens to words that are too long."""

from __future__ import annotations

import numpy as np
import pytest

from lantern import look, planes
from lantern.overlays import Kind, Overlay, Style, draw, fits, rest_length

ATLAS = look.load()
WIDE = (640, 360)
GROUND = planes.flat(WIDE, (120, 120, 130))
WORDS: dict[Kind, tuple[str, ...]] = {
    "lower_third": ("Harbin", "Manchuria, August 1945"),
    "source": ("Source: article, paragraph 5",),
    "claim": ("Soviet data",),
    "illustration": ("Illustration",),
    "caption": ("By evening the tanks had covered", "one hundred and fifty kilometres."),
}


def shown(overlay: Overlay, n: int, size: tuple[int, int] = WIDE, captions: bool = True) -> planes.Planes:
    frame = planes.flat(size, (120, 120, 130))
    draw(overlay, size, 25, ATLAS, captions).over(frame, n)
    return frame


def touched(frame: planes.Planes) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 of what clearly differs from the ground."""
    rows, columns = np.nonzero(np.abs(frame.y.astype(int) - 120) > 30)
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("style", ["paper", "ink"])
@pytest.mark.parametrize("size", [WIDE, (360, 640), (360, 360)])
def test_an_overlay_stays_in_its_band(kind: Kind, style: Style, size: tuple[int, int]) -> None:
    frame = shown(Overlay(kind, WORDS[kind], style, 100), 50, size)
    band = {"claim": "head", "illustration": "head"}.get(kind, kind)
    x, y, w, h = ATLAS.bands(size, True)[band]
    x0, y0, x1, y1 = touched(frame)
    assert x0 >= x - 2 and y0 >= y - 2
    assert x1 <= x + w + 2 and y1 <= y + h + 2


@pytest.mark.parametrize("kind", WORDS)
def test_it_is_invisible_before_and_after(kind: Kind) -> None:
    drawn = draw(Overlay(kind, WORDS[kind], "ink", 60), WIDE, 25, ATLAS, True)
    for n in (-1, 60, 500):
        frame = GROUND.copy()
        drawn.over(frame, n)
        assert drawn.state(n) is None and np.array_equal(frame.y, GROUND.y)


@pytest.mark.parametrize("kind", WORDS)
def test_equal_states_paint_equal_pixels_and_it_rests_in_between(kind: Kind) -> None:
    overlay = Overlay(kind, WORDS[kind], "paper", 100)
    drawn = draw(overlay, WIDE, 25, ATLAS, True)
    assert drawn.state(40) == drawn.state(80)
    assert np.array_equal(shown(overlay, 40).y, shown(overlay, 80).y)


def test_a_lower_third_comes_bar_first_and_leaves_as_one() -> None:
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 130)
    early, half, full = (touched(shown(overlay, n)) for n in (2, 7, 60))
    assert early[2] - early[0] < 8
    assert early[2] < half[2] < full[2]
    strength = [np.abs(shown(overlay, n).y.astype(int) - 120).sum() for n in (100, 124, 127, 129)]
    assert strength == sorted(strength, reverse=True) and strength[-1] < strength[0] / 2


def test_labels_fade_and_captions_do_not() -> None:
    label, caption = (Overlay(kind, WORDS[kind], "ink", 60) for kind in ("claim", "caption"))
    assert np.array_equal(shown(label, 0).y, GROUND.y)
    assert np.abs(shown(label, 4).y.astype(int) - 120).max() < np.abs(shown(label, 30).y.astype(int) - 120).max()
    assert np.array_equal(shown(caption, 0).y, shown(caption, 59).y)


def test_labels_stand_side_by_side_from_right_to_left() -> None:
    first = touched(shown(Overlay("illustration", ("Illustration",), "ink", 60), 30))
    second = touched(shown(Overlay("claim", ("Soviet data",), "ink", 60, beside=("Illustration",)), 30))
    assert 3 <= first[0] - second[2] <= 7  # 14 px at 1080p


def test_captions_lift_the_lower_third() -> None:
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 60)
    assert touched(shown(overlay, 30, captions=False))[1] > touched(shown(overlay, 30, captions=True))[3]


def test_a_lower_third_holds_long_enough_to_be_read() -> None:
    short = rest_length(("Harbin",), 25, ATLAS)
    long = rest_length(("Harbin", "x" * 100), 25, ATLAS)
    assert short == round((0.8 + 3.5 + 0.35) * 25)
    assert long == round((0.8 + 1 + 0.06 * 106 + 0.35) * 25)


def test_long_words_shrink_then_end_in_an_ellipsis() -> None:
    assert fits("lower_third", ("Harbin", "Manchuria"), WIDE, ATLAS)
    long = ("A long name of a place " * 6, "line")
    assert not fits("lower_third", long, WIDE, ATLAS)
    x, _, w, _ = ATLAS.bands(WIDE, True)["lower_third"]
    assert touched(shown(Overlay("lower_third", long, "ink", 60), 40))[2] <= x + w + 2


@pytest.mark.parametrize("kind", WORDS)
def test_tiny_frames_work(kind: Kind) -> None:
    assert shown(Overlay(kind, WORDS[kind], "ink", 60), 30, (64, 36)).size == (64, 36)


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or 2 lines"):
        Overlay("caption", ("a", "b", "c"), "ink", 10)
    with pytest.raises(ValueError, match="one line"):
        Overlay("source", (), "ink", 10)
