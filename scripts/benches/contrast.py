"""Measure whether the names that lie on the ground of maps can be read.

For each map file given, or for the shipped films', each view is painted at 1080p, and for each
name of a land, water or range the contrast of its ink and the ground around its letters is
measured, as they are painted. Of the ground the worst 3 % are left out.
scripts/bench contrast [--look NAME] [map.yml ...]
"""

from __future__ import annotations

import argparse
import itertools
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.graphics.contrast import (
    LEAST_CONTRAST,
    compare_luminances,
    compute_luminance,
)
from lantern.graphics.look import Look, load
from lantern.graphics.look.bases import get_look_file
from lantern.graphics.pixels import U8, make_flat_frame, to_rgb
from lantern.graphics.pixels.sprites import Sprite
from lantern.script.model.look import LOOK_NAMES
from lantern.visuals import DrawingCache, VisualContext
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import ShotFraming, open_framing
from lantern.visuals.map.shot.visual import MapVisual
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import read_model
from lantern.visuals.specs import MapSpec

SIZE = (1920, 1080)
_SCENES = Path(__file__).parents[2] / "scenes"
_HALO = re.compile(r'<g [^>]*fill="none"[^>]*>.*?</g>')
_FILL = re.compile(r'fill="#[0-9a-f]{6}"')
_LEFT_OUT = 0.03
_LETTER = 0.5
_GROUND = 0.03
"""How much of a pixel a letter covers that counts as ink, and as ground."""
_AROUND = np.ones((9, 9), np.uint8)
_LEAST_INK = 20
"""Pixels of ink of a name that is seen."""
_WHITE = 235.0
_MARGIN = 8
"""Half of the pixels around letters whose ground is looked at."""


@dataclass(frozen=True)
class NameContrast:
    """The contrast of a name on the ground of a view."""

    view: str
    name: str
    contrast: float


def measure_map(path: Path, store: Path, look: Look) -> list[NameContrast]:
    """Return the contrast of each name on the ground in each view of a map, the worst first."""
    found: list[NameContrast] = []
    for view in read_model(MapFile, path).views:
        spec = TypeAdapter(MapSpec).validate_python(
            {"map": path.name, "view": view, "show": []}
        )
        context = _make_context(path.parent, store, look)
        frame = to_rgb(MapVisual(spec, context).paint(0))
        found += _measure_names(frame, open_framing(spec, context), view)
    return sorted(found, key=lambda each: each.contrast)


def _make_context(folder: Path, store: Path, look: Look) -> VisualContext:
    return VisualContext(
        find=lambda text: folder / text,
        size=SIZE,
        fps=25,
        length=Frames(100),
        look=look,
        drawing_cache=DrawingCache(Store(store)),
    )


def _measure_names(
    frame: U8, framing: ShotFraming, view: str
) -> Iterator[NameContrast]:
    luminance = compute_luminance(frame / 255)
    projection = framing.resources.projection
    for symbol in lay_out(framing).symbols[view]:
        if not symbol.follows_line or not symbol.is_under_arrows:
            continue
        spot = framing.windows[view].to_pixels(projection, symbol.anchor)[0]
        letters = _draw_letters(symbol, framing)
        contrast = _measure_at(luminance, letters, np.rint(spot))
        if contrast:
            name = symbol.key.removeprefix("label ").split(" (")[0]
            yield NameContrast(view, name, contrast)


def _draw_letters(symbol: MapSymbol, framing: ShotFraming) -> Sprite:
    """Return the letters of a name alone, white."""
    svg = _FILL.sub('fill="#ffffff"', _HALO.sub("", symbol.drawing.svg))
    drawing = replace(symbol.drawing, svg=svg)
    typefaces = framing.resources.style.typefaces
    return rasterize_drawings([drawing], typefaces)[0]


def _measure_at(
    luminance: NDArray[np.float64], letters: Sprite, spot: NDArray[np.float64]
) -> float:
    """Return the contrast of letters near a spot, a pixel of rounding allowed; 0 out of sight."""
    left, top = _find_corner(letters, spot)
    w, h = ((side + 4 * _MARGIN + 1) // 2 * 2 for side in letters.size)
    part = luminance[top : top + h, left : left + w]
    if not part.size:
        return 0.0
    x, y = float(spot[0]) - left, float(spot[1]) - top
    best = 0.0
    for dx, dy in itertools.product((-1, 0, 1), repeat=2):
        blank = make_flat_frame((part.shape[1], part.shape[0]), (0, 128, 128))
        letters.blend_onto(
            blank,
            1.0,
            dx=x + dx,
            dy=y + dy,
        )
        best = max(best, measure_contrast(part, blank.y / _WHITE))
    return best


def _find_corner(letters: Sprite, spot: NDArray[np.float64]) -> tuple[int, int]:
    """Return the even column and row at which the ground around letters begins."""
    x = max(0, int(spot[0] + letters.x) - 2 * _MARGIN)
    y = max(0, int(spot[1] + letters.y) - 2 * _MARGIN)
    return x // 2 * 2, y // 2 * 2


def measure_contrast(
    luminance: NDArray[np.float64], cover: NDArray[np.float64]
) -> float:
    """Return the contrast of the ink of letters and the ground around them; 0 without ink.

    Args:
        luminance: that of the painted frame, (h, w).
        cover: how much of each pixel the letters cover, 0..1, (h, w).
    """
    inked = cover > _LETTER
    if int(inked.sum()) < _LEAST_INK:
        return 0.0
    around = cv2.dilate(inked.astype(np.uint8), _AROUND) > 0
    ground = luminance[around & (cover < _GROUND)]
    ink = float(np.median(luminance[inked]))
    return float(np.quantile(compare_luminances(ground, ink), _LEFT_OUT))


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench contrast")
    parser.add_argument(
        "maps",
        nargs="*",
        type=Path,
    )
    parser.add_argument(
        "--look",
        choices=LOOK_NAMES,
        default=LOOK_NAMES[0],
    )
    asked = parser.parse_args()
    look = load(get_look_file(asked.look))
    worst = float("inf")
    print(f"{'map':<16}{'view':<16}{'name':<24}{'contrast':>8}")
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as store:
        for path in asked.maps or sorted(_SCENES.glob("*/maps/*.yml")):
            for each in measure_map(path.resolve(), Path(store), look):
                worst = min(worst, each.contrast)
                over = "" if each.contrast >= LEAST_CONTRAST else "   low"
                row = f"{path.stem:<16}{each.view:<16}{each.name:<24}"
                print(f"{row}{each.contrast:>8.1f}{over}", flush=True)
    print(f"worst {worst:.1f}, goal {LEAST_CONTRAST}")


if __name__ == "__main__":
    main()
