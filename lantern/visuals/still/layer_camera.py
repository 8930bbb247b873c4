"""The camera over a drawing in layers: near things move more than far ones.

The canvas is larger than the frame by margins that the camera moves in. At `home` every layer
lies as it was drawn; away from home a layer of depth d takes .25 + .75 d of a pan and .5 + .5 d
of a zoom, inside the limits below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.script.model.framing import Move
from lantern.visuals.specs import StillSpec
from lantern.visuals.still.framing import (
    PAN_DIRECTIONS,
    Framing,
    frame_rectangle,
    interpolate_framings,
    require_rectangles,
)

REST_FRAMING = (1920 / 2300, 1080 / 1300)
"""The part of a canvas that a resting frame shows, across and down."""
PORTRAIT_REST_HEIGHT = 1280 / 1300
"""The part that a portrait frame shows, down."""
MAX_PARALLAX_PAN = (150 / 1920, 70 / 1080)
"""The longest pan in which layers part, in frames; what goes beyond moves them all alike."""
MAX_PARALLAX_ZOOM = 1.08


_LOOKS = 17
"""Moments of a move at which it is asked what is seen: it goes evenly between them."""


@dataclass(frozen=True)
class CanvasBox:
    """A rectangle of a canvas, in its units; it may reach beyond it."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class LayerCamera:
    """A move from `start` to `end` about `home`, all framings of the canvas.

    `pan` and `zoom` are the shares of the move that part the layers.
    """

    home: Framing
    start: Framing
    end: Framing
    pan: float
    zoom: float

    def find_layer_framing(self, t: float, depth: float) -> Framing:
        """Return what a layer of a depth (0..1) shows of the canvas at share t of the move."""
        now = interpolate_framings(self.start, self.end, t)
        home = self.home
        whole = home.width / now.width
        parting = whole**self.zoom
        zoom = whole / parting * (1 + (parting - 1) * (0.5 + 0.5 * depth))
        share = 1 - self.pan * (1 - (0.25 + 0.75 * depth))
        return Framing(
            home.x + (now.x - home.x) * share,
            home.y + (now.y - home.y) * share,
            home.width / zoom,
        )

    def enclose_views(self, ratio: float, *, room: float) -> CanvasBox:
        """Return what is seen of any layer in the whole move.

        Args:
            ratio: the frame's height over its width.
            room: what is added on each side, as a share of the widest framing.
        """
        moments = [i / (_LOOKS - 1) for i in range(_LOOKS)]
        views = [self.find_layer_framing(t, 0.0) for t in moments]
        views += [self.find_layer_framing(t, 1.0) for t in moments]
        x = np.array([view.x for view in views])
        y = np.array([view.y for view in views])
        across = np.array([view.width for view in views]) / 2
        down = across * ratio
        added = 2 * room * float(across.max())
        return CanvasBox(
            left=float((x - across).min()) - added,
            top=float((y - down).min()) - added,
            right=float((x + across).max()) + added,
            bottom=float((y + down).max()) + added,
        )


@dataclass(frozen=True)
class _Stage:
    """A canvas and the frame over it, in pixels."""

    canvas: Size
    frame: Size

    @property
    def ratio(self) -> float:
        """The frame's height over its width."""
        return self.frame[1] / self.frame[0]


@dataclass(frozen=True)
class _RestingFrame:
    """The framing at rest, and the point of the canvas that matters."""

    framing: Framing
    focus: tuple[float, float]


def plan_camera(
    spec: StillSpec, canvas: Size, frame: Size, *, reach: float
) -> LayerCamera:
    """Return the camera of a shot; `reach` is how much of the frame's width a named move takes."""
    stage = _Stage(canvas, frame)
    rest = _find_resting_frame(spec, stage)
    if isinstance(spec.move, Move):
        return _plan_rectangles(spec.move, rest.framing.width, stage)
    if spec.move in (None, "push-in", "pull-out"):
        close = _approach(rest, reach, stage)
        if spec.move != "pull-out":
            return _add_parallax(rest.framing, rest.framing, close, frame=frame)
        return _add_parallax(rest.framing, close, rest.framing, frame=frame)
    if spec.move in PAN_DIRECTIONS:
        way = PAN_DIRECTIONS[spec.move]
        return _plan_pan(rest.framing, way, stage, reach=reach)
    return _add_parallax(rest.framing, rest.framing, rest.framing, frame=frame)


def _plan_rectangles(move: Move, widest: float, stage: _Stage) -> LayerCamera:
    """Return the camera that goes from one rectangle of the canvas to another."""
    ends = []
    for rectangle in require_rectangles(move):
        framing = frame_rectangle(rectangle, stage.canvas, stage.frame)
        ends.append(_keep_inside(framing, stage, widest))
    start, end = ends
    middle = Framing(
        (start.x + end.x) / 2,
        (start.y + end.y) / 2,
        max(start.width, end.width),
    )
    home = _keep_inside(middle, stage, widest)
    return _add_parallax(home, start, end, frame=stage.frame)


def _approach(rest: _RestingFrame, reach: float, stage: _Stage) -> Framing:
    """Return the near end of a push: towards what matters, as far as the reach allows."""
    frame = stage.frame
    framing = rest.framing
    across = reach / 2 * framing.width
    down = reach / 2 * framing.width * frame[1] / frame[0]
    x = framing.x + min(max(rest.focus[0] - framing.x, -across), across)
    y = framing.y + min(max(rest.focus[1] - framing.y, -down), down)
    near = Framing(x, y, framing.width / (1 + reach))
    return _keep_inside(near, stage, framing.width)


def _find_resting_frame(spec: StillSpec, stage: _Stage) -> _RestingFrame:
    """Return the resting frame: the canvas's middle, or its strip about the focus."""
    w, h = stage.canvas
    frame = stage.frame
    across, down = REST_FRAMING
    if frame[0] < frame[1]:
        across, down = 1.0, PORTRAIT_REST_HEIGHT
    width = min(w * across, h * down * frame[0] / frame[1])
    focus = (w / 2, h / 2)
    if spec.focus:
        left, top, wide, high = spec.focus
        focus = ((left + wide / 2) * w, (top + high / 2) * h)
    x = w / 2
    if width <= 0.8 * w:
        x = min(max(focus[0], width / 2), w - width / 2)
    return _RestingFrame(Framing(x, h / 2, width), focus)


def _plan_pan(
    rest: Framing, way: tuple[int, int], stage: _Stage, *, reach: float
) -> LayerCamera:
    """Return a pan through the resting frame, made smaller where the canvas has too little room."""
    canvas = stage.canvas
    ratio = stage.ratio
    run_x = reach * rest.width * abs(way[0])
    run_y = reach * rest.width * ratio * abs(way[1])
    width = min(rest.width, canvas[0] - run_x, (canvas[1] - run_y) / ratio)
    x = _centre_within(rest.x, width + run_x, canvas[0])
    y = _centre_within(rest.y, width * ratio + run_y, canvas[1])
    ends = []
    for side in (-1, 1):
        at_x = x + side * way[0] * run_x / 2
        at_y = y + side * way[1] * run_y / 2
        ends.append(Framing(at_x, at_y, width))
    home = Framing(x, y, width)
    return _add_parallax(home, ends[0], ends[1], frame=stage.frame)


def _centre_within(middle: float, extent: float, whole: float) -> float:
    """Return the middle nearest to the one given at which an extent lies inside the whole."""
    return min(max(middle, extent / 2), whole - extent / 2)


def _add_parallax(
    home: Framing, start: Framing, end: Framing, *, frame: Size
) -> LayerCamera:
    """Return the camera with as much parallax as the limits allow, evenly all through the move."""
    limit_x = MAX_PARALLAX_PAN[0] * home.width
    limit_y = MAX_PARALLAX_PAN[1] * home.width * frame[1] / frame[0]
    farthest = 1.0
    for framing in (start, end):
        across = abs(framing.x - home.x) / limit_x
        down = abs(framing.y - home.y) / limit_y
        farthest = max(farthest, across, down)
    zoom = max(home.width / min(start.width, end.width), 1.0)
    parting = 1.0
    if zoom > 1:
        parting = min(1.0, math.log(MAX_PARALLAX_ZOOM) / math.log(zoom))
    return LayerCamera(
        home,
        start,
        end,
        pan=1 / farthest,
        zoom=parting,
    )


def _keep_inside(framing: Framing, stage: _Stage, widest: float) -> Framing:
    """Return a framing at which the farthest layer, which zooms less, still fills the frame."""
    canvas = stage.canvas
    frame = stage.frame
    width = min(framing.width, widest)
    parting = min(widest / width, MAX_PARALLAX_ZOOM)
    across = width * parting / (0.5 + 0.5 * parting)
    down = across * frame[1] / frame[0]
    x = _centre_within(framing.x, across, canvas[0])
    y = _centre_within(framing.y, down, canvas[1])
    return Framing(x, y, width)
