"""What a frame shows of a picture, and the moves between two such framings. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.units import Size
from lantern.graphics.look.timing import CameraTiming
from lantern.graphics.vector import Box
from lantern.script.model.framing import Move, PictureRect
from lantern.visuals.specs import StillSpec

PAN_DIRECTIONS = {
    "pan-left": (-1, 0),
    "pan-right": (1, 0),
    "pan-up": (0, -1),
    "pan-down": (0, 1),
}
"""Which way the camera goes in each pan, across and down."""


@dataclass(frozen=True)
class Framing:
    """What the frame shows: its centre and its width, in pixels of the picture.

    The height follows from the frame's shape.
    """

    x: float
    y: float
    width: float


def choose_reach(
    spec: StillSpec, timing: CameraTiming, seconds: float
) -> float:
    """Return how much of the frame's width the camera takes in a shot of this length."""
    if spec.move is None:
        return timing.compute_rest_reach(seconds)
    return timing.compute_reach(seconds)


def plan_framings(
    spec: StillSpec,
    picture: Size,
    frame: Size,
    *,
    reach: float,
    free: float = 1.0,
) -> tuple[Framing, Framing]:
    """Return the first and the last framing of a shot, in pixels of the upright picture.

    `reach` is how much of the frame's width the camera takes. `free` is the upper share of the
    frame that captions leave: the focus comes to its middle, as far as there is room.
    """
    if isinstance(spec.move, Move):
        start, end = require_rectangles(spec.move)
        first = frame_rectangle(start, picture, frame)
        return first, frame_rectangle(end, picture, frame)
    full, close = _plan_push(
        spec,
        picture,
        frame,
        reach=reach,
        free=free,
    )
    if spec.move == "hold":
        return full, full
    if spec.move in (None, "push-in"):
        return full, close
    if spec.move == "pull-out":
        return close, full
    return _plan_pan(
        full,
        str(spec.move),
        picture,
        frame=frame,
        reach=reach,
    )


def _plan_push(
    spec: StillSpec, picture: Size, frame: Size, *, reach: float, free: float
) -> tuple[Framing, Framing]:
    """Return the widest framing about what matters, and the near one of a push."""
    middle = (0.5, 0.5)
    lower = 0.0
    if spec.focus:
        left, top, w, h = spec.focus
        middle = (left + w / 2, top + h / 2)
        lower = (1 - free) / 2 * frame[1] / frame[0]
    x = middle[0] * picture[0]
    y = middle[1] * picture[1]
    widest = find_widest(picture, frame)
    full = _fit(Framing(x, y + lower * widest, widest), picture, frame)
    near = full.width * (1 - reach)
    close = _fit(Framing(x, y + lower * near, near), picture, frame)
    return full, close


def _plan_pan(
    full: Framing, move: str, picture: Size, *, frame: Size, reach: float
) -> tuple[Framing, Framing]:
    """Return the ends of a pan that stays inside the framing `full`."""
    near = full.width * (1 - reach)
    travel = full.width - near
    dx, dy = PAN_DIRECTIONS[move]
    ends = []
    for sign in (-1, 1):
        x = full.x + sign * dx * travel / 2
        y = full.y + sign * dy * travel / 2
        ends.append(_fit(Framing(x, y, near), picture, frame))
    return ends[0], ends[1]


def require_rectangles(move: Move) -> tuple[PictureRect, PictureRect]:
    """Return the two rectangles of a still's move.

    Raises:
        ValueError: an end is the name of a map's view.
    """
    if isinstance(move.start, str) or isinstance(move.end, str):
        raise ValueError("a still's move goes between rectangles")
    return move.start, move.end


def find_widest(picture: Size, frame: Size) -> float:
    """Return the width of the largest framing that lies inside the picture."""
    return min(picture[0], picture[1] * frame[0] / frame[1])


def frame_rectangle(
    rect: Sequence[float], picture: Size, frame: Size
) -> Framing:
    """Return the smallest framing of the frame's shape that holds a rectangle of fractions."""
    x = rect[0] * picture[0]
    y = rect[1] * picture[1]
    w = rect[2] * picture[0]
    h = rect[3] * picture[1]
    width = max(w, h * frame[0] / frame[1])
    return _fit(Framing(x + w / 2, y + h / 2, width), picture, frame)


def place_picture(
    framing: Framing,
    picture: Size,
    frame: Size,
    *,
    corner: tuple[float, float] = (0.0, 0.0),
) -> Box:
    """Return where a whole picture is in the frame that shows a framing, in pixels.

    `corner` is its top left corner in the coordinates of the framing, where those begin elsewhere.
    """
    scale = frame[0] / framing.width
    left = (corner[0] - framing.x) * scale + frame[0] / 2
    top = (corner[1] - framing.y) * scale + frame[1] / 2
    return left, top, picture[0] * scale, picture[1] * scale


def _fit(wanted: Framing, picture: Size, frame: Size) -> Framing:
    """Return a framing moved, and made smaller if need be, so that it lies inside the picture."""
    width = min(wanted.width, find_widest(picture, frame))
    height = width * frame[1] / frame[0]
    x = min(max(wanted.x, width / 2), picture[0] - width / 2)
    y = min(max(wanted.y, height / 2), picture[1] - height / 2)
    return Framing(x, y, width)


def interpolate_framings(a: Framing, b: Framing, t: float) -> Framing:
    """Return the framing at share t of a move.

    A move is even in the logarithm of the zoom, and one point of the picture stays where it is.
    """
    if t <= 0 or a == b:
        return a
    if t >= 1:
        return b
    width = a.width * (b.width / a.width) ** t
    share = t
    if abs(b.width - a.width) > 1e-6:
        share = (width - a.width) / (b.width - a.width)
    return Framing(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, width)
