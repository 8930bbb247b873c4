"""The keys that models know, and what is said of one that is unknown."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lantern.core.problems import find_near

Step = str | int
M = TypeVar("M", bound=BaseModel)

_CLOSE = 0.85
"""Likeness of a slip of the pen: it goes before the same key elsewhere."""
_HIDDEN = "SkipJsonSchema"
_FEW = 12
"""Keys that are listed."""
_AUTHORED: dict[type[BaseModel], str] = {}
"""What authors call the groups of keys that files consist of."""
_EXAMPLES: dict[type[BaseModel], str] = {}
"""How such groups begin in a file."""


def authored_as(words: str, example: str = "") -> Callable[[type[M]], type[M]]:
    """Return a decorator of models that says what authors call such a group of keys.

    `example` is how one begins in a file.
    """

    def remember(model: type[M]) -> type[M]:
        _AUTHORED[model] = words
        if example:
            _EXAMPLES[model] = example
        return model

    return remember


def describe_beginning(model: type[BaseModel]) -> str:
    """Return how a group that authors have a name for begins; empty for any other."""
    example = _EXAMPLES.get(model)
    return f"{_AUTHORED[model]} begins like '{example}'" if example else ""


def describe_group(model: type[BaseModel], loc: Sequence[Step]) -> str:
    """Return how the group at `loc` begins, or else its keys, as the end of a sentence."""
    for found in _find_models(model, loc):
        if found in _EXAMPLES:
            return f": {describe_beginning(found)}"
    known = list_known_keys(model, loc)
    listed = ", ".join(known[:_FEW])
    more = len(known) - _FEW
    return f": {listed} and {more} more" if more > 0 else f": {listed}"


def describe_unknown_key(
    name: str, model: type[BaseModel], loc: Sequence[Step]
) -> str:
    """Return a sentence on a key that the group at `loc` hasn't.

    It has the key that was meant, or else the place where this one belongs, or the few that there
    are.
    """
    if name[:1].isspace():  # YAML takes plain blanks away, and no others
        return f"the spaces before '{name.strip()}' aren't plain ones; type them again"
    known = list_known_keys(model, loc)
    near = find_near(name, known)
    if near and _is_slip(name, near):
        return f"unknown key '{name}'; did you mean '{near}'?"
    owners = _list_owners(name, _find_models(model, loc))
    if owners:
        return f"unknown key '{name}'; it is a key of {' or '.join(owners)}"
    if near:
        return f"unknown key '{name}'; did you mean '{near}'?"
    if 0 < len(known) <= _FEW:
        return f"unknown key '{name}'; there are: {', '.join(known)}"
    return f"unknown key '{name}'"


def _is_slip(name: str, near: str) -> bool:
    """Tell whether a key is another one, mistyped."""
    likeness = difflib.SequenceMatcher(
        None, name.casefold(), near.casefold()
    ).ratio()
    return likeness >= _CLOSE


def _list_owners(name: str, models: Sequence[type[BaseModel]]) -> list[str]:
    """Return what else has a key: files and their parts, or the one group under these models."""
    owners = []
    for model, words in _AUTHORED.items():
        if model not in models and list(_iter_fields([model], name)):
            owners.append(words)
    return owners or _find_group(name, models)


def _find_group(name: str, models: Sequence[type[BaseModel]]) -> list[str]:
    """Return the key of these models whose group has a key, if it is one alone."""
    found = []
    for model in models:
        for field_name, field in model.model_fields.items():
            members = _list_models(field.annotation)
            if list(_iter_fields(members, name)):
                found.append(f"'{field.alias or field_name}'")
    return found if len(found) == 1 else []


def find_sole_key(model: type[BaseModel], loc: Sequence[Step]) -> str | None:
    """Return the one key that the group at `loc` needs; None if it needs none, or more."""
    models = _find_models(model, loc)
    required = []
    for each in models:
        for name, field in each.model_fields.items():
            if field.is_required():
                required.append(field.alias or name)
    return required[0] if len(models) == len(required) == 1 else None


def list_known_keys(model: type[BaseModel], loc: Sequence[Step]) -> list[str]:
    """Return the keys that a model knows at `loc`, each as it is written in a file."""
    names: list[str] = []
    for found in _find_models(model, loc):
        for name, field in found.model_fields.items():
            if not _is_hidden(field):
                names.append(field.alias or name)
    return names


def _is_hidden(field: FieldInfo) -> bool:
    """Tell whether nobody writes a field: it isn't in the schema either."""
    # for a type checker the mark is an alias, no class
    return any(type(mark).__name__ == _HIDDEN for mark in field.metadata)


def _find_models(
    model: type[BaseModel], loc: Sequence[Step]
) -> list[type[BaseModel]]:
    """Return the models that may stand at `loc`, whose steps are keys or names of models."""
    found = [model]
    for step in loc:
        fields = list(_iter_fields(found, step))
        named = [
            each for each in _iter_reachable(found) if each.__name__ == step
        ]
        if fields:
            found = []
            for field in fields:
                found += _list_models(field.annotation)
            found = list(dict.fromkeys(found))
        elif named:
            found = named
    return found


def _iter_fields(
    models: Iterable[type[BaseModel]], key: Step
) -> Iterator[FieldInfo]:
    """Yield the fields that are written with this key, or have it as their name."""
    for model in models:
        for name, field in model.model_fields.items():
            if key in (name, field.alias):
                yield field


def _iter_reachable(
    models: Iterable[type[BaseModel]],
) -> Iterator[type[BaseModel]]:
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
