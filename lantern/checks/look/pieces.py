"""The words of a card, a map or a document as drawings, each at its place in the frame."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import Typefaces
from lantern.graphics.vector import Box
from lantern.script.document import Loc
from lantern.visuals import VisualContext, card
from lantern.visuals.document.texts import list_page_words
from lantern.visuals.map.shot.lettered import list_lettering
from lantern.visuals.specs import CardSpec, DocumentSpec, MapSpec

_LATE = 1.0
"""Seconds after a card's last change."""
_MOST_KEPT = 128
"""Drawings that are kept: shots in a row on one map show the same names."""
PixelArea = tuple[int, int, int, int]
"""Left, top, right, bottom, in whole pixels of the frame."""


@dataclass(frozen=True)
class Piece:
    """A drawing in pixels of the frame, what is around it there, and where its words are written.

    `loc` leads to them in the shot, or in the map file.
    """

    svg: str
    box: Box
    loc: Loc


def list_pieces(
    spec: CardSpec | DocumentSpec | MapSpec, context: VisualContext
) -> list[Piece]:
    """Return the drawings of all that a picture says when everything has come.

    Raises:
        AssetFailure: a map's file or its style has faults.
    """
    if isinstance(spec, CardSpec):
        return _list_card_pieces(spec, context)
    if isinstance(spec, DocumentSpec):
        return _list_document_pieces(spec, context)
    found = []
    for lettering in list_lettering(spec, context):
        left, top, right, bottom = lettering.drawing.ink
        box = (left, top, right - left, bottom - top)
        found.append(Piece(lettering.drawing.svg, box, lettering.loc))
    return found


def _list_card_pieces(spec: CardSpec, context: VisualContext) -> list[Piece]:
    layout = card.lay_out(spec, context)
    k = context.scale
    found = []
    for element in layout.elements:
        body = element.body(layout.static_since + _LATE)
        x, y, w, h = element.box
        svg = f'<g transform="scale({k:.6f})">{body}</g>'
        found.append(Piece(svg, (x * k, y * k, w * k, h * k), ("card",)))
    return found


def _list_document_pieces(
    spec: DocumentSpec, context: VisualContext
) -> list[Piece]:
    """Return the words beside a page, and those of a passage that is lifted off it."""
    found = []
    for printed in list_page_words(spec, context):
        region = printed.region
        svg = f'<g transform="scale({context.scale:.6f})">{printed.svg}</g>'
        box = (region.x, region.y, region.w, region.h)
        found.append(Piece(svg, box, ("document", *printed.loc)))
    return found


def find_area(piece: Piece, size: Size) -> PixelArea | None:
    """Return the whole pixels of a frame around a drawing; None if it lies outside."""
    x, y, w, h = piece.box
    left = max(0, math.floor(x))
    top = max(0, math.floor(y))
    right = min(size[0], math.ceil(x + w))
    bottom = min(size[1], math.ceil(y + h))
    if left >= right or top >= bottom:
        return None
    return left, top, right, bottom


@functools.lru_cache(maxsize=_MOST_KEPT)
def rasterize_piece(svg: str, area: PixelArea, typefaces: Typefaces) -> U8:
    """Return an area of a frame with nothing but a drawing, (h, w, 4) with straight alpha."""
    left, top, right, bottom = area
    box = (left, top, right - left, bottom - top)
    document = vector.make_svg_document(svg, box, typefaces=typefaces)
    return vector.rasterize(document, typefaces=typefaces)
