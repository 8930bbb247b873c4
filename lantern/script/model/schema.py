"""The JSON Schema of film.yml and scene files, made from the models.

`lantern/schema.json` is its committed copy.
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from lantern.core.plugins import find_plugins, load_plugin
from lantern.script.model.film import Film, Scene
from lantern.script.model.plugin import FIELD, PLUGIN_GROUP
from lantern.script.model.transition import FORM_SCHEMAS, list_plugin_schemas


def build_schema() -> dict[str, Any]:
    """Return one schema for both kinds of file: one with the key `lantern` is a film."""
    models, schema = models_json_schema([(Film, "validation"), (Scene, "validation")])
    _add_transitions(schema, list_plugin_schemas())
    _add_visuals(schema["$defs"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lantern: film.yml and scene files",
        "type": "object",
        "if": {"required": ["lantern"]},
        "then": models[(Film, "validation")],
        "else": models[(Scene, "validation")],
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
