"""Whether a lower third may stand somewhere on a map: what it would cover there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.visuals.map.geometry.safe_area import PixelBounds, do_touch
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.free_space import move_boxes
from lantern.visuals.map.shot.layout import MapLayout, lay_out
from lantern.visuals.map.shot.setup import ShotFraming, open_framing

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec


@dataclass(frozen=True)
class CoveredThings:
    """How many things a rectangle covers: furniture, towns and signs, and names of lands."""

    furniture: int
    symbols: int
    lands: int


def count_covered(
    spec: MapSpec, context: VisualContext, box: PixelBounds
) -> CoveredThings:
    """Return what a rectangle of the frame covers where a shot's camera rests.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    layout = lay_out(framing)
    furniture = sum(do_touch(box, piece) for piece in _list_furniture(layout))
    symbols = 0
    lands = 0
    for view in dict.fromkeys(framing.views):
        for symbol in layout.symbols[view]:
            covered = any(
                do_touch(box, own) for own in _iter_boxes(symbol, view, framing)
            )
            if symbol.is_under_arrows:
                lands += covered
            else:
                symbols += covered
    return CoveredThings(furniture, symbols, lands)


def _list_furniture(layout: MapLayout) -> list[PixelBounds]:
    """Return the rectangles of furniture, also of what leaves."""
    found = list(layout.furniture.occupied)
    for boxes in layout.furniture.passing.values():
        found += boxes
    return found


def _iter_boxes(
    symbol: MapSymbol, view: str, framing: ShotFraming
) -> Iterator[PixelBounds]:
    """Yield the rectangles of a symbol in a view, in pixels of the frame."""
    window = framing.windows[view]
    spot = window.to_pixels(framing.resources.projection, symbol.anchor)[0]
    yield from move_boxes(symbol.drawing.boxes, spot)
