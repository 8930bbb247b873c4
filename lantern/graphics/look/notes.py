"""How notes on pictures are drawn: widths in pixels at 1080p, inks, the strength of the light."""

from __future__ import annotations

from lantern.graphics.look.inks import InkName
from lantern.graphics.look.values import NonNegative, Share
from lantern.script import document


class NoteStyle(document.YamlModel):
    """Lines, arrows, lenses and dimmed ground of notes; looks older than notes have these values.

    Every line lies on a wider one in the ink `casing`, so that it stands out from any picture.
    `dimmed` is the light that a spotlight leaves of the rest. `ring` is the radius around a point,
    `lens` that of a magnifier, `gap` the way from a sign to its words, and `words` the width that
    these may take.
    """

    ink: InkName = "vermilion"
    casing: InkName = "cream"
    line: NonNegative = 6.0
    edge: NonNegative = 3.0
    arrow: NonNegative = 22.0
    ring: NonNegative = 44.0
    lens: NonNegative = 170.0
    dimmed: Share = 0.45
    soft: NonNegative = 22.0
    gap: NonNegative = 54.0
    words: NonNegative = 440.0
