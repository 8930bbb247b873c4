"""The sides of a map: their names, their colours, and how they are told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from lantern.script.document import YamlModel
from lantern.script.model.side_colour import SideColour

SidePattern = Literal["plain", "stripe", "bars", "hollow"]
PATTERNS: tuple[SidePattern, ...] = get_args(SidePattern)
"""How the signs of the first side look, of the second, and so on, whatever their colours."""


class MapSide(YamlModel):
    """A side in a war, a race or a quarrel: its name, and the colour of all that belongs to it."""

    name: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description="its name in the legend"
    )
    colour: SideColour = Field(
        description="one of the look's inks, or a colour such as '#274e74'"
    )


@dataclass(frozen=True)
class SideInk:
    """The colour of a side as #rrggbb, and its pattern."""

    colour: str
    pattern: SidePattern


def resolve_sides(
    sides: Mapping[str, MapSide], inks: Mapping[Any, str]
) -> dict[str, SideInk]:
    """Return what each side wears; `inks` are those of the look by their names."""
    found = {}
    for number, (key, side) in enumerate(sides.items()):
        colour = inks.get(side.colour, side.colour)
        found[key] = SideInk(colour, PATTERNS[number])
    return found
