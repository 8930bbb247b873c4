"""What may stand for a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.document import YamlModel
from lantern.script.model.scene import Scene
from tests.support.models import list_faults, make_scene, read_document


class Measures(YamlModel):
    """Numbers in all places."""

    length: float = 0
    count: int | None = None
    pair: tuple[float, float] = (0, 0)
    either: int | str = 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("length: 3", 3),
        ("length: -2.5", -2.5),
        ("length: +3", 3),
        ("length: '3'", 3),
        ("length: '-2.50'", -2.5),
        ("count: +3", 3),
        ("count: ~", None),
        ("pair: [1, '2']", (1, 2)),
        ("either: 3", 3),
        ("either: '3'", "3"),
        ("either: +3", "+3"),
        ("either: 010", "010"),
    ],
)
def test_a_number_is_one(tmp_path: Path, text: str, value: object) -> None:
    data = read_document(tmp_path, text).data
    (found,) = (
        Measures.model_validate(data).model_dump(include=set(data)).values()
    )
    assert found == value
    assert type(found) is type(value) or isinstance(found, float)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "length: true",
            "'length' must be a number such as 2.5, got a boolean: true",
        ),
        (
            "length: off",
            "'length' must be a number such as 2.5, got a boolean: off",
        ),
        ("length: 010", "'length' must be a number such as 2.5, got text: 010"),
        ("length: 1_0", "'length' must be a number such as 2.5, got text: 1_0"),
        (
            "length: 0x10",
            "'length' must be a number such as 2.5, got text: 0x10",
        ),
        (
            "length: 6 dB",
            "'length' must be a number such as 2.5, got text: 6 dB",
        ),
        (
            "count: yes",
            "'count' must be a whole number such as 3, got a boolean: yes",
        ),
        ("count: 2.5", "'count' must be a whole number such as 3, got 2.5"),
    ],
)
def test_what_only_looks_like_a_number_is_told(
    tmp_path: Path, text: str, fault: str
) -> None:
    (found,) = list_faults(tmp_path, Measures, f"{text}\n")
    assert found.partition(": ")[2] == fault


@pytest.mark.parametrize("value", ["true", "no"])
def test_a_length_of_time_is_no_boolean(tmp_path: Path, value: str) -> None:
    text = f"scene: One\nduration: {value}\nshots: [{{still: a.png}}]\n"
    (found,) = list_faults(tmp_path, Scene, text)
    assert f"must be a number such as 2.5, got a boolean: {value}" in found


def test_a_length_of_time_may_be_text() -> None:
    assert make_scene(duration="1m30s").duration == 90
