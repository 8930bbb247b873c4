"""Which files hold scenes: by number or by list, at most so many, each with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script import scene_files
from lantern.script.document import YamlDocument, read_yaml
from lantern.script.paths import AllowedPaths
from lantern.script.scene_files import list_scene_files, name_scene_file


def read(file: Path, text: str) -> YamlDocument:
    file.write_text(text)
    tree, problems = read_yaml(file)
    assert tree is not None and not problems
    return tree


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("02-night.yml", "night"),
        ("7_the wells.yml", "the-wells"),
        ("end.yml", "end"),
    ],
)
def test_a_scene_is_called_as_its_file_without_the_number(
    file: str, name: str
) -> None:
    assert name_scene_file(Path(file)) == name


def test_only_files_that_begin_with_a_number_are_scenes(tmp_path: Path) -> None:
    for name in ("10-c.yml", "02-b.yml", "lexicon.yml", "03-d.txt"):
        (tmp_path / name).write_text("x")
    tree = read(tmp_path / "film.yml", "title: x\n")
    files, problems = list_scene_files(tree, AllowedPaths(tmp_path, tmp_path))
    assert [file.name for file in files] == ["02-b.yml", "10-c.yml"]
    assert problems == []


def test_too_many_scenes_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene_files, "MAX_SCENES", 2)
    for n in range(3):
        (tmp_path / f"{n}.yml").write_text("x")
    tree = read(tmp_path / "film.yml", "title: x\n")
    files, problems = list_scene_files(tree, AllowedPaths(tmp_path, tmp_path))
    assert files == []
    assert [problem.message for problem in problems] == [
        "3 scenes; 2 is the most"
    ]


def list_warnings(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).write_text("x")
    tree = read(folder / "film.yml", "title: x\n")
    _, problems = list_scene_files(tree, AllowedPaths(folder, folder))
    assert all(problem.warning for problem in problems)
    return [problem.message for problem in problems]


def test_names_that_will_come_in_another_order_are_told_once(
    tmp_path: Path,
) -> None:
    names = [f"{n}-part.yml" for n in range(1, 13)]
    assert list_warnings(tmp_path, *names) == [
        "12-part.yml comes before 2-part.yml, since names are compared letter by letter;"
        " write 02-part.yml"
    ]


def test_scenes_with_another_ending_are_told(tmp_path: Path) -> None:
    names = ("01-a.yml", "02-b.yaml", "03-c.YML", "04-d.txt", "map.yaml")
    assert list_warnings(tmp_path, *names) == [
        "02-b.yaml is left out: the file of a scene ends in .yml",
        "03-c.YML is left out: the file of a scene ends in .yml",
    ]


def test_a_name_on_two_lines_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "01-a\nb.yml").write_text("x")
    tree = read(tmp_path / "film.yml", "title: x\n")
    files, problems = list_scene_files(tree, AllowedPaths(tmp_path, tmp_path))
    assert [file.name for file in files] == ["01-a\nb.yml"]
    assert problems == []
