"""What a card is made of: elements that enter and rest, and blocks of type that shrink to fit. Draws no pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from lantern.graphics.look import Anchor, Box, Look, Role, out3, out5, s, text_svg, wrap
from lantern.graphics.paper import rule_svg, stamp_svg, stamp_width

SMALLEST = 0.7
"""Type shrinks no further before the author is told; below it we still shrink, so that nothing runs off."""


@dataclass(frozen=True)
class Element:
    """A piece of a card: its SVG at a time, the box it stays in (pixels at 1080p), and how it enters.

    From `at` seconds it fades in over `fade`, rising `rise` pixels over `lasts`, and is at rest when that is over.
    `stirs` are later times, from and to, in which its body changes once more.
    """

    box: Box
    body: Callable[[float], str]
    at: float = 0.0
    fade: float = 0.0
    lasts: float = 0.0
    rise: float = 0.0
    stirs: tuple[tuple[float, float], ...] = ()

    @property
    def moves(self) -> tuple[tuple[float, float], ...]:
        """The times, from and to, in which it isn't at rest."""
        return ((self.at, self.at + max(self.fade, self.lasts)), *self.stirs)

    @property
    def rests(self) -> float:
        return max(end for _, end in self.moves)

    def opacity(self, t: float) -> float:
        if self.fade <= 0:
            return 1.0 if t >= self.at else 0.0
        return s((t - self.at) / self.fade)

    def drop(self, t: float) -> float:
        """Pixels at 1080p it still has to rise."""
        return self.rise * (1 - out5((t - self.at) / self.lasts)) if self.rise and self.lasts else 0.0


@dataclass(frozen=True)
class Layout:
    """A card set for one shape of page. `crowded` names the keys whose text can't be held at a readable size.

    A key inside others is written with slashes: bars/2/label.
    """

    elements: tuple[Element, ...]
    dark: bool
    crowded: tuple[str, ...] = ()
    black: float = 0.0

    @property
    def rests(self) -> float:
        """Seconds after which nothing moves any more."""
        return max([self.black, *(e.rests for e in self.elements)])

    def settled(self, t: float) -> float:
        """The time of the last change up to t: t itself while something moves."""
        moves = [(0.0, self.black), *(move for e in self.elements for move in e.moves)]
        if any(start < t < end for start, end in moves):
            return t
        return max((end for _, end in moves if end <= t), default=0.0)


@dataclass(frozen=True)
class Enter:
    """How an element comes; see Element."""

    at: float = 0.0
    fade: float = 0.0
    lasts: float = 0.0
    rise: float = 0.0


@dataclass(frozen=True)
class Block:
    """Lines of type in one role."""

    lines: tuple[str, ...]
    role: Role
    fits: bool

    @property
    def step(self) -> float:
        return self.role.size * self.role.leading

    @property
    def depth(self) -> float:
        """From the first baseline to the last."""
        return (len(self.lines) - 1) * self.step

    @property
    def width(self) -> float:
        return max(self.role.width(line) for line in self.lines)


def fit(text: str, role: Role, width: float, lines: int) -> Block:
    """The text in at most so many lines of this width, at the largest size that holds it."""
    for percent in range(100, 25, -5):
        smaller = role.scaled(percent / 100)
        got = wrap(text, smaller, width)
        if len(got) <= lines and max(smaller.width(line) for line in got) <= width:
            return Block(tuple(got), smaller, percent >= SMALLEST * 100)
    return Block(tuple(got), smaller, False)


def type_at(at: tuple[float, float], block: Block, fill: str, enter: Enter, anchor: Anchor = "start") -> Element:
    """A block of type as one element; `at` is its first baseline at the anchor."""
    (x, y), size, width = at, block.role.size, block.width
    svg = "".join(
        text_svg(x, y + i * block.step, line, block.role, fill, anchor=anchor) for i, line in enumerate(block.lines)
    )
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    box = (left - 0.3 * size, y - 1.0 * size, width + 0.6 * size, block.depth + 1.4 * size)
    return Element(box, lambda t: svg, enter.at, enter.fade, enter.lasts, enter.rise)


def opening(box: Box, colour: str, at: float, lasts: float, down: bool = False) -> Element:
    """A rule that opens to the right, or grows down."""
    x, y, w, h = box

    def body(t: float) -> str:
        share = out3((t - at) / lasts) if lasts else 1.0
        return rule_svg((x, y, w, h * share) if down else (x, y, w * share, h), colour)

    return Element((x - 1, y - 1, w + 2, h + 2), body, at, 0.0, lasts)


def stamp(x: float, y: float, text: str, look: Look, enter: Enter) -> Element:
    """A claim label on a card, (x, y) its top left corner; red on paper, light ochre on dark."""
    svg = stamp_svg(x, y, text, look, (look.ink("vermilion_deep"), None, False))
    box = (x - 2, y - 2, stamp_width(text, look) + 4, 46.0)
    return Element(box, lambda t: svg, enter.at, enter.fade, enter.lasts)


def stamp_on_dark(right: float, y: float, text: str, look: Look, enter: Enter) -> Element:
    """A claim label on a dark card, (right, y) its top right corner."""
    x = right - stamp_width(text, look)
    svg = stamp_svg(x, y, text, look, (look.ink("ochre_light"), None, False))
    return Element((x - 2, y - 2, right - x + 4, 46.0), lambda t: svg, enter.at, enter.fade, enter.lasts)


def written(number: int | float | str) -> tuple[str, float | None, int]:
    """A card's number as it is printed, its value if it counts, and its decimals."""
    if isinstance(number, str):
        return number, None, 0
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return grouped(number, decimals), float(number), decimals


def grouped(number: float, decimals: int) -> str:
    """A number with thousands commas and a true minus."""
    text = f"{number:,.{decimals}f}".replace("-", "−")
    return text.removeprefix("−") if not text.strip("−0.") else text
