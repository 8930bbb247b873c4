"""The model of how a shot comes in. Draws nothing."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.script.document import YamlModel
from lantern.script.model.types import COLOUR_PATTERN, is_colour, seconds_from_text

TRANSITIONS = ("cut", "dissolve", "dip", "wipe", "push", "match")
DEFAULT_SECONDS = {
    "cut": 0.0,
    "dissolve": 0.8,
    "dip": 1.0,
    "wipe": 0.8,
    "push": 0.8,
    "match": 1.2,
}
_FORMS = "write cut, or one of {dissolve: 0.8}, {dip: 1}, {wipe: 0.8}, {push: 0.8}, {match: 1.2}"


class Transition(YamlModel):
    """How a shot comes in; `length` in seconds, 0 for a cut. Written `cut` or `{dissolve: 0.8}`.

    `colour` is what a dip goes through, if that isn't the look's.
    """

    kind: Literal["cut", "dissolve", "dip", "wipe", "push", "match"]
    length: Annotated[float, Field(ge=0, le=5)]
    colour: Annotated[str, Field(pattern=f"^({COLOUR_PATTERN})?$")] = ""


def _read_transition(value: object) -> object:
    if isinstance(value, str):
        if value not in DEFAULT_SECONDS:
            raise ValueError(_FORMS)
        return {"kind": value, "length": DEFAULT_SECONDS[value]}
    if isinstance(value, dict):
        return _read_keyed(value)
    return value


def _read_keyed(entry: dict[Any, Any]) -> dict[str, Any]:
    """Return the fields of a transition that is written `{kind: length}`."""
    if len(entry) != 1:
        raise ValueError(_FORMS)
    kind, length = next(iter(entry.items()))
    if kind == "dip" and isinstance(length, dict):
        return _read_dip(length)
    if kind == "cut" or kind not in DEFAULT_SECONDS:
        raise ValueError(_FORMS)
    return {"kind": kind, "length": seconds_from_text(length)}


def _read_dip(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a dip with its own colour."""
    if not set(settings) <= {"length", "colour"}:
        raise ValueError(
            "a dip has a length and a colour: {dip: {length: 1, colour: '#f6edd9'}}"
        )
    colour = settings.get("colour", "")
    if not is_colour(colour):
        raise ValueError("a dip's colour is written '#f6edd9' (in quotes)")
    length = settings.get("length", DEFAULT_SECONDS["dip"])
    return {"kind": "dip", "length": seconds_from_text(length), "colour": colour}


_LENGTH_SCHEMA: dict[str, Any] = {"type": "number"}
_DIP_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"length": _LENGTH_SCHEMA, "colour": {"type": "string"}},
    "required": ["colour"],
    "additionalProperties": False,
}


def _build_schemas() -> list[dict[str, Any]]:
    """Return the JSON Schema of each form that a transition may be written in."""
    forms: list[dict[str, Any]] = [{"enum": list(TRANSITIONS)}]
    for kind in TRANSITIONS[1:]:
        value = _LENGTH_SCHEMA
        if kind == "dip":
            value = {"anyOf": [_LENGTH_SCHEMA, _DIP_SCHEMA]}
        form = {
            "type": "object",
            "properties": {kind: value},
            "required": [kind],
            "additionalProperties": False,
        }
        forms.append(form)
    return forms


TransitionEntry = Annotated[
    Transition,
    BeforeValidator(_read_transition),
    WithJsonSchema({"anyOf": _build_schemas()}),
]
