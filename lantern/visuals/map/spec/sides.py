"""The sides of a map: their names, their colours, and how they are told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, WithJsonSchema

from lantern.core.problems import suggest
from lantern.graphics.look.inks import InkName
from lantern.script.document import YamlModel
from lantern.script.model.types import COLOUR_PATTERN, is_colour

SidePattern = Literal["plain", "stripe", "bars", "hollow"]
PATTERNS: tuple[SidePattern, ...] = get_args(SidePattern)
"""How the signs of the first side look, of the second, and so on, whatever their colours."""
_INKS: tuple[str, ...] = get_args(InkName)


def _require_ink(value: str) -> str:
    if value in _INKS or is_colour(value):
        return value
    near = suggest(value, _INKS)
    if near:
        raise ValueError(f"'{value}' is no ink of the look{near}")
    raise ValueError(
        "write an ink of the look, such as vermilion or slate,"
        " or six hexadecimal digits in quotes: '#b3301f'"
    )


SideColour = Annotated[
    str,
    AfterValidator(_require_ink),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": list(_INKS)},
                {"type": "string", "pattern": f"^{COLOUR_PATTERN}$"},
            ]
        }
    ),
]
"""An ink of the film's look, by its name, or a colour as #rrggbb."""


class MapSide(YamlModel):
    """A side in a war, a race, a quarrel: its name, and the colour that all of its own wears."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    colour: SideColour


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
