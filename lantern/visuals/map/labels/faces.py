"""The faces maps are set in, and every text of a map with its place and its face. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.graphics.vector import SANS, SERIF, FontKey
from lantern.script.document import Loc
from lantern.visuals.map.spec.map_file import MapFile

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


def list_texts(sheet: MapFile) -> Iterator[tuple[Loc, str, FontKey]]:
    """All that is lettered on a map."""
    if sheet.title:
        yield ("title", "title"), sheet.title.title, SERIF_BOLD
        yield ("title", "text"), sheet.title.text, SERIF_ITALIC
    for i, place in enumerate(sheet.places):
        yield (
            ("places", i, "name"),
            place.name,
            SANS_BOLD if place.rank == 1 else SANS_SEMIBOLD,
        )
        yield ("places", i, "sub"), place.sub, SERIF_ITALIC
    for i, label in enumerate(sheet.labels):
        yield ("labels", i, "text"), label.text, LABEL_FACES[label.kind]
    for i, arrow in enumerate(sheet.arrows):
        yield ("arrows", i, "label"), arrow.label, SANS_SEMIBOLD
        for j, chip in enumerate(arrow.chips):
            yield ("arrows", i, "chips", j, "text"), chip.text, SANS_BOLD
    for i, landing in enumerate(sheet.landings):
        yield ("landings", i, "label"), landing.label, SANS_SEMIBOLD
        yield ("landings", i, "chip"), landing.chip, SANS_BOLD
    for i, drop in enumerate(sheet.air_landings):
        yield ("air_landings", i, "chip"), drop.chip, SANS_BOLD
    for i, month in enumerate(sheet.months or ()):
        yield ("months", i), month, SANS_BOLD
    for kind, text in (sheet.legend or {}).items():
        yield ("legend", kind), text, SANS_PLAIN
