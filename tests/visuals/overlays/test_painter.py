"""Overlays stay in their bands, and come and go in their own ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.graphics.pixels import Planes, convert_hex_to_yuv, to_rgb
from lantern.visuals.overlays import (
    Overlay,
    OverlayKind,
    OverlayPortrait,
    PanelStyle,
)
from lantern.visuals.overlays.prepare import prepare_overlay
from tests.support.overlays import (
    ATLAS,
    GROUND_LUMA,
    WIDE,
    WORDS,
    find_touched,
    make_ground,
    paint,
)


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("style", ["paper", "ink"])
@pytest.mark.parametrize("size", [WIDE, (360, 640), (360, 360)])
def test_an_overlay_stays_in_its_band(
    kind: OverlayKind, style: PanelStyle, size: tuple[int, int]
) -> None:
    frame = paint(Overlay(kind, WORDS[kind], style, 100), 50, size)
    band = {"claim": "head", "illustration": "head", "dateline": "head"}.get(
        kind, kind
    )
    x, y, w, h = ATLAS.get_bands(size, True)[band]
    x0, y0, x1, y1 = find_touched(frame)
    assert x0 >= x - 2 and y0 >= y - 2
    assert x1 <= x + w + 2 and y1 <= y + h + 2


@pytest.mark.parametrize("kind", WORDS)
def test_it_is_invisible_before_and_after(kind: OverlayKind) -> None:
    drawn = prepare_overlay(
        Overlay(kind, WORDS[kind], "ink", 60),
        WIDE,
        25,
        look=ATLAS,
        captions=True,
    )
    for n in (-1, 60, 500):
        frame = make_ground()
        drawn.blend_onto(frame, n)
        assert drawn.state(n) is None and np.array_equal(
            frame.y, make_ground().y
        )


@pytest.mark.parametrize("kind", WORDS)
def test_equal_states_paint_equal_pixels_and_it_rests_in_between(
    kind: OverlayKind,
) -> None:
    overlay = Overlay(kind, WORDS[kind], "paper", 100)
    drawn = prepare_overlay(
        overlay,
        WIDE,
        25,
        look=ATLAS,
        captions=True,
    )
    assert drawn.state(40) == drawn.state(80)
    assert np.array_equal(paint(overlay, 40).y, paint(overlay, 80).y)


def test_a_lower_third_comes_bar_first_and_leaves_as_one() -> None:
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 130)
    early, half, full = (find_touched(paint(overlay, n)) for n in (2, 7, 60))
    assert early[2] - early[0] < 8
    assert early[2] < half[2] < full[2]
    strength = [
        np.abs(paint(overlay, n).y.astype(int) - 120).sum()
        for n in (100, 124, 127, 129)
    ]
    assert (
        strength == sorted(strength, reverse=True)
        and strength[-1] < strength[0] / 2
    )


def test_one_from_right_to_left_opens_from_the_right() -> None:
    overlay = Overlay("lower_third", ("חרבין", "מנצ'וריה"), "ink", 130)
    early, half, full = (find_touched(paint(overlay, n)) for n in (2, 7, 60))
    assert early[2] - early[0] < 8
    assert early[0] > half[0] > full[0]
    assert early[2] == pytest.approx(full[2], abs=3)


def measure_strength(frame: Planes) -> int:
    """Return the most by which a frame differs from the ground."""
    return int(np.abs(frame.y.astype(int) - GROUND_LUMA).max())


def test_labels_fade() -> None:
    label = Overlay("claim", WORDS["claim"], "ink", 60)
    strength = [measure_strength(paint(label, n)) for n in (0, 4, 30)]
    assert strength[0] == 0
    assert 0 < strength[1] < strength[2]


def test_labels_stand_side_by_side_from_right_to_left() -> None:
    first = find_touched(
        paint(Overlay("illustration", ("Illustration",), "ink", 60), 30)
    )
    second = find_touched(
        paint(
            Overlay(
                "claim", ("Soviet data",), "ink", 60, beside=("Illustration",)
            ),
            30,
        )
    )
    assert 3 <= first[0] - second[2] <= 7  # 14 px at 1080p


def test_captions_lift_the_lower_third() -> None:
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 60)
    assert (
        find_touched(paint(overlay, 30, captions=False))[1]
        > find_touched(paint(overlay, 30, captions=True))[3]
    )


@pytest.mark.parametrize("kind", WORDS)
def test_tiny_frames_work(kind: OverlayKind) -> None:
    assert paint(Overlay(kind, WORDS[kind], "ink", 60), 30, (64, 36)).size == (
        64,
        36,
    )


def test_a_lower_third_counts_its_states_until_it_rests() -> None:
    # it comes in for 0.8 s and leaves for 0.35 s: 20 frames and 9
    overlay = Overlay("lower_third", WORDS["lower_third"], "ink", 100)
    painter = prepare_overlay(
        overlay,
        WIDE,
        25,
        look=ATLAS,
        captions=True,
    )
    assert [painter.state(n) for n in (0, 19, 20, 91)] == [
        (0, 0),
        (19, 0),
        (20, 0),
        (20, 0),
    ]
    assert [painter.state(n) for n in (92, 99)] == [(20, 1), (20, 8)]


def test_a_label_comes_and_leaves_more_quickly() -> None:
    # 0.4 s and 0.3 s: 10 frames and 8
    painter = prepare_overlay(
        Overlay("claim", ("Soviet data",), "ink", 60),
        WIDE,
        25,
        look=ATLAS,
        captions=True,
    )
    assert [painter.state(n) for n in (9, 10, 52, 53)] == [
        (9, 0),
        (10, 0),
        (10, 0),
        (10, 1),
    ]


def test_a_look_without_an_entrance_shows_a_label_at_once() -> None:
    label = ATLAS.timing.label.model_copy(update={"enter": 0.0, "leave": 0.0})
    timing = ATLAS.timing.model_copy(update={"label": label})
    quick = ATLAS.model_copy(update={"timing": timing})
    overlay = Overlay("claim", ("Soviet data",), "ink", 60)
    painter = prepare_overlay(
        overlay,
        WIDE,
        25,
        look=quick,
        captions=True,
    )
    first = make_ground()
    last = make_ground()
    painter.blend_onto(first, 0)
    painter.blend_onto(last, 59)
    assert first.tobytes() == last.tobytes() == paint(overlay, 30).tobytes()


@pytest.mark.parametrize("style", ["paper", "ink"])
def test_a_panel_is_printed_in_the_inks_of_its_style(style: PanelStyle) -> None:
    frame = paint(Overlay("source", WORDS["source"], style, 60), 30)
    inks = ATLAS.plates.paper if style == "paper" else ATLAS.plates.ink
    fill = convert_hex_to_yuv(ATLAS.get_ink(inks.fill))[0]
    wanted = round(fill * inks.opacity + GROUND_LUMA * (1 - inks.opacity))
    left, top, _, bottom = find_touched(frame)
    # the panel is clear of letters at its left edge
    panel = frame.y[(top + bottom) // 2, left + 2]
    shadow = 6 if style == "ink" else 2
    assert abs(int(panel) - wanted) <= shadow


def test_a_claim_on_paper_is_red_and_an_illustration_is_not() -> None:
    claim = paint(Overlay("claim", ("Label",), "paper", 60), 30)
    illustration = paint(Overlay("illustration", ("Label",), "paper", 60), 30)
    assert claim.v.max() > 150
    assert illustration.v.max() < 140


def test_a_lower_third_may_have_a_single_line() -> None:
    one = paint(Overlay("lower_third", ("Harbin",), "ink", 130), 60)
    two = paint(Overlay("lower_third", ("Harbin", "Rain"), "ink", 130), 60)
    assert find_touched(one) == pytest.approx(find_touched(two), abs=1)
    assert one.tobytes() != two.tobytes()


@pytest.fixture(scope="module")
def ann(tmp_path_factory: pytest.TempPathFactory) -> Overlay:
    """A lower third with a blue portrait."""
    file = tmp_path_factory.mktemp("faces") / "ann.png"
    Image.new("RGB", (78, 100), (20, 40, 220)).save(file)
    portrait = OverlayPortrait(file, (0.5, 0.5))
    return Overlay(
        "lower_third", ("Ann", "driver"), "ink", 130, portrait=portrait
    )


def count_blue(overlay: Overlay, n: int) -> int:
    """Count the pixels of frame n that are far more blue than red."""
    rgb = to_rgb(paint(overlay, n)).astype(int)
    return int((rgb[..., 2] - rgb[..., 0] > 100).sum())


def test_a_portrait_opens_with_the_panel_and_leaves_with_it(
    ann: Overlay,
) -> None:
    # 174 x 136 pixels less a mount of 5, at a third
    whole = (174 - 10) / 3 * (0.78 * 174 - 10) / 3
    assert count_blue(ann, 60) == pytest.approx(whole, rel=0.05)
    assert count_blue(ann, 2) == 0
    assert 0 < count_blue(ann, 4) < 0.9 * whole
    assert count_blue(ann, 129) == 0


def test_words_stand_at_the_right_of_a_portrait(ann: Overlay) -> None:
    plain = replace(ann, portrait=None)
    left, top, right, bottom = find_touched(paint(ann, 60))
    assert (left, bottom) == find_touched(paint(plain, 60))[::3]
    _, plain_top, plain_right, _ = find_touched(paint(plain, 60))
    assert plain_top - top == pytest.approx(58 / 3, abs=1)
    assert right - plain_right == pytest.approx(0.78 * 174 / 3, abs=1)


def test_a_portrait_that_is_no_picture_leaves_its_mount(ann: Overlay) -> None:
    lost = replace(ann, portrait=OverlayPortrait(Path("/nowhere/ann.png")))
    assert count_blue(lost, 60) == 0
    assert find_touched(paint(lost, 60)) == find_touched(paint(ann, 60))
