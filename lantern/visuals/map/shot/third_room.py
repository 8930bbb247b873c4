"""Whether a lower third may stand somewhere on a map: what it would cover there."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lantern.visuals.map.geometry.safe_area import PixelBounds, do_touch
from lantern.visuals.map.labels.free_space import move_boxes
from lantern.visuals.map.labels.placement import is_for_close_views
from lantern.visuals.map.shot.camera_view import CameraView, list_camera_views
from lantern.visuals.map.shot.layout import MapLayout, lay_out
from lantern.visuals.map.shot.unshown import is_told

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

_MAIN_RANK = 2
"""Towns down to this rank are the ones by which a viewer knows where he is."""
_NEAR_REST = 12
"""Pixels at 1080p that a town may have moved on the screen to be as good as at rest."""


@dataclass(frozen=True)
class CoverablePlace:
    """A place and where it is at a frame, in pixels; whether the shot tells of it."""

    name: str
    x: float
    y: float
    is_told: bool

    def lies_in(self, box: PixelBounds) -> bool:
        """Tell whether it lies in a rectangle."""
        left, top, right, bottom = box
        return left <= self.x <= right and top <= self.y <= bottom


@dataclass(frozen=True, eq=False)
class ThirdRoom:
    """What is on a map at some frames, at which a lower third is seen; in pixels of the frame.

    `places` are those that it shouldn't cover: what the shot tells of, and the main towns. The
    rest waits for the map's layout, which takes a second.
    """

    frames: tuple[int, ...]
    cameras: tuple[CameraView, ...]
    places: tuple[CoverablePlace, ...]

    def list_covered(self, box: PixelBounds) -> list[CoverablePlace]:
        """Return the places told of and the main towns whose signs a rectangle covers."""
        return [place for place in self.places if place.lies_in(box)]

    def is_taken(self, box: PixelBounds) -> bool:
        """Tell whether a rectangle covers a part of a town, or a sign."""
        return bool(self.list_covered(box)) or _touches(
            box, self._symbols.places
        )

    def has_furniture(self, box: PixelBounds) -> bool:
        """Tell whether a rectangle covers furniture, or comes near it."""
        return _touches(box, self._furniture)

    def count_lands(self, box: PixelBounds) -> int:
        """Count the parts of names of lands that a rectangle covers."""
        return sum(do_touch(box, land) for land in self._symbols.lands)

    @functools.cached_property
    def _layout(self) -> MapLayout:
        return lay_out(self.cameras[0].setup.framing)

    @functools.cached_property
    def _furniture(self) -> list[PixelBounds]:
        """The rectangles of furniture that is there at any of the frames."""
        found = list(self._layout.furniture.occupied)
        for name, boxes in self._layout.furniture.passing.items():
            if self._is_there(name):
                found += boxes
        return found

    def _is_there(self, piece: str) -> bool:
        times = self.cameras[0].setup.furniture
        if times is None:
            return True
        return any(times.compute_progress(piece, n) > 0 for n in self.frames)

    @functools.cached_property
    def _symbols(self) -> _SymbolBoxes:
        found = _SymbolBoxes([], [])
        for camera in self.cameras:
            for symbol in self._layout.symbols[camera.view]:
                spot = camera.to_pixels([symbol.anchor])[0]
                boxes = move_boxes(symbol.drawing.boxes, spot)
                group = found.lands if symbol.is_under_arrows else found.places
                group.extend(boxes)
        return found


@dataclass(frozen=True)
class _SymbolBoxes:
    """The rectangles of names and signs of places, and of names of lands."""

    places: list[PixelBounds]
    lands: list[PixelBounds]


def _touches(box: PixelBounds, others: Iterable[PixelBounds]) -> bool:
    return any(do_touch(box, other) for other in others)


def find_third_room(
    spec: MapSpec, context: VisualContext, frames: Sequence[int]
) -> ThirdRoom:
    """Return what is on a map at some frames of a shot, each window of its camera once.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    views = list_camera_views(spec, context, frames)
    cameras = tuple({view.window: view for view in views}.values())
    places: list[CoverablePlace] = []
    for camera in cameras:
        places += _find_places(camera, context.told)
    return ThirdRoom(tuple(frames), cameras, tuple(places))


def _find_places(camera: CameraView, told: str) -> Iterator[CoverablePlace]:
    """Yield the places told of, and the main towns as long as they are where the camera rests.

    Those that it carries away fade before they come under a lower third.
    """
    resting = replace(camera, window=camera.setup.framing.windows[camera.view])
    for place in camera.map_file.places:
        if is_for_close_views(place, camera.window):
            continue
        x, y = map(float, camera.to_pixels([place.at])[0])
        tells = is_told(place, told)
        if not tells and place.rank > _MAIN_RANK:
            continue
        before = resting.to_pixels([place.at])[0]
        moved = math.hypot(x - before[0], y - before[1])
        if tells or moved <= _NEAR_REST * camera.setup.unit:
            yield CoverablePlace(place.name, x, y, tells)
