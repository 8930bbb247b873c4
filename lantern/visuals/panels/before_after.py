"""Two pictures on one another, and a line that moves and uncovers the second."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from pathlib import Path

from lantern.graphics.look.easing import smoothstep
from lantern.graphics.pixels import Planes, convert_hex_to_yuv, make_flat_frame
from lantern.visuals import VisualContext
from lantern.visuals.panels.arrangement import find_area, make_even
from lantern.visuals.panels.small import SmallSpec, SmallVisual
from lantern.visuals.panels.visual import list_inputs, make_ground
from lantern.visuals.specs import PanelsSpec

_CASING = 2.0
"""The dark line on either side of the divider, in pixels at 1080p."""


class BeforeAfterVisual:
    """Two pictures, the second of which a moving line uncovers; a Visual.

    The line sets out from the right edge at the words of the second picture, and has crossed the
    frame when the shot comes to its end.
    """

    def __init__(self, spec: PanelsSpec, context: VisualContext) -> None:
        """Open both pictures.

        Raises:
            AssetFailure: a file can't be used.
        """
        self._context = context
        self._style = spec.style
        self._area = find_area(context)
        self._ground = make_ground(spec, context)
        opened = []
        for i, panel in enumerate(spec.panels):
            small = SmallSpec(panel.picture, panel.label, None)
            picture = SmallVisual(
                small,
                self._area,
                context,
                style=spec.style,
                label_at_right=i == 1,
            )
            opened.append(picture)
        # at one height, so that neither is nearer to what stands above it
        lowest = max(picture.label_top for picture in opened)
        for picture in opened:
            picture.lower_label(lowest)
        self._before, self._after = opened
        fps = context.fps
        start = spec.panels[1].start
        self._starts = (
            round(spec.style.start * fps) if start is None else int(start)
        )
        ends = context.length - spec.style.rest * fps
        self._lasts = max(1.0, ends - self._starts)

    def inputs(self) -> Sequence[Path]:
        """Return the files of both pictures."""
        return list_inputs((self._before, self._after))

    def state(self, n: int) -> Hashable:
        """Return where the line is, and the states of the pictures that are seen."""
        line = self.find_line(n)
        before = self._before.state(n) if line > 0 else None
        after = self._after.state(n) if line < self._area.w else None
        return (line, before, after)

    def find_line(self, n: int) -> int:
        """Return the middle of the line in frame n, in even pixels from the left edge."""
        covered = 1 - smoothstep((n - self._starts) / self._lasts)
        return make_even(self._area.w * covered)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        line = self.find_line(n)
        frame = self._ground.copy()
        if line > 0:
            self._before.lay_onto(frame, n)
        if line >= self._area.w:
            return frame
        after = self._ground.copy()
        self._after.lay_onto(after, n)
        uncovered = (self._area.w - line, self._area.h)
        frame.cut(line, 0, uncovered).paste(after.cut(line, 0, uncovered))
        if line > 0:
            self._draw_line(frame, line)
        return frame

    def _draw_line(self, frame: Planes, middle: int) -> None:
        look = self._context.look
        k = self._context.scale
        width = max(2, make_even(self._style.divider * k))
        casing = max(2, make_even(_CASING * k))
        dark = look.get_ink(self._style.ground)
        # always down to an even pixel: line and casing move as one
        left = math.floor((middle - width / 2) / 2) * 2
        self._fill(frame, left - casing, width + 2 * casing, ink=dark)
        self._fill(frame, left, width, ink=look.get_ink(self._style.edge))

    def _fill(self, frame: Planes, left: int, width: int, *, ink: str) -> None:
        start = max(0, left)
        size = (min(self._area.w, left + width) - start, self._area.h)
        bar = make_flat_frame(size, convert_hex_to_yuv(ink))
        frame.cut(start, 0, size).paste(bar)
