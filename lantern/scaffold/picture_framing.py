"""How a shot frames a picture: whole, panned, or filling the frame round what matters in it."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.graphics.faces import FaceBox
from lantern.graphics.focus import FocusArea, join_areas, widen_face
from lantern.scaffold.long_pictures import plan_pan
from lantern.scaffold.picture_study import PictureStudy
from lantern.script.model.framing import SHAPES

MOVES = ("push-in", "pan-right", "pull-out", "pan-left")
"""Moves in turn, so that neighbours don't move alike."""
_WHOLE_RATIO = 1.2
"""Width by height up to which a picture is shown whole: squares, and all that is upright."""
_NEAREST_SHARE = 0.92
"""What a named move shows of a picture where it comes nearest, as a share of its width."""
_CROPPED_RATIO = 1.65
"""Width by height up to which filling the frame costs a picture much of its height."""
_UPPER_SHARE = 0.67
"""The part of a picture without faces, from the top, that filling the frame is about."""
_NEARER_SHARE = 0.65
_NEARER_PIXELS = 1100
_NEARER_PLACES = ((0.05, 0.12), (0.3, 0.23))
"""How much of its width a picture shows when it comes again, in pixels at least, and from where to
where its left edge moves, as shares."""
_FRAME_RATIO = SHAPES["wide"][0] / SHAPES["wide"][1]


def format_framing(
    picture: PictureStudy, *, turn: int, seconds: float
) -> list[str]:
    """Return the lines of YAML that say how a picture is shown for about so many seconds.

    Each says why. `turn` is the number of the shot: moves come in turn.
    """
    if picture.fixed_by:
        return [f"fit: contain  # whole: {picture.fixed_by} allows no cropping"]
    pan = plan_pan(picture.size)
    if pan is not None:
        if pan.seconds <= seconds:
            return [f"move: {pan.move}"]
        return [
            f"fit: contain  # whole: a pan from end to end would take {pan.seconds} s"
        ]
    width, height = picture.size
    ratio = width / height
    if ratio <= _WHOLE_RATIO:
        return [
            "fit: contain  # whole: filling the frame would cut much of it off"
        ]
    if picture.is_page:
        return ["fit: contain  # whole: it looks like a page or a plan"]
    move = f"move: {MOVES[turn % len(MOVES)]}"
    if picture.faces:
        return _frame_faces(picture.faces, ratio, move)
    if ratio < _CROPPED_RATIO:
        upper = FocusArea(0, 0, 1, _UPPER_SHARE).rectangle
        why = "no face was found; heads are mostly in the upper part"
        return [move, f"focus: {upper}  # {why}"]
    return [move]


def format_other_framing(picture: PictureStudy, *, turn: int) -> list[str]:
    """Return the lines for a picture that comes again: nearer, at its left or right.

    None where that would cut through faces or pages, or show too few pixels.
    """
    width, height = picture.size
    is_small = width * _NEARER_SHARE < _NEARER_PIXELS
    is_wide = plan_pan(picture.size) is None and width / height > _WHOLE_RATIO
    if (
        picture.fixed_by
        or picture.is_page
        or picture.faces
        or is_small
        or not is_wide
    ):
        return []
    first, last = _NEARER_PLACES[turn % len(_NEARER_PLACES)]
    start = FocusArea(first, 0.15, first + _NEARER_SHARE, 0.15 + _NEARER_SHARE)
    end = FocusArea(last, 0.15, last + _NEARER_SHARE, 0.15 + _NEARER_SHARE)
    move = f"{{from: {start.rectangle}, to: {end.rectangle}}}"
    return [f"move: {move}  # the picture again, nearer"]


def _frame_faces(
    faces: Sequence[FaceBox], ratio: float, move: str
) -> list[str]:
    """Return the lines for a picture with faces; `ratio` is its width by its height."""
    area = join_areas([widen_face(face) for face in faces])
    kept_height = min(1, ratio / _FRAME_RATIO) * _NEAREST_SHARE
    kept_width = min(1, _FRAME_RATIO / ratio) * _NEAREST_SHARE
    if area.height > kept_height or area.width > kept_width:
        return ["fit: contain  # whole: faces would be cut off"]
    found = "a face was" if len(faces) == 1 else f"{len(faces)} faces were"
    return [move, f"focus: {area.rectangle}  # {found} found here"]
