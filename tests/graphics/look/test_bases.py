"""A look names another one and changes a few lines of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import Problem
from lantern.graphics import look
from lantern.graphics.look.bases import get_look_file
from lantern.script.model.look import LOOK_NAMES

ATLAS = look.load()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def describe(problems: list[Problem]) -> list[str]:
    """Return each problem with its file, line and column."""
    told = []
    for each in problems:
        assert each.span is not None
        place = f"{each.span.file.name}:{each.span.line}:{each.span.column}"
        told.append(f"{place} {each.message}")
    return told


def test_a_look_changes_a_few_lines_of_its_base(tmp_path: Path) -> None:
    mine = write(
        tmp_path,
        "mine.yml",
        "base: atlas\ninks: {vermilion: '#1F30B3'}\nroles: {title: {size: 99}}\n",
    )
    found, problems = look.read(mine)
    assert problems == []
    assert found is not None
    assert found.get_ink("vermilion") == "#1f30b3"
    assert found.get_role("title").size == 99
    assert found.get_role("title").upright == 106
    same = {"inks", "roles", "base"}
    assert found.model_dump(exclude=same) == ATLAS.model_dump(exclude=same)


def test_bases_may_have_bases_and_are_found_beside_the_look(
    tmp_path: Path,
) -> None:
    (tmp_path / "house").mkdir()
    write(
        tmp_path / "house",
        "house.yml",
        "base: night\nname: house\ngrain: {card: 0}\n",
    )
    mine = write(
        tmp_path, "mine.yml", "base: house/house.yml\ngrain: {still: 0.5}\n"
    )
    found = look.load(mine)
    assert (found.name, found.map_style) == ("house", "night")
    assert (found.grain.still, found.grain.card) == (0.5, 0.0)


def test_a_changed_base_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, "house.yml", "base: atlas\nname: one\n")
    mine = write(tmp_path, "mine.yml", "base: house.yml\n")
    assert look.load(mine).name == "one"
    write(tmp_path, "house.yml", "base: atlas\nname: another\n")
    assert look.load(mine).name == "another"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "base: atlsa\n",
            "mine.yml:1:7 there is no look 'atlsa'; did you mean 'atlas'?",
        ),
        (
            "name: x\nbase: 3\n",
            "mine.yml:2:7 base is the name of a look, such as atlas, or the path of a look's file",
        ),
        (
            "base: mine.yml\n",
            "mine.yml:1:7 the bases of looks run in a circle: mine.yml -> mine.yml;"
            " take one 'base' out",
        ),
        (
            "base: other.yml\n",
            "other.yml:2:7 the bases of looks run in a circle: mine.yml -> other.yml -> mine.yml;"
            " take one 'base' out",
        ),
        (
            "base: bad.yml\n",
            "bad.yml:2:19 write an ink as six hexadecimal digits, for example '#b3301f'",
        ),
        (
            "base: atlas\ngrain: {card: 2}\n",
            "mine.yml:2:15 'card' must be at most 1",
        ),
    ],
)
def test_a_fault_is_told_where_it_is_written(
    tmp_path: Path, text: str, message: str
) -> None:
    write(tmp_path, "other.yml", "name: other\nbase: mine.yml\n")
    write(tmp_path, "bad.yml", "base: atlas\ninks: {vermilion: 'red'}\n")
    found, problems = look.read(write(tmp_path, "mine.yml", text))
    assert found is None
    assert describe(problems) == [message]


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_each_look_is_there_and_goes_by_its_name(name: str) -> None:
    found, problems = look.read(get_look_file(name))
    assert problems == []
    assert found is not None
    assert found.name == name


def test_the_example_of_the_page_of_reference_is_a_look(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "looks.md"
    blocks = page.read_text("utf-8").split("```yaml\n")[1:]
    example = next(
        block for block in blocks if block.startswith("# looks/house.yml")
    )
    found, problems = look.read(
        write(tmp_path, "house.yml", example.split("```", 1)[0])
    )
    assert problems == []
    assert found is not None
    assert (found.name, found.score.mood) == ("house", "hopeful")
