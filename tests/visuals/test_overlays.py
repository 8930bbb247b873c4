"""Overlays: where they stand, how they come and go, what happens to words that are too long."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lantern.graphics import look, pixels
from lantern.graphics.look.inks import PanelInks, mix_colours
from lantern.visuals.overlays import (
    Overlay,
    OverlayKind,
    PanelStyle,
    compute_lower_third_length,
)
from lantern.visuals.overlays.layout import can_fit
from lantern.visuals.overlays.prepare import prepare_overlay

ATLAS = look.load()
WIDE = (640, 360)
GROUND = pixels.make_flat_frame(WIDE, (120, 120, 130))
WORDS: dict[OverlayKind, tuple[str, ...]] = {
    "lower_third": ("Harbin", "Manchuria, August 1945"),
    "source": ("Source: article, paragraph 5",),
    "claim": ("Soviet data",),
    "illustration": ("Illustration",),
    "caption": (
        "By evening the tanks had covered",
        "one hundred and fifty kilometres.",
    ),
}


def shown(
    overlay: Overlay, n: int, size: tuple[int, int] = WIDE, *, captions: bool = True
) -> pixels.Planes:
    frame = pixels.make_flat_frame(size, (120, 120, 130))
    prepare_overlay(overlay, size, 25, look=ATLAS, captions=captions).blend_onto(
        frame, n
    )
    return frame


def touched(frame: pixels.Planes) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 of what clearly differs from the ground."""
    rows, columns = np.nonzero(np.abs(frame.y.astype(int) - 120) > 30)
    return (
        int(columns.min()),
        int(rows.min()),
        int(columns.max()) + 1,
        int(rows.max()) + 1,
    )


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("style", ["paper", "ink"])
@pytest.mark.parametrize("size", [WIDE, (360, 640), (360, 360)])
def test_an_overlay_stays_in_its_band(
    kind: OverlayKind, style: PanelStyle, size: tuple[int, int]
) -> None:
    frame = shown(Overlay(kind, WORDS[kind], style, 100), 50, size)
    band = {"claim": "head", "illustration": "head"}.get(kind, kind)
    x, y, w, h = ATLAS.get_bands(size, True)[band]
    x0, y0, x1, y1 = touched(frame)
    assert x0 >= x - 2 and y0 >= y - 2
    assert x1 <= x + w + 2 and y1 <= y + h + 2


@pytest.mark.parametrize("kind", WORDS)
def test_it_is_invisible_before_and_after(kind: OverlayKind) -> None:
    drawn = prepare_overlay(
        Overlay(kind, WORDS[kind], "ink", 60), WIDE, 25, look=ATLAS, captions=True
    )
    for n in (-1, 60, 500):
        frame = GROUND.copy()
        drawn.blend_onto(frame, n)
        assert drawn.state(n) is None and np.array_equal(frame.y, GROUND.y)


@pytest.mark.parametrize("kind", WORDS)
def test_equal_states_paint_equal_pixels_and_it_rests_in_between(
    kind: OverlayKind,
) -> None:
    overlay = Overlay(kind, WORDS[kind], "paper", 100)
    drawn = prepare_overlay(overlay, WIDE, 25, look=ATLAS, captions=True)
    assert drawn.state(40) == drawn.state(80)
    assert np.array_equal(shown(overlay, 40).y, shown(overlay, 80).y)


def test_a_lower_third_comes_bar_first_and_leaves_as_one() -> None:
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 130)
    early, half, full = (touched(shown(overlay, n)) for n in (2, 7, 60))
    assert early[2] - early[0] < 8
    assert early[2] < half[2] < full[2]
    strength = [
        np.abs(shown(overlay, n).y.astype(int) - 120).sum()
        for n in (100, 124, 127, 129)
    ]
    assert strength == sorted(strength, reverse=True) and strength[-1] < strength[0] / 2


def test_labels_fade_and_captions_do_not() -> None:
    label, caption = (
        Overlay(kind, WORDS[kind], "ink", 60) for kind in ("claim", "caption")
    )
    assert np.array_equal(shown(label, 0).y, GROUND.y)
    assert (
        np.abs(shown(label, 4).y.astype(int) - 120).max()
        < np.abs(shown(label, 30).y.astype(int) - 120).max()
    )
    assert np.array_equal(shown(caption, 0).y, shown(caption, 59).y)


SAID = Overlay(
    "caption",
    WORDS["caption"],
    "ink",
    60,
    onsets=(0, 4, 10, 14, 20, 24, 28, 33, 38, 42, 46, 50),
)
"""The caption above, a word every few frames, over at frame 50."""


def test_each_word_lights_up_on_its_own_frame() -> None:
    drawn = prepare_overlay(SAID, WIDE, 25, look=ATLAS, captions=True)
    states = [drawn.state(n) for n in range(-1, 61)]
    changes = [n - 1 for n in range(1, len(states)) if states[n] != states[n - 1]]
    assert changes == [0, 4, 10, 14, 20, 24, 28, 33, 38, 42, 46, 50, 60]
    assert all((states[n] is None) == (n in (0, 61)) for n in range(62))


def test_equal_states_of_a_lit_caption_paint_equal_pixels() -> None:
    for a, b in ((4, 9), (20, 23), (50, 59)):
        assert np.array_equal(shown(SAID, a).y, shown(SAID, b).y)
        assert np.array_equal(shown(SAID, a).u, shown(SAID, b).u)
    assert not np.array_equal(shown(SAID, 9).y, shown(SAID, 10).y)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (720, 720)])
def test_only_the_words_that_change_are_touched(size: tuple[int, int]) -> None:
    quiet, first, second = (
        shown(replace(SAID, onsets=tuple(n + d for n in SAID.onsets)), 4, size)
        for d in (9, 0, -6)
    )
    role = ATLAS.get_role("caption", size[0] < size[1])
    words, k = SAID.lines[0].split(), min(size) / 1080
    x, y, w, h = ATLAS.get_bands(size, True)["caption"]
    left = x + (w - role.measure_width(SAID.lines[0], k)) / 2
    edges = [
        left + role.measure_width(" ".join(words[:i]) + " " * (i > 0), k)
        for i in range(4)
    ]
    for a, b, spans in ((quiet, first, (0, 2)), (first, second, (1, 3))):
        changed = np.flatnonzero(np.abs(a.y.astype(int) - b.y).max(axis=0) > 3)
        assert edges[spans[0]] - 3 <= changed[0] and changed[-1] <= edges[spans[1]] + 1
        rows = np.flatnonzero(np.abs(a.y.astype(int) - b.y).max(axis=1) > 3)
        assert y <= rows[0] and rows[-1] < y + h / 2 + 1


def test_when_all_is_said_a_lit_caption_is_the_plain_one() -> None:
    plain = shown(replace(SAID, onsets=()), 30)
    assert np.array_equal(shown(SAID, 55).y, plain.y)
    assert not np.array_equal(shown(SAID, 45).y, plain.y)


def contrast(a: str, b: str) -> float:
    """The contrast of two inks by WCAG 2.1."""
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of an ink such as '#b3301f' by WCAG 2.1."""
    r, g, b = (
        ((value / 255 + 0.055) / 1.055) ** 2.4 for value in bytes.fromhex(colour[1:])
    )
    return float(0.2126 * r + 0.7152 * g + 0.0722 * b)


@pytest.mark.parametrize("under", ["#ffffff", "#000000", "#cc9440", "#b3301f"])
@pytest.mark.parametrize(
    "plate", [ATLAS.plates.ink, ATLAS.plates.paper], ids=["ink", "paper"]
)
def test_captions_can_be_read_over_any_picture(plate: PanelInks, under: str) -> None:
    fill, text = ATLAS.get_ink(plate.fill), ATLAS.get_ink(plate.title)
    ground = mix_colours(under, fill, plate.opacity)
    assert contrast(text, ground) > 9
    assert contrast(mix_colours(fill, text, plate.unspoken), ground) > 4.5
    assert contrast(ATLAS.get_ink(plate.lit), ground) > 4.5


def test_a_long_word_of_a_caption_shrinks_and_loses_nothing() -> None:
    lines = (
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    )
    assert can_fit("caption", lines, WIDE, look=ATLAS) and can_fit(
        "caption", ("W" * 26,), (360, 640), look=ATLAS
    )


def test_labels_stand_side_by_side_from_right_to_left() -> None:
    first = touched(shown(Overlay("illustration", ("Illustration",), "ink", 60), 30))
    second = touched(
        shown(
            Overlay("claim", ("Soviet data",), "ink", 60, beside=("Illustration",)), 30
        )
    )
    assert 3 <= first[0] - second[2] <= 7  # 14 px at 1080p


def test_captions_lift_the_lower_third() -> None:
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 60)
    assert (
        touched(shown(overlay, 30, captions=False))[1]
        > touched(shown(overlay, 30, captions=True))[3]
    )


def test_a_lower_third_holds_long_enough_to_be_read() -> None:
    short = compute_lower_third_length(("Harbin",), 25, ATLAS)
    long = compute_lower_third_length(("Harbin", "x" * 100), 25, ATLAS)
    assert short == round((0.8 + 3.5 + 0.35) * 25)
    assert long == round((0.8 + 1 + 0.06 * 106 + 0.35) * 25)


def test_long_words_shrink_then_end_in_an_ellipsis() -> None:
    assert can_fit("lower_third", ("Harbin", "Manchuria"), WIDE, look=ATLAS)
    long = ("A long name of a place " * 6, "line")
    assert not can_fit("lower_third", long, WIDE, look=ATLAS)
    x, _, w, _ = ATLAS.get_bands(WIDE, True)["lower_third"]
    assert touched(shown(Overlay("lower_third", long, "ink", 60), 40))[2] <= x + w + 2


@pytest.mark.parametrize("kind", WORDS)
def test_tiny_frames_work(kind: OverlayKind) -> None:
    assert shown(Overlay(kind, WORDS[kind], "ink", 60), 30, (64, 36)).size == (64, 36)


@pytest.mark.parametrize("size", [(64, 36), (36, 64)])
def test_words_light_up_in_tiny_frames(size: tuple[int, int]) -> None:
    assert len({shown(SAID, n, size).tobytes() for n in (0, 24, 55)}) == 3


@pytest.mark.parametrize("size", [(144, 108), (256, 108), (250, 250), (216, 480)])
def test_captions_of_any_shape_stay_in_the_picture(size: tuple[int, int]) -> None:
    frames = [shown(SAID, n, size) for n in (0, 24)]
    x0, y0, x1, y1 = touched(frames[0])
    assert min(x0, y0, size[0] - x1, size[1] - y1) > 0


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or 2 lines"):
        Overlay("caption", ("a", "b", "c"), "ink", 10)
    with pytest.raises(ValueError, match="one line"):
        Overlay("source", (), "ink", 10)
