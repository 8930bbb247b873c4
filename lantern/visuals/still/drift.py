"""The camera over a drawing in layers: what each depth shows of it, so that near things move more than far ones.

The canvas is larger than the frame by margins that the camera moves in. At `home` every layer lies as it was drawn;
away from home a layer of depth d takes .25 + .75 d of a pan and .5 + .5 d of a zoom, inside the limits below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.core.units import Size
from lantern.script.model.framing import Move
from lantern.visuals.specs import StillSpec
from lantern.visuals.still.framing import (
    Framing,
    frame_rectangle,
    interpolate_framings,
    require_rectangles,
)

REST_FRAMING = (1920 / 2300, 1080 / 1300)
"""The part of a canvas that a resting frame shows, across and down."""
PORTRAIT_REST_HEIGHT = 1280 / 1300
"""The part an upright frame shows, down."""
MAX_PARALLAX_PAN = (150 / 1920, 70 / 1080)
"""The longest pan in which layers part, in frames; what goes beyond moves them all alike."""
MAX_PARALLAX_ZOOM = 1.08


@dataclass(frozen=True)
class CameraPath:
    """A move from `start` to `end` about `home`: framings of the canvas. `pan`, `zoom`: shares that part the layers."""

    home: Framing
    start: Framing
    end: Framing
    pan: float
    zoom: float

    def find_layer_framing(self, t: float, depth: float) -> Framing:
        """What a layer shows of the canvas at share t of the move."""
        now, home = interpolate_framings(self.start, self.end, t), self.home
        whole = home.width / now.width
        parting = whole**self.zoom
        zoom = whole / parting * (1 + (parting - 1) * (0.5 + 0.5 * depth))
        share = 1 - self.pan * (1 - (0.25 + 0.75 * depth))
        return Framing(
            home.x + (now.x - home.x) * share,
            home.y + (now.y - home.y) * share,
            home.width / zoom,
        )


def plan_camera(spec: StillSpec, canvas: Size, frame: Size, most: float) -> CameraPath:
    """The camera of a shot; `most` is how much of the frame's width a named move takes."""
    rest, middle = _find_resting_frame(spec, canvas, frame)
    move = spec.move
    if isinstance(move, Move):
        ends = [
            _keep_inside(
                frame_rectangle(rectangle, canvas, frame), canvas, frame, rest.width
            )
            for rectangle in require_rectangles(move)
        ]
        wide = max(end.width for end in ends)
        home = _keep_inside(
            Framing((ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2, wide),
            canvas,
            frame,
            rest.width,
        )
        return _add_parallax(home, ends[0], ends[1], frame)
    if move in ("push-in", "pull-out"):
        reach = (most / 2 * rest.width, most / 2 * rest.width * frame[1] / frame[0])
        x, y = (
            at + min(max(to - at, -r), r)
            for at, to, r in zip((rest.x, rest.y), middle, reach, strict=True)
        )  # towards what matters
        close = _keep_inside(
            Framing(x, y, rest.width / (1 + most)), canvas, frame, rest.width
        )
        return _add_parallax(
            rest, *((rest, close) if move == "push-in" else (close, rest)), frame
        )
    ways = {
        "pan-left": (-1, 0),
        "pan-right": (1, 0),
        "pan-up": (0, -1),
        "pan-down": (0, 1),
    }
    dx, dy = ways.get(str(move), (0, 0))
    return (
        _plan_pan(rest, (dx, dy), canvas, (frame, most))
        if dx or dy
        else _add_parallax(rest, rest, rest, frame)
    )


def _find_resting_frame(
    spec: StillSpec, canvas: Size, frame: Size
) -> tuple[Framing, tuple[float, float]]:
    """The resting frame: the canvas's middle, or its strip about the focus; and the focus's middle."""
    w, h = canvas
    across, down = (1.0, PORTRAIT_REST_HEIGHT) if frame[0] < frame[1] else REST_FRAMING
    width = min(w * across, h * down * frame[0] / frame[1])
    focus = spec.focus
    middle = (
        ((focus[0] + focus[2] / 2) * w, (focus[1] + focus[3] / 2) * h)
        if focus
        else (w / 2, h / 2)
    )
    x = w / 2 if width > 0.8 * w else min(max(middle[0], width / 2), w - width / 2)
    return Framing(x, h / 2, width), middle


def _plan_pan(
    rest: Framing, way: tuple[int, int], canvas: Size, form: tuple[Size, float]
) -> CameraPath:
    """A pan through the resting frame, made a little smaller where the canvas has no room to pan in."""
    frame, most = form
    ratio = frame[1] / frame[0]
    run = (most * rest.width * abs(way[0]), most * rest.width * ratio * abs(way[1]))
    width = min(rest.width, canvas[0] - run[0], (canvas[1] - run[1]) / ratio)
    home = Framing(rest.x, rest.y, width)
    x, y = (
        min(max(at, (size + travel) / 2), whole - (size + travel) / 2)
        for at, size, travel, whole in zip(
            (home.x, home.y), (width, width * ratio), run, canvas, strict=True
        )
    )
    ends = [
        Framing(x + side * way[0] * run[0] / 2, y + side * way[1] * run[1] / 2, width)
        for side in (-1, 1)
    ]
    return _add_parallax(Framing(x, y, width), ends[0], ends[1], frame)


def _add_parallax(
    home: Framing, start: Framing, end: Framing, frame: Size
) -> CameraPath:
    """The camera with as much parallax as the limits allow, the same share all through the move."""
    zoom = max(home.width / min(start.width, end.width), 1.0)
    limits = (
        MAX_PARALLAX_PAN[0] * home.width,
        MAX_PARALLAX_PAN[1] * home.width * frame[1] / frame[0],
    )
    far = [
        max(abs(f.x - home.x) / limits[0], abs(f.y - home.y) / limits[1])
        for f in (start, end)
    ]
    return CameraPath(
        home,
        start,
        end,
        1 / max(1.0, *far),
        min(1.0, math.log(MAX_PARALLAX_ZOOM) / math.log(zoom)) if zoom > 1 else 1.0,
    )


def _keep_inside(framing: Framing, canvas: Size, frame: Size, widest: float) -> Framing:
    """A framing moved so that the farthest layer, which zooms less, still fills the frame."""
    width = min(framing.width, widest)
    parting = min(widest / width, MAX_PARALLAX_ZOOM)
    seen = width * parting / (0.5 + 0.5 * parting)
    tall = seen * frame[1] / frame[0]
    x = min(max(framing.x, seen / 2), canvas[0] - seen / 2)
    y = min(max(framing.y, tall / 2), canvas[1] - tall / 2)
    return Framing(x, y, width)
