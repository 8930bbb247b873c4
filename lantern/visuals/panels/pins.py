"""Photographs pinned to places of a map; a Visual around the map's.

A print stands beside its place, where it covers least, and travels with it as the camera moves. It
stays inside the part of the frame that is read.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.vector import Box
from lantern.visuals import VisualContext
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64, make_unit, outline_ribbon
from lantern.visuals.notes.locating import PartOfPicture
from lantern.visuals.notes.outlines import Point
from lantern.visuals.notes.placement import Sighting, find_room, place_panel
from lantern.visuals.panels.arrangement import FrameBox
from lantern.visuals.panels.pin_spots import choose_print_offset
from lantern.visuals.panels.prints import Print, draw_print, plan_print
from lantern.visuals.panels.small import SmallSpec, SmallVisual
from lantern.visuals.specs import PinSpec, PinsSpec

_GAP = 26.0
_SIGN = 12.0
_LINE = 3.0
_CASING = 1.5
_DOT = 6.0
_EDGE_FADE = 30.0
"""Pixels at 1080p: from a place to its print, half of a place's sign, a leader and its casing, the
dot at its end, and how near the frame's edge a place's print begins to go."""
_MOMENTS = 7
"""Frames of its time at which it is asked what a print would cover."""
_DOT_CORNERS = 24


@runtime_checkable
class PinBoard(Protocol):
    """A map's visual: it knows where its places, its words and its furniture are."""

    def inputs(self) -> Sequence[Path]:
        """Return the files whose bytes decide the picture."""

    def state(self, n: int) -> Hashable:
        """Return what frame n depends on."""

    def paint(self, n: int) -> Planes:
        """Return frame n; the caller may draw on it."""

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a place is in frame n, in pixels."""

    def list_furniture(self) -> Sequence[Box]:
        """Return where its furniture is, in pixels."""

    def list_words(self, n: int) -> Sequence[Box]:
        """Return where its names and signs are in frame n, in pixels."""


@dataclass(frozen=True, eq=False)
class _Pinned:
    """A pin with its picture, and the sizes of its print."""

    pin: PinSpec
    planned: Print
    small: SmallVisual


class PinnedVisual:
    """A map's shot with photographs on it; a Visual."""

    def __init__(
        self, visual: PinBoard, spec: PinsSpec, context: VisualContext
    ) -> None:
        """Pin photographs to a map.

        Raises:
            AssetFailure: a file can't be used.
        """
        self._visual = visual
        self._spec = spec
        self._context = context
        self._k = context.scale
        self._pins = [self._open(pin) for pin in spec.pins]
        self._draw = functools.lru_cache(maxsize=len(self._pins))(
            self._draw_print
        )

    def _open(self, pin: PinSpec) -> _Pinned:
        context = self._context
        planned = plan_print(pin, self._spec, context.look, size=context.size)
        box = FrameBox(0, 0, *planned.picture)
        small = SmallSpec(pin.picture, None, pin.start, pin.end)
        visual = SmallVisual(small, box, context, style=self._spec.style)
        return _Pinned(pin, planned, visual)

    def inputs(self) -> Sequence[Path]:
        """Return the files of the map and of the photographs."""
        files = dict.fromkeys(self._visual.inputs())
        for pinned in self._pins:
            files.update(dict.fromkeys(pinned.small.inputs()))
        return list(files)

    def state(self, n: int) -> Hashable:
        """Return the states of the map and of the photographs."""
        prints = tuple(pinned.small.state(n) for pinned in self._pins)
        return (self._visual.state(n), prints)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        frame = self._visual.paint(n)
        for number, pinned in enumerate(self._pins):
            opacity = self._find_opacity(pinned, n)
            if opacity > 0:
                self._lay_onto(frame, number, n, opacity=opacity)
        return frame

    def list_boxes(self) -> list[Box]:
        """Return where the prints stand in the middle of their times, in pixels."""
        found = []
        for number, pinned in enumerate(self._pins):
            frames = self._list_frames(pinned.pin)
            found.append(self._find_box(number, frames[len(frames) // 2]))
        return found

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part of the map is in frame n, in pixels."""
        return self._visual.locate(part, n)

    # --- how they are drawn

    def _lay_onto(
        self, frame: Planes, number: int, n: int, *, opacity: float
    ) -> None:
        box = self._find_box(number, n)
        spot = np.array(self._find_spot(self._pins[number].pin, n))
        brush.paint(frame, self._outline_leader(box, spot, opacity))
        x, y, w, h = box
        sprite = self._draw(number)
        sprite.blend_onto(
            frame,
            opacity,
            dx=x + w / 2,
            dy=y + h / 2,
        )

    def _draw_print(self, number: int) -> Sprite:
        pinned = self._pins[number]
        picture = pinned.small.paint(pinned.pin.start or 0)
        return draw_print(
            pinned.planned, picture, self._context.look, k=self._k
        )

    def _outline_leader(
        self, box: Box, spot: F64, opacity: float
    ) -> list[PolygonFill]:
        """Return the line from a print to its place, with a dot at the place."""
        k = self._k
        x, y, w, h = box
        middle = np.array([x + w / 2, y + h / 2])
        ahead = make_unit(spot - middle)
        line = np.array([middle, spot - ahead * _DOT * k])
        get_ink = self._context.look.get_ink
        inks = {_CASING: get_ink("cream"), 0.0: get_ink("vermilion")}
        shapes = []
        for more, colour in inks.items():
            ribbon = outline_ribbon(line, (_LINE / 2 + more) * k)
            shapes.append(PolygonFill((ribbon,), colour, opacity))
            dot = _trace_dot(spot, (_DOT + more) * k)
            shapes.append(PolygonFill((dot,), colour, opacity))
        return shapes

    # --- when and where they are

    def _find_opacity(self, pinned: _Pinned, n: int) -> float:
        """Return the opacity of a print, 0..1: it goes as its place comes to the frame's edge."""
        opacity = pinned.small.find_opacity(n)
        if opacity <= 0:
            return 0.0
        x, y = self._find_spot(pinned.pin, n)
        w, h = self._context.size
        inside = min(x, y, w - x, h - y) / (_EDGE_FADE * self._k)
        return min(opacity, max(inside, 0.0))

    def _find_spot(self, pin: PinSpec, n: int) -> Point:
        x, y, w, h = self._visual.locate(PartOfPicture(pin.place), n)
        return x + w / 2, y + h / 2

    def _find_box(self, number: int, n: int) -> Box:
        """Return where a print is in frame n: beside its place, inside what is read."""
        pinned = self._pins[number]
        x, y = self._find_spot(pinned.pin, n)
        size = (pinned.planned.width, pinned.planned.height)
        left, top, w, h = place_panel(
            (x, y, 0.0, 0.0), self._offsets[number], size
        )
        room = find_room(
            self._context.look, self._context.size, self._context.has_captions
        )
        area_x, area_y, area_w, area_h = room.area
        left = min(max(left, area_x), area_x + area_w - w)
        top = min(max(top, area_y), area_y + area_h - h)
        return left, top, w, h

    @functools.cached_property
    def _offsets(self) -> list[Point]:
        """The ways from places to the middles of their prints, in pixels, all the shot."""
        found: list[Point] = []
        for pinned in self._pins:
            found.append(self._choose_offset(pinned, found))
        return found

    def _choose_offset(self, pinned: _Pinned, before: Sequence[Point]) -> Point:
        seen = []
        for n in self._list_frames(pinned.pin):
            x, y = self._find_spot(pinned.pin, n)
            w, h = self._context.size
            if 0 < x < w and 0 < y < h:
                seen.append(self._see(x, y, n, before=before))
        if not seen:
            return 0.0, 0.0
        room = find_room(
            self._context.look, self._context.size, self._context.has_captions
        )
        size = (pinned.planned.width, pinned.planned.height)
        return choose_print_offset(seen, size, room, gap=_GAP * self._k)

    def _see(
        self, x: float, y: float, n: int, *, before: Sequence[Point]
    ) -> Sighting:
        """Return what a print beside a spot might cover in a frame: words, furniture, prints."""
        half = _SIGN * self._k
        others = [*self._visual.list_words(n), *self._visual.list_furniture()]
        for pinned, offset in zip(self._pins, before, strict=False):
            at_x, at_y = self._find_spot(pinned.pin, n)
            size = (pinned.planned.width, pinned.planned.height)
            others.append(place_panel((at_x, at_y, 0.0, 0.0), offset, size))
            others.append((at_x - half, at_y - half, 2 * half, 2 * half))
        sign = (x - half, y - half, 2 * half, 2 * half)
        return Sighting(sign, tuple(others))

    def _list_frames(self, pin: PinSpec) -> list[int]:
        """Return frames evenly over the time of a pin."""
        last = self._context.length - 1
        start = min(int(pin.start or 0), last)
        end = last if pin.end is None else max(min(int(pin.end), last), start)
        frames = np.linspace(start, end, _MOMENTS).round().astype(int)
        return [int(n) for n in dict.fromkeys(frames.tolist())]


def _trace_dot(spot: F64, radius: float) -> F64:
    """Return the ring of a dot, (n, 2) in pixels."""
    turns = np.linspace(0, 2 * np.pi, _DOT_CORNERS, endpoint=False)
    return np.asarray(
        spot + np.column_stack([np.cos(turns), np.sin(turns)]) * radius
    )
