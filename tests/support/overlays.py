"""Overlays laid over a flat ground, for tests, and what they change of it."""

from __future__ import annotations

import numpy as np

from lantern.core.units import Size
from lantern.graphics import look
from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.overlays import Overlay, OverlayKind
from lantern.visuals.overlays.prepare import prepare_overlay

ATLAS = look.load()
WIDE = (640, 360)
GROUND_LUMA = 120
WORDS: dict[OverlayKind, tuple[str, ...]] = {
    "lower_third": ("Harbin", "Manchuria, August 1945"),
    "source": ("Source: article, paragraph 5",),
    "claim": ("Soviet data",),
    "illustration": ("Illustration",),
    "dateline": ("Harbin · 18 August 1945",),
    "caption": (
        "By evening the tanks had covered",
        "one hundred and fifty kilometres.",
    ),
}


def make_ground(size: Size = WIDE) -> Planes:
    """Return the frame that overlays are laid on."""
    return make_flat_frame(size, (GROUND_LUMA, 120, 130))


def paint(
    overlay: Overlay, n: int, size: Size = WIDE, *, captions: bool = True
) -> Planes:
    """Return frame n of an overlay, 25 a second, over the ground."""
    frame = make_ground(size)
    painter = prepare_overlay(
        overlay,
        size,
        25,
        look=ATLAS,
        captions=captions,
    )
    painter.blend_onto(frame, n)
    return frame


def find_touched(frame: Planes) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what clearly differs from the ground."""
    rows, columns = np.nonzero(np.abs(frame.y.astype(int) - GROUND_LUMA) > 30)
    left = int(columns.min())
    top = int(rows.min())
    return left, top, int(columns.max()) + 1, int(rows.max()) + 1
