"""The table of keys that hold words has every key of the models that can hold text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from lantern.script.translation.keys import (
    ANY,
    FILM_KEYS,
    ITSELF,
    MAP_KEYS,
    NOT_WORDS,
    SCENE_KEYS,
)
from tests.support.films import ROOT

SCHEMA = json.loads((ROOT / "lantern" / "schema.json").read_text("utf-8"))
UNKNOWN_INSIDE = {"effects", "voice", "speaker", "lexicon", "plugin"}
"""Settings of voices, effects and plug-ins, whose keys nobody knows here; words to be spoken."""


def resolve(node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def iter_forms(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every form that a value may have; a list stands for its entries."""
    node = resolve(node)
    for key in ("anyOf", "oneOf"):
        for each in node.get(key, ()):
            yield from iter_forms(each)
    kinds = node.get("type", ())
    if "array" in kinds:
        inner = node.get("items") or {"anyOf": node.get("prefixItems", [])}
        yield from iter_forms(inner)
    if "string" in kinds or "object" in kinds:
        yield node


def iter_missing(
    node: Mapping[str, Any], keys: Any, path: str
) -> Iterator[str]:
    for form in iter_forms(node):
        if is_text(form) and not isinstance(keys, str) and ITSELF not in keys:
            yield f"{path}: a text"
        if "object" not in form["type"] or keys == NOT_WORDS:
            continue
        below = dict(form.get("properties", {}))
        for each in list_any(form):
            below[ANY] = each
        for name, each in below.items():
            table = (
                keys.get(name, keys.get(ANY))
                if isinstance(keys, Mapping)
                else None
            )
            if table is not None:
                yield from iter_missing(each, table, f"{path}.{name}")
            elif (
                holds_text(each)
                and name not in UNKNOWN_INSIDE
                and not short(path)
            ):
                yield f"{path}.{name}"


def list_any(form: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What stands under keys that are names."""
    more = form.get("additionalProperties")
    patterns = form.get("patternProperties", {}).values()
    return [each for each in (more, *patterns) if isinstance(each, dict)]


def is_text(form: Mapping[str, Any]) -> bool:
    return "string" in form["type"] and not {"enum", "const"} & set(form)


def short(path: str) -> bool:
    """`who: above`, which stands for a member: the key is the text."""
    return path.endswith(".members")


def holds_text(node: Mapping[str, Any]) -> bool:
    forms = list(iter_forms(node))
    if any(map(is_text, forms)):
        return True
    for form in forms:
        below = [*form.get("properties", {}).values(), *list_any(form)]
        if any(map(holds_text, below)):
            return True
    return False


@pytest.mark.parametrize(
    ("model", "keys"),
    [("Film", FILM_KEYS), ("Scene", SCENE_KEYS), ("MapFile", MAP_KEYS)],
)
def test_no_key_that_holds_text_is_forgotten(model: str, keys: Any) -> None:
    missing = [*iter_missing(SCHEMA["$defs"][model], keys, model)]
    assert missing == []


def test_a_key_that_is_left_out_is_found() -> None:
    some = {key: kind for key, kind in SCENE_KEYS.items() if key != "chapter"}
    assert [*iter_missing(SCHEMA["$defs"]["Scene"], some, "Scene")] == [
        "Scene.chapter"
    ]
