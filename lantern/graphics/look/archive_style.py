"""How archive material is treated, so that pictures from many hands sit together in one film."""

from __future__ import annotations

from lantern.graphics.look.inks import InkName
from lantern.graphics.look.values import NonNegative, Share
from lantern.script import document


class ArchiveStyle(document.YamlModel):
    """Tone, grain and gate of archive material; lengths are pixels at 1080p.

    Its greys go from the ink `shadow` to the ink `light`; `contrast` is how much of an S their
    curve has. `grain` is the spread of the grain in 255ths of the light: a picture that has some
    of its own gets the rest. Film moves in its gate by up to `weave`. A mask is `edge` wide, with
    corners of the radius `corner` and an edge that is `soft`.
    """

    shadow: InkName = "dark"
    light: InkName = "cream"
    contrast: Share = 0.3
    grain: NonNegative = 5.0
    weave: NonNegative = 0.8
    edge: NonNegative = 22.0
    corner: NonNegative = 58.0
    soft: NonNegative = 5.0
