"""The model of how a shot comes in. Nothing here draws."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.core.units import parse_duration
from lantern.script.document import YamlModel

TRANSITIONS = ("cut", "dissolve", "dip", "wipe", "push", "match")
DEFAULT_SECONDS = {
    "cut": 0.0,
    "dissolve": 0.8,
    "dip": 1.0,
    "wipe": 0.8,
    "push": 0.8,
    "match": 1.2,
}
_FORM = "write cut, or one of {dissolve: 0.8}, {dip: 1}, {wipe: 0.8}, {push: 0.8}, {match: 1.2}"


class Transition(YamlModel):
    """How a shot comes in; `length` in seconds, 0 for a cut. Written `cut` or `{dissolve: 0.8}`."""

    kind: Literal["cut", "dissolve", "dip", "wipe", "push", "match"]
    length: Annotated[float, Field(ge=0, le=5)]
    colour: Annotated[str, Field(pattern="^(#[0-9a-fA-F]{6})?$")] = ""


def _transition(value: object) -> object:
    if isinstance(value, str):
        if value not in DEFAULT_SECONDS:
            raise ValueError(_FORM)
        return {"kind": value, "length": DEFAULT_SECONDS[value]}
    if isinstance(value, dict) and len(value) == 1:
        kind, length = next(iter(value.items()))
        if kind == "dip" and isinstance(length, dict):
            return _dip(length)
        if kind in DEFAULT_SECONDS and kind != "cut":
            return {"kind": kind, "length": _seconds(length)}
    if isinstance(value, dict):
        raise ValueError(_FORM)
    return value


def _dip(settings: dict[str, Any]) -> dict[str, Any]:
    """A dip with its own colour."""
    if not set(settings) <= {"length", "colour"}:
        raise ValueError(
            "a dip has a length and a colour: {dip: {length: 1, colour: '#f6edd9'}}"
        )
    colour = settings.get("colour", "")
    if not (isinstance(colour, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", colour)):
        raise ValueError("a dip's colour is written '#f6edd9' (in quotes)")
    return {
        "kind": "dip",
        "length": _seconds(settings.get("length", DEFAULT_SECONDS["dip"])),
        "colour": colour,
    }


def _seconds(value: object) -> object:
    return parse_duration(value) if isinstance(value, str) else value


_LENGTH = {"type": "number"}
_DIP = {
    "type": "object",
    "properties": {"length": _LENGTH, "colour": {"type": "string"}},
    "required": ["colour"],
    "additionalProperties": False,
}
_ways = [
    {"enum": list(TRANSITIONS)},
    *(
        {
            "type": "object",
            "properties": {
                kind: {"anyOf": [_LENGTH, _DIP]} if kind == "dip" else _LENGTH
            },
            "required": [kind],
            "additionalProperties": False,
        }
        for kind in TRANSITIONS[1:]
    ),
]
TransitionEntry = Annotated[
    Transition, BeforeValidator(_transition), WithJsonSchema({"anyOf": _ways})
]
