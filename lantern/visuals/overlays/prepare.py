"""The painter for each kind of overlay."""

from __future__ import annotations

from lantern.core.units import Size
from lantern.graphics.look import Look
from lantern.visuals.overlays import Overlay
from lantern.visuals.overlays.caption import CaptionPainter
from lantern.visuals.overlays.painter import OverlayPainter


def prepare_overlay(
    overlay: Overlay, size: Size, fps: int, *, look: Look, captions: bool
) -> OverlayPainter:
    """Return the painter of an overlay for frames of this size.

    `captions`: whether the film has burned-in captions, which moves the bands.
    """
    if overlay.kind == "caption":
        return CaptionPainter(
            overlay,
            size,
            fps,
            look=look,
            captions=captions,
        )
    return OverlayPainter(
        overlay,
        size,
        fps,
        look=look,
        captions=captions,
    )
