"""How a value that a model refuses becomes one that it takes.

Each advice is tried before it is given: the model is asked again, with the advised value.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from lantern.script.fault_messages import is_plain
from lantern.script.known_keys import find_sole_key

Step = str | int


@dataclass(frozen=True)
class ModelTrial:
    """Data that a model refused, and the place of the value that is wrong.

    `loc` are pydantic's steps to the place, which name members of unions too.
    """

    model: type[BaseModel]
    data: Any
    loc: Sequence[Step]

    def accepts(self, value: object) -> bool:
        """Tell whether the model takes a value there, whatever is wrong elsewhere."""
        steps = _find_steps(self.data, self.loc)
        for found in self._list_faults(steps, value):
            if _find_steps(self.data, found)[: len(steps)] == steps:
                return False
        return True

    def accepts_as_entry(self, value: object) -> bool:
        """Tell whether a list there may have such an entry; in it, a key may still be wrong."""
        steps = _find_steps(self.data, self.loc)
        entry = (*self.loc, 0)
        return all(
            tuple(found) != entry for found in self._list_faults(steps, [value])
        )

    def _list_faults(
        self, steps: Sequence[Step], value: object
    ) -> list[Sequence[Step]]:
        """Return where the model finds a fault once a value stands there."""
        try:
            self.model.model_validate(_replace(self.data, steps, value))
        except ValidationError as error:
            return [each["loc"] for each in error.errors(include_url=False)]
        return []


def find_advice(
    error: Mapping[str, Any], trial: ModelTrial, *, raw: str
) -> str:
    """Return what to write in place of a value, as the end of a sentence; empty without advice.

    Args:
        error: pydantic's record of the fault, with `type`, `msg`, `input` and `loc`.
        trial: the data with the value.
        raw: the value as it stands in the file.
    """
    kind = error["type"]
    value = error["input"]
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f"; write '{raw}' in quotes" if trial.accepts(raw) else ""
    if isinstance(value, bool):
        is_said = "in quotes" in error["msg"]
        return (
            ""
            if is_said or not trial.accepts(raw)
            else "; in quotes it is a text"
        )
    if kind == "model_type" and isinstance(value, str):
        return _advise_group(value, trial)
    if kind != "tuple_type":
        return ""
    if isinstance(value, dict):
        return _advise_dashes(value, trial)
    is_bare = isinstance(value, str | int) and not isinstance(value, bool)
    is_bare = is_bare and not isinstance(trial.loc[-1], int)
    if is_bare and is_plain(str(value)) and trial.accepts([value]):
        return f"; write [{value}]"
    return ""


def _advise_group(value: str, trial: ModelTrial) -> str:
    """Return how a text becomes a group of keys that needs no other one."""
    key = find_sole_key(trial.model, trial.loc)
    # a comma would end it
    if key is None or not is_plain(value) or "," in value:
        return ""
    return f"; write {{{key}: {value}}}" if trial.accepts({key: value}) else ""


def _advise_dashes(value: Mapping[Any, Any], trial: ModelTrial) -> str:
    """Return how keys that stand in the place of a list become one."""
    first = str(next(iter(value), ""))
    if first.startswith("-"):
        return f"; write a space after each dash: - {first.lstrip('-')}"
    if not first or not trial.accepts_as_entry(value):
        return ""
    return f"; begin each entry with a dash and a space: - {first}: …"


def _find_steps(data: Any, loc: Sequence[Step]) -> tuple[Step, ...]:
    """Return those of pydantic's steps that lead through the data."""
    steps: tuple[Step, ...] = ()
    for step in loc:
        known: Container[Step] = ()
        if isinstance(data, dict):
            known = data
        elif isinstance(data, list):
            known = range(len(data))
        if step in known:
            data = data[step]
            steps = (*steps, step)
    return steps


def _replace(data: Any, steps: Sequence[Step], value: object) -> Any:
    """Return the data with a value at a place, and the same everywhere else."""
    if not steps:
        return value
    first, *rest = steps
    copy = data.copy()
    copy[first] = _replace(data[first], rest, value)
    return copy
