"""The workflows, the action and the container file name what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.support import films
from tests.support.verbs import list_options, list_verbs

FILES = [
    *sorted((films.ROOT / ".github" / "workflows").glob("*.yml")),
    films.ROOT / "action.yml",
    films.ROOT / "Containerfile",
]
PROJECT = tomllib.loads((films.ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_scripts_and_locks_are_there(file: Path) -> None:
    text = file.read_text("utf-8")
    named = re.findall(r"\bscripts/[\w/.-]+", text)
    for loop in re.findall(r"for lock in ([\w -]+);", text):
        named += [f"scripts/locks/{lock}.lock" for lock in loop.split()]
    for path in named:
        if not path.endswith("/"):  # "/" before a variable
            assert (films.ROOT / path).exists(), path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_extras_are_those_of_the_project(file: Path) -> None:
    text = file.read_text("utf-8")
    named: list[str] = []
    for extras in re.findall(r"\.\[([\w,-]+)\]", text):
        named += extras.split(",")
    for extras in re.findall(r"scripts/add ([\w -]+)", text):
        named += extras.split()
    assert set(named) <= set(EXTRAS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_commands_of_lantern_can_be_typed(file: Path) -> None:
    text = file.read_text("utf-8")
    commands = re.findall(
        r'^ +(?:lantern|podman .*latest") ([a-z]+) (.*)$', text, re.M
    )
    for verb, rest in commands:
        assert verb in list_verbs(), verb
        options = set(re.findall(r"(?<= )--[a-z-]+", rest))
        assert options <= list_options(verb), f"{verb} {rest}"
