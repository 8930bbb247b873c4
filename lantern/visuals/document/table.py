"""The table that a page lies on: where the camera looks, and how large the table has to be.

Lengths on the table are in widths of the page, whose top left corner is (0, 0).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.units import Frames, Size, classify_shape
from lantern.graphics.look.easing import smoothstep
from lantern.script.model.framing import PictureRect
from lantern.visuals import VisualContext
from lantern.visuals.specs import DocumentSpec
from lantern.visuals.still.framing import Framing, interpolate_framings

_ROUND_ZOOM = 0.05
"""How much of a part's sides is seen around it."""
_MARGIN = 0.02
"""Of the table beyond what the camera sees, as a share of that."""


@dataclass(frozen=True)
class FrameRegion:
    """A part of the frame, in its pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True)
class FrameRegions:
    """Where a page may lie alone, where beside words, where these stand, and a lifted passage."""

    alone: FrameRegion
    beside: FrameRegion
    words: FrameRegion
    passage: FrameRegion


def find_regions(context: VisualContext) -> FrameRegions:
    """Return the parts of the frame, clear of captions and of the platforms' own buttons."""
    w, h = context.size
    is_portrait = classify_shape(context.size) == "portrait"
    top = 0.09 * h if is_portrait else 0.05 * h
    bottom = 0.83 * h if is_portrait else 0.95 * h
    if context.has_captions:
        bottom = min(bottom, (context.free_height - 0.025) * h)
    alone = FrameRegion(0.05 * w, top, 0.9 * w, bottom - top)
    if classify_shape(context.size) == "wide":
        return _part_across(alone, w)
    return _part_down(alone, w, right=0.88 if is_portrait else 0.94)


def _part_across(alone: FrameRegion, w: float) -> FrameRegions:
    """Return the regions of a wide frame: words stand at the right of a page."""
    top, height = alone.y, alone.h
    beside = FrameRegion(0.05 * w, top, 0.42 * w, height)
    words = FrameRegion(0.52 * w, top, 0.43 * w, height)
    passage = FrameRegion(0.09 * w, top, 0.82 * w, height)
    return FrameRegions(alone, beside, words, passage)


def _part_down(alone: FrameRegion, w: float, *, right: float) -> FrameRegions:
    """Return the regions of a narrow frame: words stand below a page."""
    top, height = alone.y, alone.h
    beside = FrameRegion(0.05 * w, top, 0.9 * w, 0.46 * height)
    below = top + 0.52 * height
    words = FrameRegion(0.07 * w, below, (right - 0.07) * w, 0.48 * height)
    passage = FrameRegion(0.06 * w, top, 0.88 * w, height)
    return FrameRegions(alone, beside, words, passage)


@dataclass(frozen=True)
class TablePart:
    """A rectangle of the table."""

    x: float
    y: float
    w: float
    h: float


def place_on_page(rect: PictureRect, page: Size) -> TablePart:
    """Return where a rectangle of the page, in its fractions, lies on the table."""
    down = page[1] / page[0]
    x, y, w, h = rect
    return TablePart(x, y * down, w, h * down)


def frame_part(
    part: TablePart, region: FrameRegion, frame: Size, *, around: float = 0.0
) -> Framing:
    """Return the framing in which a part of the table fills a region of the frame.

    `around` is how much of the part's sides is seen around it.
    """
    across = part.w * (1 + 2 * around)
    down = part.h * (1 + 2 * around)
    per_pixel = max(across / region.w, down / region.h)
    x, y = region.middle
    return Framing(
        part.x + part.w / 2 - (x - frame[0] / 2) * per_pixel,
        part.y + part.h / 2 - (y - frame[1] / 2) * per_pixel,
        frame[0] * per_pixel,
    )


@dataclass(frozen=True)
class TableLeg:
    """The camera goes to a framing, in frames [start, end) of the shot."""

    framing: Framing
    start: int
    end: int


@dataclass(frozen=True)
class TablePath:
    """The camera's way over the table: from the page alone, leg by leg."""

    first: Framing
    legs: tuple[TableLeg, ...]

    @property
    def framings(self) -> list[Framing]:
        """Return the ends of all legs."""
        return [self.first, *(leg.framing for leg in self.legs)]

    def find_framing(self, n: int) -> Framing:
        """Return what frame n shows; a leg that begins before another ends takes over from it."""
        framing = self.first
        for leg in self.legs:
            if n < leg.start:
                break
            share = smoothstep((n - leg.start) / max(1, leg.end - leg.start))
            framing = interpolate_framings(framing, leg.framing, share)
        return framing


def plan_path(
    spec: DocumentSpec, page: Size, context: VisualContext
) -> TablePath:
    """Return the camera's way. A zoom that waits for no words begins as the one before it ends."""
    regions = find_regions(context)
    translated = find_translation_start(spec, context.fps)
    whole = place_on_page((0, 0, 1, 1), page)
    legs = _plan_zooms(spec, page, context)
    if translated is not None:
        framing = frame_part(whole, regions.beside, context.size)
        lasts = max(1, round(spec.timing.zoom * context.fps))
        legs.append(TableLeg(framing, translated, translated + lasts))
    legs.sort(key=lambda leg: leg.start)
    first = frame_part(whole, regions.alone, context.size)
    if legs and legs[0].start <= 0:
        first = legs.pop(0).framing
    return TablePath(first, tuple(legs))


def _plan_zooms(
    spec: DocumentSpec, page: Size, context: VisualContext
) -> list[TableLeg]:
    """Return a leg for each zoom; once there is a translation, it fills the room beside that."""
    regions = find_regions(context)
    translated = find_translation_start(spec, context.fps)
    lasts = max(1, round(spec.timing.zoom * context.fps))
    after = round(context.look.timing.camera.start * context.fps)
    legs = []
    for i, zoom in enumerate(spec.document.zoom):
        start = int(spec.spoken_at.get(f"zoom/{i}", after))
        is_beside = translated is not None and start >= translated
        region = regions.beside if is_beside else regions.alone
        rect: PictureRect = (0, 0, 1, 1) if zoom.to == "page" else zoom.to
        around = 0.0 if zoom.to == "page" else _ROUND_ZOOM
        part = place_on_page(rect, page)
        framing = frame_part(part, region, context.size, around=around)
        legs.append(TableLeg(framing, start, start + lasts))
        after = start + lasts + context.fps
    return legs


def find_translation_start(spec: DocumentSpec, fps: int) -> Frames | None:
    """Return the frame at which the page makes room for its translation; None without one."""
    translation = spec.document.translation
    if translation is None:
        return None
    if translation.at is None:
        return Frames(0)
    return spec.spoken_at.get("translation", Frames(fps))


def measure_table(framings: Sequence[Framing], frame: Size) -> TablePart:
    """Return the part of the table that the camera sees on its way, and a little more."""
    down = frame[1] / frame[0]
    left = min(each.x - each.width / 2 for each in framings)
    right = max(each.x + each.width / 2 for each in framings)
    top = min(each.y - each.width * down / 2 for each in framings)
    bottom = max(each.y + each.width * down / 2 for each in framings)
    margin = _MARGIN * (right - left)
    return TablePart(
        left - margin,
        top - margin,
        right - left + 2 * margin,
        bottom - top + 2 * margin,
    )
