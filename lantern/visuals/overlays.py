"""Overlays: lower thirds, source lines, claim and illustration labels, burned-in captions.

Every overlay stays in its band of the look. None knows what lies under it, nor when in the film
it appears.
"""

from __future__ import annotations

import bisect
import functools
import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, get_args

import cv2
import numpy as np

from lantern.core.units import Rate, Size
from lantern.graphics import vector
from lantern.graphics.look import (
    Box,
    Look,
    PanelInks,
    RoleName,
    TypeRole,
    compute_scale,
    draw_text_svg,
    ease_in_quad,
    ease_out_cubic,
    find_shape,
    mix_colours,
    smoothstep,
)
from lantern.graphics.paper import draw_rule_svg, draw_stamp_svg, measure_stamp
from lantern.graphics.pixels import F32, U8, Planes, Sprite

VERSION = 2

OverlayKind = Literal["lower_third", "source", "claim", "illustration", "caption"]
PanelStyle = Literal["paper", "ink"]
MIN_TYPE_SCALE = 0.8
"""Type shrinks no further; what is still too long ends in an ellipsis."""
MIN_CAPTION_SCALE = 0.5
"""A caption loses none of its words before its type is as small as a source line's."""

_BANDS: dict[OverlayKind, str] = {
    "lower_third": "lower_third",
    "source": "source",
    "claim": "head",
    "illustration": "head",
    "caption": "caption",
}
TYPE_ROLES: dict[OverlayKind, tuple[RoleName, RoleName]] = {
    "lower_third": ("lower_third_title", "lower_third_line"),
    "source": ("source", "source"),
    "claim": ("label", "label"),
    "illustration": ("label", "label"),
    "caption": ("caption", "caption"),
}
"""The roles of type that each kind is set in."""
_PADDING: dict[OverlayKind, float] = {
    "lower_third": 84,
    "source": 32,
    "claim": 32,
    "illustration": 32,
    "caption": 64,
}
_GAP = 14.0
_MARGIN = 30.0
"""Room for the shadow around a panel."""


@dataclass(frozen=True)
class Overlay:
    """One overlay: its words, its panel, and its length in frames with entrance and exit.

    A lower third has a title and perhaps a line below it, a caption one or two lines, the others
    one. `beside` holds the words of the labels to the right of a label in the head band. `onsets`
    are the frames, from the overlay's first, at which each word of a caption begins, and the frame
    at which the last word ends; with them each word lights up while it is spoken.

    Raises:
        ValueError: the kind has another number of lines.
    """

    kind: OverlayKind
    lines: tuple[str, ...]
    style: PanelStyle
    length: int
    beside: tuple[str, ...] = ()
    onsets: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a number of lines that the kind can't have."""
        most = 2 if self.kind in ("lower_third", "caption") else 1
        if self.kind not in get_args(OverlayKind) or not 1 <= len(self.lines) <= most:
            raise ValueError(
                f"a {self.kind} has {'1 or 2 lines' if most == 2 else 'one line'}"
            )


def compute_lower_third_length(lines: tuple[str, ...], fps: int, look: Look) -> int:
    """Return the frames that a lower third needs: entrance, time to read it, exit."""
    times = look.timing.lower_third
    hold = max(
        times.least, times.hold + times.per_character * sum(len(line) for line in lines)
    )
    return Rate(fps).to_frames(times.words + times.settle + hold + times.leave)


def can_fit(
    kind: OverlayKind, lines: tuple[str, ...], size: Size, *, look: Look
) -> bool:
    """Return whether the words fit in their band without an ellipsis."""
    room, roles = _room(kind, size, look), _roles(kind, size, look)
    return all(
        role.measure_width(line) * _find_smallest_scale(kind) <= room
        for line, role in zip(lines, roles, strict=False)
    )


def _find_smallest_scale(kind: OverlayKind) -> float:
    """Return the share to which type may shrink; labels keep their size, they stand in a row."""
    if _BANDS[kind] == "head":
        return 1.0
    return MIN_CAPTION_SCALE if kind == "caption" else MIN_TYPE_SCALE


def _measure_labels_beside(overlay: Overlay, size: Size, look: Look) -> float:
    """Return the pixels at 1080p that the labels to the right use."""
    upright = find_shape(size) == "upright"
    return sum(measure_stamp(text, look, upright) + _GAP for text in overlay.beside)


def _roles(kind: OverlayKind, size: Size, look: Look) -> tuple[TypeRole, TypeRole]:
    upright = find_shape(size) == "upright"
    first, second = TYPE_ROLES[kind]
    return look.get_role(first, upright), look.get_role(second, upright)


def _band(kind: OverlayKind, size: Size, look: Look, *, captions: bool) -> Box:
    """Return the overlay's band in pixels at 1080p."""
    k = compute_scale(size)
    x, y, w, h = look.get_bands(size, captions or kind == "caption")[_BANDS[kind]]
    return x / k, y / k, w / k, h / k


def _room(kind: OverlayKind, size: Size, look: Look) -> float:
    return _band(kind, size, look, captions=True)[2] - _PADDING[kind]


@dataclass(frozen=True)
class _OverlayLayout:
    """Words set to fit: the lines with their roles, and their panel in pixels at 1080p."""

    lines: tuple[tuple[str, TypeRole], ...]
    panel: Box


def _typeset(
    overlay: Overlay, size: Size, *, look: Look, captions: bool
) -> _OverlayLayout:
    kind = overlay.kind
    room = _room(kind, size, look) - _measure_labels_beside(overlay, size, look)
    first, second = _roles(kind, size, look)
    pairs = list(zip(overlay.lines, (first, second), strict=False))
    widest = max(role.measure_width(line) for line, role in pairs)
    share = room / widest if widest else 1.0
    factor = min(1.0, max(_find_smallest_scale(kind), share))
    lines = []
    for line, role in pairs:
        smaller = role.scale_by(factor)
        lines.append((_shorten(line, smaller, room), smaller))
    width = max(role.measure_width(line) for line, role in lines) + _PADDING[kind]
    own = (width, _height(overlay, lines))
    panel = _place_panel(overlay, own, size, look=look, captions=captions)
    return _OverlayLayout(tuple(lines), panel)


def _shorten(line: str, role: TypeRole, room: float) -> str:
    """Return the line, or as much of it as fits with an ellipsis."""
    if role.measure_width(line) <= room + 0.5:
        return line
    kept = line
    while kept and role.measure_width(kept.rstrip() + "…") > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _height(overlay: Overlay, lines: list[tuple[str, TypeRole]]) -> float:
    if overlay.kind != "caption":
        return 0.0
    role = lines[0][1]
    return len(lines) * role.size * role.leading + 20


def _place_panel(
    overlay: Overlay,
    own: tuple[float, float],
    size: Size,
    *,
    look: Look,
    captions: bool,
) -> Box:
    """Return the place of a panel whose own width and height are given."""
    x, y, w, h = _band(overlay.kind, size, look, captions=captions)
    width, height = own
    if overlay.kind == "caption":
        return x + (w - width) / 2, y + (h - height) / 2, width, height
    if overlay.kind in ("claim", "illustration"):
        is_upright = find_shape(size) == "upright"
        left = x + w - _measure_labels_beside(overlay, size, look) - width
        return left, y, width, 42 * look.get_role("label", is_upright).size / 24
    if overlay.kind == "source" and find_shape(size) == "wide":
        return x + w - width, y, width, h
    if overlay.kind == "source":
        # right below the lower third, a little away from it
        return x, y + 6, width, h - 6
    return x, y, width, h


class OverlayPainter:
    """An overlay for frames of one size. Sprites are made when first needed, and kept."""

    def __init__(
        self, overlay: Overlay, size: Size, fps: int, *, look: Look, captions: bool
    ) -> None:
        """Typeset the overlay for frames of this size."""
        self.overlay = overlay
        self._size, self._fps, self._look = size, fps, look
        self._set = _typeset(overlay, size, look=look, captions=captions)
        self._sprite = functools.lru_cache(maxsize=4)(self._draw)
        times = look.timing
        third, label = times.lower_third, times.label
        rate = Rate(fps)
        seconds = (label.enter, label.leave)
        if overlay.kind == "lower_third":
            seconds = (
                max(third.plate + third.plate_opens, third.words + third.settle),
                third.leave,
            )
        self._enter, self._leave = (int(rate.to_frames(value)) for value in seconds)

    def state(self, n: int) -> Hashable:
        """Return what decides the pixels of frame n, counted from the overlay's first.

        None while it can't be seen.
        """
        if not 0 <= n < self.overlay.length:
            return None
        return min(n, self._enter), max(0, n - (self.overlay.length - self._leave))

    def blend_onto(self, planes: Planes, n: int) -> None:
        """Lay frame n of the overlay over a frame, in place."""
        if self.state(n) is None:
            return
        entered, leaving = min(n, self._enter), n - (self.overlay.length - self._leave)
        opacity = self._opacity(entered, leaving)
        if opacity > 0:
            moving = self.overlay.kind == "lower_third" and entered < self._enter
            self._sprite(entered if moving else self._enter).blend_onto(planes, opacity)

    def _opacity(self, entered: int, leaving: int) -> float:
        gone = max(0, leaving) / self._leave if self._leave else 0.0
        if self.overlay.kind == "lower_third":
            return 1 - ease_in_quad(gone)
        return (smoothstep(entered / self._enter) if self._enter else 1.0) * (
            1 - smoothstep(gone)
        )

    def _draw(self, entered: int) -> Sprite:
        """Draw the overlay as it is after `entered` frames, opaque, its shadow under it."""
        t = entered / self._fps if entered < self._enter else math.inf
        body, opened = self._body(t)
        return Sprite(self._rasterize_with_shadow(body, opened), *self._corner())

    def _corner(self) -> tuple[int, int]:
        """Return the top left pixel of the drawing with its shadow, (x, y) in the frame."""
        k = compute_scale(self._size)
        x, y, _, _ = self._set.panel
        return math.floor((x - _MARGIN) * k), math.floor((y - _MARGIN) * k)

    def _rasterize_with_shadow(self, body: str, opened: Box | None) -> U8:
        """Return the SVG as RGBA from the corner on, over the shadow of the box `opened`."""
        k = compute_scale(self._size)
        _, _, w, h = self._set.panel
        x0, y0 = self._corner()
        width = math.ceil((w + 2 * _MARGIN) * k) + 1
        height = math.ceil((h + 2 * _MARGIN) * k) + 1
        typefaces = self._look.typefaces
        svg = vector.make_svg_document(
            body, x0 / k, y0 / k, width / k, height / k, k, typefaces=typefaces
        )
        drawn = vector.rasterize(svg, typefaces=typefaces)
        if opened is None:
            return drawn
        x, y, w, h = opened
        return _add_shadow(drawn, (x * k - x0, y * k - y0, w * k, h * k), k)

    @property
    def _panel_inks(self) -> PanelInks:
        plates = self._look.plates
        return plates.ink if self.overlay.style == "ink" else plates.paper

    def _body(self, t: float) -> tuple[str, Box]:
        """Return the SVG at t seconds and the part of the panel that is open."""
        plate = self._panel_inks
        if self.overlay.kind == "lower_third":
            return self._lower_third(plate, t)
        x, y, w, h = self._set.panel
        if self.overlay.kind in ("claim", "illustration"):
            return self._label(plate), (x, y, w, h)
        (line, role), ink = self._set.lines[0], self._look.get_ink(plate.text)
        words = draw_text_svg(x + 16, y + h / 2 + 0.345 * role.size, line, role, ink)
        return _draw_panel(
            (x, y, w, h), self._look.get_ink(plate.fill), plate.opacity
        ) + words, (x, y, w, h)

    def _label(self, plate: PanelInks) -> str:
        x, y, _, _ = self._set.panel
        ink = self._look.get_ink(
            plate.claim if self.overlay.kind == "claim" else plate.text
        )
        upright = find_shape(self._size) == "upright"
        return draw_stamp_svg(
            x,
            y,
            self._set.lines[0][0],
            self._look,
            (ink, self._look.get_ink(plate.fill), upright),
        )

    def _lower_third(self, panel: PanelInks, t: float) -> tuple[str, Box]:
        """Draw a bar that grows down, a panel that opens from it, and words that rise."""
        look = self._look
        times = look.timing.lower_third
        x, y, w, h = self._set.panel
        grown = h * ease_out_cubic(t / times.bar) if times.bar else h
        open_share = 1.0
        if times.plate_opens:
            open_share = ease_out_cubic((t - times.plate) / times.plate_opens)
        width = 9 + (w - 9) * open_share
        opened = (x, y, width, grown)
        body = draw_rule_svg((x, y, 9, grown), look.get_ink("vermilion"))
        if width > 9.5:
            body = self._draw_opened_panel(panel, opened) + body
        return body + self._draw_rising_words(panel, t), opened

    def _draw_opened_panel(self, panel: PanelInks, opened: Box) -> str:
        """Return the panel of a lower third with its hairline, clipped to the box `opened`."""
        look = self._look
        x, y, w, h = self._set.panel
        width, grown = opened[2:]
        clip = (
            f'<clipPath id="open"><rect x="{x:.2f}" y="{y:.2f}" '
            f'width="{width:.2f}" height="{grown:.2f}"/></clipPath>'
        )
        ground = _draw_panel(self._set.panel, look.get_ink(panel.fill), panel.opacity)
        hair = (
            f'<rect x="{x + 5:.2f}" y="{y + 5:.2f}" width="{w - 10:.2f}" '
            f'height="{h - 10:.2f}" fill="none" '
            f'stroke="{look.get_ink(panel.edge)}" stroke-width="1.2" '
            f'stroke-opacity=".55"/>'
        )
        return f'{clip}<g clip-path="url(#open)">{ground}{hair}</g>'

    def _draw_rising_words(self, panel: PanelInks, t: float) -> str:
        """Return the words of a lower third as they fade in and rise; "" before that."""
        times = self._look.timing.lower_third
        opacity = smoothstep((t - times.words) / times.fade) if times.fade else 1.0
        if not opacity:
            return ""
        rise = 0.0
        if times.settle:
            rise = times.rise * (1 - ease_out_cubic((t - times.words) / times.settle))
        return (
            f'<g opacity="{opacity:.4f}" transform="translate(0 {rise:.3f})">'
            f"{self._words(panel)}</g>"
        )

    def _words(self, plate: PanelInks) -> str:
        x, y, _, h = self._set.panel
        inks = (self._look.get_ink(plate.title), self._look.get_ink(plate.line))
        shares = (0.46, 0.80) if len(self._set.lines) == 2 else (0.5, 0.5)
        lift = 0.0 if len(self._set.lines) == 2 else 0.33 * self._set.lines[0][1].size
        return "".join(
            draw_text_svg(x + 36 + i, y + h * shares[i] + lift, line, role, inks[i])
            for i, (line, role) in enumerate(self._set.lines)
        )


class CaptionPainter(OverlayPainter):
    """A burned-in caption: it appears and disappears at once.

    With onsets the spoken word is lit, and words to come are quiet.
    """

    def state(self, n: int) -> Hashable:
        """Return the word that is lit in frame n; None while it can't be seen."""
        return self._find_lit_word(n) if 0 <= n < self.overlay.length else None

    def blend_onto(self, planes: Planes, n: int) -> None:
        """Lay frame n of the caption over a frame, in place."""
        if 0 <= n < self.overlay.length:
            self._sprite(self._find_lit_word(n)).blend_onto(planes)

    def _find_lit_word(self, n: int) -> int:
        """Return the word spoken in frame n: -1 before the first, the word count after the last."""
        return bisect.bisect_right(self.overlay.onsets, n) - 1

    def _draw(self, lit: int) -> Sprite:
        if not self.overlay.onsets:
            return Sprite(
                self._draw_in_ink(self._look.get_ink(self._panel_inks.title)),
                *self._corner(),
            )
        drawn, before = self._inks[2].copy(), 0
        for (top, bottom), edges in self._cells:
            now = min(max(lit - before, 0), len(edges) - 1)
            after = min(max(lit + 1 - before, 0), len(edges) - 1)
            for ink, first, last in ((0, 0, now), (1, now, after)):
                part = np.s_[top:bottom, edges[first] : edges[last]]
                drawn[part] = self._inks[ink][part]
            before += len(edges) - 1
        return Sprite(drawn, *self._corner())

    @functools.cached_property
    def _inks(self) -> tuple[U8, U8, U8]:
        """Return all words spoken, all lit, and all unspoken.

        Lines are drawn whole, so that letters stand alike; _draw combines words of the three.
        """
        plate, look = self._panel_inks, self._look
        spoken, lit, fill = (
            look.get_ink(name) for name in (plate.title, plate.lit, plate.fill)
        )
        first, second, third = (
            self._draw_in_ink(ink)
            for ink in (spoken, lit, mix_colours(fill, spoken, plate.unspoken))
        )
        return first, second, third

    def _draw_in_ink(self, ink: str) -> U8:
        x, _, w, _ = box = self._set.panel
        words = "".join(
            draw_text_svg(
                x + w / 2, self._baseline(i), line, role, ink, anchor="middle"
            )
            for i, (line, role) in enumerate(self._set.lines)
        )
        ground = _draw_panel(
            box, self._look.get_ink(self._panel_inks.fill), self._panel_inks.opacity
        )
        # on a map the panel lies on the mount in its own colour: a shadow would show its edge
        return self._rasterize_with_shadow(
            ground + words, box if self.overlay.style == "ink" else None
        )

    def _baseline(self, line: int) -> float:
        _, y, _, h = self._set.panel
        role, lines = self._set.lines[0][1], len(self._set.lines)
        return (
            y
            + h / 2
            + (line - (lines - 1) / 2) * role.size * role.leading
            + 0.345 * role.size
        )

    @functools.cached_property
    def _cells(self) -> list[tuple[tuple[int, int], list[int]]]:
        """Return for each line its pixel rows, and the pixel columns between its words."""
        k = compute_scale(self._size)
        _, y, _, h = self._set.panel
        y0 = self._corner()[1]
        role = self._set.lines[0][1]
        count = len(self._set.lines)
        between = [self._baseline(i) + 0.42 * role.size for i in range(count - 1)]
        rows = [round(row * k) - y0 for row in (y, *between, y + h)]
        cells = []
        for i, (line, _) in enumerate(self._set.lines):
            cells.append(((rows[i], rows[i + 1]), self._find_word_edges(line, role)))
        return cells

    def _find_word_edges(self, line: str, role: TypeRole) -> list[int]:
        """Return the pixel columns of a line between which its words stand."""
        k = compute_scale(self._size)
        x, _, w, _ = self._set.panel
        x0 = self._corner()[0]
        words = line.split(" ")
        left = x + (w - role.measure_width(line)) / 2
        half_space = role.measure_width(" ") / 2
        edges = [0]
        for i in range(1, len(words)):
            before = " ".join(words[:i]) + " "
            end = left + role.measure_width(before) - half_space
            edges.append(round(end * k) - x0)
        edges.append(round((x + w) * k) - x0)
        return edges


def prepare_overlay(
    overlay: Overlay, size: Size, fps: int, *, look: Look, captions: bool
) -> OverlayPainter:
    """Return the painter of an overlay for frames of this size.

    `captions`: whether the film has burned-in captions, which moves the bands.
    """
    if overlay.kind == "caption":
        return CaptionPainter(overlay, size, fps, look=look, captions=captions)
    return OverlayPainter(overlay, size, fps, look=look, captions=captions)


def _draw_panel(box: Box, fill: str, opacity: float) -> str:
    x, y, w, h = box
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" '
        f'fill="{fill}" fill-opacity="{opacity:.3f}"/>'
    )


def _add_shadow(drawn: U8, box: Box, k: float) -> U8:
    """Lay the drawing over the soft shadow of `box` (pixels of the drawing)."""
    shade = _draw_shadow((drawn.shape[1], drawn.shape[0]), box, k)
    alpha = drawn[..., 3].astype(np.float32) / 255
    total = alpha + shade * (1 - alpha)
    share = np.divide(alpha, total, out=np.zeros_like(alpha), where=total > 0)
    rgb = np.rint(drawn[..., :3] * share[..., None]).astype(np.uint8)
    return np.dstack([rgb, np.rint(total * 255).astype(np.uint8)])


def _draw_shadow(size: Size, box: Box, k: float) -> F32:
    """Return the opacity of the shadow of a box, (h, w), 0 to 1.

    It is drawn at quarter size; it is too soft to show it.
    """
    w, h = size
    x, y, box_w, box_h = box
    left = x / 4
    top = (y + 4 * k) / 4
    end = (int(left + box_w / 4), int(top + box_h / 4))
    small = np.zeros((max(2, -(-h // 4)), max(2, -(-w // 4))), np.float32)
    cv2.rectangle(small, (int(left), int(top)), end, 1.0, -1)
    soft = cv2.GaussianBlur(small, (0, 0), max(9 * k / 4, 0.1))
    shade: F32 = 0.34 * cv2.resize(soft, (w, h), interpolation=cv2.INTER_LINEAR)
    return shade
