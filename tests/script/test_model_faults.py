"""The faults that a model finds in a file: each once, at its place, with its cure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

import pytest
from pydantic import Field, model_validator

from lantern.core.problems import MAX_OF_A_KIND
from lantern.script.document import YamlModel, build_model, read_yaml
from lantern.script.model_faults import FaultAt


class Stop(YamlModel):
    """A stop of a journey."""

    name: str
    at: Annotated[tuple[float, float], Field()] = (0.0, 0.0)
    nights: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _check_nights(self) -> Self:
        if self.nights and self.name == "train":
            raise FaultAt("nobody stays overnight on a train", "nights")
        return self


class Journey(YamlModel):
    """A journey of one stop or more."""

    title: str
    stops: Annotated[list[Stop], Field(min_length=1)]
    remark: str | list[str] = ""


def read(folder: Path, text: str) -> list[str]:
    """Return what is wrong with a journey, as line:column: message."""
    path = folder / "j.yml"
    path.write_text(text, "utf-8")
    tree, problems = read_yaml(path)
    assert tree is not None, problems
    journey, found = build_model(Journey, tree)
    assert (journey is None) == bool(found)
    return [str(problem).removeprefix(f"{path}:") for problem in found]


GOOD = "title: North\nstops:\n  - {name: Oslo, at: [10.7, 59.9]}\n"


def test_a_good_file_has_no_faults(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == []


def test_an_unknown_key_is_told_at_the_key_with_what_was_meant(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, GOOD.replace("at:", "att:"))
    assert found == ["3:18: unknown key 'att'; did you mean 'at'?"]


def test_a_misspelt_key_is_not_missing_too(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("title", "titel"))
    assert found == ["1:1: unknown key 'titel'; did you mean 'title'?"]


def test_a_missing_key_is_told_where_it_belongs(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD.replace("name: Oslo, ", "")) == [
        "3:5: the key 'name' is missing"
    ]


def test_a_list_with_a_bad_item_is_not_too_short_as_well(
    tmp_path: Path,
) -> None:
    found = read(
        tmp_path, "title: North\nstops:\n  - {name: Oslo, nights: -1}\n"
    )
    assert found == ["3:26: 'nights' must be at least 0"]


def test_an_empty_list_is_too_short(tmp_path: Path) -> None:
    found = read(tmp_path, "title: North\nstops: []\n")
    assert found == ["2:8: 'stops' is empty; it needs at least one entry"]


def test_of_missing_entries_the_last_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("[10.7, 59.9]", "[]"))
    assert found == ["3:22: 'at' has 0 entries; it needs 2"]


def test_a_fault_of_a_models_own_stands_at_the_key_it_names(
    tmp_path: Path,
) -> None:
    text = "title: North\nstops:\n  - {name: train, nights: 2}\n"
    (found,) = read(tmp_path, text)
    assert found.startswith("3:27: ")
    assert "nobody stays overnight on a train" in found


def test_a_comment_in_place_of_a_value_is_told(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOOD.replace("North", "#1 of the year"))
    assert found.startswith("1:")
    assert found.endswith(
        "; # begins a comment, so a text with it needs quotes: '#1 of the year'"
    )


def test_where_a_text_or_a_list_may_stand_an_item_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, GOOD + "remark: [fine, {a: 1}]\n")
    assert (
        found[-1]
        == "4:16: must be text; a text with a colon in it needs quotes"
    )
    assert read(tmp_path, GOOD + "remark: [fine, cold]\n") == []


@pytest.mark.parametrize("count", [MAX_OF_A_KIND, MAX_OF_A_KIND + 1, 5000])
def test_of_one_kind_the_first_are_told_and_the_others_counted(
    tmp_path: Path, count: int
) -> None:
    stops = "".join(f"  - {{name: A{i}, nights: -1}}\n" for i in range(count))
    found = read(tmp_path, "title: North\nstops:\n" + stops)
    assert len(found) == min(count, MAX_OF_A_KIND + 1)
    assert found[0] == "3:24: 'nights' must be at least 0"
    if count > MAX_OF_A_KIND:
        more = f"and {count - MAX_OF_A_KIND} more like it: 'nights' must be at least 0"
        assert found[-1].endswith(more)


def test_another_kind_is_told_beside_many_of_one(tmp_path: Path) -> None:
    stops = "".join(f"  - {{name: A{i}, nights: -1}}\n" for i in range(200))
    found = read(tmp_path, "titel: North\nstops:\n" + stops)
    assert "1:1: unknown key 'titel'; did you mean 'title'?" in found
