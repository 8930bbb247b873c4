"""Which names give way while the camera moves: those that would touch one that counts more.

Two layouts are each free of overlaps, but on its way from the one to the other a name may meet
another one. The one that was placed later then goes out for as long as they would touch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.symbol_sprites import SymbolSprite
from lantern.visuals.map.labels.travel import SymbolRole

_STEPS = 24
"""Parts of the camera's way in which names are looked at."""
_FADE_STEPS = 2
"""Parts of the way in which a name goes out, and comes back."""
_TOUCHING = 0.5
"""Pixels by which two names overlap before one gives way."""
FindView = Callable[[float], Window]
FindShown = Callable[[SymbolRole, float], float]


def find_giving_way(
    drawn: Sequence[SymbolSprite], find_view: FindView, find_shown: FindShown
) -> dict[int, F64]:
    """Return how far names may be there along the camera's way, (n,) from 0 to 1 each.

    They are found by their index in `drawn`; one that isn't among them gives way to none.

    Args:
        drawn: the symbols of both ends, those that count more first.
        find_view: what the camera sees at a share of its way.
        find_shown: how far a symbol of a role is there at a share of the way; not at all below 0.
    """
    limits: dict[int, F64] = {}
    before: list[_TracedName] = []
    for i in _list_names(drawn):
        name = _trace_name(drawn[i], find_view, find_shown)
        touched = _find_touched(name, before)
        if touched.any():
            limits[i] = _fade_around(touched)
        before.append(replace(name, shown=name.shown & ~touched))
    return limits


@dataclass(frozen=True, eq=False)
class _TracedName:
    """A name at each part of the way: its box, (n, 4) in pixels, and whether it is there, (n,)."""

    key: str
    boxes: F64
    shown: NDArray[np.bool_]


def _trace_name(
    drawn: SymbolSprite, find_view: FindView, find_shown: FindShown
) -> _TracedName:
    shown = [find_shown(drawn.trip.role, share) > 0 for share in _list_shares()]
    return _TracedName(
        drawn.symbol.key, _trace_box(drawn, find_view), np.array(shown)
    )


def _find_touched(
    name: _TracedName, before: Sequence[_TracedName]
) -> NDArray[np.bool_]:
    """Return where a name would touch one that counts more, (n,)."""
    touched = np.zeros(_STEPS + 1, bool)
    for other in before:
        if other.key != name.key:
            touched |= (
                other.shown & name.shown & _overlap(other.boxes, name.boxes)
            )
    # the layouts at both ends are free of overlaps
    touched[[0, -1]] = False
    return touched


def interpolate_limit(limit: F64, share: float) -> float:
    """Return how far a name may be there at a share of the way."""
    return float(np.interp(share, _list_shares(), limit))


def _list_shares() -> F64:
    return np.linspace(0.0, 1.0, _STEPS + 1)


def _is_name(symbol: MapSymbol) -> bool:
    """Tell whether a symbol is a name that stands level, at a point."""
    if symbol.follows_line or symbol.is_under_arrows:
        return False
    return not symbol.key.startswith(("sign ", "leader "))


def _list_names(drawn: Sequence[SymbolSprite]) -> list[int]:
    """Return the indices of names, each right behind its other drawing."""
    first: dict[str, int] = {}
    names = []
    for i, each in enumerate(drawn):
        if _is_name(each.symbol):
            first.setdefault(each.symbol.key, i)
            names.append(i)
    return sorted(names, key=lambda i: first[drawn[i].symbol.key])


def _trace_box(drawn: SymbolSprite, find_view: FindView) -> F64:
    """Return the box of a symbol at each part of the way, (n, 4) in pixels."""
    traced = []
    for share in _list_shares():
        spot = drawn.trip.find_pose(find_view(float(share)), float(share)).spot
        traced.append(drawn.bounds + np.concatenate([spot, spot]))
    return np.array(traced)


def _overlap(a: F64, b: F64) -> NDArray[np.bool_]:
    """Return where two boxes, (n, 4) each, overlap: (n,)."""
    size = np.minimum(a[:, 2:], b[:, 2:]) - np.maximum(a[:, :2], b[:, :2])
    return np.asarray((size > _TOUCHING).all(axis=1))


def _fade_around(touched: NDArray[np.bool_]) -> F64:
    """Return 0 where a name is hidden, rising to 1 on both sides."""
    steps = np.arange(len(touched))
    away = np.abs(steps[:, None] - steps[touched]).min(axis=1)
    return np.asarray(np.minimum(away / _FADE_STEPS, 1.0))
