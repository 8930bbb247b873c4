"""Remarks of people who looked at the film, kept beside it: `marks.yml`.

A remark belongs to a scene and a time in it, so that it stays there when other scenes change.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from lantern.core.problems import AssetFailure, Problem, Span, format_path
from lantern.script.append import AuthoredList, append_entry
from lantern.script.document import YamlModel, build_model, read_unlinked
from lantern.script.film_script import Script
from lantern.script.known_keys import authored_as
from lantern.script.model.types import LongText

MOST_MARKS = 2000


@authored_as("a remark")
class FilmMark(YamlModel):
    """A remark: the scene's id, seconds from its start, and what is to be said."""

    scene: LongText
    at: Annotated[float, Field(ge=0, le=36000)] = 0.0
    text: LongText


@authored_as("marks.yml")
class MarksFile(YamlModel):
    """All remarks on a film."""

    marks: Annotated[tuple[FilmMark, ...], Field(max_length=MOST_MARKS)] = ()


MARKS = AuthoredList(
    "marks",
    MarksFile,
    "# Remarks on the film: a scene, seconds into it, and what is to be said. Take out what is"
    " done.\n",
)


@dataclass(frozen=True)
class PlacedMark:
    """A remark, and where it is written."""

    mark: FilmMark
    span: Span


def find_marks_file(script: Script) -> Path:
    """Return where a film's remarks are kept, whether there are any or not."""
    file = script.tree.file
    if file.name == "film.yml":
        return file.parent / "marks.yml"
    return file.with_name(f"{file.stem}.marks.yml")


def load(script: Script) -> tuple[list[PlacedMark], list[Problem]]:
    """Return the remarks on a film, and what is wrong with their file."""
    path = find_marks_file(script)
    if not path.exists():
        return [], []
    tree, problems = read_unlinked(path, script.places, model=MarksFile)
    if tree is None:
        return [], problems
    found, problems = build_model(MarksFile, tree)
    if found is None:
        return [], problems
    placed = []
    for i, mark in enumerate(found.marks):
        placed.append(PlacedMark(mark, tree.find_span(("marks", i, "text"))))
    return placed, problems


def add(script: Script, mark: FilmMark) -> None:
    """Write a remark at the end of a film's file of them.

    Raises:
        AssetFailure: the film is gone, or the file has faults, or isn't written so that one can
            be added.
        OutputFailure: the file can't be written.
    """
    if not script.tree.file.is_file():
        gone = format_path(script.tree.file)
        raise AssetFailure(
            f"{gone} isn't there any more; put it back to add remarks"
        )
    append_entry(find_marks_file(script), mark, MARKS)
