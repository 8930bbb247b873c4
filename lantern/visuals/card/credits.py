"""The credits card: a heading, and rows of roles with their lines.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.units import Shape
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.typesetting import Anchor
from lantern.script.model.cards import CreditEntry, CreditsCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    MIN_READABLE_SCALE,
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    find_crowded,
    fit,
)

_MARGINS: dict[Shape, float] = {"wide": 250, "portrait": 430, "square": 190}
"""What credits leave free above and below together."""
_HEADING_DROP = 130
"""From the heading's last baseline to the first row."""


@dataclass(frozen=True)
class _CreditsRow:
    """One role with its lines: beside each other, or `stacked` on a portrait page.

    The role ends at `role_x` beside its lines, and begins there above them; `pitch` is the
    distance between two lines.
    """

    role: TextBlock
    lines: tuple[TextBlock, ...]
    role_x: float
    x: float
    pitch: float
    stacked: bool

    @property
    def height(self) -> float:
        """Return the height of the row without the gap below it."""
        own = sum(len(block.lines) for block in self.lines) * self.pitch
        return own + (self.pitch if self.stacked else 0.0)

    @property
    def fits(self) -> bool:
        """Return whether all its texts fit."""
        return all(block.fits for block in (self.role, *self.lines))

    def draw_elements(
        self, y: float, look: Look, enter: Entrance
    ) -> list[CardElement]:
        """Draw the row with its first baseline at y."""
        anchor: Anchor = "start" if self.stacked else "end"
        at = (self.role_x, y - 2)
        ochre = look.get_ink("ochre")
        elements = [
            draw_block(
                at,
                self.role,
                ochre,
                enter=enter,
                anchor=anchor,
            )
        ]
        if self.stacked:
            y += self.pitch
        cream = look.get_ink("cream")
        quiet = mix_colours(cream, look.get_ink("dark"), 0.25)
        for i, block in enumerate(self.lines):
            ink = quiet if i else cream
            elements.append(draw_block((self.x, y), block, ink, enter=enter))
            y += self.pitch * len(block.lines)
        return elements


@dataclass(frozen=True)
class _CreditsList:
    """The rows at one size, the gap between them, and the share of the full size, in percent."""

    rows: Sequence[_CreditsRow]
    gap: float
    percent: int

    @property
    def height(self) -> float:
        """Return the height of all rows with the gaps between them."""
        return sum(row.height for row in self.rows) + self.gap * (
            len(self.rows) - 1
        )

    @property
    def is_readable(self) -> bool:
        """Return whether all rows fit at a readable size."""
        if self.percent < MIN_READABLE_SCALE * 100:
            return False
        return all(row.fits for row in self.rows)


def lay_out_credits(
    card: CreditsCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a page of credits at the largest size that fits, or the smallest."""
    width, height = stage.page
    heading = _set_heading(card, stage, look)
    list_ = _fit_rows(card, stage, look, head=heading.depth + _HEADING_DROP)
    span = heading.depth + _HEADING_DROP + list_.height
    top = (height - span) / 2 + 0.3 * heading.role.size
    elements = _draw_heading(
        heading,
        look,
        x=width / 2,
        y=top,
    )
    y = top + heading.depth + _HEADING_DROP
    for i, row in enumerate(list_.rows):
        elements += row.draw_elements(y, look, _enter(i, look))
        y += row.height + list_.gap
    crowded = find_crowded({"credits": heading})
    if not list_.is_readable:
        crowded += ("entries",)
    return CardLayout(tuple(elements), True, crowded)


def _set_heading(
    card: CreditsCard, stage: CardContext, look: Look
) -> TextBlock:
    room = stage.page[0] - 2 * stage.margin
    lines = 3 if stage.is_portrait else 2
    return fit(card.credits, look.roles["heading"], room, lines=lines)


def _enter(row: int, look: Look) -> Entrance:
    """Return how a row enters: one after the other."""
    times = look.timing.credits
    return Entrance(times.fade / 2 + row * times.step, times.fade, times.fade)


def _fit_rows(
    card: CreditsCard, stage: CardContext, look: Look, *, head: float
) -> _CreditsList:
    """Return the rows at the largest size at which they fit below a head, or at the smallest."""
    room = stage.page[1] - _MARGINS[stage.shape]
    for percent in range(100, 25, -5):
        list_ = _set_rows(card, stage, look, percent=percent)
        if head + list_.height <= room:
            break
    return list_


def _draw_heading(
    heading: TextBlock, look: Look, *, x: float, y: float
) -> list[CardElement]:
    """Draw the heading with its first baseline in the middle at (x, y), and a rule below."""
    fade = look.timing.credits.fade
    enter = Entrance(0.0, fade, fade)
    cream = look.get_ink("cream")
    rule = (x - 66, y + heading.depth + 34, 132.0, 5.0)
    return [
        draw_block(
            (x, y),
            heading,
            cream,
            enter=enter,
            anchor="middle",
        ),
        draw_growing_rule(
            rule, look.get_ink("vermilion"), fade / 2, lasts=fade
        ),
    ]


def _set_rows(
    card: CreditsCard, stage: CardContext, look: Look, *, percent: int
) -> _CreditsList:
    factor = percent / 100
    rows = [
        _set_row(entry, stage, look, factor=factor) for entry in card.entries
    ]
    gap = (56 if stage.is_portrait else 40) * percent / 100
    return _CreditsList(rows, gap, percent)


def _set_row(
    entry: CreditEntry, stage: CardContext, look: Look, *, factor: float
) -> _CreditsRow:
    width = stage.page[0]
    margin = stage.margin
    if stage.is_portrait:
        left = margin
        x = left
        role_room = width - 2 * margin
    else:
        left = width * (0.346 if width > 1200 else 0.31)
        x = left + 48
        role_room = left - margin
    role = fit(entry.role, look.roles["label"], role_room, lines=1)
    body = look.roles["body"].scale_by(factor)
    lines = [
        fit(line, body, width - margin - x, lines=3) for line in entry.lines
    ]
    return _CreditsRow(
        role,
        tuple(lines),
        role_x=left,
        x=x,
        pitch=46 * factor,
        stacked=stage.is_portrait,
    )
