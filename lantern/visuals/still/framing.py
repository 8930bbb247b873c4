"""What a frame shows of a picture, and the moves between two such framings. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.units import Size
from lantern.script.model.framing import Move, PictureRect
from lantern.visuals.specs import StillSpec

NEAR_FRAMING_SHARE = 0.90
"""Width of the near framing of push-in and pull-out, and of pans, as a share of the far one."""


@dataclass(frozen=True)
class Framing:
    """What the frame shows: centre and width in picture pixels; the height follows from the frame's shape."""

    x: float
    y: float
    width: float


def plan_framings(
    spec: StillSpec, picture: Size, frame: Size, free: float = 1.0
) -> tuple[Framing, Framing]:
    """First and last framing of a shot, in pixels of the upright picture.

    `free` is the upper share of the frame that captions leave: the focus comes to its middle, as far as there is room.
    """
    move, focus = spec.move, spec.focus
    if isinstance(move, Move):
        start, end = require_rectangles(move)
        return (
            frame_rectangle(start, picture, frame),
            frame_rectangle(end, picture, frame),
        )
    middle = (focus[0] + focus[2] / 2, focus[1] + focus[3] / 2) if focus else (0.5, 0.5)
    lower = (1 - free) / 2 * frame[1] / frame[0] if focus else 0.0
    x, y, widest = (
        middle[0] * picture[0],
        middle[1] * picture[1],
        _widest(picture, frame),
    )
    full = _fit(x, y + lower * widest, widest, picture, frame)
    near = full.width * NEAR_FRAMING_SHARE
    close = _fit(x, y + lower * near, near, picture, frame)
    if move in (None, "hold"):
        return (full, full)
    if move == "push-in":
        return full, close
    if move == "pull-out":
        return close, full
    travel = full.width - near
    dx, dy = {
        "pan-left": (-1, 0),
        "pan-right": (1, 0),
        "pan-up": (0, -1),
        "pan-down": (0, 1),
    }[str(move)]
    ends = [
        _fit(
            full.x + sign * dx * travel / 2,
            full.y + sign * dy * travel / 2,
            near,
            picture,
            frame,
        )
        for sign in (-1, 1)
    ]
    return ends[0], ends[1]


def require_rectangles(move: Move) -> tuple[PictureRect, PictureRect]:
    """Return the two rectangles of a still's move.

    Raises:
        ValueError: an end is the name of a map's view.
    """
    if isinstance(move.start, str) or isinstance(move.end, str):
        raise ValueError("a still's move goes between rectangles")
    return move.start, move.end


def _widest(picture: Size, frame: Size) -> float:
    return min(picture[0], picture[1] * frame[0] / frame[1])


def frame_rectangle(rect: Sequence[float], picture: Size, frame: Size) -> Framing:
    """The smallest framing of the frame's shape that holds a rectangle of fractions."""
    x, y, w, h = (
        rect[0] * picture[0],
        rect[1] * picture[1],
        rect[2] * picture[0],
        rect[3] * picture[1],
    )
    width = max(w, h * frame[0] / frame[1])
    return _fit(x + w / 2, y + h / 2, width, picture, frame)


def _fit(x: float, y: float, width: float, picture: Size, frame: Size) -> Framing:
    """A framing moved, and made smaller if need be, so that it lies inside the picture."""
    width = min(width, _widest(picture, frame))
    height = width * frame[1] / frame[0]
    x = min(max(x, width / 2), picture[0] - width / 2)
    y = min(max(y, height / 2), picture[1] - height / 2)
    return Framing(x, y, width)


def interpolate_framings(a: Framing, b: Framing, t: float) -> Framing:
    """The framing at share t of a move: even in the logarithm of the zoom, with one point of the picture fixed."""
    if t <= 0 or a == b:
        return a
    if t >= 1:
        return b
    width = a.width * (b.width / a.width) ** t
    share = (
        (width - a.width) / (b.width - a.width) if abs(b.width - a.width) > 1e-6 else t
    )
    return Framing(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, width)
