"""The schema of all that an author writes."""

from __future__ import annotations

import json
from pathlib import Path

import lantern
from lantern.scaffold.schema import build_author_schema


def test_the_committed_schema_is_up_to_date() -> None:
    committed = (Path(lantern.__file__).parent / "schema.json").read_text(
        "utf-8"
    )
    assert json.loads(committed) == json.loads(
        json.dumps(build_author_schema())
    )


def test_each_kind_of_file_is_known_by_its_key() -> None:
    schema = build_author_schema()
    found = {}
    while "if" in schema:
        found[schema["if"]["required"][0]] = schema["then"]["$ref"].rpartition(
            "/"
        )[2]
        schema = schema["else"]
    assert found == {
        "lantern": "Film",
        "credits": "CreditsFile",
        "views": "MapFile",
        "translation": "TranslationFile",
    }
    assert schema["$ref"].endswith("/Scene")
