"""A still under a moving camera: between two framings, eased, to a fraction of a pixel.

Draws or opens the picture once a shot, bakes the paper's grain into drawings, and warps its planes for each frame.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from lantern import photo
from lantern.look import s
from lantern.planes import U8, Planes, Shade, from_rgb, warp
from lantern.press import VERSION as PRESS
from lantern.press import press, vignette
from lantern.problems import ASSET, AssetFailure, Problem, Span
from lantern.store import digest_file
from lantern.units import Size
from lantern.visuals import Find, Request

VERSION = 2
ZOOM = 0.90
"""Width of the near framing of push-in and pull-out, and of pans, as a share of the far one."""
MAX_SIDE = 6000


@dataclass(frozen=True)
class Framing:
    """What the frame shows: centre and width in picture pixels; the height follows from the frame's shape."""

    x: float
    y: float
    width: float


def visual(request: Request) -> _Still:
    return _Still(request)


def check(what: Mapping[str, Any], at: Callable[[tuple[str | int, ...]], Span], find: Find) -> list[Problem]:
    """The picture can be decoded, and has the pixels its move asks for."""
    try:
        path = find(what["still"])
        picture, moving = photo.vet(path)
    except AssetFailure as failure:
        return [Problem(failure.message, at(("still",)), ASSET)]
    problems = []
    if moving:
        problems.append(Problem(f"{path.name} is animated; its first frame is shown", at(("still",)), warning=True))
    if not photo.is_svg(path) and what.get("fit") != "contain":
        frame = what["frame"]
        near = min(f.width for f in framings(what, picture, (frame[0], frame[1])))
        if near * 1.25 < frame[0]:
            message = (
                f"the camera asks for {frame[0]} pixels across, and {path.name} has {near:.0f} there; it will look soft"
            )
            problems.append(Problem(message, at(("still",)), warning=True))
    return problems


def framings(what: Mapping[str, Any], picture: Size, frame: Size, free: float = 1.0) -> tuple[Framing, Framing]:
    """First and last framing of a shot, in pixels of the upright picture.

    `free` is the upper share of the frame that captions leave: the focus comes to its middle, as far as there is room.
    """
    move, focus = what.get("move"), what.get("focus")
    if isinstance(move, Mapping):
        return _around(move["from"], picture, frame), _around(move["to"], picture, frame)
    middle = (focus[0] + focus[2] / 2, focus[1] + focus[3] / 2) if focus else (0.5, 0.5)
    lower = (1 - free) / 2 * frame[1] / frame[0] if focus else 0.0
    x, y, widest = middle[0] * picture[0], middle[1] * picture[1], _widest(picture, frame)
    full = _fit(x, y + lower * widest, widest, picture, frame)
    near = full.width * ZOOM
    close = _fit(x, y + lower * near, near, picture, frame)
    if move in (None, "hold"):
        return (full, full)
    if move == "push-in":
        return full, close
    if move == "pull-out":
        return close, full
    travel = full.width - near
    dx, dy = {"pan-left": (-1, 0), "pan-right": (1, 0), "pan-up": (0, -1), "pan-down": (0, 1)}[str(move)]
    ends = [
        _fit(full.x + sign * dx * travel / 2, full.y + sign * dy * travel / 2, near, picture, frame) for sign in (-1, 1)
    ]
    return ends[0], ends[1]


def _widest(picture: Size, frame: Size) -> float:
    return min(picture[0], picture[1] * frame[0] / frame[1])


def _around(rect: Sequence[float], picture: Size, frame: Size) -> Framing:
    """The smallest framing of the frame's shape that holds a rectangle of fractions."""
    x, y, w, h = rect[0] * picture[0], rect[1] * picture[1], rect[2] * picture[0], rect[3] * picture[1]
    width = max(w, h * frame[0] / frame[1])
    return _fit(x + w / 2, y + h / 2, width, picture, frame)


def _fit(x: float, y: float, width: float, picture: Size, frame: Size) -> Framing:
    """A framing moved, and made smaller if need be, so that it lies inside the picture."""
    width = min(width, _widest(picture, frame))
    height = width * frame[1] / frame[0]
    x = min(max(x, width / 2), picture[0] - width / 2)
    y = min(max(y, height / 2), picture[1] - height / 2)
    return Framing(x, y, width)


def between(a: Framing, b: Framing, t: float) -> Framing:
    """The framing at share t of a move: even in the logarithm of the zoom, with one point of the picture fixed."""
    if t <= 0 or a == b:
        return a
    if t >= 1:
        return b
    width = a.width * (b.width / a.width) ** t
    share = (width - a.width) / (b.width - a.width) if abs(b.width - a.width) > 1e-6 else t
    return Framing(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, width)


class _Still:
    """One shot of a still."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.path = request.find(request.what["still"])
        self.contain = request.what.get("fit") == "contain"
        bands = request.look.bands(request.size, True)
        free = bands["caption"][1] / request.size[1] if request.captions else 1.0
        self.ends = framings(request.what, self._picture(), request.size, free)
        camera = request.look.timing.camera
        self.first = round(camera.start * request.fps)
        self.last = max(self.first + 1, request.length - 1 - round(camera.rest * request.fps))

    def inputs(self) -> Sequence[Path]:
        return [self.path]

    def state(self, n: int) -> Hashable:
        framing = self._framing(n)
        return (framing.x, framing.y, framing.width)

    def paint(self, n: int) -> Planes:
        source, per_pixel = self._source
        framing = self._framing(n)
        w, h = self.request.size
        scale = framing.width * per_pixel / w
        x = framing.x * per_pixel - scale * w / 2
        y = framing.y * per_pixel - scale * h / 2
        return self._shade.over(warp(source, scale, x, y, self.request.size))

    def _framing(self, n: int) -> Framing:
        return between(*self.ends, s((n - self.first) / (self.last - self.first)))

    def _picture(self) -> Size:
        """The picture's size; a contained one is laid on a ground of the frame's shape first."""
        w, h = photo.size(self.path)
        if not self.contain:
            return w, h
        fw, fh = self.request.size
        return (max(w, round(h * fw / fh)), max(h, round(w * fh / fw)))

    @functools.cached_property
    def _shade(self) -> Shade:
        return vignette(self.request.size, self.request.look.vignette.still)

    @functools.cached_property
    def _source(self) -> tuple[Planes, float]:
        """The picture's planes at the size the nearest framing needs, and plane pixels per picture pixel."""
        picture = self._picture()
        near = min(f.width for f in self.ends)
        scale = min(self.request.size[0] / near, MAX_SIDE / max(picture))
        parts = {
            "version": VERSION,
            "press": PRESS,
            "file": digest_file(self.path),
            "scale": round(scale, 6),
            "what": {k: self.request.what.get(k) for k in ("fit", "ground")},
            "frame": list(self.request.size) if self.contain else [],
            "grain": self.request.look.grain.still,
        }
        plate = self.request.plates.get("still", parts, lambda: self._draw(scale, picture))
        return Planes(plate["y"], plate["u"], plate["v"]), plate["y"].shape[1] / picture[0]

    def _draw(self, scale: float, picture: Size) -> dict[str, U8]:
        w = photo.size(self.path)[0]
        drawing = photo.is_svg(self.path)
        rgb = photo.read(self.path, max(2, round(w * scale)) if drawing else None)
        rgb = rgb if drawing else photo.shrink(rgb, scale)
        if self.contain:
            rgb = _on_ground(rgb, (rgb.shape[1] / w), picture, self.request.what.get("ground", "blur"))
        if drawing:
            rgb = press(rgb, self.request.look.grain.still)
        rgb = np.ascontiguousarray(np.pad(rgb, ((0, rgb.shape[0] % 2), (0, rgb.shape[1] % 2), (0, 0)), mode="edge"))
        planes = from_rgb(rgb)
        return {"y": planes.y, "u": planes.u, "v": planes.v}


def _on_ground(rgb: U8, per_pixel: float, picture: Size, ground: str) -> U8:
    """The whole picture in the middle of a ground: a colour, or the picture itself, blurred and darkened."""
    h, w = rgb.shape[:2]
    gw, gh = max(w, round(picture[0] * per_pixel)), max(h, round(picture[1] * per_pixel))
    if ground == "blur":
        small = cv2.resize(rgb, (max(2, gw // 16), max(2, gh // 16)), interpolation=cv2.INTER_AREA)
        soft = cv2.GaussianBlur(small, (0, 0), max(1.0, min(small.shape[:2]) / 12))
        canvas = np.asarray(cv2.resize(soft, (gw, gh), interpolation=cv2.INTER_CUBIC) * 0.45, np.uint8)
    else:
        colour = [int(ground[i : i + 2], 16) for i in (1, 3, 5)]
        canvas = np.full((gh, gw, 3), colour, np.uint8)
    x, y = (gw - w) // 2, (gh - h) // 2
    canvas[y : y + h, x : x + w] = rgb
    return canvas
