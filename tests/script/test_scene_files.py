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
    [("02-night.yml", "night"), ("7_the wells.yml", "the-wells"), ("end.yml", "end")],
)
def test_a_scene_is_called_as_its_file_without_the_number(file: str, name: str) -> None:
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
    assert [problem.message for problem in problems] == ["3 scenes; 2 is the most"]
