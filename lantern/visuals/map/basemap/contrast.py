"""Inks of names that lie on the ground itself: dark enough to be read on all that a style paints.

Names of lands, seas, ranges and rivers stand on the ground, whose colours are those of the style's
ramps in light and shade. A soft light of the halo's colour lifts the ground under their letters.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from lantern.graphics.colours import parse_rgb
from lantern.graphics.contrast import (
    LEAST_CONTRAST,
    compare_luminances,
    compute_luminance,
)
from lantern.graphics.pixels import F32
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.map_values import Ramp

LEAST_SIGN_CONTRAST = 3.0
"""WCAG's contrast of a sign and what is around it."""
_PAINTED = {"state": 1.0, "sea": 0.9, "river": 0.74}
_USUALLY_PAINTED = 0.82
"""How much of the ink is seen in the strokes of letters, by kind of name: the smaller, the less."""
_HALO_LIFT = 0.8
"""How much of the ground beside a letter in a halo has the halo's colour."""
_SHADE = 0.62
_SUN = 0.33
"""The darkest and the brightest that hill shading makes the land."""
_COAST_GLOW = 0.38
_STEPS = 20


def compute_contrast(ink: F32, ground: F32) -> float:
    """Return the contrast of two colours, (3,) each in 0..1, from 1 to 21."""
    return float(
        compare_luminances(compute_luminance(ink), compute_luminance(ground))
    )


def choose_ink(
    style: MapStyle, kind: str, lift: float, *, colour: str = ""
) -> str:
    """Return the style's ink for a kind of name, darkened until it can be read everywhere.

    On dark maps it is lightened. `kind` is that of a label; `lift` is how much the ground under the
    letters is lifted, 0..1. The ink of a side is given by its `colour`.
    """
    inks = {"state": style.state, "range": style.range}
    return _choose_ink(
        style,
        colour or inks.get(kind, style.water),
        kind=kind,
        lift=lift,
    )


@functools.lru_cache(maxsize=64)
def _choose_ink(style: MapStyle, colour: str, *, kind: str, lift: float) -> str:
    halo = parse_rgb(style.halo)
    grounds = [
        ground + (halo - ground) * np.float32(lift)
        for ground in _list_grounds(style, kind)
    ]
    painted = _PAINTED.get(kind, _USUALLY_PAINTED)
    return _strengthen(
        colour,
        grounds,
        dark=style.dark,
        least=LEAST_CONTRAST,
        painted=painted,
    )


@functools.lru_cache(maxsize=64)
def choose_text_ink(style: MapStyle, colour: str) -> str:
    """Return a colour, darkened until it can be read in names with a halo and on chips.

    On dark maps it is lightened.
    """
    halo = parse_rgb(style.halo)
    grounds = [parse_rgb(style.paper)]
    for kind in ("sea", "state"):
        for ground in _list_grounds(style, kind):
            grounds.append(ground + (halo - ground) * np.float32(_HALO_LIFT))
    return _strengthen(
        colour,
        grounds,
        dark=style.dark,
        least=LEAST_CONTRAST,
    )


def strengthen_sign(style: MapStyle, colour: str) -> str:
    """Return a colour, darkened until a sign stands out from its halo; lighter on dark maps."""
    halo = [parse_rgb(style.halo)]
    return _strengthen(
        colour,
        halo,
        dark=style.dark,
        least=LEAST_SIGN_CONTRAST,
    )


def _strengthen(
    colour: str,
    grounds: Sequence[F32],
    *,
    dark: bool,
    least: float,
    painted: float = 1.0,
) -> str:
    """Return a colour that is mixed with black, or white, until it has the least contrast.

    `painted` is how much of the ink is seen in a stroke, 0..1; the ground shows through thin ones.
    """
    ink = parse_rgb(colour)
    end = np.full(3, float(dark), np.float32)
    for step in range(_STEPS + 1):
        mixed = ink + (end - ink) * np.float32(step / _STEPS)
        strokes = [
            ground + (mixed - ground) * np.float32(painted)
            for ground in grounds
        ]
        found = map(compute_contrast, strokes, grounds)
        if min(found) >= least:
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
