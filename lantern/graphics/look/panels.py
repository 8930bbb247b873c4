"""How several pictures in a shot look: the gaps, lines and edges between them."""

from __future__ import annotations

from pydantic import Field

from lantern.graphics.look.inks import InkName
from lantern.graphics.look.values import NonNegative, Share, TimingSeconds
from lantern.script import document


class PanelStyle(document.YamlModel):
    """Panels and insets: several pictures in one shot."""

    ground: InkName = Field(
        default="dark", description="ink of what lies between panels"
    )
    edge: InkName = Field(
        default="cream",
        description="ink of the line between before and after, and of an inset's border",
    )
    gap: NonNegative = Field(
        default=8,
        description="width of the gap between panels, in pixels at 1080p",
    )
    divider: NonNegative = Field(
        default=6,
        description="width of the line between before and after, in pixels at 1080p",
    )
    border: NonNegative = Field(
        default=5, description="width of an inset's border, in pixels at 1080p"
    )
    margin: NonNegative = Field(
        default=28,
        description="from a panel's edge to its label, in pixels at 1080p",
    )
    inset: Share = Field(
        default=0.3,
        description="longer side of an inset, as a share of the frame's width",
    )
    inset_upright: Share = Field(
        default=0.42, description="the same in upright and square frames"
    )
    fade: TimingSeconds = Field(
        default=0.5,
        description="seconds that a panel or inset takes to fade in",
    )
    start: TimingSeconds = Field(
        default=0.6,
        description="second of the shot at which the line between before and after sets out",
    )
    rest: TimingSeconds = Field(
        default=0.8,
        description="seconds for which that line rests before the shot ends",
    )
