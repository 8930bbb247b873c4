"""The names of a look's inks, and the colour of a side, which may be one of them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, WithJsonSchema

from lantern.core.problems import suggest
from lantern.script.model.types import COLOUR_PATTERN, is_colour

InkName = Literal[
    "paper",
    "cream",
    "ink",
    "ink_2",
    "vermilion",
    "vermilion_deep",
    "ochre",
    "ochre_light",
    "gold",
    "slate",
    "slate_light",
    "slate_deep",
    "dark",
    "plate",
    "plate_dark",
]
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
