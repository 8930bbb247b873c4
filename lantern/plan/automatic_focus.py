"""Where the camera looks in a photograph whose author leaves that to Lantern."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core.problems import AssetFailure
from lantern.graphics.focus import FocusGuess, guess_focus
from lantern.graphics.svg_file import is_svg
from lantern.script.model.framing import Move, PictureRect
from lantern.script.model.picture import Picture

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


def choose_focus(
    rendition: Rendition, picture: Picture, folder: Path
) -> PictureRect | None:
    """Return the part of a still that matters: as it is written, or as it is guessed."""
    if picture.focus is not None and picture.focus != "auto":
        return picture.focus
    guess = guess_for(rendition, picture, folder)
    if guess is None or guess.area is None:
        return None
    area = guess.area
    return area.left, area.top, round(area.width, 2), round(area.height, 2)


def guess_for(
    rendition: Rendition, picture: Picture, folder: Path
) -> FocusGuess | None:
    """Return what a still seems to be about; None where nobody asks for a guess.

    `picture` is framed for the rendition's shape, `folder` its scene's.
    """
    if picture.still is None or not _asks(rendition, picture):
        return None
    try:
        path = rendition.script.get_path(picture.still, folder)
        if picture.focus is None and is_svg(path):
            return None  # a drawing has a camera of its own
        return guess_focus(path)
    except (AssetFailure, OSError):
        return None  # told where the picture is checked


def _asks(rendition: Rendition, picture: Picture) -> bool:
    if picture.fit == "contain" or isinstance(picture.move, Move):
        return False
    chosen = picture.focus or rendition.script.film.focus
    return chosen == "auto"
