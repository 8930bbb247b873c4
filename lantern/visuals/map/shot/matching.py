"""How the ground in one map's frame lies to that in another's, for a camera that goes from the one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lantern.core.units import Size
from lantern.visuals.map.geometry.views import choose_projection, fit_window
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import Find, find_end_views, read_model

MapShot = tuple[Find, Mapping[str, Any]]
"""How a shot's files are found, and its picture part."""
MIN_OVERLAP = 0.5
"""The least share of the nearer view that the other must show, too: with less the camera would leave both."""
_GRID = 24


def align_views(
    first: MapShot, second: MapShot, size: Size, mount: float | None
) -> tuple[complex, complex, int] | None:
    """The scale and shift by which a pixel of the first shot's last view, counted from the frame's middle, goes to
    that of the same ground in the second's first view, and the rows the maps fill. None where they share no ground.

    `mount` is the row at which the mount under the maps begins, if there is one.
    """
    rows = int(mount / 4) * 4 if mount else size[1]
    (sheet_a, name_a), (sheet_b, name_b) = _end(first, 1), _end(second, 0)
    plan_a, plan_b = choose_projection(sheet_a), choose_projection(sheet_b)
    frame = (size[0], rows)
    a, b = (
        fit_window(sheet_a.views[name_a], plan_a, frame),
        fit_window(sheet_b.views[name_b], plan_b, frame),
    )
    near, plan_near, plan_far, far = (
        (a, plan_a, plan_b, b) if a.km <= b.km else (b, plan_b, plan_a, a)
    )
    x, y = np.meshgrid(np.linspace(0, frame[0], _GRID), np.linspace(0, frame[1], _GRID))
    seen = far.to_pixels(
        plan_far, np.column_stack(near.to_degrees(plan_near, x.ravel(), y.ravel()))
    )
    here = np.stack([x.ravel(), y.ravel()], 1)
    within = ((seen >= 0) & (seen <= frame)).all(1)
    if within.mean() < MIN_OVERLAP:
        return None
    pairs = [_complex(points[within], frame) for points in (here, seen)]
    one, other = pairs if near is a else pairs[::-1]
    mean_one, mean_other = one.mean(), other.mean()
    scale = complex(
        np.vdot(one - mean_one, other - mean_other)
        / np.vdot(one - mean_one, one - mean_one)
    )
    shift = complex(mean_other - scale * mean_one)
    return _round_digits(scale), _round_digits(shift), rows if mount else 0


def _complex(points: Any, frame: Size) -> Any:
    return (points[:, 0] - frame[0] / 2) + 1j * (points[:, 1] - frame[1] / 2)


def _round_digits(value: complex) -> complex:
    """Digits that no pixel shows would only change keys."""
    return complex(round(value.real, 9) + 0.0, round(value.imag, 9) + 0.0)


def _end(shot: MapShot, which: int) -> tuple[MapFile, str]:
    find, what = shot
    sheet: MapFile = read_model(MapFile, find(str(what["map"])))
    return sheet, find_end_views(what, sheet)[which]
