"""Overlays of the timeline as they are painted, and how they are set in a film."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lantern.timeline import TimedOverlay
from lantern.visuals.overlays import HOME, Overlay, OverlayKind, PanelSpot, PanelStyle
from lantern.visuals.overlays.layout import OverlayLayout, typeset

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


def make_overlay(timed: TimedOverlay, spot: PanelSpot = HOME) -> Overlay:
    """Return an overlay of the timeline as it is painted, a lower third at a spot."""
    return Overlay(
        cast(OverlayKind, timed.kind),
        timed.lines,
        cast(PanelStyle, timed.style),
        timed.length,
        beside=timed.beside,
        onsets=timed.onsets,
        spot=spot,
    )


def typeset_overlay(
    rendition: Rendition, timed: TimedOverlay, spot: PanelSpot
) -> OverlayLayout:
    """Return how an overlay is set in a film's look and shape, a lower third at a spot."""
    return typeset(
        make_overlay(timed, spot),
        rendition.output_format.size,
        look=rendition.look,
        captions=rendition.has_burned_captions,
    )
