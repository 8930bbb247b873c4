"""Pictures much wider or higher than the frame: panned from end to end, or shown whole."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.core.units import Size
from lantern.script.model.framing import SHAPES

WIDE_RATIO = 2.2
"""Width by height from which a picture is a panorama: a named move would show its middle alone."""
TALL_RATIO = 3.0
"""Height by width from which a picture that is shown whole is a sliver."""
SECONDS_PER_FRAME = 6.0
"""Seconds in which a pan goes on by the width of a frame; faster, nothing can be looked at."""
MAX_SECONDS = 30
"""Seconds that a pan over a silent picture may take."""
_FRAME_RATIO = SHAPES["wide"][0] / SHAPES["wide"][1]


@dataclass(frozen=True)
class EndToEndPan:
    """A pan over the whole of a long picture.

    `share` is the part of its length that the frame shows at a time; `seconds` are the fewest
    that the pan may take.
    """

    is_wide: bool
    share: float
    seconds: int

    @property
    def move(self) -> str:
        """The move as YAML, from the left or from the top."""
        share = f"{self.share:.4f}"
        last = f"{1 - float(share):.4f}"
        if self.is_wide:
            return f"{{from: [0, 0, {share}, 1], to: [{last}, 0, {share}, 1]}}"
        return f"{{from: [0, 0, 1, {share}], to: [0, {last}, 1, {share}]}}"


def plan_pan(size: Size) -> EndToEndPan | None:
    """Return the pan over a picture of this size (w, h) in a wide film; None if it isn't long."""
    width, height = size
    ratio = width / height
    if ratio >= WIDE_RATIO:
        share = _FRAME_RATIO / ratio
        travel = 1 / share - 1
    elif 1 / ratio >= TALL_RATIO:
        share = ratio / _FRAME_RATIO
        # a frame's height is passed in less time than its width
        travel = (1 / share - 1) / _FRAME_RATIO
    else:
        return None
    seconds = math.ceil(travel * SECONDS_PER_FRAME)
    return EndToEndPan(ratio >= WIDE_RATIO, share, seconds)
