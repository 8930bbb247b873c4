"""A part of a still drawn larger, for the lens of a magnifier: sharper than the frame has it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.store import digest_file
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.paper import apply_paper_texture
from lantern.graphics.pixels import (
    MARGIN,
    U8,
    Planes,
    add_margin,
    from_rgb,
    warp,
)
from lantern.graphics.svg_file import is_svg
from lantern.graphics.vector import Box
from lantern.visuals import treatment
from lantern.visuals.notes.locating import LensView, PartOfPicture, place_part
from lantern.visuals.specs import TreatmentSpec

if TYPE_CHECKING:
    from lantern.visuals import Arrays, VisualContext

_VERSION = 1
_MAX_SIDE = 8000
_MARGIN = 1.2
"""How much more than a lens shows is drawn, since the camera moves."""


@dataclass(frozen=True, eq=False)
class CloserPart:
    """A part of a picture as planes with a margin.

    `whole` is the size that the whole picture has at their scale, `corner` the part's top left
    corner in it, both in pixels.
    """

    planes: Planes
    whole: tuple[float, float]
    corner: tuple[float, float]

    def cut(
        self, picture: Box, source: tuple[float, float], lens: LensView
    ) -> Planes:
        """Return what a lens shows.

        `picture` is where the whole picture is in the frame, and `source` the point of the frame
        that is seen at the lens's middle.
        """
        across = self.whole[0] / picture[2]
        down = self.whole[1] / picture[3]
        step = across / lens.times
        x = (source[0] - picture[0]) * across - step * lens.middle[0]
        y = (source[1] - picture[1]) * down - step * lens.middle[1]
        return warp(
            self.planes,
            step,
            x=x - self.corner[0] + MARGIN,
            y=y - self.corner[1] + MARGIN,
            size=lens.size,
        )


@dataclass(frozen=True)
class CloserPlan:
    """What is drawn for a lens: the picture's file, a part of it, and pixels per frame pixel.

    `near` and `wide` are the widths of the picture, in its own pixels, that the frame shows when
    the camera is nearest and farthest. `treatment` is that of archive material.
    """

    path: Path
    part: PartOfPicture
    lens: LensView
    near: float
    wide: float
    treatment: TreatmentSpec | None = None

    def choose_scale(self, frame: Size) -> float:
        """Return pixels to draw per pixel of the picture."""
        size = photo.read_size(self.path)
        return min(
            frame[0] / self.near * self.lens.times, _MAX_SIDE / max(size)
        )

    def find_region(self, frame: Size) -> Box:
        """Return the part to draw, in pixels of the picture."""
        w, h = photo.read_size(self.path)
        x, y, wide, high = place_part(
            self.part.spot, (0.0, 0.0, float(w), float(h))
        )
        half = (
            _MARGIN * self.lens.radius / self.lens.times * self.wide / frame[0]
        )
        left, top = max(x + wide / 2 - half, 0.0), max(y + high / 2 - half, 0.0)
        right = min(x + wide / 2 + half, float(w))
        bottom = min(y + high / 2 + half, float(h))
        return left, top, right - left, bottom - top


def load_closer(plan: CloserPlan, context: VisualContext) -> CloserPart:
    """Return a part of a picture for a lens; it is drawn once.

    Raises:
        AssetFailure: the picture can't be used.
    """
    scale = round(plan.choose_scale(context.size), 4)
    region = [round(side, 2) for side in plan.find_region(context.size)]
    decisive: dict[str, object] = {
        "version": _VERSION,
        "file": digest_file(plan.path),
        "scale": scale,
        "region": region,
        "grain": context.look.grain.still,
    }
    if plan.treatment is not None:
        decisive["treatment"] = treatment.describe(plan.treatment, context.look)
    drawing = context.drawing_cache.get_or_draw(
        "closer", decisive, lambda: _draw(plan, scale, region, context=context)
    )
    planes = add_margin(Planes(drawing["y"], drawing["u"], drawing["v"]))
    w, h, x, y = (float(each) for each in drawing["place"])
    return CloserPart(planes, (w, h), (x, y))


def _draw(
    plan: CloserPlan,
    scale: float,
    region: list[float],
    *,
    context: VisualContext,
) -> Arrays:
    """Return the planes of a region, and where it is in the whole picture at its scale."""
    path = plan.path
    rgb = _read_treated(plan, scale, context)
    h, w = rgb.shape[:2]
    own = w / photo.read_size(path)[0]
    x, y, wide, high = (max(int(side * own), 2) for side in region)
    left, top = x // 2 * 2, y // 2 * 2
    rows = slice(top, min(top + high, h) // 2 * 2)
    columns = slice(left, min(left + wide, w) // 2 * 2)
    cut = np.ascontiguousarray(rgb[rows, columns])
    if is_svg(path):
        cut = apply_paper_texture(cut, context.look.grain.still)
    planes = from_rgb(cut)
    place = np.array([w, h, left, top], np.float64)
    return {"y": planes.y, "u": planes.u, "v": planes.v, "place": place}


def _read_treated(plan: CloserPlan, scale: float, context: VisualContext) -> U8:
    """Return a whole picture at a scale; archive material is treated."""
    rgb = _read_rgb(plan.path, scale, context)
    if plan.treatment is None:
        return rgb
    size = (rgb.shape[1], rgb.shape[0])
    return treatment.treat_photograph(
        rgb,
        size,
        plan.treatment,
        look=context.look,
        scale=context.scale,
    )


def _read_rgb(path: Path, scale: float, context: VisualContext) -> U8:
    """Return a whole picture at a scale; photographs are never enlarged."""
    typefaces = context.look.typefaces
    if is_svg(path):
        width = max(2, round(photo.read_size(path)[0] * scale))
        return photo.read_pixels(
            path,
            width,
            typefaces=typefaces,
            ground=None,
        )
    rgb = photo.read_pixels(
        path,
        typefaces=typefaces,
        ground=None,
    )
    return photo.shrink(rgb, min(scale, 1.0))
