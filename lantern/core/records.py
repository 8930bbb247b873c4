"""Written values: frozen dataclasses as JSON and back, and the digests that keys are made of.

A request, a spec or a record is a frozen dataclass of plain values, other dataclasses and authors'
models. What is written by itself has a SCHEMA: its name and version. JSON is known here alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from lantern.core.store import Store, digest_file, digest_json


class Record(Protocol):
    """A frozen dataclass that is written by itself."""

    SCHEMA: ClassVar[str]
    """Its name and version, for example `lantern.segment/1`."""


AnyRecord = TypeVar("AnyRecord", bound=Record)
JsonObject = Mapping[str, Any]
SCHEMA_KEY = "schema"


def in_part(name: str) -> Mapping[str, str]:
    """Return field metadata that puts a field into a part of keys.

    All that is in the field belongs to that part too, where it doesn't say otherwise.
    """
    return {"part": name}


NOT_IN_KEY: Mapping[str, str] = {"part": ""}
"""Field metadata: the field moves no key. It is derived, or only names or finds things."""


class SchemaError(ValueError):
    """A written value that is of another schema, or isn't what its schema says."""


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
"""By class; building one takes some ms."""


def _adapter(model: type[Any]) -> TypeAdapter[Any]:
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def dump(value: object) -> dict[str, Any]:
    """Return a frozen dataclass that stands inside a record as JSON."""
    adapter = _adapter(type(value))
    written: dict[str, Any] = adapter.dump_python(
        value,
        mode="json",
        by_alias=True,
    )
    return written


def to_json(record: Record) -> dict[str, Any]:
    """Return a record as JSON, its schema first."""
    return {SCHEMA_KEY: record.SCHEMA, **dump(record)}


def from_json(model: type[AnyRecord], value: object) -> AnyRecord:
    """Return the record that `to_json` wrote.

    Raises:
        SchemaError: `value` is of another schema, or not what the schema says.
    """
    schema = value.get(SCHEMA_KEY) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or schema != model.SCHEMA:
        raise SchemaError(
            f"a value of the schema {model.SCHEMA} is wanted, not of {schema}"
        )
    fields = {key: value[key] for key in value if key != SCHEMA_KEY}
    try:
        record: AnyRecord = _adapter(model).validate_python(fields)
    except ValidationError as error:
        raise SchemaError(
            f"a value is not what {model.SCHEMA} says: {error}"
        ) from None
    return record


def digest_parts(record: object) -> dict[str, str]:
    """Return a digest for each named part of a record: together they stand for all of it.

    Files are in it by their bytes, so that no path of this machine moves a key. Absent values
    (None) are left out, so that a new optional field of an author's model moves none.

    Raises:
        TypeError: a field belongs to no part; say so with `in_part` or NOT_IN_KEY.
        OSError: a file can't be read.
    """
    leaves: dict[str, list[object]] = {}
    for leaf in _iter_leaves(record, type(record).__name__, None):
        found = leaves.setdefault(leaf.part, [])
        if leaf.value is not None:
            found.append([leaf.path, leaf.value])
    return {part: digest_json(found) for part, found in leaves.items()}


@dataclasses.dataclass(frozen=True)
class _Leaf:
    """A plain value inside a record, where it stands, and the part it belongs to."""

    part: str
    path: str
    value: object


def _iter_leaves(value: object, path: str, part: str | None) -> Iterator[_Leaf]:
    if part == "":
        return
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            own = field.metadata.get("part", part)
            yield from _iter_leaves(
                getattr(value, field.name), f"{path}.{field.name}", own
            )
    elif isinstance(value, Mapping) and value:
        for key in sorted(value):
            yield from _iter_leaves(value[key], f"{path}.{key}", part)
    elif isinstance(value, tuple | list) and value:
        for i, each in enumerate(value):
            yield from _iter_leaves(each, f"{path}.{i}", part)
    elif part is None:
        raise TypeError(f"{path} belongs to no part of a key")
    else:
        yield _Leaf(part, path, _plain(value))


def _plain(value: object) -> object:
    """Return what stands for a value in a key, as JSON."""
    if isinstance(value, Path):
        return digest_file(value)
    if isinstance(value, BaseModel):
        return value.model_dump(
            mode="json",
            by_alias=True,
            exclude_none=True,
        )
    if isinstance(value, complex):
        return [value.real, value.imag]
    if isinstance(value, Mapping | tuple | list):
        return []  # nothing in it: not the same as None
    return value


def save_record(store: Store, key: str, record: Record) -> None:
    """Put a record into the store under a key.

    Raises:
        OutputFailure: the store can't be written.
    """
    store.put_json(key, to_json(record))


def load_record(
    store: Store, key: str, model: type[AnyRecord]
) -> AnyRecord | None:
    """Return the record under a key; None where there is none, or one of another schema."""
    try:
        return from_json(model, store.get_json(key))
    except SchemaError:
        return None
