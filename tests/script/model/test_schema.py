"""The schema that editors use: the committed copy is the one the models make."""

from __future__ import annotations

import json
from pathlib import Path

import lantern
from lantern.script.model.schema import build_schema


def test_the_committed_schema_is_up_to_date() -> None:
    committed = (Path(lantern.__file__).parent / "schema.json").read_text("utf-8")
    assert json.loads(committed) == json.loads(json.dumps(build_schema()))


def test_it_knows_the_keys_as_authors_write_them() -> None:
    parts = build_schema()["$defs"]
    assert {"lantern", "title", "voice", "scenes"} <= set(parts["Film"]["properties"])
    assert {"scene", "narration", "shots"} <= set(parts["Scene"]["properties"])
    assert set(parts["Move"]["properties"]) == {"from", "to"}
    assert (
        parts["Film"]["required"] == ["lantern", "title"]
        and parts["Film"]["additionalProperties"] is False
    )
