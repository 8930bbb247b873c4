"""The faces that maps are set in, and every text of a map with its place and its face."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern.graphics.vector import SANS, SERIF, FontKey
from lantern.script.document import Loc
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapPlace

LEAST_SIZE = 24
"""Pixels at 1080p: nothing that is to be read on a map is smaller."""
SERIF_ITALIC: FontKey = (SERIF, 400, True)
SERIF_PLAIN: FontKey = (SERIF, 400, False)
SANS_BOLD: FontKey = (SANS, 700, False)
SANS_SEMIBOLD: FontKey = (SANS, 600, False)
SANS_PLAIN: FontKey = (SANS, 400, False)
SERIF_BOLD: FontKey = (SERIF, 600, False)

LABEL_FACES: dict[str, FontKey] = {
    "state": SERIF_PLAIN,
    "sea": SERIF_ITALIC,
    "front": SANS_SEMIBOLD,
    "range": SERIF_ITALIC,
    "river": SERIF_ITALIC,
}
"""The face of a name along a line, by its kind."""


@dataclass(frozen=True)
class MapFileText:
    """A text that is set on a map, its place in the map file, and its face."""

    loc: Loc
    text: str
    face: FontKey


def choose_town_face(place: MapPlace) -> FontKey:
    """Return the face of a town's name: bold for the largest."""
    if place.rank == 1:
        return SANS_BOLD
    return SANS_SEMIBOLD


def list_texts(map_file: MapFile) -> Iterator[MapFileText]:
    """Yield every text that is set on a map; some may be empty."""
    if map_file.title:
        yield MapFileText(("title", "title"), map_file.title.title, SERIF_BOLD)
        yield MapFileText(("title", "text"), map_file.title.text, SERIF_ITALIC)
    for i, place in enumerate(map_file.places):
        face = choose_town_face(place)
        yield MapFileText(("places", i, "name"), place.name, face)
        yield MapFileText(("places", i, "sub"), place.sub, SERIF_ITALIC)
    yield from _list_texts_along_lines(map_file)
    yield from _list_texts_of_advances(map_file)
    yield from _list_texts_of_units(map_file)
    for i, month in enumerate(map_file.months or ()):
        yield MapFileText(("months", i), month, SANS_BOLD)
    for key, side in map_file.sides.items():
        yield MapFileText(("sides", key, "name"), side.name, SANS_PLAIN)
    for kind, text in (map_file.legend or {}).items():
        yield MapFileText(("legend", kind), text, SANS_PLAIN)


def _list_texts_along_lines(map_file: MapFile) -> Iterator[MapFileText]:
    """Yield the texts of labels and the names of ranges."""
    for i, label in enumerate(map_file.labels):
        face = LABEL_FACES[label.kind]
        yield MapFileText(("labels", i, "text"), label.text, face)
    for i, item in enumerate(map_file.ranges):
        yield MapFileText(
            ("ranges", i, "name"), item.name, LABEL_FACES["range"]
        )


def _list_texts_of_advances(map_file: MapFile) -> Iterator[MapFileText]:
    """Yield the texts of arrows, landings and landings from the air."""
    for i, arrow in enumerate(map_file.arrows):
        yield MapFileText(("arrows", i, "label"), arrow.label, SANS_SEMIBOLD)
        for j, chip in enumerate(arrow.chips):
            yield MapFileText(
                ("arrows", i, "chips", j, "text"), chip.text, SANS_BOLD
            )
    for i, landing in enumerate(map_file.landings):
        yield MapFileText(
            ("landings", i, "label"), landing.label, SANS_SEMIBOLD
        )
        yield MapFileText(("landings", i, "chip"), landing.chip, SANS_BOLD)
    for i, drop in enumerate(map_file.air_landings):
        yield MapFileText(("air_landings", i, "chip"), drop.chip, SANS_BOLD)


def _list_texts_of_units(map_file: MapFile) -> Iterator[MapFileText]:
    """Yield the texts of units and pockets."""
    for i, unit in enumerate(map_file.units):
        yield MapFileText(("units", i, "name"), unit.name, SANS_SEMIBOLD)
        yield MapFileText(("units", i, "strength"), unit.strength, SANS_BOLD)
    for i, pocket in enumerate(map_file.pockets):
        yield MapFileText(("pockets", i, "label"), pocket.label, SANS_SEMIBOLD)
