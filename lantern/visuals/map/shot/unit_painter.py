"""The units of a shot: where each of them is, how they are seen, and what gives way to them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.flag_pictures import read_flag
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.labels.unit_signs import (
    SWORDS_RADIUS,
    draw_swords,
    draw_unit,
)
from lantern.visuals.map.motion.emphasis import outline_ring
from lantern.visuals.map.motion.paths import to_pixels
from lantern.visuals.map.motion.unit_spacing import (
    UnitBody,
    find_room,
    spread_units,
)
from lantern.visuals.map.shot.cut_units import measure_sign_openness
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.spec.map_units import MapFight, MapUnit, name_end
from lantern.visuals.map.spec.naming import find_point

_INVISIBLE = 0.002
_YIELD = 8.0
"""How deep a name lies under a unit when it is gone, in pixels at 1080p."""
_SETTLED = 10.0
"""Pixels from a stop within which a sign leaves whole pixels."""
_APART = 6.0
"""What fighting units keep off the swords between them, in pixels at 1080p."""
_OPENED_BY = 0.2
"""Share of a fight's beginning in which its sign comes."""


@dataclass(frozen=True, eq=False)
class PlacedUnit:
    """The sign of a unit, where its point is, (2,) in pixels, and how far it is there, 0..1."""

    name: str
    sign: UnitSprite
    spot: F64
    opacity: float


@dataclass(frozen=True, eq=False)
class UnitSprite:
    """A sign, drawn; `boxes` is (n, 4), the room that it needs about its point, in pixels."""

    sprite: Sprite
    boxes: F64


@dataclass(frozen=True, eq=False)
class PlacedFight:
    """A fight: where its swords are, (2,) in pixels, and how far they are there, 0..1."""

    spot: F64
    begun: float
    opacity: float


@dataclass(frozen=True, eq=False)
class UnitScene:
    """All units and fights of a frame, from below to above."""

    units: tuple[PlacedUnit, ...]
    fights: tuple[PlacedFight, ...]


class UnitPainter:
    """Paints the units and the fights of one shot."""

    def __init__(self, setup: ShotSetup) -> None:
        """Keep what the units are painted from."""
        self._setup = setup
        map_file = setup.resources.map_file.select_visible(
            setup.schedule.visible_items
        )
        self._units = {unit.id: unit for unit in map_file.units}
        self._fights = map_file.fights
        self._arrange = functools.lru_cache(maxsize=2)(self._find_scene)

    @property
    def is_needed(self) -> bool:
        """Tell whether the shot has any units or fights."""
        return bool(self._units or self._fights)

    def arrange(self, share: float, progress: ItemProgress) -> UnitScene:
        """Return where all units are at a share of the camera's way."""
        return self._arrange(
            share, tuple(progress[name] for name in self._names)
        )

    def compute_cover(
        self, share: float, progress: ItemProgress, boxes: F64
    ) -> float:
        """Return how far units hide what stands in (n, 4) boxes, in pixels: 0, rising to 1."""
        if not self.is_needed:
            return 0.0
        scene = self.arrange(share, progress)
        hidden = 0.0
        for unit in scene.units:
            own = unit.sign.boxes + np.tile(unit.spot, 2)
            hidden = max(hidden, unit.opacity * self._measure_depth(own, boxes))
        reach = SWORDS_RADIUS * self._setup.unit
        for fight in scene.fights:
            own = np.hstack([fight.spot - reach, fight.spot + reach])[None]
            hidden = max(
                hidden, fight.opacity * self._measure_depth(own, boxes)
            )
        return hidden

    def paint(
        self, frame: Planes, share: float, progress: ItemProgress
    ) -> None:
        """Draw the units and fights onto a frame in place."""
        if not self.is_needed:
            return
        scene = self.arrange(share, progress)
        for unit in scene.units:
            if unit.opacity > _INVISIBLE:
                x, y = unit.spot.tolist()
                unit.sign.sprite.blend_onto(
                    frame,
                    unit.opacity,
                    dx=x,
                    dy=y,
                )
        for fight in scene.fights:
            self._paint_fight(frame, fight)

    def _paint_fight(self, frame: Planes, fight: PlacedFight) -> None:
        if fight.opacity <= _INVISIBLE:
            return
        ring = outline_ring(
            fight.spot,
            SWORDS_RADIUS * self._setup.unit,
            unit=self._setup.unit,
            ink=self._setup.resources.style.arrow,
            progress=fight.begun,
        )
        faded = [
            replace(shape, opacity=shape.opacity * fight.opacity)
            for shape in ring
        ]
        brush.paint(frame, faded)
        x, y = fight.spot.tolist()
        self._swords.blend_onto(
            frame,
            fight.opacity,
            dx=x,
            dy=y,
        )

    # --- signs

    @functools.cached_property
    def _names(self) -> list[str]:
        """Return the items that decide where units are and how far they are there."""
        names = []
        for unit in self._units.values():
            names += [unit.id, f"{unit.id} comes", name_end(unit.id)]
        for fight in self._fights:
            names += [fight.id, fight.end.id]
        return names

    @functools.cached_property
    def _signs(self) -> dict[str, UnitSprite]:
        style, unit_px = self._setup.resources.style, self._setup.unit
        drawings = []
        for unit in self._units.values():
            picture = self._read_flag(unit)
            drawings.append(draw_unit(unit, style, unit_px, picture=picture))
        sprites = rasterize_drawings(drawings, style.typefaces)
        found = {}
        for name, drawing, sprite in zip(
            self._units, drawings, sprites, strict=True
        ):
            found[name] = UnitSprite(sprite, _collect_boxes(drawing))
        return found

    def _read_flag(self, unit: MapUnit) -> str:
        if unit.flag is None:
            return ""
        resources = self._setup.resources
        path = resources.files[unit.flag]
        return read_flag(path, self._setup.unit, resources.style.typefaces)

    @functools.cached_property
    def _swords(self) -> Sprite:
        style = self._setup.resources.style
        drawing = draw_swords(style, self._setup.unit)
        return rasterize_drawings([drawing], style.typefaces)[0]

    # --- where they are

    def _find_scene(self, share: float, values: tuple[float, ...]) -> UnitScene:
        progress = dict(zip(self._names, values, strict=True))
        view = self._setup.camera.find_view(share)
        spots = self._spread(view, share, progress)
        units = []
        for name, unit in self._units.items():
            spot = _join(unit, spots, progress)
            sign = self._signs[name]
            opacity = _compute_opacity(unit, progress)
            opacity *= measure_sign_openness(
                sign.boxes, spot, self._setup.safe_area
            )
            units.append(PlacedUnit(name, sign, spot, opacity))
        units.sort(key=lambda each: float(each.spot[1]))
        fights = [
            self._place_fight(fight, view, spots, progress=progress)
            for fight in self._fights
        ]
        return UnitScene(tuple(units), tuple(fights))

    def _spread(
        self, view: Window, share: float, progress: ItemProgress
    ) -> dict[str, F64]:
        """Return the points of units in a window, (2,) in pixels, with room for each."""
        bodies = []
        for name, unit in self._units.items():
            body = UnitBody(
                name,
                self._find_spot(name, view, share, progress=progress),
                find_room(self._signs[name].boxes),
                float(self._setup.resources.unit_ways[name].stops[0, 0]),
                _compute_opacity(unit, progress),
            )
            bodies.append(body)
        swords = 2 * (SWORDS_RADIUS + _APART) * self._setup.unit
        more = {
            frozenset(fight.between): swords
            * _compute_presence(fight, progress)
            for fight in self._fights
            if fight.at is None
        }
        return spread_units(bodies, self._setup.unit, more)

    def _find_spot(
        self, name: str, view: Window, share: float, *, progress: ItemProgress
    ) -> F64:
        """Return the point of a unit in a window, (2,) in pixels; at rest a whole one."""
        way = self._setup.resources.unit_ways[name]
        spot = to_pixels(way.locate(progress[name])[None], view)[0]
        if not self._setup.camera.rests_at(share):
            return np.asarray(spot)
        stops = to_pixels(way.stops, view)
        apart = np.hypot(*(stops - spot).T)
        nearest = int(apart.argmin())
        weight = max(0.0, 1 - float(apart[nearest]) / _SETTLED)
        return np.asarray(
            spot + weight * (np.rint(stops[nearest]) - stops[nearest])
        )

    # --- fights

    def _place_fight(
        self,
        fight: MapFight,
        view: Window,
        spots: Mapping[str, F64],
        *,
        progress: ItemProgress,
    ) -> PlacedFight:
        """Return a fight between its units, at the height of their signs, or at its own point."""
        resources = self._setup.resources
        begun = progress[fight.id]
        opacity = _compute_presence(fight, progress)
        if fight.at is not None:
            point = find_point(resources.map_file, fight.at)
            spot = view.to_pixels(resources.projection, point)[0]
            return PlacedFight(np.asarray(spot), begun, opacity)
        middles = []
        for name in fight.between:
            if name in spots:
                middles.append(spots[name] + self._find_middle(name))
        if not middles:
            return PlacedFight(np.zeros(2), 0.0, 0.0)
        return PlacedFight(np.mean(middles, axis=0), begun, opacity)

    def _find_middle(self, name: str) -> F64:
        """Return the middle of a sign's body from its point, (2,) in pixels."""
        box = self._signs[name].boxes[0]
        return np.asarray((box[:2] + box[2:]) / 2)

    def _measure_depth(self, own: F64, boxes: F64) -> float:
        """Return how deep boxes lie in others, (n, 4) and (m, 4) in pixels, from 0 to 1."""
        low = np.maximum(own[:, None, :2], boxes[None, :, :2])
        high = np.minimum(own[:, None, 2:], boxes[None, :, 2:])
        least = (boxes[:, 2:] - boxes[:, :2]).min(axis=1)
        gone = np.minimum(least, _YIELD * self._setup.unit)
        depth = (high - low).min(axis=2) / np.maximum(gone, 1e-6)
        return min(max(float(depth.max()), 0.0), 1.0)


def find_spots_at_end(setup: ShotSetup) -> dict[str, F64]:
    """Return where the units that are there at the end of a shot stand, by id, in pixels."""
    last = setup.camera.length - 1
    items = setup.resources.map_file.list_items()
    progress = {
        item: setup.schedule.compute_progress(item, last) for item in items
    }
    scene = UnitPainter(setup).arrange(
        setup.camera.compute_share(last), progress
    )
    return {
        each.name: each.spot
        for each in scene.units
        if each.opacity > _INVISIBLE
    }


def _compute_opacity(unit: MapUnit, progress: ItemProgress) -> float:
    """Return how far a unit is there: it comes, and at its end it leaves."""
    ended = progress[name_end(unit.id)]
    return progress[f"{unit.id} comes"] * (1 - ended * ended)


def _compute_presence(fight: MapFight, progress: ItemProgress) -> float:
    """Return how far the sign of a fight is there."""
    begun = min(1.0, progress[fight.id] / _OPENED_BY)
    return begun * (1 - progress[fight.end.id])


def _join(
    unit: MapUnit, spots: Mapping[str, F64], progress: ItemProgress
) -> F64:
    """Return where a unit is while it goes over to the one that it joins, (2,) in pixels."""
    own = spots[unit.id]
    other = spots.get(unit.joins or "", own)
    return np.asarray(own + (other - own) * progress[name_end(unit.id)])


def _collect_boxes(drawing: SvgDrawing) -> F64:
    return np.array(drawing.boxes, np.float64)
