"""The words that a map shot shows when it has come to rest, with their places on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lantern.graphics.printed import keep_texts
from lantern.script.document import Loc
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol, name_label
from lantern.visuals.map.labels.lettering import SvgDrawing, place_drawing
from lantern.visuals.map.labels.unit_signs import draw_unit
from lantern.visuals.map.motion.pocket_rings import trace_pocket_ring
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import (
    ShotFraming,
    open_framing,
    prepare_shot,
)
from lantern.visuals.map.shot.unit_painter import find_spots_at_end
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import Arrow, MapLabel

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

_WORDED = ("place", "arrow", "chip", "drop", "label", "pocket")
"""Kinds of symbols that carry words."""
_MIDDLE_MARGIN = 0.08
"""The share of the frame at its edges in which the middle of a name needn't be shown."""


@dataclass(frozen=True)
class MapLettering:
    """Words on a map: where the map file has them, and their drawing, placed on the frame."""

    loc: Loc
    drawing: SvgDrawing


def list_lettering(spec: MapSpec, context: VisualContext) -> list[MapLettering]:
    """Return the words of a shot's last view: names first, then title and legend.

    The notice of where the map's data are from isn't meant to be read in the film: it stands in the
    credits, too.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    layout = lay_out(framing)
    found = []
    for symbol in layout.symbols[framing.last]:
        if symbol.key.partition(" ")[0] in _WORDED:
            drawing = _place_symbol(symbol, framing)
            loc = _find_loc(symbol.key, framing.resources.map_file)
            found.append(MapLettering(loc, drawing))
    found += _list_unit_lettering(spec, context)
    pieces = layout.furniture.pieces
    for name in ("title", "legend"):
        if name in pieces:
            found.append(MapLettering((name,), pieces[name]))
    return found


def _list_unit_lettering(
    spec: MapSpec, context: VisualContext
) -> Iterator[MapLettering]:
    """Yield the words on the signs of units where the shot ends, without the signs.

    What a word stands on is often of another word's ink.
    """
    setup = prepare_shot(spec, context)
    map_file = setup.resources.map_file
    if not map_file.units:
        return
    spots = find_spots_at_end(setup)
    for i, unit in enumerate(map_file.units):
        if unit.id in spots:
            drawing = draw_unit(unit, setup.resources.style, setup.unit)
            words = replace(drawing, svg=keep_texts(drawing.svg))
            x, y = np.rint(spots[unit.id]).tolist()
            yield MapLettering(("units", i), place_drawing(words, x, y))


def _list_shown(framing: ShotFraming) -> frozenset[str] | None:
    show = framing.run.show
    return None if show is None else frozenset(show)


def _place_symbol(symbol: MapSymbol, framing: ShotFraming) -> SvgDrawing:
    projection = framing.resources.projection
    x, y = np.rint(framing.last_window.to_pixels(projection, symbol.anchor)[0])
    return place_drawing(symbol.drawing, float(x), float(y))


def _find_loc(key: str, map_file: MapFile) -> Loc:
    """Return the place in the map file of what a symbol belongs to; the file itself for others."""
    kind, _, name = key.partition(" ")
    if kind == "place":
        keys = [place.key for place in map_file.places]
        return ("places", keys.index(name), "name")
    if kind == "label":
        for i, label in enumerate(map_file.labels):
            if key == name_label(label):
                return ("labels", i, "text")
        for i, each in enumerate(map_file.ranges):
            if each.label and key == name_label(each.label):
                return ("ranges", i, "name")
    for group in ("arrows", "landings", "air_landings", "pockets"):
        for i, item in enumerate(getattr(map_file, group)):
            if item.id == name.partition(" ")[0]:
                return (group, i)
    return ()


@dataclass(frozen=True)
class MapName:
    """A name in the map file: its place there, its symbol's key, and the line it belongs to.

    It `is_shown` if a view of the shot has room for it. A `label` is for some views only.
    """

    loc: Loc
    text: str
    key: str
    along: Sequence[tuple[float, float]]
    label: MapLabel | None = None
    is_shown: bool = False

    def is_for(self, view: Window) -> bool:
        """Tell whether a view is one of those that have the name."""
        return self.label is None or self.label.is_for(view.km * max(view.size))


def list_names(spec: MapSpec, context: VisualContext) -> list[MapName]:
    """Return the names that belong into a shot, but for those of towns.

    These are names along lines, of what moves, and chips. Only those count whose line has its
    middle well inside the shot's first or last view.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    layout = lay_out(framing)
    shown = set()
    for view in (framing.first, framing.last):
        shown |= {symbol.key for symbol in layout.symbols[view]}
    ends = (framing.first_window, framing.last_window)
    found = []
    for name in _iter_names(framing):
        middle = name.along[len(name.along) // 2]
        views = [view for view in ends if name.is_for(view)]
        if any(_is_well_inside(middle, view, framing) for view in views):
            found.append(replace(name, is_shown=name.key in shown))
    return found


def _iter_names(framing: ShotFraming) -> Iterator[MapName]:
    """Yield the names that a shot's run shows, but for towns."""
    map_file = framing.resources.map_file
    for i, label in enumerate(map_file.labels):
        if label.id is None or _is_shown(label.id, framing):
            key = name_label(label)
            yield MapName(
                ("labels", i, "text"), label.text, key, label.along, label
            )
    for i, each in enumerate(map_file.ranges):
        if each.label:
            key = name_label(each.label)
            yield MapName(("ranges", i, "name"), each.name, key, each.along)
    for i, arrow in enumerate(map_file.arrows):
        if _is_shown(arrow.id, framing):
            yield from _iter_arrow_names(arrow, i)
    yield from _iter_pocket_names(framing)


def _iter_pocket_names(framing: ShotFraming) -> Iterator[MapName]:
    resources = framing.resources
    for i, pocket in enumerate(resources.map_file.pockets):
        if pocket.label and _is_shown(pocket.id, framing):
            ring = trace_pocket_ring(
                pocket, resources.map_file, resources.projection
            )
            lon, lat = ring.mean(axis=0).tolist()
            key = f"pocket {pocket.id}"
            yield MapName(
                ("pockets", i, "label"), pocket.label, key, [(lon, lat)]
            )


def _iter_arrow_names(arrow: Arrow, index: int) -> Iterator[MapName]:
    """Yield the name and the chips of an arrow, by its index in the map file."""
    if arrow.label:
        loc: Loc = ("arrows", index, "label")
        yield MapName(loc, arrow.label, f"arrow {arrow.id}", arrow.along)
    for i, chip in enumerate(arrow.chips):
        loc = ("arrows", index, "chips", i)
        yield MapName(loc, chip.text, f"chip {arrow.id} {i}", arrow.along)


def _is_shown(item: str, framing: ShotFraming) -> bool:
    shown = framing.resources.map_file.complete_shown(_list_shown(framing))
    return shown is None or item in shown


def _is_well_inside(
    point: tuple[float, float], view: Window, framing: ShotFraming
) -> bool:
    """Tell whether a point lies in a view, well inside the rows that are read."""
    w = view.size[0]
    frame = framing.frame
    margin = _MIDDLE_MARGIN * (frame.bottom - frame.top)
    x, y = view.to_pixels(framing.resources.projection, point)[0]
    return bool(
        _MIDDLE_MARGIN * w <= x <= (1 - _MIDDLE_MARGIN) * w
        and frame.top + margin <= y <= frame.bottom - margin
    )
