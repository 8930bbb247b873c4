"""What can be wrong with the sides of a map: one that isn't there, colours that can't be told."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantern.core.problems import Problem, suggest
from lantern.graphics.colours import parse_rgb
from lantern.script.document import Loc, YamlDocument
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.sides import SideInk

_LEAST_APART = 40
"""Steps between the colours of two sides, of 255 in each of brightness and the two of colour."""


@dataclass(frozen=True)
class _WrittenSide:
    """A side by its key, and where it is written."""

    name: str
    loc: Loc


def find_unknown_sides(
    map_file: MapFile, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield items of a side that the map doesn't have, and sides without items."""
    used = set()
    for group, items in map_file.list_sided().items():
        for i, item in enumerate(items):
            if item.of is None:
                continue
            used.add(item.of)
            if item.of not in map_file.sides:
                yield Problem(
                    _tell_unknown(item.of, map_file),
                    tree.find_span((group, i, "of")),
                )
    for held in _list_holders(map_file):
        used.add(held.name)
        if held.name not in map_file.sides:
            message = _tell_unknown(held.name, map_file)
            yield Problem(message, tree.find_span(held.loc))
    for key in map_file.sides:
        if key not in used:
            message = (
                f"nothing is of the side '{key}'; write 'of: {key}' at what is"
            )
            yield Problem(message, tree.find_span(("sides", key)), warning=True)


def _list_holders(map_file: MapFile) -> Iterator[_WrittenSide]:
    """Yield the sides that hold ground, and where they are written."""
    for i, control in enumerate(map_file.control):
        for j, side in enumerate(control.of or ()):
            yield _WrittenSide(side, ("control", i, "of", j))
        for k, change in enumerate(control.changes):
            for j, side in enumerate(change.to):
                yield _WrittenSide(side, ("control", i, "changes", k, "to", j))


def _tell_unknown(name: str, map_file: MapFile) -> str:
    if not map_file.sides:
        return f"the map has no side '{name}'; name it under 'sides', with its colour"
    hint = suggest(name, map_file.sides)
    if not hint:
        hint = f"; its sides are {', '.join(map_file.sides)}"
    return f"the map has no side '{name}'{hint}"


def find_colour_faults(
    sides: Mapping[str, SideInk], style: MapStyle, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield sides whose colour doesn't stand out on the map, or is that of another one."""
    # here, since it loads OpenCV, which maps without sides do without
    from lantern.graphics.pixels import convert_hex_to_yuv
    from lantern.visuals.map.basemap.contrast import (
        LEAST_SIGN_CONTRAST,
        compute_contrast,
        strengthen_sign,
    )

    for key, side in sides.items():
        halo = parse_rgb(style.halo)
        contrast = compute_contrast(parse_rgb(side.colour), halo)
        if contrast < LEAST_SIGN_CONTRAST:
            better = strengthen_sign(style, side.colour)
            message = (
                f"side '{key}' doesn't stand out on this map: its colour {side.colour} has "
                f"a contrast of {contrast:.1f} with the light around it, and"
                f" {LEAST_SIGN_CONTRAST:g} is the least; write '{better}'"
            )
            yield Problem(message, tree.find_span(("sides", key, "colour")))
    for first, second in itertools.combinations(sides, 2):
        colours = [
            convert_hex_to_yuv(sides[key].colour) for key in (first, second)
        ]
        if math.dist(*colours) < _LEAST_APART:
            message = (
                f"sides '{first}' and '{second}' have nearly the same colour; "
                "give one of them another"
            )
            yield Problem(message, tree.find_span(("sides", second, "colour")))
