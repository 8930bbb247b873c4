"""The texts of a map as they are printed: quotation marks and apostrophes by language."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from lantern.core.typography import set_quotes
from lantern.visuals.map.spec.map_control import MapPocket
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import (
    AirLanding,
    Arrow,
    Chip,
    Landing,
    MapLabel,
    MapPlace,
    MapRange,
    MapTitle,
)
from lantern.visuals.map.spec.map_units import MapUnit
from lantern.visuals.map.spec.sides import MapSide

_PRINTED: dict[type[BaseModel], tuple[str, ...]] = {
    MapTitle: ("title", "text"),
    MapPlace: ("name", "sub"),
    MapLabel: ("text",),
    MapRange: ("name",),
    MapSide: ("name",),
    Chip: ("text",),
    Arrow: ("label",),
    Landing: ("label", "chip"),
    AirLanding: ("chip",),
    MapUnit: ("name", "strength"),
    MapPocket: ("label",),
}
"""The fields that are set on a map, by what has them; names of borders are only asked for."""


def set_map_quotes(map_file: MapFile, language: str) -> MapFile:
    """Return a map whose printed texts have the marks of their language.

    What a shot calls a place by stays as it was typed.

    Args:
        map_file: as its author wrote it.
        language: a tag such as `de-AT`.
    """
    printed: MapFile = _print_all(map_file, language)
    changed: dict[str, Any] = {}
    if map_file.sides:
        changed["sides"] = {
            key: _print_all(side, language)
            for key, side in map_file.sides.items()
        }
    if map_file.legend is not None:
        changed["legend"] = {
            kind: set_quotes(text, language)
            for kind, text in map_file.legend.items()
        }
    return printed.model_copy(update=changed) if changed else printed


def _print_all(value: Any, language: str) -> Any:
    """Return a model or several of them with each printed text changed."""
    if isinstance(value, tuple):
        return tuple(_print_all(each, language) for each in value)
    if not isinstance(value, BaseModel):
        return value
    changed: dict[str, Any] = {}
    for name in value.model_fields_set:
        before = getattr(value, name)
        if name in _PRINTED.get(type(value), ()):
            after = set_quotes(before, language)
        else:
            after = _print_all(before, language)
        if after != before:
            changed[name] = after
    if isinstance(value, MapPlace) and "name" in changed:
        changed["id"] = value.key
    return value.model_copy(update=changed) if changed else value
