"""The look that a film chooses: its file, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import Failure, Problem
from lantern.graphics import look
from lantern.graphics.look import Look
from lantern.script.load import Script

ATLAS_NAME = "atlas"
"""What a film calls the look that comes with Lantern."""


def find_look_file(script: Script) -> Path | None:
    """Return the look's file; None for the one that comes with Lantern.

    Raises:
        AssetFailure: The file isn't there, or may not be read.
    """
    base = script.film.look.base
    if base == ATLAS_NAME:
        return None
    return script.places.find(base, script.tree.file.parent)


def read_film_look(script: Script) -> tuple[Look | None, list[Problem]]:
    """Return the film's look, in Lantern's own type, and what is wrong with it."""
    try:
        file = find_look_file(script)
        return (look.load(), []) if file is None else look.read(file)
    except Failure as failure:
        span = script.tree.find_span(("look", "base"))
        return None, [Problem(failure.message, span, failure.code)]
