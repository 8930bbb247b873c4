"""Which towns of a map a shot doesn't show, or shows without their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.geometry.views import fit_window
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import LabelContext
from lantern.visuals.map.labels.placement import (
    LabelObstacles,
    is_for_close_views,
    place_labels,
)
from lantern.visuals.map.motion.paths import trace_lines
from lantern.visuals.map.shot.opening import MapResources, open_map
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from lantern.visuals.map.shot.setup import find_safe_area
from lantern.visuals.map.spec.map_file import MapPlace
from lantern.visuals.map.spec.naming import find_end_views

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
    resources = open_map(
        context.find,
        spec.map,
        context.drawing_cache,
        typefaces=context.look.typefaces,
        words=spec.words,
    )
    safe_area = find_safe_area(context)
    windows = []
    for name in find_end_views(spec, resources.map_file):
        view = resources.map_file.views[name]
        windows.append(fit_window(view, resources.projection, safe_area.size))
    shown = _list_shown(spec, resources, safe_area, windows=windows)
    wanted = list(_list_wanted(resources, windows))
    hidden = tuple(key for key in wanted if f"sign {key}" not in shown)
    nameless = []
    for key in wanted:
        if f"sign {key}" in shown and f"place {key}" not in shown:
            nameless.append(key)
    return UnshownTowns(tuple(nameless), hidden)


def _list_wanted(resources: MapResources, windows: list[Window]) -> Iterator[str]:
    """Yield the keys of the towns that lie in a window."""
    for place in resources.map_file.places:
        if any(_lies_in(place, resources, window) for window in windows):
            yield place.key


def _lies_in(place: MapPlace, resources: MapResources, window: Window) -> bool:
    if is_for_close_views(place, window):
        return False
    x, y = window.to_pixels(resources.projection, place.at)[0]
    w, h = window.size
    return bool(0 <= x < w and 0 <= y < h)


def _list_shown(
    spec: MapSpec,
    resources: MapResources,
    safe_area: SafeArea,
    *,
    windows: list[Window],
) -> set[str]:
    """Return the keys of all symbols at either end of the shot."""
    visible = None
    if spec.show is not None:
        visible = frozenset((*spec.show, *spec.when))
    map_file = resources.map_file.select_visible(visible)
    furniture = ScreenFurniture(
        replace(resources, map_file=map_file),
        safe_area,
        first=windows[0],
        last=windows[-1],
        dates=tuple(spec.dates or ()),
    )
    labels = LabelContext(
        resources.map_file,
        resources.style,
        resources.projection,
        trace_lines(resources.map_file, resources.projection),
        safe_area.k,
        visible,
    )
    obstacles = LabelObstacles(furniture.occupied, safe_area.reserved)
    shown: set[str] = set()
    for window in dict.fromkeys(windows):
        shown |= {symbol.key for symbol in place_labels(labels, window, obstacles)}
    return shown
