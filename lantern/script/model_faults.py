"""The faults that a model finds in a document, as problems with their places."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from lantern.core.problems import MAX_OF_A_KIND, Problem, find_near
from lantern.script.advice import ModelTrial, find_advice
from lantern.script.fault_messages import describe_fault
from lantern.script.known_keys import (
    describe_group,
    describe_unknown_key,
    list_known_keys,
)
from lantern.script.list_commas import explain_commas

if TYPE_CHECKING:
    from lantern.script.document import Loc, YamlDocument

PydanticError = Mapping[str, Any]
"""A record of one fault: `type`, `loc`, `input`, `msg` and `ctx`."""


class FaultAt(ValueError):
    """A fault that a model finds in one of its keys: what is wrong, and the steps to that key."""

    def __init__(self, message: str, *loc: str | int) -> None:
        """Remember both."""
        super().__init__(message)
        self.loc = loc


def list_model_faults(
    error: ValidationError,
    tree: YamlDocument,
    *,
    at: Loc,
    model: type[BaseModel],
) -> list[Problem]:
    """Return the faults of the data at `at`.

    Of one kind of fault the first are told, and how many more there are: to look up the names that
    thousands of wrong ones resemble would take minutes.
    """
    errors = _drop_consequences(
        [dict(e) for e in error.errors(include_url=False)]
    )
    errors = _drop_misspelt(errors, model)
    told: dict[Problem, None] = {}
    counts = Counter(each["type"] for each in errors)
    seen: Counter[str] = Counter()
    for each in errors:
        kind = each["type"]
        seen[kind] += 1
        if seen[kind] > MAX_OF_A_KIND + 1:
            continue
        problem = _make_problem(
            each,
            tree,
            at=at,
            model=model,
        )
        if seen[kind] > MAX_OF_A_KIND:
            problem = _stand_for(problem, counts[kind] - MAX_OF_A_KIND)
        told[problem] = None
    return list(told)


def _stand_for(first: Problem, count: int) -> Problem:
    """Return the problem that stands for the faults of a kind that aren't told."""
    message = f"and {count} more like it: {first.message}"
    return replace(
        first,
        message=message,
        count=count,
    )


def _drop_consequences(errors: Sequence[PydanticError]) -> list[PydanticError]:
    """Return the errors without those that follow from others.

    A list is too short since a bad item was left out; a list that is wrong is no text, either.
    """
    around: set[Loc] = set()
    for error in errors:
        loc = error["loc"]
        around.update(loc[:size] for size in range(len(loc)))
    kept = [
        e for e in errors if e["type"] != "too_short" or e["loc"] not in around
    ]
    return [error for error in kept if not _follows(error, kept)]


def _follows(error: PydanticError, errors: Sequence[PydanticError]) -> bool:
    """Tell whether another of the errors says more of the same."""
    return _is_list_for_text(error, errors) or _is_missing_before(error, errors)


def _is_missing_before(
    error: PydanticError, errors: Sequence[PydanticError]
) -> bool:
    """Tell whether an entry is missing from a list, and a later one, too."""
    loc = error["loc"]
    if error["type"] != "missing" or not isinstance(loc[-1], int):
        return False
    after = (*loc[:-1], loc[-1] + 1)
    return any(
        each["type"] == "missing" and each["loc"] == after for each in errors
    )


def _is_list_for_text(
    error: PydanticError, errors: Sequence[PydanticError]
) -> bool:
    """Tell whether an error is that a list is no text, where a list may stand, too."""
    value = error["input"]
    if error["type"] != "string_type" or not isinstance(value, list):
        return False
    return any(each["input"] is value and each is not error for each in errors)


def _drop_misspelt(
    errors: Sequence[PydanticError], model: type[BaseModel]
) -> list[PydanticError]:
    """Return the errors without missing keys that are there, but spelt otherwise."""
    strange: dict[Loc, list[str]] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            strange.setdefault(error["loc"][:-1], []).append(
                str(error["loc"][-1])
            )
    is_misspelt = functools.lru_cache(_is_misspelt)
    kept = []
    for error in errors:
        loc = error["loc"]
        words = tuple(strange.get(loc[:-1], ()))
        if error["type"] == "missing" and words:
            known = tuple(list_known_keys(model, loc[:-1]))
            if is_misspelt(str(loc[-1]), words, known):
                continue
        kept.append(error)
    return kept


def _is_misspelt(
    name: str, words: tuple[str, ...], known: tuple[str, ...]
) -> bool:
    """Tell whether one of some unknown words is what became of a known key."""
    near = find_near(name, words)
    return bool(near) and find_near(near, known) == name


def _make_problem(
    error: PydanticError, tree: YamlDocument, *, at: Loc, model: type[BaseModel]
) -> Problem:
    given: Loc = error["loc"]
    loc = (*at, *_find_existing(given, tree, at))
    kind = error["type"]
    if kind == "extra_forbidden":
        name = str(given[-1])
        span = tree.find_span((*loc, name), key=True)
        return Problem(describe_unknown_key(name, model, given[:-1]), span)
    if kind == "missing":
        return _make_missing(error, tree, loc)
    data = tree.get_data(at)
    message = _describe(error, tree, loc, trial=ModelTrial(model, data, given))
    return Problem(message, tree.find_span((*loc, *_find_key_at_fault(error))))


def _make_missing(
    error: PydanticError, tree: YamlDocument, loc: Loc
) -> Problem:
    """Return the problem that an entry of a list or a key is missing at `loc`."""
    missing = error["loc"][-1]
    if isinstance(missing, int):
        return Problem(_describe_missing_entry(error, loc), tree.find_span(loc))
    # an entry of a list has no key of its own
    is_named = bool(loc) and isinstance(loc[-1], str)
    span = tree.find_span(loc, key=is_named)
    return Problem(f"the key '{missing}' is missing", span)


def _describe_missing_entry(error: PydanticError, loc: Loc) -> str:
    """Return that a list is too short; only its last missing entry is told."""
    name = f"'{loc[-1]}' " if loc and isinstance(loc[-1], str) else ""
    return f"{name}has {len(error['input'])} entries; it needs {error['loc'][-1] + 1}"


def _describe(
    error: PydanticError, tree: YamlDocument, loc: Loc, *, trial: ModelTrial
) -> str:
    """Return what is wrong with the value at a place, and the comma that may have done it."""
    name = loc[-1] if loc and isinstance(loc[-1], str) else ""
    raw = tree.raw.get(loc, "")
    message = describe_fault(
        error,
        name=name,
        raw=raw,
    )
    if error["type"] == "model_type":
        message += describe_group(trial.model, trial.loc)
    message += find_advice(error, trial, raw=raw)
    if error["input"] is None and not raw:
        return message + _explain_comment(tree, loc)
    if error["type"] == "literal_error":
        # no comma makes one of the words that may stand here
        return message
    return message + explain_commas(
        tree, loc, is_too_long=error["type"] == "too_long"
    )


def _explain_comment(tree: YamlDocument, loc: Loc) -> str:
    """Return that a value is a comment, if it begins like one; empty if there is none."""
    span = tree.find_span(loc, key=True)
    if not span.line:
        return ""
    line = tree.text.splitlines()[span.line - 1]
    found = re.search(r":\s+(#\S.*)$", line[span.column - 1 :])
    if found is None:
        return ""
    return f"; # begins a comment, so a text with it needs quotes: '{found[1]}'"


def _find_key_at_fault(error: PydanticError) -> Loc:
    """Return the steps to the key that a model's own check names, from where it stands."""
    fault = error.get("ctx", {}).get("error")
    return fault.loc if isinstance(fault, FaultAt) else ()


def _find_existing(loc: Loc, tree: YamlDocument, at: Loc) -> Loc:
    """Return the steps of pydantic's location that the file has; it names members of unions too."""
    real: Loc = ()
    for step in loc:
        if (*at, *real, step) in tree.values:
            real = (*real, step)
    return real
