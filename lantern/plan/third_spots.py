"""Where lower thirds stand that would cover a place of which their shot tells: higher, or aside."""

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
from lantern.plan.painted_overlays import typeset_overlay
from lantern.plan.told_text import find_told_text
from lantern.timeline import TimedOverlay
from lantern.visuals.map.geometry.safe_area import PixelBounds, do_touch
from lantern.visuals.overlays import HOME, PanelSpot
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition
    from lantern.visuals import VisualContext

NEAR = 12
"""How near to a panel a place counts as covered by it, in pixels at 1080p."""
_STEP = 40
_STEPS = 9
"""How far a panel moves at once, in pixels at 1080p, and how often at most."""


@dataclass(frozen=True)
class _MapBelow:
    """A map under a lower third, and what its shot tells."""

    spec: MapSpec
    context: VisualContext


def find_third_spot(rendition: Rendition, overlay: TimedOverlay) -> PanelSpot:
    """Return the spot of an overlay: a lower third moves where it has to; what can't, stays.

    A panel moves as little as it can, so that it covers no place told of, no town, no furniture and
    no other overlay, and as few names of lands as it can.
    """
    if overlay.kind != "lower_third":
        return HOME
    maps = list(_iter_maps(rendition, overlay))
    if not maps:
        return HOME
    try:
        return _choose_spot(rendition, overlay, maps)
    except AssetFailure:
        return HOME  # what is wrong with a map is told elsewhere


def find_panel(
    rendition: Rendition, overlay: TimedOverlay, spot: PanelSpot
) -> PixelBounds:
    """Return the rectangle that an overlay covers at a spot, and a little around it, in pixels."""
    x, y, w, h = typeset_overlay(rendition, overlay, spot).panel
    k = compute_scale(rendition.output_format.size)
    return (
        (x - NEAR) * k,
        (y - NEAR) * k,
        (x + w + NEAR) * k,
        (y + h + NEAR) * k,
    )


def _iter_maps(rendition: Rendition, overlay: TimedOverlay) -> Iterator[_MapBelow]:
    """Yield the maps of the shots that a lower third is seen in."""
    for placed in rendition.timeline.find_shots(overlay.start, overlay.end):
        part = rendition.script.parts[placed.scene]
        spec = rendition.describe(ShotKey(part.number, placed.shot))
        if isinstance(spec, MapSpec):
            find = functools.partial(rendition.script.get_path, folder=part.folder)
            context = make_check_context(rendition, find)
            told = find_told_text(part.scene, placed.shot)
            yield _MapBelow(spec, replace(context, told=told))


def _choose_spot(
    rendition: Rendition, overlay: TimedOverlay, maps: Sequence[_MapBelow]
) -> PanelSpot:
    """Return the nearest spot at which a lower third covers the least; its home if there is none.

    It may cover names of lands; a town with half of its name would look like a mistake.
    """
    if not _covers_told(find_panel(rendition, overlay, HOME), maps):
        return HOME
    others = [
        find_panel(rendition, each, HOME)
        for each in rendition.timeline.find_overlays(overlay.start, overlay.end)
        if each is not overlay
    ]
    best = HOME
    least = math.inf
    for spot in _iter_spots(rendition):
        box = find_panel(rendition, overlay, spot)
        if _covers_told(box, maps) or any(do_touch(box, other) for other in others):
            continue
        cost = _measure_cost(box, maps)
        if cost < least:
            best = spot
            least = cost
        if least == 0:
            break
    return best


def _iter_spots(rendition: Rendition) -> Iterator[PanelSpot]:
    """Yield the spots of a panel, the nearest first: above its home, or below a high one."""
    size = rendition.output_format.size
    bands = rendition.look.get_bands(size, rendition.has_burned_captions)
    _, y, _, h = bands["lower_third"]
    is_high = y + h < size[1] / 3
    step = _STEP if is_high else -_STEP
    for i in range(_STEPS + 1):
        for is_right in (False, True):
            if i or is_right:
                yield PanelSpot(is_right, float(i * step))


def _covers_told(box: PixelBounds, maps: Sequence[_MapBelow]) -> bool:
    # here, since it loads OpenCV and resvg, which films without maps do without
    from lantern.visuals.map.shot.unshown import find_told_within

    return any(find_told_within(each.spec, each.context, box) for each in maps)


def _measure_cost(box: PixelBounds, maps: Sequence[_MapBelow]) -> float:
    """Return what it costs that a panel covers a part of the maps; infinite if it mustn't."""
    from lantern.visuals.map.shot.third_room import count_covered

    cost = 0.0
    for each in maps:
        covered = count_covered(each.spec, each.context, box)
        if covered.furniture or covered.symbols:
            return math.inf
        cost += covered.lands
    return cost
