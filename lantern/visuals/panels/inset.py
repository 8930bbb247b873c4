"""A shot's picture with a small one in a corner; a Visual around the one that fills the frame."""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np

from lantern.graphics.colours import parse_colour
from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals import Visual, VisualContext
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.overlays.shadow import add_shadow
from lantern.visuals.panels.arrangement import FrameBox, place_inset
from lantern.visuals.panels.followed import outline_view
from lantern.visuals.panels.small import SmallSpec, SmallVisual
from lantern.visuals.specs import InsetSpec

_SHADOW_MARGIN = 36.0
_LINE = 3.0
"""The width of the outline on a small map, in pixels at 1080p."""


class InsetVisual:
    """A visual with a small picture in a corner of its frames; a Visual."""

    def __init__(
        self,
        visual: Visual,
        spec: InsetSpec,
        context: VisualContext,
        *,
        shown: Visual | None = None,
    ) -> None:
        """Lay a small picture over a visual.

        `shown` is the shot's own picture: on a small map the ground of a map is marked.

        Raises:
            AssetFailure: a file can't be used.
        """
        self._visual = visual
        self._shown = shown
        self._spec = spec
        self._context = context
        self._inset = SmallVisual(
            SmallSpec(spec.picture, spec.label, spec.start, spec.end),
            place_inset(spec, context),
            context,
            style=spec.style,
        )

    def inputs(self) -> Sequence[Path]:
        """Return the files of both pictures."""
        files = dict.fromkeys(self._visual.inputs())
        files.update(dict.fromkeys(self._inset.inputs()))
        return list(files)

    def state(self, n: int) -> Hashable:
        """Return the states of both pictures."""
        return (self._visual.state(n), self._inset.state(n))

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        frame = self._visual.paint(n)
        self._border.blend_onto(frame, self._inset.find_opacity(n))
        self._inset.lay_onto(frame, n, self._mark_view(n))
        return frame

    def _mark_view(self, n: int) -> Sequence[PolygonFill]:
        """Return the outline of what the shot shows, as shapes on a small map."""
        if not self._spec.marks_view:
            return ()
        width = _LINE * self._context.scale
        return outline_view(self._shown, self._inset.visual, n, width=width)

    @functools.cached_property
    def _border(self) -> Sprite:
        """The border and its shadow, where they are in the frame."""
        k = self._context.scale
        box = self._inset.box
        border = max(1, round(self._spec.style.border * k))
        margin = math.ceil(_SHADOW_MARGIN * k) + border
        drawn = np.zeros((box.h + 2 * margin, box.w + 2 * margin, 4), np.uint8)
        first = margin - border
        edge = FrameBox(first, first, box.w + 2 * border, box.h + 2 * border)
        ink = self._context.look.get_ink(self._spec.style.edge)
        inside = slice(first, first + edge.h), slice(first, first + edge.w)
        drawn[inside] = (*parse_colour(ink), 255)
        shaded = add_shadow(drawn, edge.as_floats(), k)
        return Sprite(shaded, box.x - margin, box.y - margin)
