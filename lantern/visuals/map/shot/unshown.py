"""Which towns of a map a shot doesn't show, or shows without their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.text import find_phrase
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.placement import SIGN_MARGIN, is_for_close_views
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import (
    ShotFraming,
    describe_run,
    open_framing,
)
from lantern.visuals.map.spec.map_items import Arrow, Landing, MapPlace

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

_AT_HEAD = 40
"""How near to a town the head of an arrow means it, in pixels at 1080p."""


@dataclass(frozen=True)
class UnshownTowns:
    """Towns in the frame of a shot, by their keys.

    The `nameless` have a sign alone. Of those without one, some lie `at_edge` of the frame, others
    `behind` furniture. Of these, `wanted` are what the shot tells of, or leads something to.
    """

    nameless: tuple[str, ...]
    at_edge: tuple[str, ...]
    behind: tuple[str, ...]
    wanted: tuple[str, ...]


def find_unshown(spec: MapSpec, context: VisualContext) -> UnshownTowns:
    """Return the towns in a shot's frame that it doesn't show, wherever its camera rests.

    Small towns that wait for a close view aren't among them.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    shown = _list_shown(framing)
    nameless: list[MapPlace] = []
    at_edge: list[MapPlace] = []
    behind: list[MapPlace] = []
    for place in _list_seen(framing):
        if f"place {place.key}" in shown:
            continue
        if f"sign {place.key}" in shown:
            nameless.append(place)
        elif _is_at_edge(place, framing):
            at_edge.append(place)
        else:
            behind.append(place)
    heads = _list_heads(spec, framing)
    wanted = [
        place
        for place in behind
        if is_told(place, context.told) or _is_reached(place, framing, heads)
    ]
    return UnshownTowns(
        _list_names(nameless),
        _list_names(at_edge),
        _list_names(behind),
        _list_names(wanted),
    )


def _list_names(places: Iterable[MapPlace]) -> tuple[str, ...]:
    return tuple(place.name for place in places)


def _list_windows(framing: ShotFraming) -> tuple[Window, ...]:
    """Return what a shot shows where its camera rests, each window once."""
    windows = [framing.windows[name] for name in framing.views]
    return tuple(dict.fromkeys(windows))


def _list_seen(framing: ShotFraming) -> Iterator[MapPlace]:
    """Yield the towns that lie in the frame where the camera rests."""
    for place in framing.resources.map_file.places:
        windows = _list_windows(framing)
        if any(_lies_in(place, framing, window) for window in windows):
            yield place


def _lies_in(
    place: MapPlace,
    framing: ShotFraming,
    window: Window,
    *,
    margin: float = 0.0,
) -> bool:
    """Tell whether a town lies in a window, `margin` pixels off its edge or more.

    What lies under captions doesn't.
    """
    if is_for_close_views(place, window):
        return False
    x, y = window.to_pixels(framing.resources.projection, place.at)[0]
    w = window.size[0]
    h = min([window.size[1], *(box[1] for box in framing.safe_area.closed)])
    return bool(margin <= x < w - margin and margin <= y < h - margin)


def _is_at_edge(place: MapPlace, framing: ShotFraming) -> bool:
    """Tell whether a town lies so near to the frame's edge that its sign would be cut."""
    margin = 2 * SIGN_MARGIN * framing.safe_area.k
    for window in _list_windows(framing):
        if _lies_in(place, framing, window, margin=margin):
            return False
    return True


def _list_shown(framing: ShotFraming) -> set[str]:
    """Return the keys of all symbols where the shot's camera rests."""
    layout = lay_out(framing)
    shown: set[str] = set()
    for view in framing.views:
        shown |= {symbol.key for symbol in layout.symbols[view]}
    return shown


# --- what a shot tells of


def is_told(place: MapPlace, told: str) -> bool:
    """Tell whether a town's name, or its second one, is spoken or read."""
    words = told.split()
    names = (place.name, place.sub.strip("()"))
    return any(find_phrase(words, name, 0) is not None for name in names)


def _list_heads(
    spec: MapSpec, framing: ShotFraming
) -> list[tuple[float, float]]:
    """Return the lon and lat at which what moves in the shot ends."""
    shown = describe_run(spec, framing.views, framing.resources.map_file).show
    map_file = framing.resources.map_file
    advances: list[Arrow | Landing] = []
    advances += map_file.arrows
    advances += map_file.landings
    heads = []
    for item in advances:
        if shown is None or item.id in shown:
            heads.append(item.along[-1])
    return heads


def _is_reached(
    place: MapPlace, framing: ShotFraming, heads: Sequence[tuple[float, float]]
) -> bool:
    """Tell whether something that moves ends at a town."""
    if not heads:
        return False
    window = framing.last_window
    projection = framing.resources.projection
    spot = window.to_pixels(projection, place.at)
    apart = window.to_pixels(projection, heads) - spot
    nearest = float(np.hypot(apart[:, 0], apart[:, 1]).min())
    return nearest <= _AT_HEAD * framing.safe_area.k
