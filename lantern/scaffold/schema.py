"""The JSON Schema of what authors write: film.yml, scenes, ledgers, maps, translations."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from lantern.credits.entry import CreditsFile
from lantern.script.model.schema import build_schema
from lantern.script.translation.file_model import TranslationFile
from lantern.visuals.map.spec.map_file import MapFile


def build_author_schema() -> dict[str, Any]:
    """Return one schema for all of them; each is known by a key that only it has."""
    kinds: dict[str, type[BaseModel]] = {
        "credits": CreditsFile,
        "views": MapFile,
        "translation": TranslationFile,
    }
    return build_schema(kinds)
