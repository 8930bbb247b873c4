"""The model of how a shot comes in. Draws nothing.

A transition that another package brings is written like the others, `{acme.iris: 0.8}`; its name
has a dot in it (see core.plugins), and its module says in `SECONDS` how long it takes by itself.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.core.plugins import find_plugins, load_plugin
from lantern.script.document import YamlModel
from lantern.script.model.types import (
    COLOUR_PATTERN,
    is_colour,
    seconds_from_text,
)

PLUGIN_GROUP = "lantern.transitions"
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


class EndFades(YamlModel):
    """How long the film takes to fade in from black and out to black."""

    rise: Annotated[
        float,
        Field(
            alias="in",
            ge=0,
            le=10,
        ),
    ] = Field(default=1.0, description="seconds out of black at the start")
    fall: Annotated[
        float,
        Field(
            alias="out",
            ge=0,
            le=10,
        ),
    ] = Field(default=1.5, description="seconds into black at the end")


def _read_fades(value: object) -> object:
    if value is None or value == "none":
        return {"in": 0, "out": 0}
    if not isinstance(value, dict | EndFades):
        raise ValueError("fade is none, or {in: 1, out: 1.5} in seconds")
    return value


EndFadesEntry = Annotated[
    EndFades,
    BeforeValidator(_read_fades),
    WithJsonSchema(
        {"anyOf": [{"const": "none"}, EndFades.model_json_schema()]}
    ),
]


class Transition(YamlModel):
    """How a shot comes in; `length` in seconds, 0 for a cut. Written `cut` or `{dissolve: 0.8}`.

    `colour` is what a dip goes through, if that isn't the look's.
    """

    kind: str
    length: Annotated[float, Field(ge=0, le=5)]
    colour: Annotated[str, Field(pattern=f"^({COLOUR_PATTERN})?$")] = ""


def _read_transition(value: object) -> object:
    if isinstance(value, str):
        return {"kind": value, "length": _find_default_seconds(value)}
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
    if kind == "cut":
        raise ValueError(_FORMS)
    _find_default_seconds(kind)  # a kind that nobody knows has none
    return {"kind": kind, "length": seconds_from_text(length)}


def _find_default_seconds(kind: object) -> float:
    """Return how long a transition takes where no length is written.

    Raises:
        ValueError: There is no such transition; says which forms there are.
    """
    if not isinstance(kind, str):
        raise ValueError(_FORMS)
    if kind in DEFAULT_SECONDS:
        return DEFAULT_SECONDS[kind]
    if "." not in kind:
        raise ValueError(_FORMS)
    if kind not in find_plugins(PLUGIN_GROUP):
        raise ValueError(
            f"no installed package brings the transition '{kind}'; {_FORMS}"
        )
    return float(getattr(load_plugin(PLUGIN_GROUP, kind), "SECONDS", 0.8))


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
    return {
        "kind": "dip",
        "length": seconds_from_text(length),
        "colour": colour,
    }


_LENGTH_SCHEMA: dict[str, Any] = {"type": "number"}
_DIP_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"length": _LENGTH_SCHEMA, "colour": {"type": "string"}},
    "required": ["colour"],
    "additionalProperties": False,
}


def list_plugin_schemas() -> list[dict[str, Any]]:
    """Return the JSON Schema of each form that installed packages add."""
    names = list(find_plugins(PLUGIN_GROUP))
    if not names:
        return []
    return [
        {"enum": names},
        *(_build_keyed_schema(name, _LENGTH_SCHEMA) for name in names),
    ]


def _build_keyed_schema(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {kind: value},
        "required": [kind],
        "additionalProperties": False,
    }


def _build_schemas() -> list[dict[str, Any]]:
    """Return the JSON Schema of each form that a transition may be written in."""
    forms: list[dict[str, Any]] = [{"enum": list(TRANSITIONS)}]
    for kind in TRANSITIONS[1:]:
        value = _LENGTH_SCHEMA
        if kind == "dip":
            value = {"anyOf": [_LENGTH_SCHEMA, _DIP_SCHEMA]}
        forms.append(_build_keyed_schema(kind, value))
    return forms


FORM_SCHEMAS = _build_schemas()
"""The forms of Lantern's own transitions as JSON Schema."""

TransitionEntry = Annotated[
    Transition,
    BeforeValidator(_read_transition),
    WithJsonSchema({"anyOf": FORM_SCHEMAS}),
]
