"""What is said of a value that a model refuses, and which keys a model knows.

Works on pydantic's error records and models only; places in files belong to `document`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lantern.core.problems import suggest

Step = str | int
_MOST_SHOWN = 60
"""Characters of a value that are repeated."""


def describe_fault(error: Mapping[str, Any], *, name: str, raw: str) -> str:
    """Return a sentence on one of pydantic's errors, with a cure where there is one.

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
    return subject + _describe_value(error, kind, value=value, raw=raw)


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
        return f"must be text, got {_name_type(value)}; write '{raw}' in quotes"
    if value is None:
        return _describe_nothing(raw)
    if kind in ("int_type", "float_type") and isinstance(value, bool | str):
        plain = "3" if kind == "int_type" else "2.5"
        return (
            f"must be a number such as {plain}, got {_name_type(value)}: {raw or value}"
        )
    list_fault = _describe_list(error, kind, value=value)
    if list_fault:
        return list_fault
    if kind == "string_too_short":
        return "is empty"
    if kind in ("model_type", "dict_type"):
        return f"must be a group of keys{_name_boolean(value, raw)}"
    message = _soften(error["msg"]) + _name_boolean(value, raw)
    if "https?://" in message:
        return "must be an address on the web that begins with https://"
    if isinstance(value, dict) and kind == "string_type":
        message += "; a text with a colon in it needs quotes"
    return message


def _describe_list(error: Mapping[str, Any], kind: str, *, value: object) -> str:
    """Return what is wrong with a list, or with what stands in its place; empty for the rest."""
    if kind == "too_short":
        return _describe_short(error)
    if kind == "too_long":
        context = error["ctx"]
        most = context["max_length"]
        return f"has {context['actual_length']} entries; {most} is the most"
    if kind == "string_type" and isinstance(value, list):
        return (
            "must be text, got a list; if the brackets belong to it, put it in quotes"
        )
    if kind == "tuple_type" and isinstance(value, dict):
        return f"must be a list{_explain_dashes(value)}"
    if kind == "tuple_type" and isinstance(value, str):
        return f"must be a list{_explain_brackets(value)}"
    return ""


def _name_type(value: bool | float | str) -> str:
    if isinstance(value, bool):
        return "a boolean"
    return "text" if isinstance(value, str) else "a number"


def _describe_nothing(raw: str) -> str:
    if raw in ("", "~"):
        return "is empty"
    return (
        f"is empty, which is what {raw} means in YAML; if it is a text, write '{raw}'"
    )


def _describe_short(error: Mapping[str, Any]) -> str:
    least = error["ctx"]["min_length"]
    if error["input"] and least > 1:
        return f"has too few entries; it needs at least {least}"
    return "is empty; it needs at least one entry"


def _name_boolean(value: object, raw: str) -> str:
    """Return words for a value that YAML took for a boolean, where none is wanted."""
    if isinstance(value, bool):
        return f", got a boolean: {raw} (in quotes it is a text)"
    return ""


def _explain_dashes(value: Mapping[Any, Any]) -> str:
    """Return how keys that stand in the place of a list become one."""
    first = str(next(iter(value), ""))
    if not first:
        return ""
    if first.startswith("-"):
        return f"; write a blank behind each dash: - {first.lstrip('-')}"
    return f"; begin each entry with a dash and a blank: - {first}: …"


def _explain_brackets(value: str) -> str:
    """Return how a text of names becomes the list of them."""
    if (
        "," not in value
        or len(value) > _MOST_SHOWN
        or re.search(r"[\[\]{}:#'\"\n]", value)
    ):
        return ""
    return f"; write [{value}]"


def _soften(message: str) -> str:
    """Return pydantic's own message in the words of this program, small letter first."""
    message = message.replace("Input should be", "must be")
    message = message.replace("a valid tuple", "a list")
    message = message.replace("a valid integer", "an integer")
    message = message.replace("a valid ", "a ")
    return message[0].lower() + message[1:]


def list_known_keys(model: type[BaseModel], loc: Sequence[Step]) -> list[str]:
    """Return the keys that a model knows at `loc`, each as it is written in a file."""
    names: list[str] = []
    for found in _find_models(model, loc):
        for name, field in found.model_fields.items():
            names.append(field.alias or name)
    return names


def _find_models(model: type[BaseModel], loc: Sequence[Step]) -> list[type[BaseModel]]:
    """Return the models that may stand at `loc`, whose steps are keys or names of models."""
    found = [model]
    for step in loc:
        fields = list(_iter_fields(found, step))
        named = [each for each in _iter_reachable(found) if each.__name__ == step]
        if fields:
            found = []
            for field in fields:
                found += _list_models(field.annotation)
        elif named:
            found = named
    return found


def _iter_fields(models: Iterable[type[BaseModel]], key: Step) -> Iterator[FieldInfo]:
    """Yield the fields that are written with this key, or have it as their name."""
    for model in models:
        for name, field in model.model_fields.items():
            if key in (name, field.alias):
                yield field


def _iter_reachable(models: Iterable[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield the models, and those that their fields hold."""
    for model in models:
        yield model
        for field in model.model_fields.values():
            yield from _list_models(field.annotation)


def _list_models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models in an annotation, inside unions and tuples too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found: list[type[BaseModel]] = []
    for member in getattr(annotation, "__args__", ()):
        found += _list_models(member)
    return found
