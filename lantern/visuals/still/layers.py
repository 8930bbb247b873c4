"""A drawing's layers: its top-level groups with `data-depth`, merged to a few, printed and kept as planes with alpha.

Depth 0 is the sky, 1 the nearest thing. Nothing here knows of cameras.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

import numpy as np

from lantern.graphics import photo, vector
from lantern.graphics.paper import apply_paper_texture, make_paper_texture
from lantern.graphics.pixels import U8, premultiply
from lantern.graphics.typefaces import Typefaces

VERSION = 1
MAX_LAYERS = 4
"""Layers that are moved apart: each costs 3 to 5 ms a frame at 1080p."""
MIN_DEPTH_GAP = 0.15
"""Neighbours nearer than this in depth move as one."""
_SHARED = ("defs", "style", "title", "desc", "metadata")


@dataclass(frozen=True)
class LayerSvg:
    """A part of a drawing as SVG of its own, and its depth."""

    depth: float
    svg: str


@dataclass(frozen=True, eq=False)
class StillLayer:
    """A printed layer: premultiplied planes of its inked box, whose corner in the drawing's pixels is (x, y), even.

    `alpha` is (luma's, chroma's), None for a layer that covers all.
    """

    depth: float
    x: int
    y: int
    ink: tuple[U8, U8, U8]
    alpha: tuple[U8, U8] | None


def split(text: str) -> list[LayerSvg]:
    """The layers of an SVG from the back to the front; empty when it has fewer than two. Raises ValueError.

    What stands outside the groups goes with the layer before it, the first of it with depth 0.
    """
    if "data-depth" not in text:
        return []
    data = text.encode("utf-8", "replace")
    head, children = _children(data)
    shared = "".join(body for name, _, body in children if name in _SHARED)
    found: list[tuple[float, str]] = []
    for name, attributes, body in children:
        if name in _SHARED:
            continue
        if name == "g" and "data-depth" in attributes:
            found.append((_depth(attributes), body))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + body)
        else:
            found.append((0.0, body))
    layers = merge_layers(found)
    return (
        [LayerSvg(d, f"{head}{shared}{body}</svg>") for d, body in layers]
        if len(layers) > 1
        else []
    )


def _children(data: bytes) -> tuple[str, list[tuple[str, Mapping[str, str], str]]]:
    """The opening of the drawing, and each child of its root: name, attributes, source up to the next child."""
    starts: list[tuple[int, str, dict[str, str]]] = []
    level, end = 0, len(data)
    parser = expat.ParserCreate("utf-8")

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal level
        level += 1
        if level == 2:
            starts.append((parser.CurrentByteIndex, name, attributes))

    def leave(_name: str) -> None:
        nonlocal level, end
        level -= 1
        if level == 0:
            end = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    parser.Parse(data, True)
    ends = [at for at, _, _ in starts[1:]] + [end]
    cut = [data[at:to].decode() for (at, _, _), to in zip(starts, ends, strict=True)]
    head = data[: starts[0][0] if starts else end].decode()
    return head, [
        (name, attributes, body)
        for (_, name, attributes), body in zip(starts, cut, strict=True)
    ]


def _depth(attributes: Mapping[str, str]) -> float:
    text = attributes["data-depth"]
    if not re.fullmatch(r"\s*(0|1|0?\.\d+|0\.\d*|1\.0*)\s*", text):
        raise ValueError(
            f"data-depth=\"{text[:40]}\" of the group '{attributes.get('id', '')}' is no number from 0 to 1"
        )
    return float(text)


def merge_layers(layers: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The nearest neighbours put together, at their middle depth, until few are left and all are well apart."""
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
    drawn: Sequence[LayerSvg], width: int, grain: float, *, typefaces: Typefaces
) -> dict[str, Any]:
    """The layers printed at so many pixels across the whole drawing, as plain arrays; see `layers`."""
    arrays: dict[str, Any] = {"count": np.array(len(drawn))}
    for i, layer in enumerate(drawn):
        rgba = vector.rasterize(layer.svg, width, typefaces=typefaces)
        h, w = (side // 2 * 2 for side in rgba.shape[:2])
        x0, y0, x1, y1 = (0, 0, w, h) if i == 0 else _box(rgba[:h, :w, 3])
        cut = rgba[y0:y1, x0:x1]
        if i == 0:
            cut = np.dstack(
                [photo.flatten_alpha(cut), np.full(cut.shape[:2], 255, np.uint8)]
            )
        ink: U8 = np.ascontiguousarray(cut[..., :3])
        printed = apply_paper_texture(
            ink, grain, tooth=make_paper_texture((w, h))[y0:y1, x0:x1]
        )
        parts = premultiply(np.dstack([printed, cut[..., 3]]))
        names = ("y", "u", "v", "a", "c")
        arrays[f"place{i}"] = np.array([layer.depth, x0, y0])
        arrays |= {
            f"{name}{i}": part
            for name, part in zip(names, parts, strict=True)
            if i or name not in "ac"
        }
    return arrays


def _box(alpha: U8) -> tuple[int, int, int, int]:
    """The inked part, on even pixels with a clear one about it; of an empty layer, a corner."""
    rows, columns = np.nonzero(alpha.any(1))[0], np.nonzero(alpha.any(0))[0]
    if not len(rows):
        return 0, 0, 2, 2
    h, w = alpha.shape
    x0, y0 = (max(0, (int(v[0]) - 2) // 2 * 2) for v in (columns, rows))
    x1, y1 = (
        min(w, (int(columns[-1]) + 4) // 2 * 2),
        min(h, (int(rows[-1]) + 4) // 2 * 2),
    )
    return x0, y0, x1, y1


def load_layers(arrays: Mapping[str, Any]) -> list[StillLayer]:
    """What `draw` made, back from its arrays."""
    found = []
    for i in range(int(arrays["count"])):
        depth, x, y = arrays[f"place{i}"]
        alpha = (arrays[f"a{i}"], arrays[f"c{i}"]) if f"a{i}" in arrays else None
        found.append(
            StillLayer(
                float(depth),
                int(x),
                int(y),
                (arrays[f"y{i}"], arrays[f"u{i}"], arrays[f"v{i}"]),
                alpha,
            )
        )
    return found
