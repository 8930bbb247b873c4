"""What is said of a value that a model refuses.

Works on pydantic's error records only; places in files belong to `document`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lantern.core.problems import suggest

_MOST_SHOWN = 60
"""Characters of a value that are repeated."""
_NEEDS_QUOTES = re.compile(r"[\[\]{}'\"\n]|:(\s|$)|(^|\s)#")
"""What YAML would read otherwise inside brackets."""
_NUMBERS = {
    "int_type": "whole number such as 3",
    "float_type": "number such as 2.5",
}
"""What a number of each kind looks like."""
_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
"""The words for each limit, and where pydantic keeps it."""
_PYDANTIC_WORDS = {
    "Input should be": "must be",
    "a valid tuple": "a list",
    "a valid integer": "a whole number",
    "a valid string": "text",
    "a valid boolean, unable to interpret input": "true or false",
    "a valid boolean": "true or false",
    "a valid ": "a ",
}
"""What we say in place of its words, in this order."""


def describe_fault(error: Mapping[str, Any], *, name: str, raw: str) -> str:
    """Return a sentence on one of pydantic's errors; `advice` has the cures.

    Args:
        error: the record, with `type`, `input`, `msg` and `ctx`.
        name: the key whose value it is, empty for an entry of a list.
        raw: the value as it stands in the file, empty for lists and groups of keys.
    """
    kind = error["type"]
    value = error["input"]
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "card_form" and value is not None:
        return _describe_card(error)
    subject = f"'{name}' " if name else ""
    return subject + _describe_value(
        error,
        kind,
        value=value,
        raw=raw,
    )


def _describe_card(error: Mapping[str, Any]) -> str:
    """Return the forms a card may have, with the one that a wrong key resembles."""
    message = str(error["msg"])
    value = error["input"]
    if not isinstance(value, dict):
        return message
    forms = message.partition("keys ")[2].split(", ")
    for key in value:
        hint = suggest(str(key), forms)
        if hint:
            return message + hint
    return message


def _describe_value(
    error: Mapping[str, Any], kind: str, *, value: object, raw: str
) -> str:
    """Return what is wrong with a value, as words that follow its name."""
    if kind == "literal_error":
        options = str(error["ctx"]["expected"])
        near = suggest(str(value), re.findall("'([^']+)'", options))
        return f"must be {options}{_name_boolean(value, raw)}{near}"
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f"must be text, got {_name_type(value)}"
    if value is None:
        return _describe_nothing(raw)
    if kind in _NUMBERS:
        return f"must be a {_NUMBERS[kind]}, got {_name_given(value, raw)}"
    if kind in _LIMITS:
        words, name = _LIMITS[kind]
        return f"must be {words} {error['ctx'][name]:g}"
    list_fault = _describe_list(error, kind, value=value)
    if list_fault:
        return list_fault
    if isinstance(value, str) and kind in ("string_too_short", "too_short"):
        return "is empty"
    if isinstance(value, str) and kind in ("string_too_long", "too_long"):
        most = error["ctx"]["max_length"]
        return f"has {len(value)} characters; {most} is the most"
    if kind in ("model_type", "dict_type"):
        return f"must be a group of keys{_name_boolean(value, raw)}"
    message = _soften(error["msg"]) + _name_boolean(value, raw)
    if "https?://" in message:
        return "must be an address on the web that begins with https://"
    if isinstance(value, dict) and kind == "string_type":
        message += "; a text with a colon in it needs quotes"
    return message


def _describe_list(
    error: Mapping[str, Any], kind: str, *, value: object
) -> str:
    """Return what is wrong with a list, or with what stands in its place; empty for the rest."""
    if kind == "too_short" and not isinstance(value, str):
        return _describe_short(error)
    if kind == "too_long" and not isinstance(value, str):
        context = error["ctx"]
        most = context["max_length"]
        return f"has {context['actual_length']} entries; {most} is the most"
    if kind == "string_type" and isinstance(value, list):
        return "must be text, got a list; if the brackets belong to it, put it in quotes"
    return ""


def _name_type(value: bool | float | str) -> str:
    if isinstance(value, bool):
        return "a boolean"
    return "text" if isinstance(value, str) else "a number"


def _name_given(value: object, raw: str) -> str:
    """Return what stands in the place of a number."""
    if isinstance(value, bool | str):
        return (
            f"{_name_type(value)}: {raw or value}" if value != "" else "no text"
        )
    if isinstance(value, int | float):
        return raw or str(value)
    return "a list" if isinstance(value, list) else "a group of keys"


def _describe_nothing(raw: str) -> str:
    if raw in ("", "~"):
        return "is empty"
    return f"is empty, which is what {raw} means in YAML; if it is a text, write '{raw}'"


def _describe_short(error: Mapping[str, Any]) -> str:
    least = error["ctx"]["min_length"]
    if error["input"] and least > 1:
        return f"has too few entries; it needs at least {least}"
    return "is empty; it needs at least one entry"


def _name_boolean(value: object, raw: str) -> str:
    """Return words for a value that YAML took for a boolean, where none is wanted."""
    if isinstance(value, bool):
        return f", got a boolean: {raw}"
    return ""


def is_plain(value: str) -> bool:
    """Tell whether a text is short and needs no quotes in brackets."""
    return 0 < len(value) <= _MOST_SHOWN and not _NEEDS_QUOTES.search(value)


def _soften(message: str) -> str:
    """Return pydantic's own message in the words of this program, small letter first."""
    for words, ours in _PYDANTIC_WORDS.items():
        message = message.replace(words, ours)
    return message[0].lower() + message[1:]
