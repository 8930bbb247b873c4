"""The painter of an overlay: how it enters, rests and leaves, and what it looks like."""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable
from dataclasses import dataclass

from lantern.core.direction import is_paragraph_right_to_left
from lantern.core.units import Rate, Size
from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.look.easing import (
    ease_in_quad,
    ease_out_cubic,
    smoothstep,
)
from lantern.graphics.look.inks import PanelInks
from lantern.graphics.look.typesetting import Anchor, draw_text_svg
from lantern.graphics.paper import (
    draw_hairline_svg,
    draw_panel_svg,
    draw_rule_svg,
    draw_stamp_svg,
)
from lantern.graphics.pixels import U8, Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.script_type import hang_together
from lantern.graphics.vector import Box
from lantern.visuals.overlays import Overlay
from lantern.visuals.overlays.layout import is_portrait, typeset
from lantern.visuals.overlays.shadow import add_shadows
from lantern.visuals.portraits import draw_portrait

_MARGIN = 30.0
"""Room for the shadow around a panel, in pixels at 1080p."""
_BAR_WIDTH = 9
"""The bar where a lower third begins, in pixels at 1080p."""
_BASELINES = (0.46, 0.80)
_SPREAD_BASELINES = (0.43, 0.84)
"""The baselines of a lower third, as shares of its height: where letters reach far up and down."""
_MOUNT = 5.0
"""The edge of a portrait, in pixels at 1080p."""
BASELINE_DROP = 0.345
"""From the middle of a line down to its baseline, as a share of the size of its type."""


@dataclass(frozen=True)
class _Drawn:
    """An overlay as SVG, and the parts of panel and portrait that are open, in pixels at 1080p."""

    svg: str
    opened: tuple[Box, ...]


@dataclass(frozen=True)
class Seen:
    """What is seen of an overlay in a frame: which of its drawings, and at which opacity."""

    drawing: int
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class OverlayPicture:
    """An overlay alone: (h, w, 4) sRGB with straight alpha, its corner (x, y), its opacity."""

    rgba: U8
    x: int
    y: int
    opacity: float


class OverlayPainter:
    """An overlay for frames of one size. Sprites are made when first needed, and kept."""

    def __init__(
        self,
        overlay: Overlay,
        size: Size,
        fps: int,
        *,
        look: Look,
        captions: bool,
    ) -> None:
        """Typeset the overlay for frames of this size."""
        self.overlay = overlay
        self._size = size
        self._fps = fps
        self._look = look
        self._layout = typeset(
            overlay,
            size,
            look=look,
            captions=captions,
        )
        self._drawing = functools.lru_cache(maxsize=4)(self._draw)
        self._sprite = functools.lru_cache(maxsize=4)(self._make_sprite)
        rate = Rate(fps)
        self._enter = int(rate.to_frames(self._entrance))
        self._leave = int(rate.to_frames(self._exit))

    @property
    def _entrance(self) -> float:
        """Seconds that the overlay takes to come in."""
        if self.overlay.kind != "lower_third":
            return self._look.timing.label.enter
        times = self._look.timing.lower_third
        return max(times.plate + times.plate_opens, times.words + times.settle)

    @property
    def _exit(self) -> float:
        """Seconds that the overlay takes to leave."""
        if self.overlay.kind != "lower_third":
            return self._look.timing.label.leave
        return self._look.timing.lower_third.leave

    def state(self, n: int) -> Hashable:
        """Return what decides the pixels of frame n, counted from the overlay's first.

        None while it can't be seen.
        """
        if not 0 <= n < self.overlay.length:
            return None
        return self._count_entered(n), max(0, self._count_leaving(n))

    def _count_entered(self, n: int) -> int:
        """Return the frames of the entrance that are over."""
        return min(n, self._enter)

    def _count_leaving(self, n: int) -> int:
        """Return the frames since the exit began; below 0 before that."""
        return n - (self.overlay.length - self._leave)

    def blend_onto(self, planes: Planes, n: int) -> None:
        """Lay frame n of the overlay over a frame, in place."""
        seen = self._find_seen(n)
        if seen is not None:
            self._sprite(seen.drawing).blend_onto(planes, seen.opacity)

    def paint_alone(self, n: int) -> OverlayPicture | None:
        """Return frame n of the overlay over nothing; None while it can't be seen."""
        seen = self._find_seen(n)
        if seen is None:
            return None
        rgba = self._drawing(seen.drawing)
        return OverlayPicture(rgba, *self._corner, seen.opacity)

    def _find_seen(self, n: int) -> Seen | None:
        if self.state(n) is None:
            return None
        entered = self._count_entered(n)
        opacity = self._compute_opacity(entered, self._count_leaving(n))
        if opacity <= 0:
            return None
        # only a lower third moves as it comes in
        drawing = entered if self.overlay.kind == "lower_third" else self._enter
        return Seen(drawing, opacity)

    def _compute_opacity(self, entered: int, leaving: int) -> float:
        gone = max(0, leaving) / self._leave if self._leave else 0.0
        if self.overlay.kind == "lower_third":
            return 1 - ease_in_quad(gone)
        come = smoothstep(entered / self._enter) if self._enter else 1.0
        return come * (1 - smoothstep(gone))

    def _make_sprite(self, drawing: int) -> Sprite:
        return Sprite(self._draw(drawing), *self._corner)

    def _draw(self, drawing: int) -> U8:
        """Draw the overlay as it is after `drawing` frames, opaque, its shadow under it."""
        t = drawing / self._fps if drawing < self._enter else math.inf
        drawn = self._draw_svg(t)
        return self._rasterize_with_shadow(drawn.svg, drawn.opened)

    @property
    def _corner(self) -> tuple[int, int]:
        """The top left pixel of the drawing with its shadow, (x, y) in the frame."""
        k = compute_scale(self._size)
        x, y, _, _ = self._layout.bounds
        return math.floor((x - _MARGIN) * k), math.floor((y - _MARGIN) * k)

    def _rasterize_with_shadow(self, body: str, opened: tuple[Box, ...]) -> U8:
        """Return the SVG as RGBA from the corner on, over the shadow of the boxes `opened`."""
        k = compute_scale(self._size)
        typefaces = self._look.typefaces
        svg = vector.make_svg_document(body, self._area, k, typefaces=typefaces)
        drawn = vector.rasterize(svg, typefaces=typefaces)
        left, top = self._corner
        boxes = [
            (x * k - left, y * k - top, w * k, h * k) for x, y, w, h in opened
        ]
        return add_shadows(drawn, boxes, k) if boxes else drawn

    @property
    def _area(self) -> Box:
        """The part of the frame that is drawn, with room for the shadow, in pixels at 1080p."""
        k = compute_scale(self._size)
        left, top = self._corner
        _, _, w, h = self._layout.bounds
        width = math.ceil((w + 2 * _MARGIN) * k) + 1
        height = math.ceil((h + 2 * _MARGIN) * k) + 1
        return left / k, top / k, width / k, height / k

    @property
    def _panel_inks(self) -> PanelInks:
        inks = self._look.plates
        return inks.ink if self.overlay.style == "ink" else inks.paper

    def _draw_svg(self, t: float) -> _Drawn:
        """Draw the overlay as it is at t seconds."""
        if self.overlay.kind == "lower_third":
            return self._draw_lower_third(t)
        if self.overlay.kind in ("claim", "illustration", "dateline"):
            return _Drawn(self._draw_label(), (self._layout.panel,))
        if self.overlay.kind == "hook":
            return _Drawn(self._draw_hook(), (self._layout.panel,))
        return _Drawn(self._draw_source_line(), (self._layout.panel,))

    def _draw_source_line(self) -> str:
        x, y, w, h = self._layout.panel
        lines = self._layout.lines
        from_right = self._is_from_right
        at = x + 16
        anchor: Anchor = "start"
        if from_right:
            at = x + w - 16
            anchor = "end"
        ink = self._look.get_ink(self._panel_inks.text)
        svg = self._draw_panel()
        for i, line in enumerate(lines):
            role = line.role
            from_middle = i - (len(lines) - 1) / 2
            middle = y + h / 2 + from_middle * role.size * role.leading
            svg += draw_text_svg(
                at,
                middle + BASELINE_DROP * role.size,
                line.text,
                role=role,
                fill=ink,
                anchor=anchor,
                from_right=from_right,
            )
        return svg

    def _draw_hook(self) -> str:
        """Return the words of a short's hook, each line in the middle, under a bar."""
        x, y, w, h = self._layout.panel
        lines = self._layout.lines
        svg = self._draw_panel()
        svg += draw_rule_svg(
            (x, y, w, _BAR_WIDTH), self._look.get_ink("vermilion")
        )
        for i, line in enumerate(lines):
            role = line.role
            from_middle = i - (len(lines) - 1) / 2
            middle = (
                y
                + (h + _BAR_WIDTH) / 2
                + from_middle * role.size * role.leading
            )
            svg += draw_text_svg(
                x + w / 2,
                middle + BASELINE_DROP * role.size,
                line.text,
                role=role,
                fill=self._look.get_ink(self._panel_inks.title),
                anchor="middle",
                from_right=self._is_from_right,
            )
        return svg

    def _draw_label(self) -> str:
        x, y, _, _ = self._layout.panel
        inks = self._panel_inks
        ink = inks.claim if self.overlay.kind == "claim" else inks.text
        return draw_stamp_svg(
            x,
            y,
            self._layout.lines[0].text,
            look=self._look,
            ink=self._look.get_ink(ink),
            fill=self._look.get_ink(inks.fill),
            portrait=is_portrait(self._size),
        )

    def _draw_lower_third(self, t: float) -> _Drawn:
        """Draw a bar that grows down, a panel that opens from it, and words that rise."""
        times = self._look.timing.lower_third
        x, y, w, h = self._layout.bounds
        grown = h * ease_out_cubic(t / times.bar) if times.bar else h
        open_share = 1.0
        if times.plate_opens:
            open_share = ease_out_cubic((t - times.plate) / times.plate_opens)
        width = _BAR_WIDTH + (w - _BAR_WIDTH) * open_share
        opened = (self._find_left(x, w, width), y, width, grown)
        bar = (self._find_left(x, w, _BAR_WIDTH), y, _BAR_WIDTH, grown)
        body = draw_rule_svg(bar, self._look.get_ink("vermilion"))
        if width > _BAR_WIDTH + 0.5:
            body = self._draw_opened_panel(opened) + body
        return _Drawn(body + self._draw_rising_words(t), self._part(opened))

    def _part(self, opened: Box) -> tuple[Box, ...]:
        """Return the parts of panel and portrait that lie in the box `opened`."""
        if self._layout.portrait is None:
            return (opened,)
        x, y, width, grown = opened
        top = self._layout.panel[1]
        _, _, across, down = self._layout.portrait
        panel = (x, top, width, max(0.0, y + grown - top))
        beside = min(width, _BAR_WIDTH + across)
        left = self._find_left(x, width, beside)
        return panel, (left, y, beside, min(grown, down))

    def _find_left(self, x: float, width: float, part: float) -> float:
        """Return where a part of a lower third begins that is on the side of its first letters."""
        return x + width - part if self._is_from_right else x

    @functools.cached_property
    def _is_from_right(self) -> bool:
        """Whether its words are written from right to left."""
        return is_paragraph_right_to_left(
            line.text for line in self._layout.lines
        )

    def _draw_opened_panel(self, opened: Box) -> str:
        """Return the panel of a lower third with its hairline, clipped to the box `opened`."""
        edge = self._look.get_ink(self._panel_inks.edge)
        x, y, width, grown = opened
        clip = (
            f'<clipPath id="open"><rect x="{x:.2f}" y="{y:.2f}" '
            f'width="{width:.2f}" height="{grown:.2f}"/></clipPath>'
        )
        hair = draw_hairline_svg(self._layout.panel, edge)
        shown = self._draw_panel() + hair + self._draw_portrait()
        return f'{clip}<g clip-path="url(#open)">{shown}</g>'

    def _draw_portrait(self) -> str:
        """Return the portrait of a lower third on its mount; "" for none."""
        if self._layout.portrait is None:
            return ""
        x, y, w, h = self._layout.portrait
        fill = self._look.get_ink(self._panel_inks.fill)
        return (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}"'
            f' fill="{fill}"/><image x="{x + _MOUNT:.2f}" y="{y + _MOUNT:.2f}"'
            f' width="{w - 2 * _MOUNT:.2f}" height="{h - 2 * _MOUNT:.2f}"'
            f' preserveAspectRatio="xMidYMid slice" href="{self._picture}"/>'
        )

    @functools.cached_property
    def _picture(self) -> str:
        """The address of the portrait, as SVG has it."""
        portrait = self.overlay.portrait
        box = self._layout.portrait
        assert (
            portrait is not None and box is not None
        )  # only such overlays ask for it
        return draw_portrait(
            portrait.file,
            portrait.focus,
            height=round(box[3] * compute_scale(self._size)),
            typefaces=self._look.typefaces,
        )

    def _draw_panel(self) -> str:
        """Return the ground under the words."""
        return draw_panel_svg(self._layout.panel, self._look, self._panel_inks)

    def _draw_rising_words(self, t: float) -> str:
        """Return the words of a lower third as they fade in and rise; "" before that."""
        times = self._look.timing.lower_third
        opacity = (
            smoothstep((t - times.words) / times.fade) if times.fade else 1.0
        )
        if not opacity:
            return ""
        rise = 0.0
        if times.settle:
            rise = times.rise * (
                1 - ease_out_cubic((t - times.words) / times.settle)
            )
        return (
            f'<g opacity="{opacity:.4f}" transform="translate(0 {rise:.3f})">'
            f"{self._draw_lower_third_words()}</g>"
        )

    def _choose_baselines(self) -> tuple[float, ...]:
        """Return the baselines of two lines in a lower third, as shares of its height."""
        title = self._layout.lines[0].text
        return _SPREAD_BASELINES if hang_together(title) else _BASELINES

    def _draw_lower_third_words(self) -> str:
        x, y, w, h = self._layout.panel
        lines = self._layout.lines
        before = self._layout.portrait[2] if self._layout.portrait else 0.0
        shares = self._choose_baselines()
        lift = 0.0
        if len(lines) == 1:
            shares = (0.5,)
            lift = 0.33 * lines[0].role.size
        inks = (self._panel_inks.title, self._panel_inks.line)
        svg = ""
        for i, line in enumerate(lines):
            baseline = y + h * shares[i] + lift
            ink = self._look.get_ink(inks[i])
            # the smaller second line stands a pixel further in
            at = x + before + 36 + i
            anchor: Anchor = "start"
            if self._is_from_right:
                at = x + w - before - 36 - i
                anchor = "end"
            svg += draw_text_svg(
                at,
                baseline,
                line.text,
                role=line.role,
                fill=ink,
                anchor=anchor,
                from_right=self._is_from_right,
            )
        return svg
