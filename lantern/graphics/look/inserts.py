"""How inserts over pictures are set: sizes in pixels at 1080p."""

from __future__ import annotations

from lantern.graphics.look.values import NonNegative
from lantern.script import document


class InsertStyle(document.YamlModel):
    """Sizes of inserts; looks older than they are have these values.

    `figure` and `unit` are sizes of type, `dial` the radius of a clock, `bar` the width of a bar
    and `thick` its height; `width` is the most that an insert may take of the frame.
    """

    figure: NonNegative = 132.0
    unit: NonNegative = 54.0
    dial: NonNegative = 112.0
    bar: NonNegative = 440.0
    thick: NonNegative = 20.0
    width: NonNegative = 600.0
    padding: NonNegative = 32.0
