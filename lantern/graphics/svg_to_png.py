"""Draw SVG with resvg: here, or as the program of a process of its own.

Nothing but resvg is imported that takes time to load, so such a process starts at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import resvg_py

from lantern.core.limits import limit_memory
from lantern.graphics.drawing_type import NO_STAND_INS, DrawingType

_MOST_BYTES = 6 * 2**30
"""Bytes of memory that drawing an order may take."""
PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:];"
    " from lantern.graphics import svg_to_png; svg_to_png.draw_order()"
)
"""What Python runs in the process apart; its arguments are the folders to import from."""


def draw_png(
    svg: str,
    width: int | None,
    font_files: Sequence[str],
    *,
    families: DrawingType = NO_STAND_INS,
) -> bytes:
    """Return PNG; `families` stand in for type that isn't here.

    `width` scales the drawing to so many pixels across.

    Raises:
        ValueError: It is no SVG, or can't be drawn.
    """
    png: Sequence[int] = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=list(font_files),
        font_family=families.sans,
        # resvg takes the serif family for a name that it doesn't know
        serif_family=families.fallback,
        sans_serif_family=families.sans,
        monospace_family=families.sans,
        cursive_family=families.serif,
        fantasy_family=families.serif,
    )
    return bytes(png)


def draw_order() -> None:
    """Draw the SVG of the order on stdin, and write PNG to stdout: the process apart."""
    limit_memory(_MOST_BYTES)
    order = json.loads(sys.stdin.buffer.read())
    try:
        families = DrawingType(**order["families"])
        png = draw_png(
            order["svg"], order["width"], order["fonts"], families=families
        )
    except ValueError as error:
        sys.stderr.write(str(error))
        return
    sys.stdout.buffer.write(png)
