"""Words and signs of a shot: laid out at both ends, shown as far as items and camera have come."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import OverlayLayer
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.giving_way import (
    find_giving_way,
    interpolate_limit,
)
from lantern.visuals.map.labels.symbol_sprites import (
    SymbolSprite,
    compute_clearances,
    compute_cover,
    draw_sprites,
)
from lantern.visuals.map.labels.travel import (
    SymbolPose,
    SymbolRole,
    find_poses,
    plan_trips,
    stand_still,
)
from lantern.visuals.map.motion.emphasis import outline_ring
from lantern.visuals.map.shot.furniture_times import compute_names_hidden
from lantern.visuals.map.shot.layout import MapLayout
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.shot.unit_painter import UnitPainter
from lantern.visuals.map.shot.way_labels import WayLabels
from lantern.visuals.map.spec.map_units import name_end

_LEFT_BY = 0.45
_ARRIVES_FROM = 0.55
"""Shares of the camera's way: symbols of the first view are gone before those of the last come."""
_TAKES_OVER = (0.44, 0.52, 0.6)
"""Shares of the way at which one drawing of a name begins to cover the other, has covered it, and
at which that one is gone."""
_SETTLED_BY = 0.06
"""Share of the way over which symbols leave the whole pixels of an end."""
_LEAST_TURN = 0.2
"""Degrees by which a drawing must be turned for it to show."""
_INVISIBLE = 0.002
_FALL = 30
"""How far above its place a landing from the air appears, in pixels at 1080p."""


class SymbolPainter:
    """Paints the words and signs of one shot."""

    def __init__(
        self,
        setup: ShotSetup,
        layout: MapLayout,
        *,
        units: UnitPainter,
        way_labels: WayLabels | None = None,
    ) -> None:
        """Keep the layout of the shot's run, and the units and labels that pass over its names."""
        self._setup = setup
        self._units = units
        self._layout = layout
        self._way_labels = way_labels
        # a frame and the two ends of the way
        self._find_poses = functools.lru_cache(maxsize=3)(self._list_poses)
        self._find_clearances = functools.lru_cache(maxsize=1)(
            self._list_clearances
        )

    # --- which symbols there are

    @functools.cached_property
    def land_names(self) -> list[SymbolSprite]:
        """Return the names of lands and waters: they lie under everything that moves."""
        return [
            drawn for drawn in self._symbols if drawn.symbol.is_under_arrows
        ]

    @functools.cached_property
    def words_and_signs(self) -> list[SymbolSprite]:
        """Return all other symbols: they lie over everything that moves."""
        return [
            drawn for drawn in self._symbols if not drawn.symbol.is_under_arrows
        ]

    @functools.cached_property
    def _symbols(self) -> list[SymbolSprite]:
        """Return the symbols of both ends; what both have travels from one to the other."""
        framing = self._setup.framing
        resources = framing.resources
        first = self._layout.symbols[framing.first]
        trips = stand_still(first, resources.projection)
        if self._setup.camera.travels:
            last = self._layout.symbols[framing.last]
            trips = plan_trips(first, last, resources.projection)
        return draw_sprites(trips, resources.style.typefaces)

    def _list_poses(
        self, view: Window, share: float
    ) -> dict[SymbolSprite, SymbolPose]:
        """Return where all symbols stand in a window at a share of the camera's way."""
        trips = [drawn.trip for drawn in self._symbols]
        return dict(
            zip(self._symbols, find_poses(trips, view, share), strict=True)
        )

    @functools.cached_property
    def _names(self) -> dict[str, list[SymbolSprite]]:
        """Return the names of towns by the keys of their signs."""
        names: dict[str, list[SymbolSprite]] = {}
        for drawn in self._symbols:
            kind, _, place = drawn.symbol.key.partition(" ")
            if kind == "place":
                names.setdefault(f"sign {place}", []).append(drawn)
        return names

    # --- how they are shown

    def compute_opacity(
        self, drawn: SymbolSprite, share: float, progress: ItemProgress
    ) -> float:
        """Return the opacity of a symbol, 0..1: as far as its item and the camera have come.

        It waits for furniture that stands in its place for a while.
        """
        symbol = drawn.symbol
        shown = _find_share_shown(drawn.trip.role, share)
        if shown <= 0:
            return 0.0
        if symbol.item and symbol.item not in self._setup.schedule.emphasised:
            come = progress.get(symbol.item, 1.0)
            if symbol.visible_after:
                shown = min(shown, (come - symbol.visible_after) / 0.06)
            else:
                shown = min(shown, come * 1.6)
            shown = min(shown, 1 - progress.get(name_end(symbol.item), 0.0))
        shown = min(shown, 1 - self._find_hidden(drawn, share, progress))
        if not symbol.is_under_arrows:
            shown = min(shown, 1 - self._find_passed(drawn, share, progress))
        return min(max(shown, 0.0), 1.0)

    def _find_hidden(
        self, drawn: SymbolSprite, share: float, progress: ItemProgress
    ) -> float:
        """Return how far furniture hides a symbol, 0..1; a sign as far as its name."""
        hidden = 0.0
        for piece, boxes in self._passing.items():
            there = compute_names_hidden(piece, progress)
            if there <= 0:
                continue
            for each in (drawn, *self._names.get(drawn.symbol.key, ())):
                cover = self._measure_cover(each, share, boxes)
                hidden = max(hidden, there * cover)
        return hidden

    def _find_passed(
        self, drawn: SymbolSprite, share: float, progress: ItemProgress
    ) -> float:
        """Return how far units, labels that travel, and vehicles cover a symbol, 0..1."""
        labels = self._way_labels
        tells = labels is not None and bool(labels.items)
        if not tells and not self._units.is_needed:
            return 0.0
        view = self._setup.camera.find_view(share)
        spot = self._find_poses(view, share)[drawn].spot
        boxes = drawn.boxes + np.concatenate([spot, spot])
        cover = self._units.compute_cover(share, progress, boxes)
        if labels is not None and tells:
            cover = max(cover, labels.compute_cover(boxes, view, progress))
        return cover

    def _measure_cover(
        self, drawn: SymbolSprite, share: float, boxes: F64
    ) -> float:
        view = self._setup.camera.find_view(share)
        spot = self._find_poses(view, share)[drawn].spot
        return compute_cover(drawn, spot, boxes, unit=self._setup.unit)

    def list_boxes(self, share: float, progress: ItemProgress) -> F64:
        """Return the rectangles of the words and signs that are there, (n, 4) in pixels."""
        view = self._setup.camera.find_view(share)
        found = [np.empty((0, 4))]
        for drawn in self._symbols:
            if self.compute_opacity(drawn, share, progress) > _INVISIBLE:
                spot = self._find_poses(view, share)[drawn].spot
                found.append(drawn.boxes + np.concatenate([spot, spot]))
        return np.vstack(found)

    def draw_all(
        self,
        target: Planes | OverlayLayer,
        symbols: Sequence[SymbolSprite],
        view: Window,
        *,
        share: float,
        progress: ItemProgress,
    ) -> None:
        """Draw symbols onto a frame or a layer, each as far as it has come."""
        for drawn in symbols:
            opacity = self.compute_opacity(drawn, share, progress)
            self.draw(
                target,
                drawn,
                view,
                share=share,
                opacity=opacity,
                progress=progress,
            )

    def draw(
        self,
        target: Planes | OverlayLayer,
        drawn: SymbolSprite,
        view: Window,
        *,
        share: float,
        opacity: float,
        progress: ItemProgress,
    ) -> None:
        """Draw a symbol onto a frame or a layer; a camera at rest keeps to whole pixels."""
        if opacity <= _INVISIBLE:
            return
        if not self._setup.camera.rests_at(share):
            opacity = min(opacity, self._find_clearance(drawn, view, share))
        pose = self._find_poses(view, share)[drawn]
        spot = pose.spot + self._find_rounding(drawn, share)
        sprite = drawn.sprite
        if abs(pose.degrees) > _LEAST_TURN:
            sprite = sprite.turn(pose.degrees)
        x = float(spot[0])
        y = float(spot[1]) + self._compute_fall(drawn.symbol, progress)
        if isinstance(target, OverlayLayer):
            target.add(
                sprite,
                opacity,
                dx=x,
                dy=y,
            )
        else:
            sprite.blend_onto(
                target,
                opacity,
                dx=x,
                dy=y,
            )

    def outline_emphasis(
        self, view: Window, share: float, progress: ItemProgress
    ) -> list[PolygonFill]:
        """Return the rings around emphasised towns, as shapes for the brush."""
        shapes: list[PolygonFill] = []
        style = self._setup.resources.style
        for drawn in self.words_and_signs:
            item = drawn.symbol.item
            is_sign = drawn.symbol.key == f"sign {item}"
            if not is_sign or item not in self._setup.schedule.emphasised:
                continue
            if self.compute_opacity(drawn, share, progress) < 1:
                continue
            shapes += outline_ring(
                self._find_poses(view, share)[drawn].spot
                + self._find_rounding(drawn, share),
                float(drawn.boxes[:, 2].max()),
                unit=self._setup.unit,
                ink=style.arrow,
                progress=progress[item],
            )
        return shapes

    def _find_rounding(self, drawn: SymbolSprite, share: float) -> F64:
        """Return what moves a symbol onto whole pixels at both ends of the way, (2,) in pixels.

        It passes away as the camera gets going, so that nothing jerks.
        """
        camera = self._setup.camera
        total = np.zeros(2)
        if not camera.rests or _SETTLED_BY < share < 1 - _SETTLED_BY:
            return total
        for end, view in ((0, camera.first), (1, camera.last)):
            weight = max(0.0, 1 - abs(share - end) / _SETTLED_BY)
            if weight:
                spot = self._find_poses(view, end)[drawn].spot
                total += weight * (np.rint(spot) - spot)
        return total

    def _find_clearance(
        self, drawn: SymbolSprite, view: Window, share: float
    ) -> float:
        """Return how far a symbol is in the open, 0..1; a sign no further than its name.

        What stands near an edge at an end of the way is there in full at that end.
        """
        clearance = self._measure_clearance(drawn, view, share)
        for name in self._names.get(drawn.symbol.key, ()):
            if _find_share_shown(name.trip.role, share) > 0:
                beside = self._measure_clearance(name, view, share)
                clearance = min(clearance, beside)
        if not self._setup.camera.rests:
            return clearance
        from_end = min(share, 1 - share)
        return max(clearance, 1 - from_end / _SETTLED_BY)

    def _measure_clearance(
        self, drawn: SymbolSprite, view: Window, share: float
    ) -> float:
        clearance = self._find_clearances(view, share)[drawn]
        limit = self._giving_way.get(drawn)
        if limit is None:
            return clearance
        return min(clearance, interpolate_limit(limit, share))

    def _list_clearances(
        self, view: Window, share: float
    ) -> dict[SymbolSprite, float]:
        """Return how far all symbols are in the open, 0..1, whatever they may touch."""
        symbols = self._symbols
        poses = self._find_poses(view, share)
        spots = [poses[drawn].spot for drawn in symbols]
        found = compute_clearances(
            symbols, spots, self._setup.safe_area, reserved=self._reserved
        )
        return dict(zip(symbols, found, strict=True))

    def _compute_fall(self, symbol: MapSymbol, progress: ItemProgress) -> float:
        """Return how far a symbol is from its place, in pixels downwards: parachutes come down."""
        if not symbol.is_parachute or progress[symbol.item] >= 1:
            return 0.0
        return -_FALL * self._setup.unit * (1 - progress[symbol.item]) ** 3

    @functools.cached_property
    def _giving_way(self) -> dict[SymbolSprite, F64]:
        """Return how far names may be there along the way that would touch others."""
        symbols = self._symbols
        limits = find_giving_way(
            symbols, self._setup.camera.find_view, _find_share_shown
        )
        return {symbols[i]: limit for i, limit in limits.items()}

    @functools.cached_property
    def _passing(self) -> dict[str, F64]:
        """Return what is there for a while, by piece of furniture, (n, 4) in pixels."""
        passing = self._layout.furniture.passing
        return {
            name: np.array(boxes, np.float64) for name, boxes in passing.items()
        }

    @functools.cached_property
    def _reserved(self) -> F64:
        """Return what symbols fade under while the camera moves, (n, 4) in pixels."""
        closed = self._setup.safe_area.closed
        taken = self._layout.furniture.occupied + closed
        return np.array(taken, np.float64).reshape(-1, 4)


def _find_share_shown(role: SymbolRole, share: float) -> float:
    """Return how far a symbol is there for what becomes of it on the camera's way.

    Below 0 it isn't yet or no longer, above 1 it is in full.
    """
    begins, covered, gone = _TAKES_OVER
    if role == "leave":
        return 1 - share / _LEFT_BY
    if role == "arrive":
        return (share - _ARRIVES_FROM) / (1 - _ARRIVES_FROM)
    if role == "hand over":
        return (gone - share) / (gone - covered)
    if role == "take over":
        return (share - begins) / (covered - begins)
    return 1.0
