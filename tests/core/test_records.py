"""Written values: there and back again, and what of them moves a key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import pytest

from lantern.core.records import (
    NOT_IN_KEY,
    SchemaError,
    digest_parts,
    dump,
    from_json,
    in_part,
    load_record,
    save_record,
    to_json,
)
from lantern.core.store import Store
from lantern.script.model.framing import Move


@dataclass(frozen=True)
class Leg:
    """A part of a journey."""

    town: str
    day: int = field(metadata=in_part("days"))


@dataclass(frozen=True)
class Journey:
    """A record of every kind of value that requests hold."""

    SCHEMA: ClassVar[str] = "test.journey/1"

    legs: tuple[Leg, ...] = field(metadata=in_part("legs"))
    guide: Path | None = field(default=None, metadata=in_part("guide"))
    title: str = field(default="", metadata=NOT_IN_KEY)
    turn: complex = field(default=complex(1), metadata=in_part("legs"))
    move: str | Move | None = field(default=None, metadata=in_part("legs"))
    shops: Mapping[str, tuple[int, ...]] = field(
        default_factory=dict, metadata=in_part("legs")
    )
    seen: tuple[str, ...] | None = field(default=None, metadata=in_part("legs"))


WHOLE = Journey(
    legs=(Leg("Harbin", 1), Leg("Mukden", 3)),
    guide=Path("/a/b"),
    title="North",
    turn=complex(1 / 3, -2e-17),
    move=Move.model_validate({"from": "a", "to": [0, 0, 0.5, 0.5]}),
    shops={"Harbin": (1, 2)},
    seen=(),
)


def list_moved(before: Journey, after: Journey) -> set[str]:
    old, new = digest_parts(before), digest_parts(after)
    assert old.keys() == new.keys()
    return {part for part in old if old[part] != new[part]}


@pytest.mark.parametrize("value", [WHOLE, Journey(legs=())])
def test_a_record_survives_json_text(value: Journey) -> None:
    text = json.dumps(to_json(value))
    assert from_json(Journey, json.loads(text)) == value


def test_the_schema_comes_first() -> None:
    assert next(iter(to_json(WHOLE).items())) == ("schema", "test.journey/1")


def test_what_stands_inside_a_record_has_no_schema_of_its_own() -> None:
    assert dump(Leg("Harbin", 1)) == {"town": "Harbin", "day": 1}


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({**to_json(WHOLE), "schema": "test.journey/2"}, "test.journey/2"),
        ({"legs": []}, "None"),
        (None, "None"),
        ([1], "None"),
    ],
)
def test_another_schema_is_refused_by_name(value: object, named: str) -> None:
    wanted = f"a value of the schema test.journey/1 is wanted, not of {named}"
    with pytest.raises(SchemaError, match=f"^{wanted}$"):
        from_json(Journey, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [("legs", "Harbin"), ("legs", [{"town": "Harbin"}]), ("turn", [])],
)
def test_a_damaged_value_is_refused_by_its_key(key: str, value: object) -> None:
    with pytest.raises(
        SchemaError, match=rf"is not what test.journey/1 says: .*\s{key}"
    ):
        from_json(Journey, {**to_json(WHOLE), key: value})


def test_a_store_gives_records_back_and_none_of_another_schema(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    save_record(store, "aa" * 32, WHOLE)
    store.put_json("bb" * 32, {"legs": []})
    assert load_record(store, "aa" * 32, Journey) == WHOLE
    assert load_record(store, "bb" * 32, Journey) is None
    assert load_record(store, "cc" * 32, Journey) is None


PLAIN = Journey(legs=(Leg("Harbin", 1),))


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({"title": "South"}, set()),
        ({"legs": (Leg("Harbin", 2),)}, {"days"}),
        ({"legs": (Leg("Mukden", 1),)}, {"legs"}),
        ({"legs": (Leg("Harbin", 1), Leg("Harbin", 1))}, {"legs", "days"}),
        ({"turn": complex(1, 1)}, {"legs"}),
        ({"move": "hold"}, {"legs"}),
        ({"shops": {"Harbin": ()}}, {"legs"}),
        ({"seen": ()}, {"legs"}),
    ],
)
def test_a_change_moves_the_part_of_its_field(
    change: dict[str, object], moved: set[str]
) -> None:
    assert list_moved(PLAIN, Journey(**{**vars(PLAIN), **change})) == moved


def test_a_file_is_in_the_key_by_its_bytes(tmp_path: Path) -> None:
    for name, text in {"a": "north", "b": "north", "c": "south"}.items():
        (tmp_path / name).write_text(text)
    first, same, other = (
        replace(PLAIN, guide=tmp_path / name) for name in "abc"
    )
    assert list_moved(first, same) == set()
    assert list_moved(first, other) == {"guide"}
    assert list_moved(PLAIN, first) == {"guide"}


def test_the_order_of_a_mapping_moves_nothing() -> None:
    one = replace(PLAIN, shops={"Harbin": (1,), "Mukden": (2,)})
    other = replace(PLAIN, shops={"Mukden": (2,), "Harbin": (1,)})
    assert list_moved(one, other) == set()


def test_a_field_of_no_part_is_a_mistake() -> None:
    @dataclass(frozen=True)
    class Forgotten:
        town: str

    with pytest.raises(
        TypeError, match=r"^Forgotten\.town belongs to no part of a key$"
    ):
        digest_parts(Forgotten("Harbin"))
