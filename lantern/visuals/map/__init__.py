"""Maps: a view of a map file as a picture, still or with a camera between two views.

The rooms, each of which may use those before it: `spec` (map and style files), `geometry`
(projections, views, camera), `basemap` (ground, water, borders, areas), `motion` (arrows, fronts,
timing), `labels` (names and signs), `furniture` (title, legend, globe, date), `shot` (the frames).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.visuals.map.shot.check import check

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.map.shot.visual import MapVisual
    from lantern.visuals.specs import MapSpec

__all__ = ["VERSION", "check", "open_visual"]

VERSION = 40


def open_visual(spec: MapSpec, context: VisualContext) -> MapVisual:
    """Return the visual of a map shot.

    Raises:
        AssetFailure: the map file or its style has faults.
    """
    # here, since it loads OpenCV, shapely and resvg, which a check does without
    from lantern.visuals.map.shot.visual import MapVisual

    return MapVisual(spec, context)
