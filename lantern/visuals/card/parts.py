"""The parts of a card: elements that enter and rest, and blocks of type that shrink to fit.

No pixels are drawn here. Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lantern.core.direction import is_paragraph_right_to_left
from lantern.core.interface_words import NumberWords
from lantern.graphics.look import Look
from lantern.graphics.look.easing import (
    ease_out_cubic,
    ease_out_quint,
    smoothstep,
)
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import (
    Anchor,
    count_lines,
    draw_text_svg,
    wrap,
)
from lantern.graphics.paper import (
    draw_rule_svg,
    draw_stamp_svg,
    measure_stamp,
    measure_stamp_height,
)
from lantern.graphics.vector import Box

MIN_READABLE_SCALE = 0.7
"""The smallest readable type, as a share of its size. Below it the author gets a problem.

Type still shrinks further, so that nothing runs off the page.
"""

_SHARES_LEFT_OF_ANCHOR: dict[Anchor, float] = {
    "start": 0.0,
    "middle": 0.5,
    "end": 1.0,
}


@dataclass(frozen=True)
class Offset:
    """How far an element is from its place, in pixels, and how much of it is seen, 0 to 1."""

    dx: float = 0.0
    dy: float = 0.0
    opacity: float = 1.0


IN_PLACE = Offset()


@dataclass(frozen=True)
class CardElement:
    """A piece of a card: its SVG at a time, the box it stays in, and how it enters.

    From `at` it fades in over `fade` and rises `rise` pixels over `duration`, then rests.
    `later_changes` are times, [start, end], in which its body changes again. `uncovered_to` tells
    to which column of the page it is seen at a time, for what is uncovered from the left; `offset`
    how far from its place it is then, for what travels.
    """

    box: Box
    body: Callable[[float], str]
    at: float = 0.0
    fade: float = 0.0
    duration: float = 0.0
    rise: float = 0.0
    later_changes: tuple[tuple[float, float], ...] = ()
    uncovered_to: Callable[[float], float] | None = None
    offset: Callable[[float], Offset] | None = None

    @property
    def moving_times(self) -> tuple[tuple[float, float], ...]:
        """Return the times, [start, end], in which it isn't at rest."""
        return (
            (self.at, self.at + max(self.fade, self.duration)),
            *self.later_changes,
        )

    @property
    def static_since(self) -> float:
        """Return the time after which it never changes."""
        return max(end for _, end in self.moving_times)

    def compute_opacity(self, t: float) -> float:
        """Return how much of it can be seen at a time, 0 to 1."""
        if self.fade <= 0:
            return 1.0 if t >= self.at else 0.0
        return smoothstep((t - self.at) / self.fade)

    def compute_drop(self, t: float) -> float:
        """Return the pixels that it still has to rise."""
        if not self.rise or not self.duration:
            return 0.0
        return self.rise * (1 - ease_out_quint((t - self.at) / self.duration))

    def find_offset(self, t: float) -> Offset:
        """Return how far from its place it is at a time, and how much of it is seen."""
        travelled = self.offset(t) if self.offset else IN_PLACE
        drop = travelled.dy + self.compute_drop(t)
        opacity = travelled.opacity * self.compute_opacity(t)
        return Offset(travelled.dx, drop, opacity)


@dataclass(frozen=True)
class CardLayout:
    """A card laid out for one page.

    `crowded` names the keys whose text doesn't fit at a readable size; slashes lead to a key
    inside others: bars/2/label. `black` is how long the card takes to appear from black.
    """

    elements: tuple[CardElement, ...]
    dark: bool
    crowded: tuple[str, ...] = ()
    black: float = 0.0

    @property
    def static_since(self) -> float:
        """Return the time after which nothing moves."""
        return max([self.black, *(e.static_since for e in self.elements)])

    def find_last_change(self, t: float) -> float:
        """Return the time of the last change up to t: t itself while something moves."""
        moves = [(0.0, self.black)]
        for element in self.elements:
            moves += element.moving_times
        if any(start < t < end for start, end in moves):
            return t
        return max((end for _, end in moves if end <= t), default=0.0)


def begin_with_first(layout: CardLayout) -> CardLayout:
    """Return a layout whose first words are there at the cut; one out of black stays as it is.

    A rule that comes before them is there too, or grows.
    """
    if layout.black or not layout.elements:
        return layout
    words = [element.at for element in layout.elements if element.fade]
    first = min(words, default=0.0)
    elements = []
    for element in layout.elements:
        if element.at <= first:
            element = _be_there(element)
        elements.append(element)
    return replace(layout, elements=tuple(elements))


def _be_there(element: CardElement) -> CardElement:
    """Return an element without an entrance; what changes in it changes as before."""
    return replace(
        element,
        at=0.0,
        fade=0.0,
        duration=0.0,
        rise=0.0,
        later_changes=element.moving_times,
    )


def mirror_elements(layout: CardLayout, width: float) -> CardLayout:
    """Return a layout for text from right to left: what stood at the left stands at the right.

    Each element keeps its own inside. `width` is that of the page.
    """
    elements = [mirror_element(element, width) for element in layout.elements]
    return replace(layout, elements=tuple(elements))


def mirror_element(element: CardElement, width: float) -> CardElement:
    """Return an element as far from the right of a page as it was from the left."""
    x, y, w, h = element.box
    shift = width - x - w - x

    def body(t: float) -> str:
        return f'<g transform="translate({shift:.2f} 0)">{element.body(t)}</g>'

    return replace(
        element,
        box=(x + shift, y, w, h),
        body=body,
    )


@dataclass(frozen=True)
class Entrance:
    """How an element enters; see CardElement."""

    at: float = 0.0
    fade: float = 0.0
    duration: float = 0.0
    rise: float = 0.0


@dataclass(frozen=True)
class TextBlock:
    """Lines of type in one role."""

    lines: tuple[str, ...]
    role: TypeRole
    fits: bool

    @property
    def step(self) -> float:
        """Return the distance between two baselines."""
        return self.role.size * self.role.leading

    @property
    def depth(self) -> float:
        """Return the distance from the first baseline to the last."""
        return (len(self.lines) - 1) * self.step

    @property
    def width(self) -> float:
        """Return the width of the longest line."""
        return max(self.role.measure_width(line) for line in self.lines)


_FIT_PERCENTS = range(100, 25, -5)
"""Sizes of type that are tried, in per cent of a role's own."""


def fit(text: str, role: TypeRole, width: float, *, lines: int) -> TextBlock:
    """Return the text in at most `lines` lines of this width, in the largest type that fits."""
    for percent in _FIT_PERCENTS:
        smaller = role.scale_by(percent / 100)
        is_last = percent == _FIT_PERCENTS[-1]
        if not is_last and count_lines(text, smaller, width) > lines:
            continue
        wrapped = tuple(wrap(text, smaller, width))
        block = TextBlock(wrapped, smaller, percent >= MIN_READABLE_SCALE * 100)
        if len(wrapped) <= lines and block.width <= width:
            return block
    return replace(block, fits=False)


def can_set(
    text: str | None, role: TypeRole, width: float, *, lines: int
) -> bool:
    """Tell whether a text has room in at most `lines` lines at its role's own size."""
    if not text:
        return True
    if count_lines(text, role, width) > lines:
        return False
    longest = max(text.split(), key=len)
    return role.measure_width(longest) <= width


def fit_optional(
    text: str | None, role: TypeRole, width: float, *, lines: int
) -> TextBlock | None:
    """Return a text that fits, as `fit` does; None if there is no text."""
    if not text:
        return None
    return fit(text, role, width, lines=lines)


def find_crowded(blocks: Mapping[str, TextBlock | None]) -> tuple[str, ...]:
    """Return the keys of the texts that don't fit at a readable size."""
    found = []
    for key, block in blocks.items():
        if block is not None and not block.fits:
            found.append(key)
    return tuple(found)


def find_wide_label(
    label: str | None, look: Look, room: float
) -> tuple[str, ...]:
    """Return the label's key if it is wider than the room; labels don't shrink."""
    if label and measure_stamp(label, look) > room:
        return ("label",)
    return ()


def draw_block(
    at: tuple[float, float],
    block: TextBlock,
    fill: str,
    *,
    enter: Entrance,
    anchor: Anchor = "start",
) -> CardElement:
    """Return a block of type as one element; `at` is where its first baseline meets the anchor.

    Lines that are written from right to left end where the longest one does.
    """
    x, y = at
    size = block.role.size
    width = block.width
    left = x - width * _SHARES_LEFT_OF_ANCHOR[anchor]
    from_right = is_paragraph_right_to_left(block.lines)
    if from_right and anchor == "start":
        x, anchor = left + width, "end"
    svg = ""
    for i, line in enumerate(block.lines):
        svg += draw_text_svg(
            x,
            y + i * block.step,
            line,
            role=block.role,
            fill=fill,
            anchor=anchor,
            from_right=from_right,
        )
    top = y - 1.0 * size
    box = (left - 0.3 * size, top, width + 0.6 * size, block.depth + 1.4 * size)
    return make_static_element(box, svg, enter)


def make_static_element(box: Box, svg: str, enter: Entrance) -> CardElement:
    """Return an element that looks the same at all times, apart from its entrance."""
    return CardElement(
        box, lambda t: svg, enter.at, enter.fade, enter.duration, enter.rise
    )


def draw_growing_rule(
    box: Box, colour: str, at: float, *, lasts: float, down: bool = False
) -> CardElement:
    """Return a rule that opens to the right, or grows down; `lasts` in seconds."""
    x, y, w, h = box

    def body(t: float) -> str:
        share = ease_out_cubic((t - at) / lasts) if lasts else 1.0
        if down:
            return draw_rule_svg((x, y, w, h * share), colour)
        return draw_rule_svg((x, y, w * share, h), colour)

    return CardElement((x - 1, y - 1, w + 2, h + 2), body, at, 0.0, lasts)


def draw_hairline(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    *,
    enter: Entrance,
) -> CardElement:
    """Return a thin line from one point to another, such as from a thing to its name."""
    x0, y0 = start
    x1, y1 = end
    svg = (
        f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" fill="none"'
        f' stroke="{colour}" stroke-width="2"/>'
    )
    box = (min(x0, x1) - 3, min(y0, y1) - 3, abs(x1 - x0) + 6, abs(y1 - y0) + 6)
    return make_static_element(box, svg, enter)


def draw_stamp(
    x: float, y: float, text: str, *, look: Look, enter: Entrance
) -> CardElement:
    """Return a red claim label on a paper card, (x, y) its top left corner."""
    ink = look.get_ink("vermilion_deep")
    svg = draw_stamp_svg(
        x,
        y,
        text,
        look=look,
        ink=ink,
    )
    box = (
        x - 2,
        y - 2,
        measure_stamp(text, look) + 4,
        measure_stamp_height(look) + 4,
    )
    return make_static_element(box, svg, enter)


def draw_stamp_on_dark(
    right: float, y: float, text: str, *, look: Look, enter: Entrance
) -> CardElement:
    """Return a light claim label on a dark card, (right, y) its top right corner."""
    x = right - measure_stamp(text, look)
    ink = look.get_ink("ochre_light")
    svg = draw_stamp_svg(
        x,
        y,
        text,
        look=look,
        ink=ink,
    )
    box = (x - 2, y - 2, right - x + 4, measure_stamp_height(look) + 4)
    return make_static_element(box, svg, enter)


def format_number(
    number: int | float | str, signs: NumberWords
) -> tuple[str, float | None, int]:
    """Return a card's number as it is printed, its value if it counts, and its decimals."""
    if isinstance(number, str):
        return number, None, 0
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    decimals = 0
    if isinstance(exponent, int):
        decimals = max(0, -exponent)
    return group_digits(number, decimals, signs), float(number), decimals


def group_digits(number: float, decimals: int, signs: NumberWords) -> str:
    """Return a number with its thousands apart and a true minus sign."""
    text = f"{number:,.{decimals}f}".replace("-", "−")
    is_zero = not text.strip("−0.")
    return signs.localize(text.removeprefix("−") if is_zero else text)
