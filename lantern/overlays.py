"""What is laid over a picture: lower thirds, source lines, claim and illustration labels, burned-in captions.

Every overlay stays in its band of the look. None knows what lies under it, nor when in the film it comes.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, get_args

import cv2
import numpy as np

from lantern import vector
from lantern.look import Box, Look, Plate, Role, RoleName, in2, out3, s, scale, shape_of, text_svg
from lantern.planes import F32, U8, Planes, Sprite
from lantern.press import rule_svg, stamp_svg, stamp_width
from lantern.units import Rate, Size

VERSION = 1

Kind = Literal["lower_third", "source", "claim", "illustration", "caption"]
Style = Literal["paper", "ink"]
SMALLEST = 0.8
"""Type shrinks no further; what is still too long ends in an ellipsis."""

_BANDS: dict[Kind, str] = {
    "lower_third": "lower_third",
    "source": "source",
    "claim": "head",
    "illustration": "head",
    "caption": "caption",
}
_TYPE: dict[Kind, tuple[RoleName, RoleName]] = {
    "lower_third": ("lower_third_title", "lower_third_line"),
    "source": ("source", "source"),
    "claim": ("label", "label"),
    "illustration": ("label", "label"),
    "caption": ("caption", "caption"),
}
_PADDING: dict[Kind, float] = {"lower_third": 84, "source": 32, "claim": 32, "illustration": 32, "caption": 64}
_GAP = 14.0
_MARGIN = 30.0
"""Room for the shadow about a plate."""


@dataclass(frozen=True)
class Overlay:
    """One overlay: its words, its plate, the frames it is on screen with entrance and exit.

    A lower third has a title and perhaps a line below it, a caption one or two lines, the others one. `beside` holds
    the words of the labels that stand to the right of a label in the head band.
    """

    kind: Kind
    lines: tuple[str, ...]
    style: Style
    length: int
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        most = 2 if self.kind in ("lower_third", "caption") else 1
        if self.kind not in get_args(Kind) or not 1 <= len(self.lines) <= most:
            raise ValueError(f"a {self.kind} has {'1 or 2 lines' if most == 2 else 'one line'}")


def rest_length(lines: tuple[str, ...], fps: int, look: Look) -> int:
    """Frames a lower third needs: entrance, time to read it, exit."""
    times = look.timing.lower_third
    hold = max(times.least, times.hold + times.per_character * sum(len(line) for line in lines))
    return Rate(fps).frames(times.words + times.settle + hold + times.leave)


def fits(kind: Kind, lines: tuple[str, ...], size: Size, look: Look) -> bool:
    """Whether the words find room in their band without an ellipsis."""
    room, roles = _room(kind, size, look), _roles(kind, size, look)
    return all(role.width(line) * _least(kind) <= room for line, role in zip(lines, roles, strict=False))


def _least(kind: Kind) -> float:
    """How far the type of an overlay may shrink; labels keep their size, they stand side by side."""
    return 1.0 if _BANDS[kind] == "head" else SMALLEST


def _taken(overlay: Overlay, size: Size, look: Look) -> float:
    """Pixels at 1080p that the labels to the right use."""
    upright = shape_of(size) == "upright"
    return sum(stamp_width(text, look, upright) + _GAP for text in overlay.beside)


def _roles(kind: Kind, size: Size, look: Look) -> tuple[Role, Role]:
    upright = shape_of(size) == "upright"
    first, second = _TYPE[kind]
    return look.role(first, upright), look.role(second, upright)


def _band(kind: Kind, size: Size, look: Look, captions: bool) -> Box:
    """The overlay's band in pixels at 1080p."""
    k = scale(size)
    x, y, w, h = look.bands(size, captions or kind == "caption")[_BANDS[kind]]
    return x / k, y / k, w / k, h / k


def _room(kind: Kind, size: Size, look: Look) -> float:
    return _band(kind, size, look, True)[2] - _PADDING[kind]


@dataclass(frozen=True)
class _Set:
    """Words set to fit: the lines with their roles, and the plate they stand on, in pixels at 1080p."""

    lines: tuple[tuple[str, Role], ...]
    plate: Box


def _set(overlay: Overlay, size: Size, look: Look, captions: bool) -> _Set:
    room = _room(overlay.kind, size, look) - _taken(overlay, size, look)
    roles = _roles(overlay.kind, size, look)
    wide = max(role.width(line) for line, role in zip(overlay.lines, roles, strict=False))
    factor = min(1.0, max(_least(overlay.kind), room / wide if wide else 1.0))
    lines = [
        (_cut(line, role.scaled(factor), room), role.scaled(factor))
        for line, role in zip(overlay.lines, roles, strict=False)
    ]
    width = max(role.width(line) for line, role in lines) + _PADDING[overlay.kind]
    return _Set(tuple(lines), _plate(overlay, (width, _height(overlay, lines)), size, (look, captions)))


def _cut(line: str, role: Role, room: float) -> str:
    """The line, or as much of it as finds room with an ellipsis."""
    if role.width(line) <= room + 0.5:
        return line
    kept = line
    while kept and role.width(kept.rstrip() + "…") > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _height(overlay: Overlay, lines: list[tuple[str, Role]]) -> float:
    role = lines[0][1]
    return len(lines) * role.size * role.leading + 20 if overlay.kind == "caption" else 0.0


def _plate(overlay: Overlay, own: tuple[float, float], size: Size, how: tuple[Look, bool]) -> Box:
    look, captions = how
    x, y, w, h = _band(overlay.kind, size, look, captions)
    width, height = own
    upright = shape_of(size) == "upright"
    if overlay.kind == "caption":
        return x + (w - width) / 2, y + (h - height) / 2, width, height
    if overlay.kind in ("claim", "illustration"):
        return x + w - _taken(overlay, size, look) - width, y, width, 42 * look.role("label", upright).size / 24
    if overlay.kind == "source":
        # upright and square it stands right below the lower third, and keeps a little away from it
        return (x + w - width, y, width, h) if shape_of(size) == "wide" else (x, y + 6, width, h - 6)
    return x, y, width, h


class Drawn:
    """An overlay ready to be laid over frames of one size. Sprites are made when first needed, and kept."""

    def __init__(self, overlay: Overlay, size: Size, fps: int, look: Look, captions: bool) -> None:
        self.overlay = overlay
        self._size, self._fps, self._look = size, fps, look
        self._set = _set(overlay, size, look, captions)
        self._sprite = functools.lru_cache(maxsize=4)(self._draw)
        times = look.timing
        third, label = times.lower_third, times.label
        rate = Rate(fps)
        seconds = {
            "lower_third": (max(third.plate + third.plate_opens, third.words + third.settle), third.leave),
            "caption": (0.0, 0.0),
        }.get(overlay.kind, (label.enter, label.leave))
        self._enter, self._leave = (int(rate.frames(value)) for value in seconds)

    def state(self, n: int) -> Hashable:
        """What decides the pixels of frame n, counted from the overlay's first; None while it isn't to be seen."""
        if not 0 <= n < self.overlay.length:
            return None
        return min(n, self._enter), max(0, n - (self.overlay.length - self._leave))

    def over(self, planes: Planes, n: int) -> None:
        """Lay frame n of the overlay over a frame, in place."""
        if self.state(n) is None:
            return
        entered, leaving = min(n, self._enter), n - (self.overlay.length - self._leave)
        opacity = self._opacity(entered, leaving)
        if opacity > 0:
            moving = self.overlay.kind == "lower_third" and entered < self._enter
            self._sprite(entered if moving else self._enter).over(planes, opacity)

    def _opacity(self, entered: int, leaving: int) -> float:
        gone = max(0, leaving) / self._leave if self._leave else 0.0
        if self.overlay.kind == "lower_third":
            return 1 - in2(gone)
        return (s(entered / self._enter) if self._enter else 1.0) * (1 - s(gone))

    def _draw(self, entered: int) -> Sprite:
        """The overlay as it stands so many frames after its start, at full strength, its shadow under it."""
        k, (x, y, w, h) = scale(self._size), self._set.plate
        x0, y0 = math.floor((x - _MARGIN) * k), math.floor((y - _MARGIN) * k)
        px, py = math.ceil((w + 2 * _MARGIN) * k) + 1, math.ceil((h + 2 * _MARGIN) * k) + 1
        t = entered / self._fps if entered < self._enter else math.inf
        body, opened = self._body(t)
        drawn = vector.raster(vector.sheet(body, x0 / k, y0 / k, px / k, py / k, k))
        if self.overlay.kind == "caption":
            return Sprite(drawn, x0, y0)
        box = (opened[0] * k - x0, opened[1] * k - y0, opened[2] * k, opened[3] * k)
        return Sprite(_with_shadow(drawn, box, k), x0, y0)

    def _body(self, t: float) -> tuple[str, Box]:
        """The SVG at t seconds and the part of the plate that is open."""
        overlay, plate = self.overlay, self._look.plates.paper
        if overlay.style == "ink":
            plate = self._look.plates.ink
        if overlay.kind == "lower_third":
            return self._lower_third(plate, t)
        x, y, w, h = self._set.plate
        if overlay.kind in ("claim", "illustration"):
            return self._label(plate), (x, y, w, h)
        anchor: Literal["start", "middle"] = "middle" if overlay.kind == "caption" else "start"
        at = x + w / 2 if anchor == "middle" else x + 16
        role = self._set.lines[0][1]
        step = role.size * role.leading
        first = y + h / 2 - (len(self._set.lines) - 1) * step / 2 + 0.345 * role.size
        words = "".join(
            text_svg(at, first + i * step, line, own, self._look.ink(plate.text), anchor=anchor)
            for i, (line, own) in enumerate(self._set.lines)
        )
        return _ground((x, y, w, h), self._look.ink(plate.fill), plate.opacity) + words, (x, y, w, h)

    def _label(self, plate: Plate) -> str:
        x, y, _, _ = self._set.plate
        ink = self._look.ink(plate.claim if self.overlay.kind == "claim" else plate.text)
        upright = shape_of(self._size) == "upright"
        return stamp_svg(x, y, self._set.lines[0][0], self._look, (ink, self._look.ink(plate.fill), upright))

    def _lower_third(self, plate: Plate, t: float) -> tuple[str, Box]:
        """A red bar grows down, the plate opens from it to the right, the words come up."""
        look, times, (x, y, w, h) = self._look, self._look.timing.lower_third, self._set.plate
        grown = h * out3(t / times.bar) if times.bar else h
        width = 9 + (w - 9) * (out3((t - times.plate) / times.plate_opens) if times.plate_opens else 1.0)
        hair = (
            f'<rect x="{x + 5:.2f}" y="{y + 5:.2f}" width="{w - 10:.2f}" height="{h - 10:.2f}" fill="none" '
            f'stroke="{look.ink(plate.edge)}" stroke-width="1.2" stroke-opacity=".55"/>'
        )
        ground = _ground((x, y, w, h), look.ink(plate.fill), plate.opacity) + hair
        clip = (
            f'<clipPath id="open"><rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{grown:.2f}"/></clipPath>'
        )
        shown = s((t - times.words) / times.fade) if times.fade else 1.0
        rise = times.rise * (1 - out3((t - times.words) / times.settle)) if times.settle else 0.0
        words = f'<g opacity="{shown:.4f}" transform="translate(0 {rise:.3f})">{self._words(plate)}</g>'
        bar = rule_svg((x, y, 9, grown), look.ink("vermilion"))
        open_now = width > 9.5
        body = (f'{clip}<g clip-path="url(#open)">{ground}</g>' if open_now else "") + bar + (words if shown else "")
        return body, (x, y, width, grown)

    def _words(self, plate: Plate) -> str:
        x, y, _, h = self._set.plate
        inks = (self._look.ink(plate.title), self._look.ink(plate.line))
        shares = (0.46, 0.80) if len(self._set.lines) == 2 else (0.5, 0.5)
        lift = 0.0 if len(self._set.lines) == 2 else 0.33 * self._set.lines[0][1].size
        return "".join(
            text_svg(x + 36 + i, y + h * shares[i] + lift, line, role, inks[i])
            for i, (line, role) in enumerate(self._set.lines)
        )


def draw(overlay: Overlay, size: Size, fps: int, look: Look, captions: bool) -> Drawn:
    """An overlay for frames of this size; `captions` tells whether the film burns captions in, which moves bands."""
    return Drawn(overlay, size, fps, look, captions)


def _ground(box: Box, fill: str, opacity: float) -> str:
    x, y, w, h = box
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" fill="{fill}" fill-opacity="{opacity:.3f}"/>'
    )


def _with_shadow(drawn: U8, box: tuple[float, float, float, float], k: float) -> U8:
    """Lay the drawing over the soft shadow of `box` (pixels of the drawing). Drawn at quarter size: nobody sees it."""
    h, w = drawn.shape[:2]
    x, y, bw, bh = (value / 4 for value in (box[0], box[1] + 4 * k, box[2], box[3]))
    small = np.zeros((max(2, -(-h // 4)), max(2, -(-w // 4))), np.float32)
    cv2.rectangle(small, (int(x), int(y)), (int(x + bw), int(y + bh)), 1.0, -1)
    small = cv2.GaussianBlur(small, (0, 0), max(9 * k / 4, 0.1))
    shade: F32 = 0.34 * cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
    alpha = drawn[..., 3].astype(np.float32) / 255
    total = alpha + shade * (1 - alpha)
    share = np.divide(alpha, total, out=np.zeros_like(alpha), where=total > 0)
    rgb = np.rint(drawn[..., :3] * share[..., None]).astype(np.uint8)
    return np.dstack([rgb, np.rint(total * 255).astype(np.uint8)])
