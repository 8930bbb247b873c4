"""A document in a shot: its page on the table, the camera over it, and what is done to it."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.store import digest_file
from lantern.core.units import Frames, Size
from lantern.graphics import pdf, pixels
from lantern.graphics.look.easing import ease_out_quint, smoothstep
from lantern.graphics.paper import make_vignette
from lantern.graphics.pdf import LineBox
from lantern.graphics.pixels import MARGIN, U8, Planes, add_margin, warp
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.vector import Box
from lantern.script.model.framing import PictureRect
from lantern.visuals import VisualContext
from lantern.visuals.document import table_drawing
from lantern.visuals.document.lifted import LiftedStrip, LiftPlan
from lantern.visuals.document.marker import (
    cut_lines,
    interpolate_sweep,
    mark_rects,
)
from lantern.visuals.document.page_lines import cut_pixels
from lantern.visuals.document.page_source import open_source
from lantern.visuals.document.table import (
    FrameRegion,
    TablePart,
    find_regions,
    find_translation_start,
    measure_table,
    place_on_page,
    plan_path,
)
from lantern.visuals.document.texts import plan_passage, set_translation
from lantern.visuals.document.words import draw_column
from lantern.visuals.notes.locating import PartOfPicture, place_part
from lantern.visuals.specs import DocumentSpec, SweepKnot
from lantern.visuals.still.framing import Framing

_MAX_SIDE = 6000
"""Pixels along the longer side of the table's planes."""
_SUPERSAMPLING = 1.06
_LEAVES = 0.6
"""Of the time that a passage takes to come, how much it takes to go back."""


@dataclass(frozen=True)
class DocumentState:
    """What a frame of a document depends on, beside its page."""

    framing: Framing
    marked: tuple[float, ...]
    lifted: float
    translated: float


class DocumentVisual:
    """A document of one shot; a Visual."""

    def __init__(self, spec: DocumentSpec, context: VisualContext) -> None:
        """Prepare a document.

        Raises:
            AssetFailure: its page can't be read.
            ToolFailure: it is a PDF's, and nothing here draws it.
        """
        self.spec = spec
        self._context = context
        self._source = open_source(spec, context)
        self._page = self._source.size
        self.path = plan_path(spec, self._page, context)
        self._base: tuple[Framing, Planes] | None = None

    def inputs(self) -> Sequence[Path]:
        """Return the page's file."""
        return (self._source.path,)

    def state(self, n: int) -> Hashable:
        """Return what frame n depends on."""
        return self._find_state(n)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        state = self._find_state(n)
        frame = self._paint_page(state.framing)
        self._mark(frame, state)
        if state.lifted > 0:
            frame = self._dim(frame, state.lifted)
            self._lay_strip(frame, state)
        if self._column is not None and state.translated > 0:
            rise = 10 * self._context.scale * (1 - state.translated)
            self._column.blend_onto(frame, state.translated, dy=rise)
        amount = self._context.look.vignette.still
        return make_vignette(self._context.size, amount).darken(frame)

    def _mark(self, frame: Planes, state: DocumentState) -> None:
        """Mark the lines of all highlights as far as they have come."""
        ink = self._context.look.get_ink("gold")
        for lines, share in zip(self._lines, state.marked, strict=True):
            rects = []
            for line in cut_lines(lines, share):
                part = place_on_page(
                    (line.x, line.y, line.w, line.h), self._page
                )
                rects.append(self._find_in_frame(part, state.framing))
            mark_rects(frame, rects, ink, on_dark=self._source.is_dark)

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part of the page is in frame n, in pixels."""
        whole = place_on_page((0, 0, 1, 1), self._page)
        page = self._find_in_frame(
            whole, self.path.find_framing(self._clamp(n))
        )
        return place_part(part.spot, (page.x, page.y, page.w, page.h))

    # what a frame depends on

    def _find_state(self, n: int) -> DocumentState:
        n = self._clamp(n)
        marked = []
        for i in range(len(self.spec.document.highlight)):
            marked.append(round(interpolate_sweep(self._list_knots(i), n), 5))
        return DocumentState(
            self.path.find_framing(n),
            tuple(marked),
            self._find_lift(n),
            self._find_translated(n),
        )

    def _clamp(self, n: int) -> int:
        """Return the frame of the shot that is nearest."""
        return min(max(n, 0), max(0, self._context.length - 1))

    def _list_knots(self, i: int) -> Sequence[SweepKnot]:
        """Return the knots of a highlight; one that waits for no words takes its time."""
        knots = self.spec.sweeps.get(f"highlight/{i}")
        if knots:
            return knots
        fps = self._context.fps
        lasts = round(self.spec.timing.line * fps * len(self._lines[i]))
        start = round((1 + i) * self.spec.timing.zoom * fps)
        first = SweepKnot(Frames(start), 0.0)
        return (first, SweepKnot(Frames(start + lasts), 1.0))

    def _find_lift(self, n: int) -> float:
        """Return how far the passage has come, 0 to 1."""
        if self.spec.document.lift is None:
            return 0.0
        timing = self.spec.timing
        fps = self._context.fps
        share = ease_out_quint(
            (n - self._lift_start) / max(1.0, timing.lift * fps)
        )
        until = self.spec.spoken_at.get("lift/until")
        if until is not None:
            left = (n - until) / max(1.0, _LEAVES * timing.lift * fps)
            share *= 1 - smoothstep(left)
        return round(share, 5)

    @property
    def _lift_start(self) -> int:
        """The frame at which the passage begins to come off."""
        start = round(self.spec.timing.zoom * self._context.fps)
        return int(self.spec.spoken_at.get("lift", start))

    def _find_translated(self, n: int) -> float:
        """Return how much of the translation can be seen, 0 to 1."""
        start = find_translation_start(self.spec, self._context.fps)
        if start is None:
            return 0.0
        timing = self.spec.timing
        fps = self._context.fps
        # the page has made room by then
        begins = start + (0.6 * timing.zoom * fps if start > 0 else 0.0)
        return round(smoothstep((n - begins) / max(1.0, timing.fade * fps)), 5)

    # the page on the table

    def _paint_page(self, framing: Framing) -> Planes:
        """Return the table as a framing shows it; the last one is kept."""
        if self._base is None or self._base[0] != framing:
            table = self._table
            frame_w, frame_h = self._context.size
            scale = framing.width * self._density / frame_w
            x = (framing.x - table.x) * self._density - scale * frame_w / 2
            y = (framing.y - table.y) * self._density - scale * frame_h / 2
            planes = warp(
                self._planes,
                scale,
                x=x + MARGIN,
                y=y + MARGIN,
                size=self._context.size,
            )
            self._base = (framing, planes)
        return self._base[1].copy()

    @functools.cached_property
    def _table(self) -> TablePart:
        return measure_table(self.path.framings, self._context.size)

    @functools.cached_property
    def _density(self) -> float:
        """Pixels of the planes per width of the page."""
        width = self._context.size[0]
        near = min(each.width for each in self.path.framings)
        wanted = _SUPERSAMPLING * width / near
        if not self._source.is_sharp:
            least = width / max(each.width for each in self.path.framings)
            wanted = max(least, min(wanted, float(self._page[0])))
        return min(wanted, _MAX_SIDE / max(self._table.w, self._table.h))

    @functools.cached_property
    def _planes(self) -> Planes:
        """The table with the page on it, with a margin."""
        drawing = self._context.drawing_cache.get_or_draw(
            "document",
            self._describe(),
            lambda: table_drawing.draw_table(
                self._source, self._table, self._density, context=self._context
            ),
        )
        return add_margin(Planes(drawing["y"], drawing["u"], drawing["v"]))

    def _describe(self) -> dict[str, object]:
        """Return all that decides the planes, as JSON."""
        look = self._context.look
        table = self._table
        document = self.spec.document
        return {
            "version": table_drawing.VERSION,
            "file": digest_file(self._source.path),
            "page": document.page,
            "library": pdf.describe_version() if document.is_pdf else "",
            "table": [table.x, table.y, table.w, table.h],
            "density": round(self._density, 4),
            "frame": list(self._context.size),
            "inks": [
                look.get_ink("dark"),
                look.get_ink("slate_deep"),
                self._source.paper,
            ],
            "grain": look.grain.card,
        }

    # what is done to it

    @functools.cached_property
    def _lines(self) -> list[tuple[LineBox, ...]]:
        """The lines of each highlight."""
        found = []
        for highlight in self.spec.document.highlight:
            found.append(self._source.find_lines(highlight))
        return found

    def _find_in_frame(self, part: TablePart, framing: Framing) -> FrameRegion:
        """Return where a part of the table is in the frame."""
        width, height = self._context.size
        per_unit = width / framing.width
        return FrameRegion(
            (part.x - framing.x) * per_unit + width / 2,
            (part.y - framing.y) * per_unit + height / 2,
            part.w * per_unit,
            part.h * per_unit,
        )

    def _dim(self, frame: Planes, share: float) -> Planes:
        dark = pixels.convert_hex_to_yuv(self._context.look.get_ink("dark"))
        flat = pixels.make_flat_frame(self._context.size, dark)
        return pixels.mix_planes(
            frame, flat, share * (1 - self.spec.timing.kept)
        )

    def _lay_strip(self, frame: Planes, state: DocumentState) -> None:
        lift = self.spec.document.lift
        assert lift is not None
        start = self._find_in_frame(
            place_on_page(lift.box, self._page), state.framing
        )
        self._strip.blend_onto(frame, start, state.lifted)

    @functools.cached_property
    def _strip(self) -> LiftedStrip:
        lift = self.spec.document.lift
        plan = plan_passage(self.spec, self._page, self._context)
        assert lift is not None and plan is not None
        rgb = self._source.draw(self._choose_width(lift.box, plan))
        x, y, w, h = lift.box
        rows = cut_pixels(y, h, rgb.shape[0])
        columns = cut_pixels(x, w, rgb.shape[1])
        part = self._mark_passage(rgb[rows, columns], lift.box)
        look = self._context.look
        return LiftedStrip(part, plan, look, k=self._context.scale)

    def _mark_passage(self, rgb: U8, box: PictureRect) -> U8:
        """Return a part of the page, (h, w, 3) RGB, marked as it is when it is lifted."""
        height, width = rgb.shape[:2]
        marked = self._find_state(self._lift_start).marked
        rects = []
        for lines, share in zip(self._lines, marked, strict=True):
            for line in cut_lines(lines, share):
                rects.append(_find_in_part(line, box, (width, height)))
        if not rects:
            return rgb
        even = ((0, height % 2), (0, width % 2), (0, 0))
        page = pixels.from_rgb(np.pad(rgb, even, mode="edge"))
        ink = self._context.look.get_ink("gold")
        mark_rects(page, rects, ink, on_dark=self._source.is_dark)
        return pixels.to_rgb(page)[:height, :width]

    def _choose_width(self, box: PictureRect, plan: LiftPlan) -> int:
        """Return how wide the page is drawn for its passage, in pixels."""
        wanted = round(plan.strip.w / box[2])
        if self._source.is_sharp:
            return min(wanted, 2 * _MAX_SIDE)
        return self._page[0]

    @functools.cached_property
    def _column(self) -> Sprite | None:
        """The translation."""
        words = set_translation(self.spec, self._context)
        if words is None:
            return None
        region = find_regions(self._context).words
        return draw_column(
            words, self._context.look, region, k=self._context.scale
        )


def _find_in_part(line: LineBox, box: PictureRect, size: Size) -> FrameRegion:
    """Return where a line is in a part of the page that is so many pixels large."""
    x, y, w, h = box
    across, down = size[0] / w, size[1] / h
    return FrameRegion(
        (line.x - x) * across,
        (line.y - y) * down,
        line.w * across,
        line.h * down,
    )
