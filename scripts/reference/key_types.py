"""What a key takes and what it is without being given, in words, from its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from lantern.script.model.side_colour import InkName
from lantern.script.model.types import COLOUR_PATTERN

Schema = Mapping[str, Any]
Link = Callable[[str, str], str]
"""Gives a word the address of the part of the reference that tells of a model, by its name."""
_MODEL = "#/$defs/"
_SHORT_TEXT = 300
"""Characters; a longer limit isn't worth a word."""
_TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list",
    "object": "keys",
}
_PLURALS = {
    "text": "texts",
    "number": "numbers",
    "whole number": "whole numbers",
    "colour": "colours",
}
_INKS = list(get_args(InkName))
_DURATION = ["number", "string"]
"""Types of a length of time, as the models have it."""


def name_model(node: Schema) -> str:
    """Return the name of the model that a node refers to or holds; '' for anything else."""
    if "$ref" in node:
        reference: str = node["$ref"]
        return reference.removeprefix(_MODEL)
    if "properties" in node and "title" in node:
        title: str = node["title"]
        return title
    return ""


def describe_type(node: Schema, link: Link) -> str:
    """Return what a node takes, in words: `text`, `list of numbers, 0 to 1`, `cut` or keys."""
    model = name_model(node)
    if model:
        return link("keys", model)
    for each in ("anyOf", "oneOf"):
        if each in node:
            return _describe_choice(node[each], link)
    if node.get("enum") == _INKS:
        return "an [ink](looks.md#inks)"
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    if node.get("type") == _DURATION:
        return "seconds, or text such as `1m30s`"
    if isinstance(node.get("type"), list):
        return _describe_choice(
            [{**node, "type": each} for each in node["type"]], link
        )
    return _describe_single(node, link)


def list_terms(node: Schema) -> list[str]:
    """Return the words that a node takes, itself or in a list; not the names of inks."""
    found: list[object] = []
    if node.get("enum") != _INKS:
        found += node.get("enum", ())
    if "const" in node:
        found.append(node["const"])
    for each in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        found += list_terms(each)
    if isinstance(node.get("items"), Mapping):
        found += list_terms(node["items"])
    return [term for term in found if isinstance(term, str)]


def _describe_choice(nodes: list[Schema], link: Link) -> str:
    """Return all that a node may be, each once; null means that the key may be left out."""
    words = []
    lists = []
    keyed = _list_keyed_terms(nodes)
    for node in nodes:
        if node in keyed:
            words.append(
                f"one with its value, such as {describe_type(keyed[0], link)}"
            )
        elif node.get("type") == "array":
            lists.append(describe_type(node, link))
        elif node.get("type") != "null":
            words.append(describe_type(node, link))
    if "number" in words and "whole number" in words:
        words.remove("whole number")
    single = " or ".join(dict.fromkeys(words))
    if single and len(lists) == 1 and _has_entries(lists[0], single):
        return f"{single}, or a list of these"
    return " or ".join(filter(None, [single, *dict.fromkeys(lists)]))


def _list_keyed_terms(nodes: list[Schema]) -> list[Schema]:
    """Return the mappings of one key whose name is a word that may stand alone."""
    terms = list_terms({"anyOf": nodes})
    found = []
    for node in nodes:
        names = list(node.get("properties", ()))
        if len(names) == 1 and names[0] in terms:
            found.append(node)
    return found


def _has_entries(described: str, single: str) -> bool:
    """Tell whether a list takes what may stand alone, or some of it."""
    if described == _describe_entries(single):
        return True
    return described.removeprefix("list of ") in single


def _describe_entries(entry: str) -> str:
    """Return a list of what is described, in the plural where that is one word."""
    word, comma, rest = entry.partition(",")
    return f"list of {_PLURALS.get(word, word)}{comma}{rest}"


def _describe_single(node: Schema, link: Link) -> str:
    kind = node.get("type", "")
    if kind == "array":
        return _describe_list(node, link)
    if kind == "object":
        return _describe_mapping(node, link)
    word = _TYPES.get(kind, "anything")
    if node.get("pattern") == f"^{COLOUR_PATTERN}$":
        return "colour"
    if kind == "string":
        return word + _describe_length(node)
    return word + _describe_range(node)


def _describe_list(node: Schema, link: Link) -> str:
    if "prefixItems" in node:
        words = [
            describe_type({"type": each["type"]}, link)
            for each in node["prefixItems"]
        ]
        return f"`[{', '.join(words)}]`"
    if "items" not in node:
        return "list"
    entry = describe_type(node["items"], link)
    least: int = node.get("minItems", 0)
    if entry == "number" and least == node.get("maxItems"):
        return f"`[{', '.join([entry] * least)}]`"
    return _describe_entries(entry)


def _describe_mapping(node: Schema, link: Link) -> str:
    if "properties" in node:
        names = ", ".join(f"{name}: …" for name in node["properties"])
        return f"`{{{names}}}`"
    values = node.get("additionalProperties") or {}
    for each in node.get("patternProperties", {}).values():
        values = each
    if values in ({}, True):
        return "keys"
    return f"names, each with {describe_type(values, link)}"


def _describe_length(node: Schema) -> str:
    most = node.get("maxLength")
    if most is None or most > _SHORT_TEXT:
        return ""
    return f", up to {most} characters"


def _describe_range(node: Schema) -> str:
    least = node.get("minimum", node.get("exclusiveMinimum"))
    most = node.get("maximum", node.get("exclusiveMaximum"))
    is_above = "exclusiveMinimum" in node
    if least is not None and most is not None and not is_above:
        return f", {least:.10g} to {most:.10g}"
    limits = []
    if least is not None:
        limits.append(f"{'above' if is_above else 'from'} {least:.10g}")
    if most is not None:
        limits.append(f"up to {most:.10g}")
    return "".join(f", {limit}" for limit in limits)


def split_default(text: str) -> tuple[str, str]:
    """Return a description without what it says of the default, and that."""
    found = re.search(r"(?:^|[;,] )default: ([^;]*)", text)
    if found is None:
        return text, ""
    rest = text[: found.start()] + text[found.end() :]
    return rest.removeprefix("; "), found[1]


def describe_default(node: Schema) -> str:
    """Return the value that a key has if it isn't given; '' for none."""
    value = node.get("default")
    if value in (None, "", [], {}):
        return ""
    return f"`{_write_value(value)}`"


def _write_value(value: object) -> str:
    """Return a value as it is written in YAML on one line, without keys that have none."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        given = {
            key: each
            for key, each in value.items()
            if each not in (None, [], "")
        }
        return (
            "{"
            + ", ".join(f"{k}: {_write_value(v)}" for k, v in given.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_write_value, value)) + "]"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
