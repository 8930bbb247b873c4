"""What is said of the letters in an author's drawing: type that isn't here, signs nothing draws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lantern.core.problems import Problem
from lantern.graphics import drawing_type, vector
from lantern.graphics.svg_file import is_svg, read_svg
from lantern.visuals import Locate, VisualContext

_MOST_NAMED = 3
_MOST_LETTERS = 20


def check(
    path: Path, context: VisualContext, *, at: Locate
) -> Iterator[Problem]:
    """Yield warnings for letters of a drawing that are set in other type, or can't be drawn.

    Raises:
        AssetFailure: The drawing can't be read.
    """
    if not is_svg(path):
        return
    svg = read_svg(path)
    typefaces = context.look.typefaces
    absent = drawing_type.list_absent_families(svg, typefaces)
    if absent:
        chosen = drawing_type.choose_type(svg, typefaces)
        message = (
            f"{path.name} asks for type that isn't here ({_name_some(absent)}): its letters "
            f"are drawn in {chosen.fallback}; look whether they fit, or turn them into paths"
        )
        yield Problem(message, at(("still",)), warning=True)
    letters = drawing_type.read_letters(svg)
    missing = vector.find_missing_in_drawing(letters, typefaces)
    if missing:
        message = (
            f"{path.name} has letters that no type here draws: {missing[:_MOST_LETTERS]}; "
            "turn them into paths, or name a font that has them in the film's look"
        )
        yield Problem(message, at(("still",)), warning=True)


def _name_some(families: list[str]) -> str:
    """Return the first names, and how many more there are."""
    named = ", ".join(families[:_MOST_NAMED])
    more = len(families) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
