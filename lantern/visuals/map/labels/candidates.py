"""What a layout of words and signs is made of: symbols, the map they belong to, and candidates.

A candidate is a place where a symbol could stand. The modules beside this one propose them, best
first; `placement` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.motion.unit_ways import UnitWay
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapLabel
from lantern.visuals.map.spec.map_style import MapStyle


@dataclass(frozen=True)
class MapSymbol:
    """A name or a sign that stands at a point of the map at constant size.

    `anchor` is that point, lon and lat; the drawing is about it. `side` says how the symbol stands
    there: a name with the same key and side in two layouts is the same and needn't change.
    It belongs to `item`, and is there once the item has come further than `visible_after`, 0..1.
    The letters of a name that `follows_line` have each a box of their own. `leader` is the line
    from a sign to a name away from it.
    """

    key: str
    side: str
    anchor: tuple[float, float]
    drawing: SvgDrawing
    item: str = ""
    visible_after: float = 0.0
    is_under_arrows: bool = False
    is_parachute: bool = False
    follows_line: bool = False
    leader: SvgDrawing | None = None


def name_label(label: MapLabel) -> str:
    """Return the key of the symbol that shows a label."""
    return f"label {label.text} {label.along[0]}"


@dataclass(frozen=True)
class LabelContext:
    """A map file with all that a layout needs of it.

    `lines` are the ways of fronts, arrows and landings by their ids, in km, and `unit_ways` those
    of units; `unit` is pixels per unit of type; `visible_items` are those that the shot shows, None
    if it shows them all; `emphasised` are the towns that get a ring.
    """

    map_file: MapFile
    style: MapStyle
    projection: Projection
    lines: Mapping[str, StagedPath]
    unit: float
    visible_items: frozenset[str] | None = None
    unit_ways: Mapping[str, UnitWay] = field(default_factory=dict)
    emphasised: frozenset[str] = frozenset()

    def is_visible(self, item: str) -> bool:
        """Tell whether the shot shows an item."""
        return self.visible_items is None or item in self.visible_items


@dataclass(frozen=True, eq=False)
class LabelCandidate:
    """A symbol at a place, what that costs, and where its anchor is on the screen, (2,) in pixels.

    The cost is 0 for the best place; what it would cover is not in it. With `find_anchor` the
    anchor is not the symbol's but found from the spot, once the candidate is chosen: that takes as
    long as looking whether there is room.
    """

    cost: float
    symbol: MapSymbol
    spot: F64
    find_anchor: Callable[[F64], tuple[float, float]] | None = None

    def settle(self) -> LabelCandidate:
        """Return the candidate whose symbol has its anchor."""
        if self.find_anchor is None:
            return self
        symbol = replace(self.symbol, anchor=self.find_anchor(self.spot))
        return replace(
            self,
            symbol=symbol,
            find_anchor=None,
        )


def find_anchor(
    window: Window, context: LabelContext, spot: F64
) -> tuple[float, float]:
    """Return the lon and lat of a spot on the screen, (2,) in pixels."""
    lon, lat = window.to_degrees(context.projection, spot[0], spot[1])
    return float(lon), float(lat)
