"""The mask of archive material: the rounded edge of the gate that film runs through."""

from __future__ import annotations

import functools

import numpy as np

from lantern.core.units import Size
from lantern.graphics.look.archive_style import ArchiveStyle
from lantern.graphics.pixels import F32
from lantern.graphics.pixels.shade import Shade, make_shade


@functools.lru_cache(maxsize=8)
def make_gate(size: Size, scale: float, style: ArchiveStyle) -> Shade:
    """Return the shade of a gate for pictures of a size, both sides even.

    `scale` is pixels per pixel at 1080p.
    """
    return make_shade(make_gate_field(size, scale, style))


def make_gate_field(size: Size, scale: float, style: ArchiveStyle) -> F32:
    """Return the light that a gate lets through, (h, w), 0 to 1."""
    w, h = size
    corner = style.corner * scale
    inside = [side / 2 - style.edge * scale - corner for side in size]
    x = np.abs(np.arange(w, dtype=np.float32) + 0.5 - w / 2) - inside[0]
    y = np.abs(np.arange(h, dtype=np.float32) + 0.5 - h / 2) - inside[1]
    beyond = np.hypot(np.maximum(x, 0)[None, :], np.maximum(y, 0)[:, None])
    within = np.minimum(np.maximum(x[None, :], y[:, None]), 0)
    outside = beyond + within - corner
    soft = max(style.soft * scale, 1.0)
    return np.asarray(np.clip(0.5 - outside / soft, 0, 1), np.float32)
