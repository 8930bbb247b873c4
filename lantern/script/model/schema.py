"""The JSON Schema of film.yml and scene files, made from the models.

`lantern/schema.json` is its committed copy.
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from lantern.script.model.film import Film, Scene


def build_schema() -> dict[str, Any]:
    """Return one schema for both kinds of file: one with the key `lantern` is a film."""
    models, schema = models_json_schema([(Film, "validation"), (Scene, "validation")])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lantern: film.yml and scene files",
        "type": "object",
        "if": {"required": ["lantern"]},
        "then": models[(Film, "validation")],
        "else": models[(Scene, "validation")],
        **schema,
    }
