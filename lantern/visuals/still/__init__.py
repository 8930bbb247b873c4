"""A still under a moving camera: between two framings, eased, to a fraction of a pixel.

The picture is drawn or opened once a shot, the paper's grain is baked into drawings, and its planes
are warped for each frame. A drawing with `data-depth` on its top-level groups moves in layers: see
`layered`.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.core.store import digest_file
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.paper import apply_paper_texture, make_vignette
from lantern.graphics.pixels import (
    MARGIN,
    U8,
    Planes,
    add_margin,
    from_rgb,
    warp,
)
from lantern.graphics.pixels.shade import Shade
from lantern.graphics.svg_file import is_svg, read_svg
from lantern.graphics.transparency import LOST_SHARE, has_alpha, measure_lost
from lantern.graphics.vector import Box
from lantern.script.model.framing import Move
from lantern.visuals import Arrays, Locate, Visual, VisualContext, treatment
from lantern.visuals.notes.locating import LensView, PartOfPicture, place_part
from lantern.visuals.notes.outlines import find_middle
from lantern.visuals.specs import StillSpec, TreatmentSpec
from lantern.visuals.still import drawn_letters, layers, mount
from lantern.visuals.still.closer import CloserPart, CloserPlan, load_closer
from lantern.visuals.still.framing import (
    Framing,
    choose_reach,
    find_widest,
    interpolate_framings,
    place_picture,
    plan_framings,
)
from lantern.visuals.still.layered import LayeredVisual

VERSION = 13
MAX_SIDE = 6000
ZOOM_SUPERSAMPLING = 1.06
"""Pixels of the planes per frame pixel where a zoom is nearest.

Near one, resizes that fit are rare: see pixels.sampling.
"""
_SCALE_TOLERANCE = 1.5
"""Pixels across the frame by which a scale may differ from 1: sizes are whole pixels."""
_LONG_RATIO = 2.2
"""Length by breadth from which a picture is much longer than the frame."""
_LEAST_SHOWN = 0.6
"""The share of a long picture's length below which its author is told."""
_CHECKED_WIDTH = 400
"""Pixels across a drawing that is only looked at."""


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
        return layers.split(read_svg(path)) if is_svg(path) else []
    except ValueError as error:
        raise AssetFailure(f"{path.name}: {error}") from None


def check(spec: StillSpec, context: VisualContext, at: Locate) -> list[Problem]:
    """Return what is wrong with a still: it can't be decoded, or is too small for its move."""
    try:
        path = context.find(spec.still)
        picture = photo.verify_picture(path)
        _read_layers(path)
    except AssetFailure as failure:
        return [Problem(failure.message, at(("still",)), EXIT_ASSET)]
    problems = list(_check_visible(spec, path, context, at=at))
    if picture.animated:
        problems.append(
            Problem(
                f"{path.name} is animated; its first frame is shown",
                at(("still",)),
                warning=True,
            )
        )
    problems += drawn_letters.check(path, context, at=at)
    problems += _check_extent(
        spec,
        path,
        picture.size,
        frame=context.size,
        at=at,
    )
    problems += _check_sharp(
        spec,
        path,
        picture.size,
        context=context,
        at=at,
    )
    return problems


def _check_sharp(
    spec: StillSpec,
    path: Path,
    picture: Size,
    *,
    context: VisualContext,
    at: Locate,
) -> Iterator[Problem]:
    """Yield a warning for a photograph with fewer pixels than the camera asks for."""
    if is_svg(path) or spec.fit == "contain":
        return
    across = context.size[0]
    reach = choose_reach(spec, context.look.timing.camera, context.seconds)
    ends = plan_framings(spec, picture, context.size, reach=reach)
    near = min(framing.width for framing in ends)
    if near * 1.25 < across:
        message = (
            f"the camera asks for {across} pixels across, and {path.name} has "
            f"{near:.0f} there; it will look soft"
        )
        yield Problem(message, at(("still",)), warning=True)


def _check_extent(
    spec: StillSpec, path: Path, picture: Size, *, frame: Size, at: Locate
) -> Iterator[Problem]:
    """Yield a warning for a long picture of which the camera shows the middle alone."""
    is_chosen = (
        isinstance(spec.move, Move) or spec.focus or spec.fit == "contain"
    )
    w, h = picture
    if is_chosen or max(w / h, h / w) < _LONG_RATIO:
        return
    widest = find_widest(picture, frame)
    across = widest / w
    down = widest * frame[1] / frame[0] / h
    if min(across, down) >= _LEAST_SHOWN:
        return
    share = f"{min(across, down):.0%}"
    if share == "0%":
        share = "less than 1%"
    message = (
        f"the camera shows {share} of {path.name}, its middle; pan over it with move:"
        f" {_write_pan(across, down)}, or show it whole with fit: contain"
    )
    yield Problem(message, at(("still",)), warning=True)


def _write_pan(across: float, down: float) -> str:
    """Return the move from end to end of a picture of which the frame shows these shares."""
    # in decimals: the last view must end where the picture does, and not behind it
    width = Decimal(f"{across:.3g}")
    height = Decimal(f"{down:.3g}")
    start = f"[0, 0, {width:f}, {height:f}]"
    end = f"[{1 - width:f}, {1 - height:f}, {width:f}, {height:f}]"
    return f"{{from: {start}, to: {end}}}"


def _check_visible(
    spec: StillSpec, path: Path, context: VisualContext, *, at: Locate
) -> Iterator[Problem]:
    """Yield a warning for a picture that is clear in places and can't be seen on its ground.

    On a blur, and where it fills the frame, it stands on a colour that is chosen for it.
    """
    ground = _name_colour(spec)
    if ground is None:
        return
    pixels = photo.read_with_alpha(
        path, _CHECKED_WIDTH, typefaces=context.look.typefaces
    )
    if not has_alpha(pixels):
        return
    lost = measure_lost(pixels, ground)
    if lost > LOST_SHARE:
        message = (
            f"{path.name} is see-through, and {lost:.0%} of what is in it can't be told "
            f"from its ground {ground}; choose a ground that is lighter or darker"
        )
        yield Problem(message, at(("ground",)), warning=True)


class _StillVisual:
    """One shot of a still."""

    def __init__(self, spec: StillSpec, context: VisualContext) -> None:
        self.spec = spec
        self.context = context
        self.path = context.find(spec.still)
        self.contain = spec.fit == "contain"
        self._closer: dict[tuple[PartOfPicture, float], CloserPart] = {}
        camera = context.look.timing.camera
        self.ends = plan_framings(
            spec,
            self._picture_size(),
            context.size,
            reach=choose_reach(spec, camera, context.seconds),
            free=context.free_height,
        )
        self.first = round(camera.start * context.fps)
        self.last = max(
            self.first + 1,
            context.length - 1 - round(camera.rest * context.fps),
        )

    def inputs(self) -> Sequence[Path]:
        """Return the picture's file."""
        return [self.path]

    def state(self, n: int) -> Hashable:
        """Return the framing of frame n."""
        framing = self._find_framing(n)
        return (framing.x, framing.y, framing.width)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        source = self._source
        framing = self._find_framing(n)
        w, h = self.context.size
        scale = framing.width * source.across / w
        if abs(scale - 1) < _SCALE_TOLERANCE / w:
            scale = 1.0
        x = framing.x * source.across - scale * w / 2 + MARGIN
        y = framing.y * source.down - scale * h / 2 + MARGIN
        start, end = self.ends
        pans = start.width == end.width and start != end
        if pans and scale == 1:
            # along an axis on which nothing moves, half a pixel is free
            x = round(x) if start.x == end.x else x
            y = round(y) if start.y == end.y else y
        frame = warp(
            source.planes,
            scale,
            x=x,
            y=y,
            size=self.context.size,
            crisp=pans,
        )
        return self._shade.darken(frame)

    def magnify(self, part: PartOfPicture, n: int, lens: LensView) -> Planes:
        """Return what a lens shows of a part in frame n."""
        widths = [end.width for end in self.ends]
        plan = CloserPlan(
            self.path,
            part,
            lens,
            near=min(widths),
            wide=max(widths),
            treatment=self.spec.treatment,
        )
        key = (part, lens.times)
        if key not in self._closer:
            self._closer[key] = load_closer(plan, self.context)
        source = find_middle(self.locate(part, n))
        return self._closer[key].cut(self._place_whole(n), source, lens)

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part of the picture is in frame n, in pixels."""
        return place_part(part.spot, self._place_whole(n))

    def _place_whole(self, n: int) -> Box:
        """Return where the whole picture is in frame n, without its ground."""
        ground = self._picture_size()
        picture = photo.read_size(self.path) if self.contain else ground
        corner = ((ground[0] - picture[0]) / 2, (ground[1] - picture[1]) / 2)
        framing = self._find_framing(n)
        return place_picture(framing, picture, self.context.size, corner=corner)

    def _find_framing(self, n: int) -> Framing:
        share = smoothstep((n - self.first) / (self.last - self.first))
        return interpolate_framings(*self.ends, share)

    def _picture_size(self) -> Size:
        """Return the picture's size; a contained one is laid on a ground of the frame's shape."""
        size = photo.read_size(self.path)
        if not self.contain:
            return size
        return mount.measure_ground(self.spec, size, self.context.size)

    @functools.cached_property
    def _shade(self) -> Shade:
        size = self.context.size
        vignette = make_vignette(size, self.context.look.vignette.still)
        if self.contain:
            return vignette
        return treatment.mask_frame(
            vignette, self.spec.treatment, size, scale=self.context.scale
        )

    @functools.cached_property
    def _source(self) -> _StillSource:
        """The picture's planes, drawn at the size of the nearest framing."""
        picture = self._picture_size()
        scale = self._choose_scale(picture)
        drawing = self.context.drawing_cache.get_or_draw(
            "still", self._describe(scale), lambda: self._draw(scale, picture)
        )
        planes = add_margin(Planes(drawing["y"], drawing["u"], drawing["v"]))
        across, down = (float(side) for side in drawing["size"])
        return _StillSource(planes, across / picture[0], down / picture[1])

    def _describe(self, scale: float) -> dict[str, object]:
        """Return all that decides the planes, as JSON."""
        described: dict[str, object] = {
            "version": VERSION,
            "file": digest_file(self.path),
            "scale": round(scale, 6),
            "what": {
                "fit": self.spec.fit,
                "ground": self.spec.ground,
                "mounted": mount.is_mounted(self.spec),
            },
            "paper": self.context.look.get_ink("cream") if self.contain else "",
            "frame": list(self.context.size) if self.contain else [],
            "grain": self.context.look.grain.still,
        }
        if self.spec.treatment is not None:
            described["treatment"] = treatment.describe(
                self.spec.treatment, self.context.look
            )
        return described

    def _choose_scale(self, picture: Size) -> float:
        """Return pixels of the planes per pixel of the picture."""
        near = min(framing.width for framing in self.ends)
        zooms = self.ends[0].width != self.ends[1].width
        supersampling = ZOOM_SUPERSAMPLING if zooms else 1
        wanted = self.context.size[0] * supersampling / near
        return min(wanted, MAX_SIDE / max(picture))

    def _draw(self, scale: float, picture: Size) -> Arrays:
        """Return the picture as planes y, u, v with even sides, and its size without padding."""
        grain = self.context.look.grain.still
        rgb = self._read_rgb(scale)
        if self.spec.treatment is not None:
            rgb = self._treat(rgb, self.spec.treatment, scale)
        if self.contain:
            rgb = self._place_on_ground(rgb, picture)
        if is_svg(self.path):
            rgb = apply_paper_texture(rgb, grain)
        size_drawn = np.array(rgb.shape[1::-1])
        to_even = ((0, rgb.shape[0] % 2), (0, rgb.shape[1] % 2), (0, 0))
        rgb = np.ascontiguousarray(np.pad(rgb, to_even, mode="edge"))
        planes = from_rgb(rgb)
        return {"y": planes.y, "u": planes.u, "v": planes.v, "size": size_drawn}

    def _treat(self, rgb: U8, spec: TreatmentSpec, scale: float) -> U8:
        """Return archive material at the full scale, so that its grain is as fine as the frame."""
        w, h = photo.read_size(self.path)
        size = (max(2, round(w * scale)), max(2, round(h * scale)))
        k = self.context.scale
        treated = treatment.treat_photograph(
            rgb,
            size,
            spec,
            look=self.context.look,
            scale=k,
        )
        return (
            treatment.cut_gate(treated, spec, scale=k)
            if self.contain
            else treated
        )

    def _place_on_ground(self, rgb: U8, picture: Size) -> U8:
        """Return a contained picture in the middle of its ground, (h, w, 3) RGB."""
        look = self.context.look
        per_pixel = rgb.shape[1] / photo.read_size(self.path)[0]
        size = (round(picture[0] * per_pixel), round(picture[1] * per_pixel))
        paper = look.get_ink("cream")
        grain = look.grain.still
        return mount.place_on_ground(
            rgb,
            size,
            self.spec,
            paper=paper,
            grain=grain,
        )

    def _read_rgb(self, scale: float) -> U8:
        """Return the picture as (h, w, 3) RGB at a scale; photographs are never enlarged."""
        typefaces = self.context.look.typefaces
        ground = _name_colour(self.spec)
        if is_svg(self.path):
            width = max(2, round(photo.read_size(self.path)[0] * scale))
            return photo.read_pixels(
                self.path,
                width,
                typefaces=typefaces,
                ground=ground,
            )
        rgb = photo.read_pixels(
            self.path,
            typefaces=typefaces,
            ground=ground,
        )
        return photo.shrink(rgb, scale)


def _name_colour(spec: StillSpec) -> str | None:
    """Return the colour that a still stands on; None where it fills the frame, or on a blur."""
    if spec.fit != "contain" or spec.ground == "blur":
        return None
    return spec.ground


@dataclass(frozen=True, eq=False)
class _StillSource:
    """A picture's planes with a margin, and their pixels per picture pixel, across and down."""

    planes: Planes
    across: float
    down: float
