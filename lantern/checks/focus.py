"""Every focus that was guessed is told, with the line that takes the place of the guess."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lantern.core.problems import Problem, Span
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.focus import FocusArea, FocusGuess
from lantern.plan import Rendition
from lantern.plan.automatic_focus import guess_for
from lantern.script.film_script import AuthoredShot
from lantern.visuals.still.framing import find_widest

_MIDDLE = FocusArea(0.25, 0.25, 0.75, 0.75)


def check_focus(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield a warning for each guess in a shot, and for faces that the frame would cut.

    Raises:
        AssetFailure: a picture can't be used.
    """
    shape = rendition.output_format.shape
    folder = authored.scene.folder
    for placed in authored.shot.iter_pictures():
        framed = placed.picture.frame_for(shape)
        guess = guess_for(rendition, framed, folder)
        if guess is None or framed.still is None:
            continue
        key = "focus" if placed.picture.focus else "still"
        span = authored.find_span((*placed.loc, key))
        path = rendition.script.get_path(framed.still, folder)
        yield _tell_guess(path, guess, span)
        if not placed.loc and _cuts(guess, path, rendition.output_format.size):
            yield _tell_cut(path, guess, span, shape=shape)


def _tell_guess(path: Path, guess: FocusGuess, span: Span) -> Problem:
    what = "no face was found, and this part stands out"
    if guess.faces:
        what = (
            "a face is here"
            if guess.faces == 1
            else f"{guess.faces} faces are here"
        )
    if guess.area is None:
        what = "nothing stands out, and its middle is shown"
    line = f"focus: {(guess.area or _MIDDLE).rectangle}"
    message = (
        f"the focus of {path.name} is guessed: {what}; to keep it, or to change it,"
        f" write {line}"
    )
    return Problem(message, span, warning=True)


def _cuts(guess: FocusGuess, path: Path, frame: Size) -> bool:
    """Tell whether a frame that the picture fills has no room for all of its faces."""
    if guess.area is None or not guess.faces:
        return False
    w, h = photo.read_size(path)
    widest = find_widest((w, h), frame)
    down = widest * frame[1] / frame[0] / h
    return guess.area.width > widest / w or guess.area.height > down


def _tell_cut(
    path: Path, guess: FocusGuess, span: Span, *, shape: str
) -> Problem:
    faces = "the face" if guess.faces == 1 else "the faces"
    message = (
        f"{faces} of {path.name} can't be whole in a frame that it fills; write"
        f" {shape}: {{fit: contain}}"
    )
    return Problem(message, span, warning=True)
