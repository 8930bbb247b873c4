"""A drawing's layers: its top-level groups with `data-depth`, as planes with alpha.

Near ones are merged, so that there are only a few.
Depth 0 is the sky, 1 the nearest thing. Nothing here knows of cameras.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.paper import apply_paper_texture, make_paper_texture
from lantern.graphics.pixels import F32, U8, premultiply
from lantern.graphics.pixels.arrays import F64
from lantern.graphics.svg_part import PrintedBox, cut_svg
from lantern.graphics.transparency import PAPER_COLOUR, flatten_alpha
from lantern.graphics.typefaces import Typefaces
from lantern.visuals import Arrays

VERSION = 2
MAX_LAYERS = 4
"""Layers that are moved apart: each costs 3 to 5 ms a frame at 1080p."""
_ROWS = 256
"""Printed at a time: the pictures on the way take many times the room of the planes."""
COVERED = 0.25
"""The share of a part of the drawing that a layer has to cover for the part to lie on it."""
MIN_DEPTH_GAP = 0.15
"""Neighbours nearer than this in depth move as one."""
_SHARED = ("defs", "style", "title", "desc", "metadata")
_INK_PLANES = ("y", "u", "v")
_PLANES = (*_INK_PLANES, "a", "c")
"""What the planes of a layer are called in the arrays that are kept."""


@dataclass(frozen=True)
class LayerSvg:
    """A part of a drawing as SVG of its own, and its depth."""

    depth: float
    svg: str


@dataclass(frozen=True, eq=False)
class StillLayer:
    """A printed layer: premultiplied planes of the part that has ink.

    The part's corner is (x, y), both even, in pixels of the drawing. `alpha` is (luma's, chroma's),
    None for a layer that covers all.
    """

    depth: float
    x: int
    y: int
    ink: tuple[U8, U8, U8]
    alpha: tuple[U8, U8] | None


def split(text: str) -> list[LayerSvg]:
    """Return the layers of an SVG from the back to the front; none when it has fewer than two.

    What stands outside the groups goes with the layer before it, the first of it with depth 0.

    Raises:
        ValueError: the depth of a group is no number from 0 to 1.
    """
    if "data-depth" not in text:
        return []
    head, children = _read_children(text.encode("utf-8", "replace"))
    shared = "".join(
        child.source for child in children if child.name in _SHARED
    )
    found: list[tuple[float, str]] = []
    for child in children:
        if child.name in _SHARED:
            continue
        if child.name == "g" and "data-depth" in child.attributes:
            found.append((_parse_depth(child.attributes), child.source))
        elif found:
            depth, source = found[-1]
            found[-1] = (depth, source + child.source)
        else:
            found.append((0.0, child.source))
    layers = merge_layers(found)
    if len(layers) < 2:
        return []
    return [
        LayerSvg(depth, f"{head}{shared}{body}</svg>") for depth, body in layers
    ]


@dataclass(frozen=True)
class _Child:
    """A child of a drawing's root, with the source from its start up to the next child."""

    name: str
    attributes: Mapping[str, str]
    source: str


class _ChildFinder:
    """Finds the children of a drawing's root, and where each starts, in bytes."""

    def __init__(self, data: bytes) -> None:
        self.names: list[str] = []
        self.attributes: list[dict[str, str]] = []
        self.starts: list[int] = []
        self.end = len(data)
        self._level = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._enter
        self._parser.EndElementHandler = self._leave
        self._parser.Parse(data, True)

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        self._level += 1
        if self._level == 2:
            self.names.append(name)
            self.attributes.append(attributes)
            self.starts.append(self._parser.CurrentByteIndex)

    def _leave(self, _name: str) -> None:
        self._level -= 1
        if self._level == 0:
            self.end = self._parser.CurrentByteIndex


def _read_children(data: bytes) -> tuple[str, list[_Child]]:
    """Return the opening of the drawing, and the children of its root."""
    found = _ChildFinder(data)
    edges = [*found.starts, found.end]
    children = []
    for i, name in enumerate(found.names):
        source = data[edges[i] : edges[i + 1]].decode()
        children.append(_Child(name, found.attributes[i], source))
    return data[: edges[0]].decode(), children


def _parse_depth(attributes: Mapping[str, str]) -> float:
    text = attributes["data-depth"]
    if not re.fullmatch(r"\s*(0|1|0?\.\d+|0\.\d*|1\.0*)\s*", text):
        raise ValueError(
            f"data-depth=\"{text[:40]}\" of the group '{attributes.get('id', '')}' "
            "is no number from 0 to 1"
        )
    return float(text)


def merge_layers(
    layers: Sequence[tuple[float, str]],
) -> list[tuple[float, str]]:
    """Put the nearest neighbours together, at their middle depth.

    That is done until at most MAX_LAYERS are left, and all are MIN_DEPTH_GAP apart. A layer is its
    depth and its source.
    """
    result = [*layers]
    while len(result) > 1:
        gaps = [abs(b[0] - a[0]) for a, b in itertools.pairwise(result)]
        i = gaps.index(min(gaps))
        if gaps[i] >= MIN_DEPTH_GAP - 1e-9 and len(result) <= MAX_LAYERS:
            break
        (a, below), (b, above) = result[i : i + 2]
        result[i : i + 2] = [((a + b) / 2, below + above)]
    return result


def draw(
    drawn: Sequence[LayerSvg],
    size: Size,
    grain: float,
    *,
    typefaces: Typefaces,
    part: PrintedBox | None = None,
) -> Arrays:
    """Return the layers as plain arrays; the whole drawing is printed at `size` in pixels.

    Of a `part`, on even edges, nothing is drawn outside it. `load_layers` reads them.
    """
    arrays: Arrays = {"count": np.array(len(drawn))}
    for i, layer in enumerate(drawn):
        rgba = _rasterize(layer.svg, size[0], part, typefaces=typefaces)
        h, w = (side // 2 * 2 for side in rgba.shape[:2])
        box = PrintedBox(0, 0, w, h)
        if i > 0:
            box = _find_ink(rgba[:h, :w, 3])
        tooth = box.cut(make_paper_texture((w, h), size))
        planes = _print(box.cut(rgba), grain, tooth, covers_all=i == 0)
        arrays[f"place{i}"] = _locate(layer, box, part)
        for name, plane in planes.items():
            arrays[f"{name}{i}"] = plane
    return arrays


def _locate(layer: LayerSvg, box: PrintedBox, part: PrintedBox | None) -> F64:
    """Return (3,): a layer's depth, then x and y of its ink in the whole drawing."""
    x, y = (part.left, part.top) if part else (0, 0)
    return np.array([layer.depth, x + box.left, y + box.top])


def _rasterize(
    svg: str, width: int, part: PrintedBox | None, *, typefaces: Typefaces
) -> U8:
    """Return a drawing, or a part of it, as (h, w, 4) RGBA with straight alpha."""
    if part is None:
        return vector.rasterize_drawing(svg, width, typefaces=typefaces)
    cut = cut_svg(svg, width, part)
    if cut is not None:
        return vector.rasterize_drawing(cut, typefaces=typefaces)
    whole = vector.rasterize_drawing(svg, width, typefaces=typefaces)
    return part.cut(whole)


def _print(
    rgba: U8, grain: float, tooth: F32, *, covers_all: bool
) -> dict[str, U8]:
    """Return a picture printed on the paper, as premultiplied planes by their names.

    That which covers all has no planes of alpha.
    """
    strips = []
    for top in range(0, rgba.shape[0], _ROWS):
        rows = slice(top, top + _ROWS)
        strip = _make_opaque(rgba[rows]) if covers_all else rgba[rows]
        ink: U8 = np.ascontiguousarray(strip[..., :3])
        printed = apply_paper_texture(ink, grain, tooth=tooth[rows])
        strips.append(premultiply(np.dstack([printed, strip[..., 3]])))
    planes = map(np.concatenate, zip(*strips, strict=True))
    names = _INK_PLANES if covers_all else _PLANES
    return dict(zip(names, planes, strict=False))


def _make_opaque(rgba: U8) -> U8:
    """Return a picture on the white of paper, with an alpha that covers all."""
    if rgba[..., 3].min() == 255:
        return rgba
    alpha = np.full(rgba.shape[:2], 255, np.uint8)
    return np.dstack([flatten_alpha(rgba, PAPER_COLOUR), alpha])


def _find_ink(alpha: U8) -> PrintedBox:
    """Return the inked part with a clear pixel around it; of an empty layer, a corner."""
    rows = np.nonzero(alpha.any(1))[0]
    columns = np.nonzero(alpha.any(0))[0]
    if not len(rows):
        return PrintedBox(0, 0, 2, 2)
    h, w = alpha.shape
    return PrintedBox(
        left=max(0, (int(columns[0]) - 2) // 2 * 2),
        top=max(0, (int(rows[0]) - 2) // 2 * 2),
        right=min(w, (int(columns[-1]) + 4) // 2 * 2),
        bottom=min(h, (int(rows[-1]) + 4) // 2 * 2),
    )


def load_layers(arrays: Mapping[str, NDArray[Any]]) -> list[StillLayer]:
    """Return the layers that `draw` gave as arrays."""
    found = []
    for i in range(int(arrays["count"])):
        depth, x, y = arrays[f"place{i}"]
        alpha = (
            (arrays[f"a{i}"], arrays[f"c{i}"]) if f"a{i}" in arrays else None
        )
        ink = (arrays[f"y{i}"], arrays[f"u{i}"], arrays[f"v{i}"])
        found.append(
            StillLayer(
                float(depth),
                int(x),
                int(y),
                ink=ink,
                alpha=alpha,
            )
        )
    return found


def find_depth(layers: Sequence[StillLayer], box: tuple[float, ...]) -> float:
    """Return the depth of the nearest layer that covers at least COVERED of a box.

    The layers are in their order, the back one first, and the box (x, y, w, h) is in their pixels.
    """
    x, y, w, h = box
    left, top = math.floor(x), math.floor(y)
    right, bottom = math.ceil(x + max(w, 1.0)), math.ceil(y + max(h, 1.0))
    area = (right - left) * (bottom - top)
    for layer in reversed(layers):
        if layer.alpha is None:
            return layer.depth
        rows = slice(max(top - layer.y, 0), max(bottom - layer.y, 0))
        columns = slice(max(left - layer.x, 0), max(right - layer.x, 0))
        covered = float(layer.alpha[0][rows, columns].sum()) / 255
        if covered >= COVERED * area:
            return layer.depth
    return layers[0].depth
