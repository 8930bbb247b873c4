"""The schema that editors use: what it knows of films and scenes."""

from __future__ import annotations

from lantern.script.model.schema import build_schema


def test_it_knows_the_keys_as_authors_write_them() -> None:
    parts = build_schema()["$defs"]
    assert {"lantern", "title", "voice", "scenes"} <= set(
        parts["Film"]["properties"]
    )
    assert {"scene", "narration", "shots"} <= set(parts["Scene"]["properties"])
    assert set(parts["Move"]["properties"]) == {"from", "to"}
    assert (
        parts["Film"]["required"] == ["lantern", "title"]
        and parts["Film"]["additionalProperties"] is False
    )
