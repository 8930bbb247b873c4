"""How several pictures in a shot look: the gaps, lines and edges between them."""

from __future__ import annotations

from lantern.graphics.look.inks import InkName
from lantern.graphics.look.values import NonNegative, Share, TimingSeconds
from lantern.script import document


class PanelStyle(document.YamlModel):
    """Panels and insets; lengths are pixels at 1080p, times seconds.

    Panels stand on `ground` with a `gap` between them. `divider` is the width of the line between
    before and after, which is drawn in `edge` as the `border` of an inset is. `margin` is from a
    panel's edge to its label, `inset` the longer side of an inset as a share of the frame's width;
    `inset_upright` is that in upright and square frames.
    """

    ground: InkName = "dark"
    edge: InkName = "cream"
    gap: NonNegative = 8
    divider: NonNegative = 6
    border: NonNegative = 5
    margin: NonNegative = 28
    inset: Share = 0.3
    inset_upright: Share = 0.42
    fade: TimingSeconds = 0.5
    start: TimingSeconds = 0.6
    rest: TimingSeconds = 0.8
