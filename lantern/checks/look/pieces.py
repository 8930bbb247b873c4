"""The words of a card or a map as drawings, each at its place in the frame."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.vector import Box
from lantern.script.document import Loc
from lantern.visuals import VisualContext, card
from lantern.visuals.map.shot.lettered import list_lettering
from lantern.visuals.specs import CardSpec, MapSpec

_LATE = 1.0
"""Seconds after a card's last change."""


@dataclass(frozen=True)
class Piece:
    """A drawing in pixels of the frame, what is around it there, and where its words are written.

    `loc` leads to them in the shot's card, or in the map file.
    """

    svg: str
    box: Box
    loc: Loc


def list_pieces(spec: CardSpec | MapSpec, context: VisualContext) -> list[Piece]:
    """Return the drawings of all that a picture says when everything has come.

    Raises:
        AssetFailure: a map's file or its style has faults.
    """
    if isinstance(spec, CardSpec):
        return _list_card_pieces(spec, context)
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


def rasterize_pieces(pieces: list[Piece], context: VisualContext) -> U8:
    """Return drawings on an empty frame, (h, w, 4) with straight alpha."""
    w, h = context.size
    body = "".join(piece.svg for piece in pieces)
    typefaces = context.look.typefaces
    svg = vector.make_svg_document(body, (0, 0, w, h), typefaces=typefaces)
    drawn: U8 = vector.rasterize(svg, typefaces=typefaces)[:h, :w]
    return drawn
