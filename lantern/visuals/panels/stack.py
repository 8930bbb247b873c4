"""Photographs laid on one another, each a print with a white edge and at a small angle.

The ground is that of the look. Lengths are pixels at 1080p.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np

from lantern.graphics.colours import parse_colour
from lantern.graphics.pixels import Planes, to_rgb
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals import VisualContext
from lantern.visuals.overlays.shadow import add_shadow
from lantern.visuals.panels.arrangement import FrameBox, arrange_panels
from lantern.visuals.panels.small import SmallSpec, SmallVisual
from lantern.visuals.panels.visual import list_inputs, make_ground
from lantern.visuals.specs import PanelsSpec

_EDGE = 16.0
_SHADOW_MARGIN = 40.0
_FALL = 46.0
"""How far above its place a print is as it begins to come."""
_ANGLES = (-3.0, 2.5, -1.5, 4.0, -4.0, 1.0)
"""Degrees that the prints are turned by, in turn; clockwise ones are above 0."""


class StackVisual:
    """Prints laid on one another as they come; a Visual."""

    def __init__(self, spec: PanelsSpec, context: VisualContext) -> None:
        """Open all pictures, each at the size of its print.

        Raises:
            AssetFailure: a file can't be used.
        """
        self._context = context
        self._ground = make_ground(spec, context)
        self._panels = []
        boxes = arrange_panels(spec, context)
        for panel, box in zip(spec.panels, boxes, strict=True):
            small = SmallSpec(panel.picture, panel.label, panel.start)
            self._panels.append(
                SmallVisual(small, box, context, style=spec.style)
            )
        self._prints: dict[int, tuple[Hashable, Sprite]] = {}

    def inputs(self) -> Sequence[Path]:
        """Return the files of all pictures."""
        return list_inputs(self._panels)

    def state(self, n: int) -> Hashable:
        """Return the state of each picture."""
        return tuple(panel.state(n) for panel in self._panels)

    def paint(self, n: int) -> Planes:
        """Return frame n: each print lies on those before it."""
        frame = self._ground.copy()
        fall = _FALL * self._context.scale
        for i, panel in enumerate(self._panels):
            opacity = panel.find_opacity(n)
            if opacity > 0:
                printed = self._print(i, n)
                printed.blend_onto(frame, opacity, dy=-fall * (1 - opacity))
                panel.lay_label_onto(frame, opacity)
        return frame

    def _print(self, i: int, n: int) -> Sprite:
        """Return a print with its picture in frame n, turned; the latest one is kept."""
        panel = self._panels[i]
        shown = panel.find_picture_state(n)
        kept = self._prints.get(i)
        if kept is None or kept[0] != shown:
            flat = _draw_print(panel.paint(n), panel.box, self._context)
            kept = (shown, flat.turn(_ANGLES[i % len(_ANGLES)]))
            self._prints[i] = kept
        return kept[1]


def _draw_print(
    planes: Planes, box: FrameBox, context: VisualContext
) -> Sprite:
    """Return a picture with a white edge and its shadow, where it is in the frame."""
    k = context.scale
    edge = round(_EDGE * k)
    margin = math.ceil(_SHADOW_MARGIN * k)
    across = box.w + 2 * edge
    down = box.h + 2 * edge
    drawn = np.zeros((down + 2 * margin, across + 2 * margin, 4), np.uint8)
    paper = drawn[margin : margin + down, margin : margin + across]
    paper[:] = (*parse_colour(context.look.get_ink("cream")), 255)
    paper[edge : edge + box.h, edge : edge + box.w, :3] = to_rgb(planes)
    whole = FrameBox(margin, margin, across, down)
    shaded = add_shadow(drawn, whole.as_floats(), k)
    return Sprite(shaded, box.x - edge - margin, box.y - edge - margin)
