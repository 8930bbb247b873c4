"""A passage that is lifted off its page: it grows and moves to the middle, its words below it."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import cv2
import numpy as np

from lantern.graphics.colours import parse_colour
from lantern.graphics.look import Look
from lantern.graphics.pixels import U8, Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.script.model.page import LiftedPassage
from lantern.visuals.document.table import FrameRegion
from lantern.visuals.document.words import SetWords, draw_slip, measure_slip, set_slip
from lantern.visuals.overlays.shadow import add_shadow

_MOST_ALONE = 0.6
_MOST_WITH_WORDS = 0.5
"""How much of the room's height a passage takes at most, without words and with them."""
_BORDER = 3.0
"""The paper's edge round a passage, in pixels at 1080p."""
_SHADOW_REACH = 36.0
_WORDS_FROM = 0.7
"""How far a passage has come as its words begin to show."""


@dataclass(frozen=True)
class LiftPlan:
    """Where a lifted passage rests, and its words below it, in pixels of the frame."""

    strip: FrameRegion
    slip: FrameRegion | None
    words: SetWords | None


def plan_lift(
    lift: LiftedPassage, ratio: float, room: FrameRegion, *, look: Look, k: float
) -> LiftPlan:
    """Return where a passage rests in a room of the frame; `ratio` is its width by its height."""
    most = _MOST_WITH_WORDS if lift.text else _MOST_ALONE
    height = min(room.w / ratio, most * room.h)
    width = height * ratio
    x, y = room.middle
    if not lift.text:
        strip = FrameRegion(x - width / 2, y - height / 2, width, height)
        return LiftPlan(strip, None, None)
    slip_width = max(width, min(room.w, 1200 * k))
    words = set_slip(
        lift.text,
        lift.by,
        look,
        width=slip_width / k,
        height=(room.h - height) / k,
    )
    slip_height = measure_slip(words) * k
    top = y - (height + slip_height) / 2
    strip = FrameRegion(x - width / 2, top, width, height)
    slip = FrameRegion(x - slip_width / 2, top + height, slip_width, slip_height)
    return LiftPlan(strip, slip, words)


class LiftedStrip:
    """A part of a page, in pixels as large as it rests, ready to be laid anywhere."""

    def __init__(self, rgb: U8, plan: LiftPlan, look: Look, *, k: float) -> None:
        """Prepare a passage, (h, w, 3) RGB."""
        self._plan = plan
        self._look = look
        self._k = k
        self._drawn: tuple[FrameRegion, Sprite] | None = None
        size = (max(2, round(plan.strip.w)), max(2, round(plan.strip.h)))
        way = cv2.INTER_AREA if size[0] < rgb.shape[1] else cv2.INTER_CUBIC
        self._rgb = cv2.resize(rgb, size, interpolation=way)

    def blend_onto(self, frame: Planes, start: FrameRegion, share: float) -> None:
        """Lay the passage on a frame, in place: at `start` for share 0, at rest for share 1."""
        end = self._plan.strip
        x = start.x + (end.x - start.x) * share
        y = start.y + (end.y - start.y) * share
        w = start.w + (end.w - start.w) * share
        h = w * self._rgb.shape[0] / self._rgb.shape[1]
        self._draw(FrameRegion(x, y, w, h)).blend_onto(frame, min(1.0, 4 * share))
        shown = (share - _WORDS_FROM) / (1 - _WORDS_FROM)
        if self._words is not None and shown > 0:
            self._words.blend_onto(frame, shown, dy=10 * self._k * (1 - shown))

    @functools.cached_property
    def _words(self) -> Sprite | None:
        """The slip of paper with the words."""
        if self._plan.words is None or self._plan.slip is None:
            return None
        return draw_slip(self._plan.words, self._look, self._plan.slip, k=self._k)

    @functools.cached_property
    def _framed(self) -> U8:
        """The passage with the paper's edge round it, (h, w, 4)."""
        paper = parse_colour(self._look.get_ink("plate"))
        opaque = np.dstack([self._rgb, np.full(self._rgb.shape[:2], 255, np.uint8)])
        border = (self._border,) * 4
        how = cv2.BORDER_CONSTANT
        framed = cv2.copyMakeBorder(opaque, *border, how, value=(*paper, 255))
        return np.asarray(framed, np.uint8)

    @property
    def _border(self) -> int:
        return max(1, round(_BORDER * self._k))

    def _draw(self, place: FrameRegion) -> Sprite:
        """Return the passage over its shadow, where it fills a region of the frame."""
        if self._drawn is None or self._drawn[0] != place:
            self._drawn = (place, self._draw_anew(place))
        return self._drawn[1]

    def _draw_anew(self, place: FrameRegion) -> Sprite:
        scale = place.w / self._rgb.shape[1]
        reach = math.ceil(_SHADOW_REACH * self._k)
        left, top = math.floor(place.x) - reach, math.floor(place.y) - reach
        x, y = place.x - left, place.y - top
        size = (math.ceil(place.w) + 2 * reach + 2, math.ceil(place.h) + 2 * reach + 2)
        edge = self._border * scale
        shift = np.array([[scale, 0, x - edge], [0, scale, y - edge]])
        drawn = cv2.warpAffine(self._framed, shift, size, flags=cv2.INTER_LINEAR)
        box = (x, y, place.w, place.h)
        return Sprite(add_shadow(np.asarray(drawn, np.uint8), box, self._k), left, top)
