"""What an item wears: the inks of its side, of its own colour, or of the map's style.

Body, edge and words of an item all come from here, so that none has another's colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantern.graphics.look.inks import mix_colours
from lantern.visuals.map.basemap.contrast import choose_text_ink
from lantern.visuals.map.spec.map_items import (
    AirLanding,
    Arrow,
    Front,
    Landing,
    SidedItem,
)
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.sides import SideInk, SidePattern

_EDGE_SHARE = 0.35
"""How much of the ink of the map's names is in the edge of an arrow with a colour of its own."""


@dataclass(frozen=True)
class ItemInks:
    """The colours of an item as #rrggbb: its body, its edge, its words; and its side's pattern."""

    body: str
    edge: str
    text: str
    pattern: SidePattern = "plain"


def choose_item_inks(item: SidedItem, style: MapStyle) -> ItemInks:
    """Return what an item wears."""
    if item.of is not None:
        return choose_side_inks(style.sides[item.of], style)
    if isinstance(item, Arrow) and item.colour:
        return choose_side_inks(SideInk(item.colour, "plain"), style)
    if isinstance(item, Landing | AirLanding):
        return ItemInks(style.landing, style.landing, style.landing)
    if isinstance(item, Arrow | Front):
        return ItemInks(style.arrow, style.arrow_edge, style.army)
    return ItemInks(style.ink, style.ink, style.army)


def choose_side_inks(side: SideInk, style: MapStyle) -> ItemInks:
    """Return what everything of a side wears."""
    return ItemInks(
        side.colour,
        mix_colours(side.colour, style.ink, _EDGE_SHARE),
        choose_text_ink(style, side.colour),
        side.pattern,
    )
