"""Which towns of a map a shot doesn't show, or shows without their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.placement import is_for_close_views
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map.shot.setup import ShotFraming, open_framing
from lantern.visuals.map.spec.map_file import MapPlace

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec


@dataclass(frozen=True)
class UnshownTowns:
    """Towns in the frame of a shot, by their keys: those without a name, and those not there."""

    nameless: tuple[str, ...]
    hidden: tuple[str, ...]


def find_unshown(spec: MapSpec, context: VisualContext) -> UnshownTowns:
    """Return the towns that no end of a shot shows, though they lie in its frame.

    Small towns that wait for a close view aren't among them.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    shown = _list_shown(framing)
    wanted = list(_list_wanted(framing))
    hidden = tuple(key for key in wanted if f"sign {key}" not in shown)
    nameless = []
    for key in wanted:
        if f"sign {key}" in shown and f"place {key}" not in shown:
            nameless.append(key)
    return UnshownTowns(tuple(nameless), hidden)


def _list_wanted(framing: ShotFraming) -> Iterator[str]:
    """Yield the keys of the towns that lie in the frame at either end."""
    for place in framing.resources.map_file.places:
        at_first = _lies_in(place, framing.resources, framing.first_window)
        if at_first or _lies_in(place, framing.resources, framing.last_window):
            yield place.key


def _lies_in(place: MapPlace, resources: MapResources, window: Window) -> bool:
    if is_for_close_views(place, window):
        return False
    x, y = window.to_pixels(resources.projection, place.at)[0]
    w, h = window.size
    return bool(0 <= x < w and 0 <= y < h)


def _list_shown(framing: ShotFraming) -> set[str]:
    """Return the keys of all symbols at either end of the shot."""
    layout = lay_out(framing)
    shown: set[str] = set()
    for view in (framing.first, framing.last):
        shown |= {symbol.key for symbol in layout.symbols[view]}
    return shown
