"""The JSON Schema of everything an author writes: film.yml, scenes, ledgers, maps."""

from __future__ import annotations

from typing import Any

from lantern.credits.entry import CreditsFile
from lantern.script.model.schema import build_schema
from lantern.visuals.map.spec.map_file import MapFile


def build_author_schema() -> dict[str, Any]:
    """Return one schema for all of them; each is known by a key that only it has."""
    return build_schema({"credits": CreditsFile, "views": MapFile})
