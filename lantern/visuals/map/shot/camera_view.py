"""Where the camera of a map shot looks at each frame, and what that makes of degrees and pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot, split_legs
from lantern.visuals.map.spec.map_file import MapFile

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec


@dataclass(frozen=True)
class CameraView:
    """What a frame of a map shot shows.

    `growth` is by how much the whole frame is enlarged about its middle while it drifts: 1 for not
    at all. Rows of the frame from `rows` on are the mount.
    """

    setup: ShotSetup
    window: Window
    view: str
    growth: float
    middle: tuple[float, float]
    rows: int

    @property
    def map_file(self) -> MapFile:
        """The map that is shown."""
        return self.setup.resources.map_file

    def to_pixels(self, points: ArrayLike) -> F64:
        """Return pixels of the frame, shape (n, 2), for longitude and latitude, shape (n, 2)."""
        projection = self.setup.resources.projection
        pixels = self.window.to_pixels(projection, points)
        middle = np.asarray(self.middle)
        return np.asarray(middle + (pixels - middle) * self.growth)

    def to_degrees(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude in degrees of a pixel of the frame.

        Both may be nan, or beyond the earth's, where the frame shows no ground.
        """
        middle_x, middle_y = self.middle
        across = middle_x + (x - middle_x) / self.growth
        down = middle_y + (y - middle_y) / self.growth
        projection = self.setup.resources.projection
        lon, lat = self.window.to_degrees(projection, across, down)
        return float(lon), float(lat)


def find_camera_view(
    spec: MapSpec, context: VisualContext, n: int, *, growth: float = 1.0
) -> CameraView:
    """Return what frame n of a map shot shows.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    (view,) = list_camera_views(spec, context, [n], growth=growth)
    return view


def list_camera_views(
    spec: MapSpec,
    context: VisualContext,
    frames: Sequence[int],
    *,
    growth: float = 1.0,
) -> list[CameraView]:
    """Return what each of these frames of a map shot shows.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    setup = prepare_shot(spec, context)
    legs = split_legs(setup, spec.legs)
    width, height = context.size
    found = []
    for n in frames:
        leg = _find_leg(legs, n)
        share = leg.camera.compute_share(n)
        views = leg.framing.views
        view = CameraView(
            setup=setup,
            window=leg.camera.find_view(share),
            view=views[0] if share < 1 else views[-1],
            growth=growth,
            middle=(width / 2, height / 2),
            rows=setup.size[1],
        )
        found.append(view)
    return found


def _find_leg(legs: list[ShotSetup], n: int) -> ShotSetup:
    """Return the last leg that has begun by frame n, or the first one."""
    found = legs[0]
    for leg in legs:
        if leg.camera.start is not None and leg.camera.start <= n:
            found = leg
    return found
