"""What a map has of a frame, and the rows of it that are free to be read."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.units import Size
from lantern.graphics.look import Look


@dataclass(frozen=True)
class MapFrame:
    """The size of a map in pixels, and the rows [top, bottom) that its views are fitted into.

    The ground goes on above and below these rows: there are captions, and the buttons of the
    places where people watch.
    """

    size: Size
    top: float
    bottom: float


def find_map_frame(look: Look, size: Size, captions: bool) -> MapFrame:
    """Return what a map has of a frame of this size.

    Burned-in captions stand on a mount below the map where the look has one, else on the map.
    """
    w, h = size
    bands = look.get_bands(size, captions)
    mount = bands.get("mount")
    if captions and mount:
        # whole chroma samples, and canvases are halved twice
        rows = int(mount[1] / 4) * 4
        return MapFrame((w, rows), 0, rows)
    clear = bands.get("clear", (0.0, 0.0, float(w), float(h)))
    bottom = clear[1] + clear[3]
    caption = bands.get("caption")
    if captions and caption:
        bottom = min(bottom, caption[1])
    return MapFrame(size, clear[1], bottom)
