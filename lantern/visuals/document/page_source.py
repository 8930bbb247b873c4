"""The page that a document shows: a picture or a page of a PDF, as pixels, and its lines."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.units import Size
from lantern.graphics import pdf, photo
from lantern.graphics.opencv import cv2
from lantern.graphics.pdf import LineBox
from lantern.graphics.pixels import U8
from lantern.graphics.svg_file import is_svg
from lantern.graphics.typefaces import Typefaces
from lantern.script.model.framing import PictureRect
from lantern.script.model.page import PageDocument, PageHighlight
from lantern.visuals import VisualContext
from lantern.visuals.document.page_lines import find_box_lines, has_ink
from lantern.visuals.specs import DocumentSpec

_LOOKED_AT = 1800
"""Pixels across a page in which lines are looked for."""
_DARK = 90
"""Grey, 0 to 255, below which paper is dark."""
_ABOVE_TEXT = 0.18
_BESIDE_TEXT = 0.004
"""How far a highlight reaches beyond the words of a PDF, in shares of their height and the page."""


@dataclass(frozen=True)
class PageSource:
    """A page of a file. `paper` is its colour where it has none of its own."""

    path: Path
    document: PageDocument
    paper: str
    typefaces: Typefaces

    @property
    def is_sharp(self) -> bool:
        """Whether it can be drawn at any size."""
        return self.document.is_pdf or is_svg(self.path)

    @functools.cached_property
    def size(self) -> Size:
        """Width and height: in pixels of a picture, in points of a PDF.

        Raises:
            AssetFailure: the page can't be read.
            ToolFailure: it is a PDF's, and nothing here draws it.
        """
        if self.document.is_pdf:
            page = pdf.read_page_size(self.path, self.document.page)
            return round(page.width), round(page.height)
        return photo.read_size(self.path)

    def draw(self, width: int) -> U8:
        """Return the page so many pixels across, as (h, w, 3) RGB.

        Raises:
            AssetFailure: the page can't be read.
            ToolFailure: it is a PDF's, and nothing here draws it.
        """
        if self.document.is_pdf:
            page = self.document.page
            return pdf.draw_page(self.path, page, width, paper=self.paper)
        rgb = photo.read_pixels(
            self.path,
            width,
            typefaces=self.typefaces,
            ground=self.paper,
        )
        height = max(1, round(rgb.shape[0] * width / rgb.shape[1]))
        return photo.resize(rgb, (width, height))

    def find_lines(self, highlight: PageHighlight) -> tuple[LineBox, ...]:
        """Return the lines that are marked, from the top; none if a PDF lacks the words.

        Raises:
            AssetFailure: the page can't be read.
            ToolFailure: it is a PDF's, and nothing here draws it.
        """
        if highlight.box is not None:
            return find_box_lines(
                self._looked_at, highlight.box, highlight.lines
            )
        assert highlight.text is not None
        lines = pdf.find_lines(self.path, self.document.page, highlight.text)
        return tuple(map(_grow, lines))

    def has_ink(self, box: PictureRect) -> bool:
        """Tell whether anything stands in a box of the page.

        Raises:
            AssetFailure: the page can't be read.
            ToolFailure: it is a PDF's, and nothing here draws it.
        """
        return has_ink(self._looked_at, box)

    @functools.cached_property
    def is_dark(self) -> bool:
        """Whether most of its paper is dark: a blueprint, a negative, a blackboard."""
        grey = cv2.cvtColor(self._looked_at, cv2.COLOR_RGB2GRAY)
        return float(np.median(grey)) < _DARK

    @functools.cached_property
    def _looked_at(self) -> U8:
        return self.draw(
            _LOOKED_AT if self.is_sharp else min(_LOOKED_AT, self.size[0])
        )


def _grow(line: LineBox) -> LineBox:
    margin = _ABOVE_TEXT * line.h
    return LineBox(
        line.x - _BESIDE_TEXT,
        line.y - margin,
        line.w + 2 * _BESIDE_TEXT,
        line.h + 2 * margin,
    )


def open_source(spec: DocumentSpec, context: VisualContext) -> PageSource:
    """Return the page of a document.

    Raises:
        AssetFailure: its file isn't there.
    """
    look = context.look
    path = context.find(spec.document.file)
    return PageSource(path, spec.document, look.page, look.typefaces)
