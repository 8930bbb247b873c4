"""Archive material as it is shown: photographs treated once, film frame by frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.graphics import look
from lantern.graphics.look.archive_style import ArchiveStyle
from lantern.graphics.pixels import U8, Planes, convert_hex_to_yuv, to_rgb
from lantern.visuals import Visual, still
from lantern.visuals.specs import TreatmentSpec
from lantern.visuals.treatment import (
    FilmTreatment,
    convert_to_grey,
    make_film_treatment,
    measure_film,
    treat_photograph,
)
from lantern.visuals.treatment.tone import SourceTone
from tests.support.visuals import make_context, still_spec

ATLAS = look.load()
PLAIN = ArchiveStyle(
    grain=0,
    weave=0,
    contrast=0,
)
SIZE = (160, 90)


def make_film(**style: float) -> FilmTreatment:
    """The treatment of a film that has all greys, its style plain but for these."""
    spec = TreatmentSpec(PLAIN.model_copy(update=style))
    return make_film_treatment(
        SourceTone(),
        spec,
        ATLAS,
        size=SIZE,
        scale=1.0,
        seed="film",
    )


def frame() -> Planes:
    """A bluish frame whose columns go from dark to light."""
    row = np.linspace(30, 220, 160).astype(np.uint8)
    half = np.full((45, 80), 150, np.uint8)
    return Planes(np.repeat(row[None], 90, axis=0), half, half - 50)


def draw_photo(colour: tuple[int, int, int]) -> U8:
    """Half of it dark, half of it in a colour, (90, 160, 3)."""
    pixels = np.zeros((90, 160, 3), np.uint8)
    pixels[:, 80:] = colour
    return pixels


def test_a_film_s_own_colours_are_gone() -> None:
    toned = make_film().treat(frame(), 0)
    rgb = to_rgb(toned)[45, 10:150].astype(int)
    # red before green before blue, as in the inks
    assert (rgb[:, 0] >= rgb[:, 1]).all() and (rgb[:, 1] >= rgb[:, 2]).all()
    assert (np.diff(toned.y[45].astype(int)) >= 0).all()


def test_its_frames_are_the_same_from_the_same_film_and_no_two_alike() -> None:
    first, again, next_one = (
        make_film(weave=1.0, grain=5.0).treat(frame(), n).tobytes()
        for n in (7, 7, 8)
    )
    assert first == again
    assert first != next_one


def test_weave_alone_moves_the_picture_by_less_than_a_pixel() -> None:
    column = np.linspace(30, 220, 90).astype(np.uint8)
    steep = Planes(
        np.repeat(column[:, None], 160, axis=1), frame().u, frame().v
    )
    resting = make_film().treat(steep, 3).y.astype(int)
    moved = make_film(weave=1.0).treat(steep, 3).y.astype(int)
    # frame 3 lies almost half a pixel higher
    apart = (moved - resting)[4:-4, 80]
    assert apart.min() >= 0 and apart.max() <= np.diff(resting[:, 80]).max()
    assert 0.3 < apart.mean() < 1.5


@pytest.mark.parametrize("noise", [0.0, 5.0])
def test_a_film_with_grain_gets_no_more(noise: float) -> None:
    spec = TreatmentSpec(ArchiveStyle())
    tone = SourceTone(noise=noise)
    made = make_film_treatment(
        tone,
        spec,
        ATLAS,
        size=SIZE,
        scale=1.0,
        seed="",
    )
    assert (made.grain is None) == (noise >= 5)


def test_enlarged_film_is_measured_at_its_own_size() -> None:
    noise = np.random.default_rng(5).standard_normal((120, 120)) * 8
    own = np.rint(np.clip(120 + noise, 16, 235)).astype(np.uint8)
    doubled = np.repeat(np.repeat(own, 2, axis=0), 2, axis=1)
    # 8 of 219 steps are 9.3 of 255
    assert measure_film([doubled], enlarged=2).noise == pytest.approx(
        9.3, rel=0.12
    )


@pytest.mark.parametrize("colour", [(200, 190, 120), (150, 170, 230)])
def test_photographs_of_all_colours_get_one_tone(
    colour: tuple[int, int, int],
) -> None:
    treated = treat_photograph(
        draw_photo(colour),
        SIZE,
        TreatmentSpec(PLAIN),
        look=ATLAS,
        scale=1.0,
    )
    assert treated[45, 20].tolist() == [0x1B, 0x18, 0x15]
    assert treated[45, 140].tolist() == [0xF6, 0xED, 0xD9]


def treat_grey(own: float) -> float:
    """The spread of green in a grey photograph with so much noise, treated with a grain of 6."""
    noise = np.random.default_rng(2).standard_normal((90, 160)) * own
    grey = np.rint(np.clip(128 + noise, 0, 255)).astype(np.uint8)
    grey[:, :16], grey[:, -16:] = 0, 255
    spec = TreatmentSpec(PLAIN.model_copy(update={"grain": 6.0}))
    rgb = np.dstack([grey] * 3)
    treated = treat_photograph(
        rgb,
        SIZE,
        spec,
        look=ATLAS,
        scale=1.0,
    )
    return float(treated[:, 20:-20, 1].astype(float).std())


def test_a_photograph_has_the_grain_of_the_look_once() -> None:
    """The inks are 213 steps of green apart."""
    assert treat_grey(0) == pytest.approx(6 * 213 / 255, rel=0.1)
    assert treat_grey(9) == pytest.approx(9 * 213 / 255, rel=0.1)


def test_grey_is_the_light_of_a_colour() -> None:
    assert (
        convert_to_grey(np.full((2, 2, 3), (255, 0, 0), np.uint8))[0, 0] == 54
    )


# As a shot shows it


def open_still(folder: Path, **keys: Any) -> Visual:
    Image.fromarray(draw_photo((190, 200, 230))).save(folder / "a.png")
    style = PLAIN.model_dump()
    treatment = {"style": style, "mask": keys.pop("mask", False)}
    spec = still_spec(
        "a.png",
        move="hold",
        treatment=treatment,
        **keys,
    )
    return still.open_visual(spec, make_context(folder, SIZE))


def test_a_still_is_toned_and_its_mask_stays_with_the_frame(
    tmp_path: Path,
) -> None:
    frame = open_still(tmp_path).paint(0)
    assert abs(int(frame.y[45, 100]) - convert_hex_to_yuv("#f6edd9")[0]) <= 2
    masked = open_still(tmp_path, mask=True).paint(0)
    assert masked.y[0, 159] == 16
    assert masked.y[45, 100] == frame.y[45, 100]


def test_a_still_that_is_shown_whole_has_the_mask_itself(
    tmp_path: Path,
) -> None:
    """16:9 in 16:9 on a colour fills the frame; its corner is the mask's black, not the ground."""
    spec = {"fit": "contain", "ground": "#808080"}
    masked = open_still(
        tmp_path,
        mask=True,
        **spec,
    ).paint(0)
    assert masked.y[1, 158] == 16
    assert open_still(tmp_path, **spec).paint(0).y[1, 158] > 100


def test_a_small_photograph_gets_grain_as_fine_as_the_frame(
    tmp_path: Path,
) -> None:
    """A photograph of 160 pixels fills 640: its grain doesn't grow with it."""
    pixels = np.full((90, 160, 3), 128, np.uint8)
    pixels[:, :16], pixels[:, -16:] = 0, 255
    Image.fromarray(pixels).save(tmp_path / "a.png")
    style = {**PLAIN.model_dump(), "grain": 8.0}
    spec = still_spec(
        "a.png",
        move="hold",
        treatment={"style": style},
    )
    visual = still.open_visual(spec, make_context(tmp_path, (640, 360)))
    luma = visual.paint(0).y[100:260, 200:440].astype(float)
    luma -= luma.mean()
    assert np.mean(luma[:, 2:] * luma[:, :-2]) < 0.15 * luma.var()
