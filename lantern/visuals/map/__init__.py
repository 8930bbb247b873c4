"""Maps: a map file's views as pictures, still or with a camera between two of them, and what moves on them.

`opening` reads a map, `plates` keeps what is drawn once, `shot` makes a shot's frames; the rooms between hold one
craft each: geometry, data, ground, areas, borders, rivers, base, labels, lettering, furniture, moving, motion, camera.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.visuals.map.shot.check import check

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.map.shot.visual import MapVisual

__all__ = ["VERSION", "check", "open_visual"]

VERSION = 7


def open_visual(request: VisualContext) -> MapVisual:
    """The picture of a map shot. Raises AssetFailure when the map file has faults."""
    from lantern.visuals.map.shot.visual import (
        MapVisual,
    )  # OpenCV, shapely and resvg: a check does without

    return MapVisual(request)
