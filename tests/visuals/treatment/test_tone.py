"""The common tone: black, white and noise as they are measured, and what greys become."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import U8, convert_hex_to_yuv
from lantern.visuals.treatment.tone import (
    SourceTone,
    make_tone_table,
    measure_noise,
    measure_tone,
)

SHADOW, LIGHT = "#1b1815", "#f6edd9"


def ramp(first: int, last: int) -> U8:
    """A picture of 120 x 240 pixels whose columns go evenly from one grey to another."""
    row = np.rint(np.linspace(first, last, 240)).astype(np.uint8)
    return np.repeat(row[None], 120, axis=0)


def noisy(spread: float) -> U8:
    noise = np.random.default_rng(3).standard_normal((240, 240)) * spread
    return np.rint(np.clip(128 + noise, 0, 255)).astype(np.uint8)


@pytest.mark.parametrize(
    ("first", "last", "black", "white"),
    [(0, 255, 0, 255), (40, 200, 40, 200), (100, 140, 56, 170)],
)
def test_black_and_white_are_the_ends_of_the_picture_unless_it_is_flat(
    first: int, last: int, black: int, white: int
) -> None:
    tone = measure_tone([ramp(first, last)])
    assert tone.black == pytest.approx(black, abs=2)
    assert tone.white == pytest.approx(white, abs=2)


def test_several_frames_have_one_tone() -> None:
    tone = measure_tone([ramp(30, 100), ramp(100, 220)])
    assert [tone.black, tone.white] == pytest.approx([30, 219], abs=2)


@pytest.mark.parametrize("spread", [2.0, 6.0, 12.0])
def test_noise_is_told_by_its_spread(spread: float) -> None:
    assert measure_noise(noisy(spread)) == pytest.approx(spread, rel=0.12)


def test_a_ramp_and_what_is_burnt_out_have_no_noise() -> None:
    assert measure_noise(ramp(30, 220)) < 0.5
    assert measure_noise(np.full((96, 96), 255, np.uint8)) == 0
    assert measure_noise(np.full((8, 8), 90, np.uint8)) == 0


def test_greys_lie_between_the_two_inks() -> None:
    table = make_tone_table(SourceTone(40, 200), SHADOW, LIGHT, contrast=0.3)
    assert table.rgb[0].tolist() == table.rgb[40].tolist() == [0x1B, 0x18, 0x15]
    assert (
        table.rgb[200].tolist() == table.rgb[255].tolist() == [0xF6, 0xED, 0xD9]
    )
    # an S leaves the middle where it was: (27 + 246) / 2, and so on
    assert table.rgb[120].tolist() == [136, 130, 119]


def test_video_has_the_tone_of_photographs() -> None:
    """Luma 16 and 235 are greys 0 and 255."""
    table = make_tone_table(SourceTone(), SHADOW, LIGHT, contrast=0.0)
    for step, ink in ((16, SHADOW), (235, LIGHT), (0, SHADOW), (255, LIGHT)):
        found = (int(table.y[step]), int(table.u[step]), int(table.v[step]))
        assert found == convert_hex_to_yuv(ink)


def test_a_curve_darkens_the_shadows_and_lightens_the_lights() -> None:
    straight = make_tone_table(SourceTone(), SHADOW, LIGHT, contrast=0.0).y
    curved = make_tone_table(SourceTone(), SHADOW, LIGHT, contrast=0.5).y
    assert curved[60] < straight[60]
    assert curved[190] > straight[190]
