"""Remarks on a film, told as notes where they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lantern.core.problems import Problem
from lantern.core.units import format_clock
from lantern.script import marks
from lantern.script.film_script import Script
from lantern.script.marks import PlacedMark
from lantern.script.scene_files import (
    has_inline_scenes,
    list_scene_files,
    name_scene_file,
)


def check_marks(script: Script) -> Iterator[Problem]:
    """Yield every remark as a warning, and what is wrong with their file."""
    placed, problems = marks.load(script)
    for problem in problems:
        yield replace(
            problem, warning=True
        )  # no film is refused for its remarks
    unread = _list_unread(script) if placed else frozenset()
    for each in placed:
        if each.mark.scene in unread:
            continue  # its scene's own problem is told
        yield Problem(_describe(script, each), each.span, warning=True)


def _list_unread(script: Script) -> frozenset[str]:
    """Return the ids of scenes whose files are there and can't be read now."""
    if has_inline_scenes(script.tree):
        return frozenset()
    files, _ = list_scene_files(script.tree, script.places)
    read = {part.id for part in script.film_parts or script.parts}
    return frozenset(map(name_scene_file, files)) - read


def _describe(script: Script, placed: PlacedMark) -> str:
    mark = placed.mark
    text = " ".join(mark.text.split())
    for part in script.film_parts or script.parts:
        if part.id == mark.scene:
            return f"a remark on {part.name}, {format_clock(mark.at)} into it: {text}"
    return (
        f"a remark on '{mark.scene}', a scene that isn't in the film: {text}; give it"
        " another scene, or take it out"
    )
