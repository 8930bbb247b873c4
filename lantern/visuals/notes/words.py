"""The words beside a note: a small panel, set in lines of even length."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.core.units import Size, classify_shape
from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.look.inks import PanelInks
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_lines_svg, wrap
from lantern.graphics.paper import draw_hairline_svg, draw_panel_svg
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.overlays.shadow import add_shadow

_PADDING_ACROSS = 18.0
_PADDING_DOWN = 10.0
_SHADOW_MARGIN = 30.0
_BASELINE = 0.345
"""From the middle of a line down to its baseline, as a share of the size of its type."""
MOST_LINES = 3


@dataclass(frozen=True)
class NoteWords:
    """Words set in lines, and the size of their panel in pixels of the frame."""

    lines: tuple[str, ...]
    role: TypeRole
    width: float
    height: float


def set_words(
    text: str, look: Look, size: Size, *, most: float | None = None
) -> NoteWords:
    """Return the words of a note, broken into lines for a frame of this size.

    `most` is the width of a line in pixels at 1080p, by default the look's for notes.
    """
    k = compute_scale(size)
    role = look.get_role("callout", classify_shape(size) == "portrait")
    lines = wrap(text, role, most or look.notes.words)
    width = (
        max(role.measure_width(line) for line in lines) + 2 * _PADDING_ACROSS
    )
    height = len(lines) * role.size * role.leading + 2 * _PADDING_DOWN
    return NoteWords(tuple(lines), role, width * k, height * k)


def draw_words(
    words: NoteWords, look: Look, inks: PanelInks, *, k: float
) -> Sprite:
    """Return the panel with its words; the panel's top left corner is at the frame's."""
    margin = math.ceil(_SHADOW_MARGIN * k)
    across = math.ceil(words.width) + 2 * margin
    down = math.ceil(words.height) + 2 * margin
    area = (-margin / k, -margin / k, across / k, down / k)
    body = _draw_panel(words, look, inks, k=k)
    svg = vector.make_svg_document(body, area, k, typefaces=look.typefaces)
    drawn = vector.rasterize(svg, typefaces=look.typefaces)
    box = (float(margin), float(margin), words.width, words.height)
    return Sprite(add_shadow(drawn, box, k), -margin, -margin)


def _draw_panel(
    words: NoteWords, look: Look, inks: PanelInks, *, k: float
) -> str:
    """Return the panel with its words as SVG, in pixels at 1080p."""
    box = (0.0, 0.0, words.width / k, words.height / k)
    edge = draw_hairline_svg(
        box,
        look.get_ink(inks.edge),
        inset=4.0,
        opacity=0.45,
    )
    role = words.role
    text = draw_lines_svg(
        words.lines,
        _PADDING_ACROSS,
        _PADDING_DOWN + (0.5 * role.leading + _BASELINE) * role.size,
        role=role,
        fill=look.get_ink(inks.text),
        width=box[2] - 2 * _PADDING_ACROSS,
    )
    return draw_panel_svg(box, look, inks) + edge + text
