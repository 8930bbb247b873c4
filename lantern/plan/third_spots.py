"""Where lower thirds stand that would cover what a map is about: higher, or aside.

That are the places of which the shot tells, and the map's main towns.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lantern.core.problems import AssetFailure
from lantern.graphics.look.bands import compute_scale
from lantern.plan.check_context import make_check_context
from lantern.plan.film_shots import ShotKey
from lantern.plan.map_times import time_map
from lantern.plan.painted_overlays import typeset_overlay
from lantern.plan.told_text import find_told_text
from lantern.timeline import PlacedShot, TimedOverlay
from lantern.visuals.map.geometry.safe_area import PixelBounds, do_touch
from lantern.visuals.overlays import HOME, PanelSpot
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition
    from lantern.visuals.map.shot.third_room import ThirdRoom

NEAR = 12
"""How near to a panel a place counts as covered by it, in pixels at 1080p."""
_LOOK_SECONDS = 0.4
"""How far apart the frames are at which a moving map is looked at."""
_STEP = 20
_STEPS_UP = 18
"""How far a panel moves at once, in pixels at 1080p, and how often at most upwards."""


def find_third_spot(rendition: Rendition, overlay: TimedOverlay) -> PanelSpot:
    """Return the spot of an overlay: a lower third moves where it has to; what can't, stays.

    A panel that would cover a place told of, or a main town, moves as little as it can, so that it
    covers no town, no furniture and no other overlay, and as few names of lands as it can.
    """
    if overlay.kind != "lower_third":
        return HOME
    try:
        rooms = [below.room for below in list_maps_below(rendition, overlay)]
        return _choose_spot(rendition, overlay, rooms)
    except AssetFailure:
        return _find_home(overlay)  # what is wrong with a map is told elsewhere


def _find_home(overlay: TimedOverlay) -> PanelSpot:
    """Return where an overlay stands that covers nothing its shots tell of."""
    return PanelSpot(overlay.is_right)


def find_panel(
    rendition: Rendition,
    overlay: TimedOverlay,
    spot: PanelSpot,
    *,
    around: float = NEAR,
) -> PixelBounds:
    """Return the rectangle that an overlay covers at a spot, and a little around it, in pixels.

    `around` is in pixels at 1080p.
    """
    x, y, w, h = typeset_overlay(rendition, overlay, spot).bounds
    k = compute_scale(rendition.output_format.size)
    return (
        (x - around) * k,
        (y - around) * k,
        (x + w + around) * k,
        (y + h + around) * k,
    )


@dataclass(frozen=True)
class MapBelow:
    """A map under a lower third: its shot, and what is on it while the two are together."""

    placed: PlacedShot
    room: ThirdRoom


def list_maps_below(
    rendition: Rendition, overlay: TimedOverlay
) -> list[MapBelow]:
    """Return the maps of the shots that a lower third is seen in.

    Raises:
        AssetFailure: a map file or its style has faults, or a map lacks a view.
    """
    # here, since it loads OpenCV and resvg, which films without maps do without
    from lantern.visuals.map.shot.third_room import find_third_room

    found = []
    for placed in rendition.timeline.find_shots(overlay.start, overlay.end):
        spec = _describe_map(rendition, placed)
        if spec is None:
            continue
        part = rendition.script.parts[placed.scene]
        find = functools.partial(rendition.script.get_path, folder=part.folder)
        context = replace(
            make_check_context(rendition, find),
            told=find_told_text(part.scene, placed.shot),
            length=placed.length,
        )
        frames = _list_frames(overlay, placed, fps=rendition.timeline.fps)
        found.append(MapBelow(placed, find_third_room(spec, context, frames)))
    return found


def _describe_map(rendition: Rendition, placed: PlacedShot) -> MapSpec | None:
    """Return what a shot of a map shows, in its frames; None for other shots."""
    part = rendition.script.parts[placed.scene]
    spec = rendition.describe(ShotKey(part.number, placed.shot))
    if not isinstance(spec, MapSpec):
        return None
    return time_map(rendition, placed, spec)


def _list_frames(
    overlay: TimedOverlay, placed: PlacedShot, *, fps: int
) -> list[int]:
    """Return some frames of a shot, a part of a second apart, at which an overlay is seen."""
    first = max(overlay.start, placed.start) - placed.start
    last = min(overlay.end, placed.end) - 1 - placed.start
    step = max(1, round(_LOOK_SECONDS * fps))
    return [*range(first, last, step), last]


def _choose_spot(
    rendition: Rendition, overlay: TimedOverlay, rooms: Sequence[ThirdRoom]
) -> PanelSpot:
    """Return the nearest spot at which a lower third covers the least; its home if there is none.

    It may cover names of lands; a town with half of its name would look like a mistake.
    """
    home = _find_home(overlay)
    if not _covers_place(find_panel(rendition, overlay, home), rooms):
        return home
    others = [
        find_panel(rendition, each, _find_home(each))
        for each in rendition.timeline.find_overlays(overlay.start, overlay.end)
        if each is not overlay
    ]
    best = home
    least: float = math.inf
    for spot in _iter_spots(rendition, home):
        box = find_panel(rendition, overlay, spot)
        if any(do_touch(box, other) for other in others):
            continue
        # furniture has room around it of its own
        panel = find_panel(rendition, overlay, spot, around=0)
        if any(
            room.is_taken(box) or room.has_furniture(panel) for room in rooms
        ):
            continue
        cost = sum(room.count_lands(box) for room in rooms)
        if cost < least:
            best = spot
            least = cost
        if least == 0:
            break
    return best


def _iter_spots(rendition: Rendition, home: PanelSpot) -> Iterator[PanelSpot]:
    """Yield the spots of a panel, the nearest first: above its home, or below a high one."""
    size = rendition.output_format.size
    bands = rendition.look.get_bands(size, rendition.has_burned_captions)
    _, y, _, h = bands["lower_third"]
    step = -_STEP
    steps = _STEPS_UP
    if y + h < size[1] / 3:
        # a high one may go down as far as the source line
        step = _STEP
        room = bands["source"][1] - y - h
        steps = int(room / compute_scale(size) / _STEP)
    for i in range(steps + 1):
        for is_right in (home.is_right, not home.is_right):
            spot = PanelSpot(is_right, float(i * step))
            if spot != home:
                yield spot


def _covers_place(box: PixelBounds, rooms: Sequence[ThirdRoom]) -> bool:
    return any(room.list_covered(box) for room in rooms)
