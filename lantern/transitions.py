"""Transitions as pure functions (a, b, progress 0..1) -> planes. A new one is a line in TRANSITIONS."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lantern.planes import Planes, flat, mix


def dissolve(a: Planes, b: Planes, progress: float) -> Planes:
    """One picture fades into the next."""
    return mix(a, b, progress)


def dip(a: Planes, b: Planes, progress: float) -> Planes:
    """Down to black, and up again."""
    black = flat(a.size)
    return mix(a, black, progress * 2) if progress < 0.5 else mix(black, b, progress * 2 - 1)


def wipe(a: Planes, b: Planes, progress: float) -> Planes:
    """The new picture comes in from the left, behind a straight edge."""
    edge = round(a.size[0] * progress / 2) * 2
    result = a.copy()
    for over, under, step in ((b.y, result.y, 1), (b.u, result.u, 2), (b.v, result.v, 2)):
        under[:, : edge // step] = np.asarray(over)[:, : edge // step]
    return result


TRANSITIONS: dict[str, Callable[[Planes, Planes, float], Planes]] = {
    "dissolve": dissolve,
    "dip": dip,
    "wipe": wipe,
}
