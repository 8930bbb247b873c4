"""The JSON Schema of a film's files, made from the models.

`lantern/schema.json` is its committed copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from lantern.core.plugins import find_plugins, load_plugin
from lantern.script.model.film import Film
from lantern.script.model.plugin import FIELD, PLUGIN_GROUP
from lantern.script.model.scene import Scene
from lantern.script.model.transition import FORM_SCHEMAS, list_plugin_schemas

_MODE: Literal["validation"] = "validation"


def build_schema(
    more: Mapping[str, type[BaseModel]] | None = None,
) -> dict[str, Any]:
    """Return one schema for all kinds of files: one with the key `lantern` is a film.

    Args:
        more: models of other kinds of files, by the key that only these have; what has none of
            the keys is a scene.
    """
    kinds: dict[str, type[BaseModel]] = {"lantern": Film, **(more or {})}
    all_models: list[type[BaseModel]] = [*kinds.values(), Scene]
    wanted = [(model, _MODE) for model in all_models]
    models, schema = models_json_schema(wanted)
    _add_transitions(schema, list_plugin_schemas())
    _add_visuals(schema["$defs"])
    chosen: dict[str, Any] = models[(Scene, _MODE)]
    for key, model in reversed(kinds.items()):
        chosen = {
            "if": {"required": [key]},
            "then": models[(model, _MODE)],
            "else": chosen,
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lantern: the files of a film",
        "type": "object",
        **chosen,
        **schema,
    }


def _add_transitions(schema: Any, forms: list[dict[str, Any]]) -> None:
    """Add forms to every place where a transition may be written, however deep it stands."""
    if isinstance(schema, list):
        for entry in schema:
            _add_transitions(entry, forms)
    if not isinstance(schema, dict):
        return
    if schema.get("anyOf") == FORM_SCHEMAS:
        schema["anyOf"] = [*FORM_SCHEMAS, *forms]
        return
    for entry in schema.values():
        _add_transitions(entry, forms)


def _add_visuals(definitions: dict[str, Any]) -> None:
    """Add the key of each installed plug-in, with its settings, to those of a shot."""
    keys = definitions["Shot"]["properties"]
    keys.pop(FIELD, None)
    for name in find_plugins(PLUGIN_GROUP):
        model = load_plugin(PLUGIN_GROUP, name).Settings
        settings = model.model_json_schema()
        definitions.update(settings.pop("$defs", {}))
        keys[name] = settings
