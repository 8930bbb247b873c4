"""What an SVG would cost to draw, judged before it is drawn: elements, filters, pictures inside.

A few lines of SVG can keep a program drawing for hours. What this lets pass and is still slow is
ended by the time limit of `vector.rasterize_drawing`.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Mapping

from PIL import Image, UnidentifiedImageError

MAX_ELEMENTS = 300_000
MAX_ATTRIBUTES = 1000
"""Of one element: resvg compares each with all others."""
MAX_FILTERS = 60
"""Filters as often as they are used; each is drawn over the whole picture."""
MAX_PIXELS = 50_000_000
"""Pixels of all pictures inside a drawing."""
_LIMITS = {
    "feTurbulence": ("numOctaves", 8.0),
    "feMorphology": ("radius", 30.0),
    "feConvolveMatrix": ("order", 9.0),
}
"""Filters whose cost grows with a number, and the largest that is drawn."""
_MAX_SLOW_FILTERS = 6
_PICTURE = re.compile(r"data:image/(?:png|jpe?g);base64,", re.I)
_USES_FILTER = re.compile(r"filter\s*:\s*url", re.I)
_MAY_BE_SLOW = re.compile(
    r"<(?:\w+:)?(?:filter|pattern|mask|marker)\b|stroke-dasharray"
)
_MAX_QUICK_CHARACTERS = 2_000_000


class TooCostly(Exception):
    """A drawing that isn't drawn; the message says what is too much."""


class DrawingCost:
    """Adds up the elements of a drawing as they are read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._elements = 0
        self._filters = 0
        self._slow = 0
        self._pixels = 0

    def add(self, name: str, attributes: Mapping[str, str]) -> None:
        """Count an element.

        Raises:
            TooCostly: it is too much, by itself or with those before.
        """
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise TooCostly(
                f"has more than {MAX_ELEMENTS:,} elements; simplify it"
            )
        if len(attributes) > MAX_ATTRIBUTES:
            raise TooCostly(
                "has an element with thousands of attributes; save it again"
            )
        kind = name.rpartition(":")[2]
        style = attributes.get("style", "")
        if "filter" in attributes or _USES_FILTER.search(style):
            self._filters += 1
        if kind in _LIMITS:
            self._add_slow_filter(kind, attributes)
        if self._filters > MAX_FILTERS or self._slow > _MAX_SLOW_FILTERS:
            raise TooCostly("uses too many filters; leave some of them out")
        self._add_pictures(attributes)

    def _add_slow_filter(
        self, kind: str, attributes: Mapping[str, str]
    ) -> None:
        attribute, most = _LIMITS[kind]
        self._slow += 1
        numbers = re.findall(
            r"[\d.]+(?:[eE][+-]?\d+)?", attributes.get(attribute, "")
        )
        for number in numbers:
            try:
                value = float(number)
            except ValueError:
                continue
            if value > most:
                raise TooCostly(
                    f"has a filter {kind} with {attribute} {number[:20]};"
                    f" {most:.0f} is the most"
                )

    def _add_pictures(self, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if name.rpartition(":")[2] != "href":
                continue
            found = _PICTURE.match(value.strip())
            if found:
                self._pixels += _measure_picture(value.strip()[found.end() :])
        if self._pixels > MAX_PIXELS:
            raise TooCostly(
                f"holds pictures of {self._pixels / 1e6:.0f} megapixels;"
                f" {MAX_PIXELS // 1_000_000} are the most"
            )


def _measure_picture(encoded: str) -> int:
    """Return the pixels that a picture in base64 claims to have; 0 if it is none."""
    try:
        data = base64.b64decode(encoded)
        with Image.open(io.BytesIO(data)) as picture:
            return int(picture.width * picture.height)
    except Image.DecompressionBombError:
        return MAX_PIXELS + 1
    except (
        binascii.Error,
        ValueError,
        OSError,
        UnidentifiedImageError,
        SyntaxError,
    ):
        return 0


def may_be_slow(svg: str) -> bool:
    """Tell whether a drawing has anything that may take long, so that it needs a time limit."""
    return len(svg) > _MAX_QUICK_CHARACTERS or bool(_MAY_BE_SLOW.search(svg))
