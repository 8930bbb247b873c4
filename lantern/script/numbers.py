"""Numbers in models: only numbers are, and not what pydantic would turn into one.

`duration: true` would be one second, and `level: 010` ten, where YAML 1.1 reads eight.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import CoreSchema, core_schema

_NUMBERS = ("int", "float")
_UNIONS = ("union", "tagged-union")
_VALUES = ("default", "metadata", "serialization")
"""Keys of a schema that hold other things than schemas."""
_PLAIN = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")


def make_numbers_strict(schema: CoreSchema) -> CoreSchema:
    """Change a schema, and return it: where it takes a number, it takes nothing else.

    A number in quotes is one, unless a text might stand there too.
    """
    _visit(schema, beside_others=False)
    return schema


def _visit(part: Any, *, beside_others: bool) -> None:
    if isinstance(part, list | tuple):
        for each in part:
            _visit(each, beside_others=beside_others)
    if not isinstance(part, dict):
        return
    kind = part.get("type")
    if kind in _NUMBERS:
        _make_strict(part, beside_others=beside_others)
        return
    for key, value in part.items():
        if key not in _VALUES:
            _visit(value, beside_others=kind in _UNIONS)


def _make_strict(part: dict[str, Any], *, beside_others: bool) -> None:
    is_done = part.get("strict", False)
    part["strict"] = True
    if is_done or beside_others:
        return
    number: Any = dict(part)
    part.clear()
    part.update(
        core_schema.no_info_before_validator_function(_read_number, number)
    )


def _read_number(value: object) -> object:
    """Return the number that a text spells plainly; leave any other value as it is."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return float(value) if "." in value else int(value)
    return value
