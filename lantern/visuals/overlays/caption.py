"""The painter of burned-in captions, in which each word can light up while it is spoken."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Hashable
from dataclasses import dataclass

from lantern.core.words import split_lit_line
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.look.inks import make_legible, mix_colours
from lantern.graphics.look.typesetting import (
    ColouredText,
    draw_coloured_text_svg,
    draw_text_svg,
)
from lantern.graphics.pixels import U8
from lantern.visuals.overlays.lines import OverlayLine
from lantern.visuals.overlays.painter import BASELINE_DROP, OverlayPainter, Seen

_LINE_END = 0.42
"""From a baseline down to where the next line begins, as a share of the size of the type."""


@dataclass(frozen=True)
class _CaptionInks:
    """A caption drawn whole in each ink, (h, w, 4): spoken, lit, and still to come."""

    spoken: U8
    lit: U8
    unspoken: U8


@dataclass(frozen=True)
class _CaptionRow:
    """A line of a caption in pixels of its drawing: its rows, and the columns between its words."""

    top: int
    bottom: int
    edges: tuple[int, ...]

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return len(self.edges) - 1

    def slice_words(self, first: int, last: int) -> tuple[slice, slice]:
        """Return where its words [first, last) are; numbers that it doesn't have are clipped."""
        left = self.edges[self._clip(first)]
        right = self.edges[self._clip(last)]
        return slice(self.top, self.bottom), slice(left, right)

    def _clip(self, word: int) -> int:
        return min(max(word, 0), self.word_count)


class CaptionPainter(OverlayPainter):
    """A burned-in caption: it appears and disappears at once.

    With onsets the spoken word is lit, and words to come are quiet.
    """

    def state(self, n: int) -> Hashable:
        """Return the word that is lit in frame n; None while it can't be seen."""
        return self._find_lit_word(n) if 0 <= n < self.overlay.length else None

    def _find_seen(self, n: int) -> Seen | None:
        """Return the drawing of the word that is lit in frame n."""
        return (
            Seen(self._find_lit_word(n))
            if 0 <= n < self.overlay.length
            else None
        )

    def _find_lit_word(self, n: int) -> int:
        """Return the word spoken in frame n: -1 before the first, the word count after the last."""
        return bisect.bisect_right(self.overlay.onsets, n) - 1

    def _draw(self, drawing: int) -> U8:
        """Draw the caption with the word `drawing` lit."""
        if not self.overlay.onsets:
            return self._draw_in_ink(self._ink)
        if self._is_from_right:
            return self._draw_word_by_word(drawing)
        drawn = self._inks.unspoken.copy()
        before = 0
        for row in self._rows:
            spoken = row.slice_words(0, drawing - before)
            drawn[spoken] = self._inks.spoken[spoken]
            now = row.slice_words(drawing - before, drawing - before + 1)
            drawn[now] = self._inks.lit[now]
            before += row.word_count
        return drawn

    @functools.cached_property
    def _ink(self) -> str:
        """The colour of its words: the speaker's, as far as it can be read, or the look's."""
        usual = self._look.get_ink(self._panel_inks.title)
        if self.overlay.colour is None:
            return usual
        ground = self._look.get_ink(self._panel_inks.fill)
        return make_legible(
            self.overlay.colour,
            ground=ground,
            towards=usual,
        )

    def _draw_word_by_word(self, lit: int) -> U8:
        """Return the caption with each word in its colour, set as one line.

        Where a word lies in a line of both directions, and where its letters join, only the
        setting of the line decides; so no words are cut out of it.
        """
        inks = self._panel_inks
        spoken = self._ink
        bright = self._look.get_ink(inks.lit)
        quiet = mix_colours(
            self._look.get_ink(inks.fill), spoken, inks.unspoken
        )
        svg = self._draw_panel()
        word = 0
        for i, line in enumerate(self._layout.lines):
            parts = []
            for text in line.text.split(" "):
                ink = spoken if word < lit else quiet
                if word == lit:
                    ink = bright
                parts += [ColouredText(text, ink), ColouredText(" ", ink)]
                word += 1
            svg += draw_coloured_text_svg(
                self._middle,
                self._find_baseline(i),
                parts[:-1],
                role=line.role,
                anchor="middle",
            )
        return self._rasterize_panel(svg)

    @property
    def _middle(self) -> float:
        x, _, w, _ = self._layout.panel
        return x + w / 2

    def _rasterize_panel(self, svg: str) -> U8:
        # a light panel lies on the mount in the same colour: a shadow would show its edge
        has_mount = "mount" in self._look.get_bands(self._size, True)
        has_shadow = self.overlay.style == "ink" or not has_mount
        panels = (self._layout.panel,) if has_shadow else ()
        return self._rasterize_with_shadow(svg, panels)

    @functools.cached_property
    def _inks(self) -> _CaptionInks:
        """The caption in its three inks.

        Lines are drawn whole, so that letters stand alike; _draw combines words of the three.
        """
        inks = self._panel_inks
        fill = self._look.get_ink(inks.fill)
        spoken = self._ink
        return _CaptionInks(
            self._draw_in_ink(spoken),
            self._draw_in_ink(self._look.get_ink(inks.lit)),
            self._draw_in_ink(mix_colours(fill, spoken, inks.unspoken)),
        )

    def _draw_in_ink(self, ink: str) -> U8:
        svg = self._draw_panel()
        for i, line in enumerate(self._layout.lines):
            svg += draw_text_svg(
                self._middle,
                self._find_baseline(i),
                line.text,
                role=line.role,
                fill=ink,
                anchor="middle",
                from_right=self._is_from_right,
            )
        return self._rasterize_panel(svg)

    def _find_baseline(self, line: int) -> float:
        """Return the baseline of a line, in pixels at 1080p."""
        _, y, _, h = self._layout.panel
        lines = self._layout.lines
        role = lines[0].role
        from_middle = line - (len(lines) - 1) / 2
        middle = y + h / 2 + from_middle * role.size * role.leading
        return middle + BASELINE_DROP * role.size

    @functools.cached_property
    def _rows(self) -> list[_CaptionRow]:
        k = compute_scale(self._size)
        _, y, _, h = self._layout.panel
        lines = self._layout.lines
        top = self._corner[1]
        ends = [y]
        for i in range(len(lines) - 1):
            ends.append(self._find_baseline(i) + _LINE_END * lines[0].role.size)
        ends.append(y + h)
        pixels = [round(end * k) - top for end in ends]
        rows = []
        for i, line in enumerate(lines):
            edges = tuple(self._find_word_edges(line))
            rows.append(_CaptionRow(pixels[i], pixels[i + 1], edges))
        return rows

    def _find_word_edges(self, line: OverlayLine) -> list[int]:
        """Return the pixel columns of a line between which its words stand."""
        k = compute_scale(self._size)
        x, _, w, _ = self._layout.panel
        first = self._corner[0]
        left = x + (w - line.width) / 2
        half_space = line.role.measure_width(" ") / 2
        edges = [0]
        before = ""
        for word in split_lit_line(line.text)[:-1]:
            before += word
            end = left + line.role.measure_width(before)
            if word.endswith(" "):
                end -= half_space
            edges.append(round(end * k) - first)
        edges.append(round((x + w) * k) - first)
        return edges
