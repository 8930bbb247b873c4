"""A part of a drawing as a drawing of its own, so that no more is drawn than is seen.

Its root gets another view box and size. A drawing whose root or shares of its size can't be
followed with certainty is left whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.svg_file import find_root

AnyPixel = TypeVar("AnyPixel", bound=np.generic)

_FORM = re.compile(r"""\s(width|height|viewBox)\s*=\s*("[^"]*"|'[^']*')""")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)(?:px)?\s*")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_SHARE = re.compile(r"<(?P<tag>[^\s<>/]+)[^<>]*%[^<>]*>|%")
"""What is written as a share, with its element."""
_OWN_SHARES = {
    "stop",
    "linearGradient",
    "radialGradient",
    "filter",
    "mask",
    "pattern",
}
"""Elements whose shares are of what they are used for, not of the drawing."""
_EVEN = 1e-4
"""By how much, as a share, units may be wider than they are high, or higher."""


@dataclass(frozen=True)
class PrintedBox:
    """A rectangle of a printed drawing, in pixels; right and bottom edge are not included."""

    left: int
    top: int
    right: int
    bottom: int

    def cut(self, pixels: NDArray[AnyPixel]) -> NDArray[AnyPixel]:
        """Return the part of an array (h, w, ...) that is in the rectangle."""
        return pixels[self.top : self.bottom, self.left : self.right]


@dataclass(frozen=True)
class _ViewBox:
    """What a drawing's root shows, in its own units."""

    x: float
    y: float
    width: float
    height: float


def cut_svg(svg: str, print_width: int, box: PrintedBox) -> str | None:
    """Return what gives the part `box` of a drawing printed at `print_width` pixels across.

    None if it can't be cut.
    """
    root = find_root(svg)
    if root is None or _has_shares(svg):
        return None
    view = _read_view(root["attributes"])
    if view is None:
        return None
    unit = view.width / print_width
    width = box.right - box.left
    height = box.bottom - box.top
    x = view.x + box.left * unit
    y = view.y + box.top * unit
    shown = f"{x!r} {y!r} {width * unit!r} {height * unit!r}"
    form = f' width="{width}" height="{height}" viewBox="{shown}"'
    others = _FORM.sub("", root["attributes"])
    start, end = root.span("attributes")
    return f"{svg[:start]}{form}{others}{svg[end:]}"


def _has_shares(svg: str) -> bool:
    """Tell whether anything may be placed by shares of the drawing's size."""
    if "%" not in svg:
        return False
    if "userSpaceOnUse" in svg:
        return True
    return any(
        found["tag"] not in _OWN_SHARES for found in _SHARE.finditer(svg)
    )


def _read_view(attributes: str) -> _ViewBox | None:
    """Return what a root shows; None unless its units come out as wide as they are high."""
    form = {name: value[1:-1] for name, value in _FORM.findall(attributes)}
    view = _parse_view_box(form["viewBox"]) if "viewBox" in form else None
    if "width" not in form and "height" not in form:
        return view
    width = _LENGTH.fullmatch(form.get("width", ""))
    height = _LENGTH.fullmatch(form.get("height", ""))
    if width is None or height is None:
        return None
    size = _ViewBox(0.0, 0.0, float(width[1]), float(height[1]))
    if "viewBox" not in form:
        return size
    if view is None or not _is_even(view, size):
        return None
    return view


def _parse_view_box(text: str) -> _ViewBox | None:
    """Return a view box; None for anything but four numbers that enclose something."""
    words = text.replace(",", " ").split()
    if len(words) != 4 or not all(map(_NUMBER.fullmatch, words)):
        return None
    view = _ViewBox(*map(float, words))
    return view if view.width > 0 and view.height > 0 else None


def _is_even(view: _ViewBox, size: _ViewBox) -> bool:
    """Tell whether a view has the shape of the size that it is drawn at."""
    if not size.width or not size.height:
        return False
    stretch = view.width * size.height / (view.height * size.width)
    return abs(stretch - 1) < _EVEN
