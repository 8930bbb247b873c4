"""A passage that is lifted off its page: it grows and moves to the middle, its words below it."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np

from lantern.graphics import photo
from lantern.graphics.colours import parse_colour
from lantern.graphics.look import Look
from lantern.graphics.pixels import U8, Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.script.model.page import LiftedPassage
from lantern.visuals.document.table import FrameRegion
from lantern.visuals.document.words import (
    SetWords,
    draw_slip,
    measure_slip,
    set_slip,
)
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
    lift: LiftedPassage,
    ratio: float,
    room: FrameRegion,
    *,
    look: Look,
    k: float,
) -> LiftPlan:
    """Return where a passage rests in a room of the frame; `ratio` is its width by its height."""
    most = _MOST_WITH_WORDS if lift.text else _MOST_ALONE
    height = min(room.w / ratio, most * room.h)
    width = height * ratio
    x, y = room.middle
    if not lift.text:
        return LiftPlan(
            _round(FrameRegion(x - width / 2, y - height / 2, width, height)),
            None,
            None,
        )
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
    strip = _round(FrameRegion(x - width / 2, top, width, height))
    slip = _round(
        FrameRegion(
            x - slip_width / 2, strip.y + strip.h, slip_width, slip_height
        )
    )
    return LiftPlan(strip, slip, words)


def _round(region: FrameRegion) -> FrameRegion:
    """Return a region in whole pixels."""
    w = max(2, round(region.w))
    h = max(2, round(region.h))
    return FrameRegion(round(region.x), round(region.y), w, h)


class LiftedStrip:
    """A part of a page, in pixels as large as it rests, ready to be laid anywhere."""

    def __init__(
        self, rgb: U8, plan: LiftPlan, look: Look, *, k: float
    ) -> None:
        """Prepare a passage, (h, w, 3) RGB."""
        self._plan = plan
        self._look = look
        self._k = k
        size = (round(plan.strip.w), round(plan.strip.h))
        self._rgb = photo.resize(rgb, size)

    def blend_onto(
        self, frame: Planes, start: FrameRegion, share: float
    ) -> None:
        """Lay the passage on a frame, in place: at `start` for share 0, at rest for share 1."""
        end = self._plan.strip
        x = start.x + (end.x - start.x) * share
        y = start.y + (end.y - start.y) * share
        scale = (start.w + (end.w - start.w) * share) / end.w
        margin = self._margin * scale
        sprite = self._sprite
        if share < 1:
            sprite = sprite.scale_to(scale, x - margin, y - margin)
        sprite.blend_onto(frame, min(1.0, 4 * share))
        shown = (share - _WORDS_FROM) / (1 - _WORDS_FROM)
        if self._words is not None and shown > 0:
            self._words.blend_onto(frame, shown, dy=10 * self._k * (1 - shown))

    @functools.cached_property
    def _words(self) -> Sprite | None:
        """The slip of paper with the words."""
        if self._plan.words is None or self._plan.slip is None:
            return None
        return draw_slip(
            self._plan.words, self._look, self._plan.slip, k=self._k
        )

    @property
    def _margin(self) -> int:
        """Pixels round the passage for its edge and its shadow."""
        return math.ceil(_SHADOW_REACH * self._k)

    @functools.cached_property
    def _sprite(self) -> Sprite:
        """The passage where it rests, over its shadow."""
        h, w = self._rgb.shape[:2]
        margin = self._margin
        edge = max(1, round(_BORDER * self._k))
        drawn = np.zeros((h + 2 * margin, w + 2 * margin, 4), np.uint8)
        outside = slice(margin - edge, -(margin - edge))
        paper = parse_colour(self._look.page)
        drawn[outside, outside] = (*paper, 255)
        drawn[margin : margin + h, margin : margin + w, :3] = self._rgb
        shaded = add_shadow(drawn, (margin, margin, w, h), self._k)
        rest = self._plan.strip
        return Sprite(shaded, rest.x - margin, rest.y - margin)
