"""Lettering in drawings: its words, the size of its type, its contrast in a finished picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.colours import parse_colour
from lantern.graphics.contrast import F64, compare_luminances, compute_luminance
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8

I16 = NDArray[np.int16]
_INK_ALPHA = 200
_INK_TOLERANCE = 30
"""How full a pixel of a drawing is, and how near to its ink, to count as ink; of 255."""
_SEEN_TOLERANCE = 80
"""How far the ink may be from its colour in the picture, where a vignette darkens it; of 255."""
_NEAR = 3
_FAR = 7
"""Pixels of the squares with which ink grows: what lies between is the ground beside it."""
_FEWEST_PIXELS = 12
_COUNTED = 25
"""The percentile of the contrasts beside the letters that counts: a line may cross a word."""


@dataclass(frozen=True)
class TypeRun:
    """Words in one type: its size in the drawing's pixels, its ink as #rrggbb."""

    text: str
    size: float
    ink: str


def list_texts(svg: str) -> list[TypeRun]:
    """Return the words in a drawing of Lantern's own; those of one type in a row are one text."""
    root = ElementTree.fromstring(f"<svg>{svg}</svg>")
    found: list[TypeRun] = []
    for piece in _iter_pieces(root, TypeRun("", 0.0, "none")):
        last = found[-1] if found else None
        if last and (last.size, last.ink) == (piece.size, piece.ink):
            found[-1] = TypeRun(
                _join(last.text, piece.text), piece.size, piece.ink
            )
        else:
            found.append(piece)
    return found


def keep_texts(svg: str) -> str:
    """Return the words of a drawing of Lantern's own without halos and what is under them.

    Only words that are in no group are kept.
    """
    root = ElementTree.fromstring(f"<svg>{svg}</svg>")
    words = root.findall("text")
    for word in words:
        word.attrib.pop("stroke", None)
    return "".join(ElementTree.tostring(node, "unicode") for node in words)


def _join(before: str, after: str) -> str:
    """Return two pieces as one text: letters along a curve are set one by one."""
    blank = "" if len(after) == 1 else " "
    return f"{before}{blank}{after}"


def _iter_pieces(
    node: ElementTree.Element, inherited: TypeRun
) -> Iterator[TypeRun]:
    size = float(node.get("font-size", inherited.size))
    ink = node.get("fill", inherited.ink)
    if node.tag == "text":
        text = " ".join("".join(node.itertext()).split())
        if text and ink.startswith("#"):
            yield TypeRun(text, size, ink)
        return
    for child in node:
        yield from _iter_pieces(child, TypeRun("", size, ink))


def measure_contrast(picture: U8, drawn: U8, ink: str) -> float | None:
    """Return the contrast of lettering with the ground beside it, 1..21; None if none is seen.

    Args:
        picture: a part of the finished picture, (h, w, 3) sRGB.
        drawn: the lettering of that part alone, (h, w, 4) with straight alpha.
        ink: its colour, #rrggbb.
    """
    mask = _find_ink(drawn, ink)
    if np.count_nonzero(mask) < _FEWEST_PIXELS or not _is_seen(
        picture, mask, ink
    ):
        return None
    beside = (_grow(mask, _FAR) > 0) & (_grow(mask, _NEAR) == 0)
    ground = _measure_luminance(picture[beside])
    if not len(ground):
        return None
    letters = float(np.median(_measure_luminance(picture[mask > 0])))
    return float(np.percentile(compare_luminances(ground, letters), _COUNTED))


def _is_seen(picture: U8, mask: U8, ink: str) -> bool:
    """Tell whether letters are in a picture: what hasn't come yet leaves the ground as it was."""
    middle = np.median(picture[mask > 0], axis=0)
    return bool(np.abs(middle - _parse_ink(ink)).max() <= _SEEN_TOLERANCE)


def _parse_ink(ink: str) -> I16:
    return np.array(parse_colour(ink), np.int16)


def _find_ink(drawn: U8, ink: str) -> U8:
    """Return where a drawing is of its ink, 255 there, (h, w)."""
    apart = np.abs(drawn[..., :3].astype(np.int16) - _parse_ink(ink)).max(
        axis=2
    )
    is_ink = (apart <= _INK_TOLERANCE) & (drawn[..., 3] >= _INK_ALPHA)
    return np.where(is_ink, 255, 0).astype(np.uint8)


def _grow(mask: U8, side: int) -> U8:
    return np.asarray(
        cv2.dilate(mask, np.ones((side, side), np.uint8)), np.uint8
    )


def _measure_luminance(rgb: U8) -> F64:
    """Return the luminance of colours, (n, 3) to (n,)."""
    return compute_luminance(rgb.astype(np.float32) / 255)
