"""Frames in which a map's shot shows the turning globe, until its camera has come down.

From below to above: paper with the globe's soft shade, the earth with the map's canvases on it, its
rim, the outline of the view it goes to, names.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.core.units import Frames
from lantern.graphics import paper
from lantern.graphics.pixels import (
    Planes,
)
from lantern.graphics.pixels.shade import Shade
from lantern.graphics.vector import Box
from lantern.visuals.map.basemap.remapping import (
    CoarsePixels,
    FramePart,
)
from lantern.visuals.map.basemap.world import choose_world_size
from lantern.visuals.map.basemap.world_texture import WorldTexture
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.globe_view import (
    Directions,
    GlobeView,
    to_directions,
)
from lantern.visuals.map.geometry.lines import outline_ribbon
from lantern.visuals.map.shot.globe_names import GlobeNames
from lantern.visuals.map.shot.globe_paper import GlobePaper, find_disc
from lantern.visuals.map.shot.globe_patches import (
    GlobePatches,
    LaidPatch,
    plan_patches,
    stack_patches,
)
from lantern.visuals.map.shot.globe_path import GlobePath
from lantern.visuals.map.shot.setup import ShotSetup
from lantern.visuals.map.spec.naming import find_point
from lantern.visuals.notes.locating import PartOfPicture

if TYPE_CHECKING:
    from lantern.graphics.look import Look
    from lantern.visuals.map_parts import GlobeFlight

_OUTLINE_GOES = (0.22, 0.5)
"""Shares of the way down between which the outline of the view goes."""
_OUTLINE_STEPS = 30


class GlobePainter:
    """Paints the globe of one shot."""

    def __init__(
        self,
        setup: ShotSetup,
        spec: GlobeFlight,
        *,
        look: Look,
        vignette: float,
    ) -> None:
        """Keep what the globe is painted from; `vignette` is how dark the edges get, 0..1.

        Raises:
            AssetFailure: the map has no such place.
        """
        self._setup = setup
        self._style = setup.resources.style
        self._grain = look.grain.card
        self._vignette_strength = vignette
        self.path = _plan_path(setup, spec)
        self._names = GlobeNames(setup, spec, self.path)

    def is_seen(self, n: int) -> bool:
        """Tell whether frame n shows the globe."""
        return n < self.path.settled

    def state(self, n: int) -> Hashable:
        """Return what the globe shows in frame n; equal states paint equal pixels."""
        path = self.path
        names = self._names.compute_opacities(n)
        return (path.compute_turn(n), path.compute_near(n), names)

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a place or a point of the ground is in frame n, in pixels.

        What lies on the far side is outside the frame.

        Raises:
            AssetFailure: the map has no such place.
        """
        view = self.path.find_view(n)
        point = find_point(self._setup.resources.map_file, part.spot)
        ((x, y, z),) = view.forward(np.array([point])).tolist()
        if z < 0:
            x = y = -2.0 * max(self._setup.size)
        side = part.km * view.radius / EARTH_RADIUS_KM if part.km else 0.0
        return x - side / 2, y - side / 2, side, side

    def paint(self, n: int) -> Planes:
        """Return the globe in frame n, without the neatline; the caller may draw on it."""
        view = self.path.find_view(n)
        near = self.path.compute_near(n)
        frame = self._paint_earth(view, self.path.compute_flatness(n))
        frame = self._vignette.darken(frame)
        brush.paint(frame, self._outline_view(view, near))
        self._names.draw(frame, view, n)
        return frame

    # --- the earth

    def _paint_earth(self, view: GlobeView, flat: float) -> Planes:
        coarse = view.trace(self._coarse.x, self._coarse.y)
        flattened = self._find_map_directions(view) if flat > 0 else None
        directions = _mix_directions(coarse.directions, flattened, flat)
        km = self.path.find_window(view).km
        patches = self._patches.lay(km, self._coarse, directions)
        if patches and patches[0].covers_all:
            return stack_patches(None, patches).copy()
        return self._paint_world(view, patches, flattened, flat=flat)

    def _paint_world(
        self,
        view: GlobeView,
        patches: Sequence[LaidPatch],
        flattened: Directions | None,
        *,
        flat: float,
    ) -> Planes:
        """Return the whole earth with canvases on it; `flattened` is what the map would show."""
        frame = FramePart(0, 0, *self._setup.size)
        part = frame if flat > 0 else find_disc(view, frame.size)
        pixels = view.trace(part.list_columns(), part.list_rows())
        directions = pixels.directions
        if flattened is not None:
            x, y, z = map(self._coarse.enlarge, flattened)
            directions = _mix_directions(directions, (x, y, z), flat)
        earth = self._world.sample(directions, pixels.height, view.radius)
        earth = stack_patches(earth, [patch.cut(part) for patch in patches])
        return self._paper.lay(
            earth,
            view,
            part,
            pixels=pixels,
            flat=flat,
        )

    def _find_map_directions(self, view: GlobeView) -> Directions:
        """Return what the map would show at coarse pixels, at the scale of a globe."""
        window = self.path.find_window(view)
        w, h = window.size
        x = self._coarse.x + (w / 2 - view.x)
        y = self._coarse.y + (h / 2 - view.y)
        lon, lat = window.to_degrees(
            self._setup.resources.projection, *np.meshgrid(x, y)
        )
        found = to_directions(np.column_stack([lon.ravel(), lat.ravel()]))
        parts = found.astype(np.float32).T.reshape(3, *lon.shape)
        return (parts[0], parts[1], parts[2])

    @functools.cached_property
    def _coarse(self) -> CoarsePixels:
        return CoarsePixels.of(self._setup.size)

    @functools.cached_property
    def _world(self) -> WorldTexture:
        world = choose_world_size(self._setup.unit)
        return WorldTexture(self._setup.resources.cache.load_world(world))

    @functools.cached_property
    def _patches(self) -> GlobePatches:
        resources = self._setup.resources
        unit = self._setup.unit
        canvases = []
        for window in plan_patches(self.path.window, unit):
            drawn = resources.cache.load_canvas(
                window, unit, resources.load_area_rings
            )
            canvases.append(drawn.before)
        return GlobePatches(canvases, resources.projection, unit)

    @functools.cached_property
    def _paper(self) -> GlobePaper:
        size, unit = self._setup.size, self._setup.unit
        return GlobePaper(
            size,
            self._style,
            unit=unit,
            grain=self._grain,
        )

    @functools.cached_property
    def _vignette(self) -> Shade:
        return paper.make_vignette(self._setup.size, self._vignette_strength)

    # --- where it goes

    def _outline_view(self, view: GlobeView, near: float) -> list[PolygonFill]:
        """Return the outline of the view it goes to, as shapes for the brush."""
        begins, gone = _OUTLINE_GOES
        opacity = min(max((gone - near) / (gone - begins), 0.0), 1.0)
        edge = self.path.window.trace_edge(self.path.projection, _OUTLINE_STEPS)
        seen = view.forward(edge)
        if opacity <= 0 or seen[:, 2].min() < 0.05:
            return []
        ring = seen[:, :2]
        apart = (
            np.linalg.norm(
                np.diff(
                    ring,
                    axis=0,
                    prepend=ring[-1:],
                ),
                axis=1,
            )
            > 1e-3
        )
        ring = ring[apart]
        line = outline_ribbon(
            np.vstack([ring, ring[:1]]), 1.2 * self._setup.unit
        )
        ink = self._style.arrow
        return [
            PolygonFill((ring,), ink, 0.16 * opacity),
            PolygonFill((line,), ink, opacity),
        ]


def _plan_path(setup: ShotSetup, spec: GlobeFlight) -> GlobePath:
    lon, lat = find_point(setup.resources.map_file, spec.spot)
    length = setup.camera.length
    start, end = spec.start, spec.end
    if start is None or end is None:
        # not cut yet
        start = Frames(max(length // 4, 1))
        end = Frames(max(length // 2, start + 1))
    return GlobePath(
        lon,
        lat,
        setup.framing.first_window,
        setup.resources.projection,
        setup.framing.frame,
        start,
        end,
        setup.camera.fps,
    )


def _mix_directions(
    seen: Directions, flattened: Directions | None, share: float
) -> Directions:
    """Return directions on a share of their way to others."""
    if flattened is None:
        return seen
    part = np.float32(share)
    mixed = []
    for one, other in zip(seen, flattened, strict=True):
        mixed.append(one + (other - one) * part)
    return (mixed[0], mixed[1], mixed[2])
