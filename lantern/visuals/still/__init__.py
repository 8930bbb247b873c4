"""A still under a moving camera: between two framings, eased, to a fraction of a pixel.

Draws or opens the picture once a shot, bakes the paper's grain into drawings, and warps its planes for each frame.
A drawing with `data-depth` on its top-level groups moves in layers: see `layered`.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from pathlib import Path

import cv2
import numpy as np

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.core.store import digest_file
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.look import smoothstep
from lantern.graphics.paper import apply_paper_texture, make_vignette
from lantern.graphics.pixels import U8, Planes, Shade, from_rgb, warp
from lantern.graphics.pixels.sampling import PAD_PIXELS, pad_plane
from lantern.visuals import Arrays, Locate, Visual, VisualContext
from lantern.visuals.specs import StillSpec
from lantern.visuals.still import layers
from lantern.visuals.still.framing import Framing, interpolate_framings, plan_framings
from lantern.visuals.still.layered import LayeredVisual

VERSION = 6
MAX_SIDE = 6000
ZOOM_SUPERSAMPLING = 1.06
"""Plane pixels per frame pixel where a zoom is nearest: near one, resizes that fit are rare (see planes.sampling)."""
_WHOLE = 1.5
"""Pixels across the frame by which a scale may differ from one to be taken for it: a plate's size is whole pixels."""


def open_visual(spec: StillSpec, context: VisualContext) -> Visual:
    """Return the visual of a still.

    Raises:
        AssetFailure: its file isn't there, or its drawing can't be used.
    """
    if spec.fit != "contain":
        layers_found = _read_layers(context.find(spec.still))
        if layers_found:
            return LayeredVisual(spec, context, layers_found)
    return _StillVisual(spec, context)


def _read_layers(path: Path) -> list[layers.LayerSvg]:
    try:
        return layers.split(photo.read_svg(path)) if photo.is_svg(path) else []
    except ValueError as error:
        raise AssetFailure(f"{path.name}: {error}") from None


def check(spec: StillSpec, context: VisualContext, at: Locate) -> list[Problem]:
    """Return what is wrong with a still: it can't be decoded, or is too small for its move."""
    try:
        path = context.find(spec.still)
        picture, moving = photo.verify_picture(path)
        _read_layers(path)
    except AssetFailure as failure:
        return [Problem(failure.message, at(("still",)), EXIT_ASSET)]
    problems = []
    if moving:
        problems.append(
            Problem(
                f"{path.name} is animated; its first frame is shown",
                at(("still",)),
                warning=True,
            )
        )
    if not photo.is_svg(path) and spec.fit != "contain":
        across = context.size[0]
        near = min(f.width for f in plan_framings(spec, picture, context.size))
        if near * 1.25 < across:
            message = (
                f"the camera asks for {across} pixels across, and {path.name} has "
                f"{near:.0f} there; it will look soft"
            )
            problems.append(Problem(message, at(("still",)), warning=True))
    return problems


class _StillVisual:
    """One shot of a still."""

    def __init__(self, spec: StillSpec, context: VisualContext) -> None:
        self.spec = spec
        self.context = context
        self.path = context.find(spec.still)
        self.contain = spec.fit == "contain"
        self.ends = plan_framings(
            spec, self._picture(), context.size, context.free_height
        )
        camera = context.look.timing.camera
        self.first = round(camera.start * context.fps)
        self.last = max(
            self.first + 1, context.length - 1 - round(camera.rest * context.fps)
        )

    def inputs(self) -> Sequence[Path]:
        return [self.path]

    def state(self, n: int) -> Hashable:
        framing = self._framing(n)
        return (framing.x, framing.y, framing.width)

    def paint(self, n: int) -> Planes:
        source, (across, down) = self._source
        framing = self._framing(n)
        w, h = self.context.size
        scale = framing.width * across / w
        scale = 1.0 if abs(scale - 1) < _WHOLE / w else scale
        x = framing.x * across - scale * w / 2 + 2 * PAD_PIXELS
        y = framing.y * down - scale * h / 2 + 2 * PAD_PIXELS
        a, b = self.ends
        pans = a.width == b.width and a != b
        if (
            pans and scale == 1
        ):  # along one axis nothing moves: half a pixel of it is free
            x, y = (round(x) if a.x == b.x else x), (round(y) if a.y == b.y else y)
        return self._shade.darken(
            warp(source, scale, x, y, self.context.size, crisp=pans)
        )

    def _framing(self, n: int) -> Framing:
        return interpolate_framings(
            *self.ends, smoothstep((n - self.first) / (self.last - self.first))
        )

    def _picture(self) -> Size:
        """The picture's size; a contained one is laid on a ground of the frame's shape first."""
        w, h = photo.read_size(self.path)
        if not self.contain:
            return w, h
        fw, fh = self.context.size
        return (max(w, round(h * fw / fh)), max(h, round(w * fh / fw)))

    @functools.cached_property
    def _shade(self) -> Shade:
        return make_vignette(self.context.size, self.context.look.vignette.still)

    @functools.cached_property
    def _source(self) -> tuple[Planes, tuple[float, float]]:
        """The picture's planes at the nearest framing's size, with a margin; its pixels per picture pixel each way."""
        picture = self._picture()
        near = min(f.width for f in self.ends)
        zooms = self.ends[0].width != self.ends[1].width
        scale = min(
            self.context.size[0] * (ZOOM_SUPERSAMPLING if zooms else 1) / near,
            MAX_SIDE / max(picture),
        )
        parts = {
            "version": VERSION,
            "file": digest_file(self.path),
            "scale": round(scale, 6),
            "what": {"fit": self.spec.fit, "ground": self.spec.ground},
            "frame": list(self.context.size) if self.contain else [],
            "grain": self.context.look.grain.still,
        }
        plate = self.context.drawing_cache.get_or_draw(
            "still", parts, lambda: self._draw(scale, picture)
        )
        planes = Planes(
            pad_plane(plate["y"], 2 * PAD_PIXELS),
            pad_plane(plate["u"]),
            pad_plane(plate["v"]),
        )
        across, down = (float(side) for side in plate["size"])
        return planes, (across / picture[0], down / picture[1])

    def _draw(self, scale: float, picture: Size) -> Arrays:
        w = photo.read_size(self.path)[0]
        drawing = photo.is_svg(self.path)
        rgb = photo.read_pixels(
            self.path,
            max(2, round(w * scale)) if drawing else None,
            typefaces=self.context.look.typefaces,
        )
        rgb = rgb if drawing else photo.shrink(rgb, scale)
        if self.contain:
            rgb = _place_on_ground(
                rgb,
                (rgb.shape[1] / w),
                picture,
                self.spec.ground,
            )
        if drawing:
            rgb = apply_paper_texture(rgb, self.context.look.grain.still)
        size = np.array(rgb.shape[1::-1])
        rgb = np.ascontiguousarray(
            np.pad(
                rgb, ((0, rgb.shape[0] % 2), (0, rgb.shape[1] % 2), (0, 0)), mode="edge"
            )
        )
        planes = from_rgb(rgb)
        return {"y": planes.y, "u": planes.u, "v": planes.v, "size": size}


def _place_on_ground(rgb: U8, per_pixel: float, picture: Size, ground: str) -> U8:
    """The whole picture in the middle of a ground: a colour, or the picture itself, blurred and darkened."""
    h, w = rgb.shape[:2]
    gw, gh = (
        max(w, round(picture[0] * per_pixel)),
        max(h, round(picture[1] * per_pixel)),
    )
    if ground == "blur":
        small = cv2.resize(
            rgb, (max(2, gw // 16), max(2, gh // 16)), interpolation=cv2.INTER_AREA
        )
        soft = cv2.GaussianBlur(small, (0, 0), max(1.0, min(small.shape[:2]) / 12))
        canvas = np.asarray(
            cv2.resize(soft, (gw, gh), interpolation=cv2.INTER_CUBIC) * 0.45, np.uint8
        )
    else:
        colour = [int(ground[i : i + 2], 16) for i in (1, 3, 5)]
        canvas = np.full((gh, gw, 3), colour, np.uint8)
    x, y = (gw - w) // 2, (gh - h) // 2
    canvas[y : y + h, x : x + w] = rgb
    return canvas
