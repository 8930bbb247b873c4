"""Overlays of the timeline as they are painted, and how they are set in a film."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lantern.timeline import TimedOverlay
from lantern.visuals.overlays import (
    HOME,
    Overlay,
    OverlayKind,
    OverlayPortrait,
    PanelSpot,
    PanelStyle,
)
from lantern.visuals.overlays.layout import OverlayLayout, typeset

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


def make_overlay(timed: TimedOverlay, spot: PanelSpot = HOME) -> Overlay:
    """Return an overlay of the timeline as it is set, a lower third at a spot.

    The file of its portrait is as its author names it; `locate_portrait` finds it.
    """
    portrait = None
    if timed.portrait is not None:
        file = Path(timed.portrait.file)
        portrait = OverlayPortrait(file, timed.portrait.focus)
    return Overlay(
        cast(OverlayKind, timed.kind),
        timed.lines,
        cast(PanelStyle, timed.style),
        timed.length,
        beside=timed.beside,
        onsets=timed.onsets,
        spot=spot,
        portrait=portrait,
        colour=timed.colour,
    )


def locate_portrait(
    rendition: Rendition, timed: TimedOverlay, overlay: Overlay
) -> Overlay:
    """Return an overlay with the file of its portrait where it is.

    Raises:
        AssetFailure: it isn't there.
    """
    if timed.portrait is None or overlay.portrait is None:
        return overlay
    folder = rendition.script.parts[timed.portrait.scene].folder
    file = rendition.script.get_path(timed.portrait.file, folder)
    return replace(overlay, portrait=replace(overlay.portrait, file=file))


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
