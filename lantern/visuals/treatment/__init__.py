"""Archive material in one tone: photographs are treated once, film frame by frame.

Nothing here opens a file or knows of shots; `still` and `clip` hand over their pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.records import dump
from lantern.core.units import Size
from lantern.graphics.look import Look
from lantern.graphics.look.archive_style import ArchiveStyle
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8, Planes, bt709
from lantern.graphics.pixels.arrays import round_to_bytes
from lantern.graphics.pixels.shade import Shade, combine_shades
from lantern.visuals.specs import TreatmentSpec
from lantern.visuals.treatment.gate import make_gate, make_gate_field
from lantern.visuals.treatment.grain import (
    GrainField,
    find_missing_grain,
    make_grain,
    make_grain_field,
    weigh_grain,
)
from lantern.visuals.treatment.tone import (
    SourceTone,
    ToneTable,
    make_tone_table,
    measure_tone,
)
from lantern.visuals.treatment.weave import find_weave, shift_plane

VERSION = 2


def convert_to_grey(rgb: U8) -> U8:
    """Return the light of (h, w, 3) sRGB as (h, w), 0 to 255."""
    weights = np.array([[bt709.RED, bt709.GREEN, bt709.BLUE]], np.float32)
    return np.asarray(cv2.transform(rgb, weights), np.uint8).reshape(
        rgb.shape[:2]
    )


def stretch_luma(luma: U8) -> U8:
    """Return video luma, 16 to 235, as greys from 0 to 255."""
    greys = (luma.astype(np.float32) - 16) * np.float32(255 / 219)
    return round_to_bytes(greys)


def _make_table(tone: SourceTone, style: ArchiveStyle, look: Look) -> ToneTable:
    shadow, light = look.get_ink(style.shadow), look.get_ink(style.light)
    return make_tone_table(tone, shadow, light, contrast=style.contrast)


def describe(spec: TreatmentSpec, look: Look) -> dict[str, object]:
    """Return all that decides how a picture is treated, as JSON."""
    inks = [look.get_ink(spec.style.shadow), look.get_ink(spec.style.light)]
    return {"version": VERSION, **dump(spec), "inks": inks}


def treat_photograph(
    rgb: U8, size: Size, spec: TreatmentSpec, *, look: Look, scale: float
) -> U8:
    """Return a photograph, (h, w, 3) RGB, at a size, in the common tone and with its grain.

    `scale` is the pixels that one of the look has, in frames at whose size the picture is drawn.
    """
    grey = convert_to_grey(rgb)
    tone = measure_tone([grey])
    how = cv2.INTER_AREA if rgb.shape[1] > size[0] else cv2.INTER_CUBIC
    sized = np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)
    strength = find_missing_grain(spec.style.grain, tone)
    if strength:
        spread = np.float32(strength * weigh_grain(scale))
        grained = sized + make_grain(size, scale) * spread
        sized = round_to_bytes(np.asarray(grained, np.float32))
    return np.asarray(_make_table(tone, spec.style, look).rgb[sized], np.uint8)


def cut_gate(rgb: U8, spec: TreatmentSpec, *, scale: float) -> U8:
    """Return a picture that is shown whole, (h, w, 3), behind its mask, if it has one."""
    if not spec.mask:
        return rgb
    size = (rgb.shape[1], rgb.shape[0])
    light = make_gate_field(size, scale, spec.style)
    return round_to_bytes(np.asarray(rgb * light[..., None], np.float32))


def mask_frame(
    shade: Shade, spec: TreatmentSpec | None, size: Size, *, scale: float
) -> Shade:
    """Return the shade of frames that a picture fills: with its mask, if it has one."""
    if spec is None or not spec.mask:
        return shade
    return combine_shades(shade, make_gate(size, scale, spec.style))


@dataclass(frozen=True, eq=False)
class FilmTreatment:
    """How the frames of a film are treated: pictures of one size.

    `seed` is what its grain and its weave follow from, `weave` how far it moves, in pixels.
    """

    table: ToneTable
    grain: GrainField | None
    seed: str
    weave: float

    def treat(self, planes: Planes, index: int) -> Planes:
        """Return frame `index` of the film, as it is read, in the common tone."""
        luma = planes.y
        if self.weave:
            offset = find_weave(self.seed, index)
            luma = shift_plane(
                luma, offset.x * self.weave, offset.y * self.weave
            )
        if self.grain is not None:
            luma = self.grain.lay_onto(luma, f"{self.seed} {index}")
        w, h = planes.size
        half = cv2.resize(luma, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
        return Planes(
            np.asarray(cv2.LUT(luma, self.table.y), np.uint8),
            np.asarray(cv2.LUT(half, self.table.u), np.uint8),
            np.asarray(cv2.LUT(half, self.table.v), np.uint8),
        )


def measure_film(lumas: Sequence[U8], *, enlarged: float) -> SourceTone:
    """Return the tone of a film from some frames' luma, `enlarged` so many times for the frame.

    Noise is sought at the film's own size: enlarged, it is too soft to be told.
    """
    greys = []
    for luma in lumas:
        grey = stretch_luma(luma)
        if enlarged > 1:
            size = [
                max(2, round(side / enlarged)) for side in reversed(grey.shape)
            ]
            grey = np.asarray(
                cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8
            )
        greys.append(grey)
    return measure_tone(greys)


def make_film_treatment(
    tone: SourceTone,
    spec: TreatmentSpec,
    look: Look,
    *,
    size: Size,
    scale: float,
    seed: str,
) -> FilmTreatment:
    """Return the treatment of a film's pictures of a size, `scale` pixels to one of the look."""
    style = spec.style
    steps = find_missing_grain(style.grain, tone) * 219 / 255
    return FilmTreatment(
        table=_make_table(tone, style, look),
        grain=make_grain_field(size, scale, steps),
        seed=seed,
        weave=style.weave * scale,
    )
