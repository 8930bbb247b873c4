"""Words and signs of a shot: laid out at both ends, shown as far as items and camera have come."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import OverlayLayer
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.symbol_sprites import (
    SymbolRole,
    SymbolSprite,
    compute_clearance,
    draw_sprites,
)
from lantern.visuals.map.motion import paths
from lantern.visuals.map.shot.layout import MapLayout
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup

_LEFT_BY = 0.45
_ARRIVES_FROM = 0.55
"""Shares of the camera's way: symbols of the first view are gone before those of the last come."""
_INVISIBLE = 0.002
_FALL = 30
"""How far above its place a landing from the air appears, in pixels at 1080p."""


class SymbolPainter:
    """Paints the words and signs of one shot."""

    def __init__(self, setup: ShotSetup, layout: MapLayout) -> None:
        """Keep the layout of the shot's run."""
        self._setup = setup
        self._layout = layout

    # --- which symbols there are

    @functools.cached_property
    def land_names(self) -> list[SymbolSprite]:
        """Return the names of lands and waters: they lie under everything that moves."""
        return [drawn for drawn in self._symbols if drawn.symbol.is_under_arrows]

    @functools.cached_property
    def words_and_signs(self) -> list[SymbolSprite]:
        """Return all other symbols: they lie over everything that moves."""
        return [drawn for drawn in self._symbols if not drawn.symbol.is_under_arrows]

    @functools.cached_property
    def _symbols(self) -> list[SymbolSprite]:
        """Return the symbols of both ends.

        A name on the same side at both ends stays; others leave before those of the other end
        arrive, so that none is seen twice.
        """
        framing = self._setup.framing
        first = self._layout.symbols[framing.first]
        if not self._setup.camera.travels:
            return self._draw(first, ["stay"] * len(first))
        last = self._layout.symbols[framing.last]
        at_first = {(symbol.key, symbol.side) for symbol in first}
        at_last = {(symbol.key, symbol.side) for symbol in last}
        arriving = [s for s in last if (s.key, s.side) not in at_first]
        roles: list[SymbolRole] = []
        for symbol in first:
            stays = (symbol.key, symbol.side) in at_last
            roles.append("stay" if stays else "leave")
        roles += ["arrive"] * len(arriving)
        return self._draw([*first, *arriving], roles)

    def _draw(
        self, symbols: Sequence[MapSymbol], roles: Sequence[SymbolRole]
    ) -> list[SymbolSprite]:
        resources = self._setup.resources
        return draw_sprites(
            symbols,
            roles,
            resources.projection,
            typefaces=resources.style.typefaces,
        )

    # --- how they are shown

    def compute_opacity(
        self, drawn: SymbolSprite, share: float, progress: ItemProgress
    ) -> float:
        """Return the opacity of a symbol, 0..1: as far as its item and the camera have come."""
        symbol = drawn.symbol
        shown = 1.0
        if drawn.role == "leave":
            shown = 1 - share / _LEFT_BY
        elif drawn.role == "arrive":
            shown = (share - _ARRIVES_FROM) / (1 - _ARRIVES_FROM)
        if symbol.item:
            come = progress.get(symbol.item, 1.0)
            if symbol.visible_after:
                shown = min(shown, (come - symbol.visible_after) / 0.06)
            else:
                shown = min(shown, come * 1.6)
        return min(max(shown, 0.0), 1.0)

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
            self.draw(target, drawn, view, opacity=opacity, progress=progress)

    def draw(
        self,
        target: Planes | OverlayLayer,
        drawn: SymbolSprite,
        view: Window,
        *,
        opacity: float,
        progress: ItemProgress,
    ) -> None:
        """Draw a symbol onto a frame or a layer; a camera at rest keeps to whole pixels."""
        if opacity <= _INVISIBLE:
            return
        spot = paths.to_pixels(drawn.anchor, view)[0]
        if self._setup.camera.travels:
            clearance = compute_clearance(
                drawn, spot, self._setup.safe_area, reserved=self._reserved
            )
            opacity = min(opacity, clearance)
        else:
            spot = np.rint(spot)
        x = float(spot[0])
        y = float(spot[1]) + self._compute_fall(drawn.symbol, progress)
        if isinstance(target, OverlayLayer):
            target.add(drawn.sprite, opacity, dx=x, dy=y)
        else:
            drawn.sprite.blend_onto(target, opacity, dx=x, dy=y)

    def _compute_fall(self, symbol: MapSymbol, progress: ItemProgress) -> float:
        """Return how far a symbol is from its place, in pixels downwards: parachutes come down."""
        if not symbol.is_parachute or progress[symbol.item] >= 1:
            return 0.0
        return -_FALL * self._setup.unit * (1 - progress[symbol.item]) ** 3

    @functools.cached_property
    def _reserved(self) -> F64:
        """Return what symbols fade under while the camera moves, (n, 4) in pixels."""
        return np.array(self._layout.furniture.occupied, np.float64).reshape(-1, 4)
