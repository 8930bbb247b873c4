"""Lines of type in an insert: broken to fit, and drawn one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.look.easing import ease_out_cubic, smoothstep
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_lines_svg, wrap
from lantern.visuals.inserts import InsertPage

ASCENT = 0.74
"""From the top of a line of type to its baseline, as a share of its size."""
DESCENT = 0.22
_RISE = 10.0
_SMALLEST = 0.5
"""What is in one line shrinks to this share of its size."""


@dataclass(frozen=True)
class InsertLines:
    """Words broken into lines of one role."""

    lines: tuple[str, ...]
    role: TypeRole

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max(self.role.measure_width(line) for line in self.lines)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last one."""
        below = (len(self.lines) - 1) * self.role.size * self.role.leading
        return self.role.size * (ASCENT + DESCENT) + below

    def draw(self, x: float, top: float, *, ink: str, width: float) -> str:
        """Return the lines as SVG, their upper left corner at (x, top).

        Those that are written from right to left end at the right of `width`.
        """
        y = top + ASCENT * self.role.size
        return draw_lines_svg(
            self.lines,
            x,
            y,
            role=self.role,
            fill=ink,
            width=width,
        )


def set_lines(text: str, role: TypeRole, width: float) -> InsertLines:
    """Return a text broken into lines that fit a width."""
    return InsertLines(tuple(wrap(text, role, width)), role)


def set_line(text: str, role: TypeRole, width: float) -> InsertLines:
    """Return a text in one line that shrinks to fit a width, at most to half its size."""
    line = text.replace("\n", " ")
    share = width / max(role.measure_width(line), 1.0)
    return InsertLines((line,), role.scale_by(min(1.0, max(_SMALLEST, share))))


def set_optional(text: str | None, page: InsertPage) -> InsertLines | None:
    """Return the words of an insert, broken to fit its page; None for none."""
    if text is None:
        return None
    return set_lines(
        text, page.look.get_role("callout", page.is_portrait), page.width
    )


def measure_widest(lines: Sequence[InsertLines | None]) -> float:
    """Return the width of the widest of some words; None are none."""
    return max((each.width for each in lines if each is not None), default=0.0)


def fade_in(svg: str, seconds: float, fade: float) -> str:
    """Return SVG as it comes in: it fades, and rises a little; "" before that."""
    opacity = smoothstep(seconds / fade) if fade else float(seconds >= 0)
    if opacity <= 0:
        return ""
    if opacity >= 1 and seconds >= 2 * fade:
        return svg
    rise = _RISE * (1 - ease_out_cubic(seconds / (2 * fade))) if fade else 0.0
    return f'<g opacity="{opacity:.4f}" transform="translate(0 {rise:.3f})">{svg}</g>'
