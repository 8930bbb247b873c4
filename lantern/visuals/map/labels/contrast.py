"""Inks of names that lie on the ground itself: dark enough to be read on all that a style paints.

Names of lands, seas, ranges and rivers stand on the ground, whose colours are those of the style's
ramps in light and shade. A soft light of the halo's colour lifts the ground under their letters.
"""

from __future__ import annotations

import functools

import numpy as np

from lantern.graphics.pixels import F32
from lantern.visuals.map.basemap.ground import parse_rgb
from lantern.visuals.map.spec.map_file import MapStyle, Ramp

LEAST_CONTRAST = 4.5
"""WCAG's contrast of type and ground."""
_SHADE = 0.62
_SUN = 0.33
"""The darkest and the brightest that hill shading makes the land."""
_COAST_GLOW = 0.38
_STEPS = 20


def compute_contrast(ink: F32, ground: F32) -> float:
    """Return the contrast of two colours, (3,) each in 0..1, from 1 to 21."""
    first, second = _compute_luminance(ink), _compute_luminance(ground)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _compute_luminance(rgb: F32) -> float:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


@functools.lru_cache(maxsize=64)
def choose_ink(style: MapStyle, kind: str, lift: float) -> str:
    """Return the style's ink for a kind of name, darkened until it can be read everywhere.

    On dark maps it is lightened. `kind` is that of a label; `lift` is how much the ground under the
    letters is lifted, 0..1.
    """
    inks = {"state": style.state, "range": style.range}
    ink = parse_rgb(inks.get(kind, style.water))
    grounds = _list_grounds(style, kind)
    halo = parse_rgb(style.halo)
    lifted = [ground + (halo - ground) * np.float32(lift) for ground in grounds]
    end = np.full(3, float(style.dark), np.float32)
    for step in range(_STEPS + 1):
        mixed = ink + (end - ink) * np.float32(step / _STEPS)
        if min(compute_contrast(mixed, ground) for ground in lifted) >= LEAST_CONTRAST:
            break
    red, green, blue = np.rint(mixed * 255).astype(int).tolist()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _list_grounds(style: MapStyle, kind: str) -> list[F32]:
    """Return the colours that a kind of name may lie on: sea, or land in light and in shade."""
    if kind == "sea":
        sea = _list_colours(style.sea)
        glow = parse_rgb(style.glow)
        return [*sea, sea[0] + (glow - sea[0]) * np.float32(_COAST_GLOW)]
    land = _list_colours(style.land)
    shaded = [colour * np.float32(_SHADE) for colour in land]
    sunny = [colour + (1 - colour) * np.float32(_SUN) for colour in land]
    return shaded + sunny


def _list_colours(ramp: Ramp) -> list[F32]:
    return [parse_rgb(colour) for _, colour in ramp]
