"""The box of a member on a relations card: frame, side's bar, portrait, name and line.

Lengths are pixels at 1080p, before the whole tree is scaled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.direction import is_paragraph_right_to_left
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.relations import Member, RelationsCard
from lantern.visuals.card.parts import TextBlock, can_set, fit, fit_optional
from lantern.visuals.card.portraits import MOUNT_SHARE, draw_mounted
from lantern.visuals.portraits import PORTRAIT_ASPECT

NAME_SIZE = 30.0
LINE_SIZE = 24.0
"""The type of a box, of which the smaller has the least size that can be read."""
PORTRAITS = (118.0, 88.0)
"""The heights that portraits may have; the lower one where there is little room."""
_PADDING = 14.0
_ABOVE = 10.0
"""From a box's edge to the words, at their sides and above them."""
_BAR = 9.0
_BAR_GAP = 5.0
_ABOVE_LINE = 8.0
_ASCENT = 0.78
_DESCENT = 0.28
"""From a line's top to its baseline, and from there down, as shares of its size."""
_FIELD = 0.6
_FIELD_ON_DARK = 0.16
"""How far the ground of a box is from paper towards cream, or towards slate where that is dark."""


@dataclass(frozen=True)
class BoxFront:
    """What stands in a box before the words: the bar of a side, a portrait of a height, or 0."""

    has_bar: bool
    portrait: float

    @property
    def start(self) -> float:
        """Return where the portrait begins, or the words."""
        return _PADDING + (_BAR + _BAR_GAP if self.has_bar else 0.0)

    @property
    def width(self) -> float:
        """Return where the words begin."""
        if not self.portrait:
            return self.start
        return self.start + self.portrait * PORTRAIT_ASPECT + _PADDING


@dataclass(frozen=True)
class MemberWords:
    """The words of a member, set for one width, and what stands before them."""

    name: TextBlock
    line: TextBlock | None
    front: BoxFront

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        blocks = [self.name, self.line] if self.line else [self.name]
        return max(block.width for block in blocks)

    @property
    def height(self) -> float:
        """Return the height of name and line."""
        height = _measure(self.name)
        return (
            height + _ABOVE_LINE + _measure(self.line) if self.line else height
        )

    @property
    def box_width(self) -> float:
        """Return the width of the box that they need."""
        return self.width + self.front.width + _PADDING

    @property
    def box_height(self) -> float:
        """Return the height of the box that they need."""
        return max(self.height, self.front.portrait) + 2 * _ABOVE


def _measure(block: TextBlock) -> float:
    return block.depth + (_ASCENT + _DESCENT) * block.role.size


@dataclass(frozen=True)
class MemberType:
    """The type of names and lines."""

    name: TypeRole
    line: TypeRole


def choose_type(look: Look) -> MemberType:
    """Return the look's type for the boxes of members."""
    heading, note = look.roles["heading"], look.roles["note"]
    return MemberType(
        heading.scale_by(NAME_SIZE / heading.size),
        note.scale_by(LINE_SIZE / note.size),
    )


def set_members(
    card: RelationsCard,
    type_: MemberType,
    width: float,
    *,
    portrait: float,
    must_fit: bool = True,
) -> Sequence[MemberWords] | None:
    """Return the words of all members, set for boxes of a width; None where they have no room.

    Portraits are so high. Without `must_fit` the words shrink.
    """
    found = []
    for member in card.members:
        front = BoxFront(bool(card.sides), portrait if member.portrait else 0.0)
        room = max(1.0, width - front.width - _PADDING)
        if must_fit and not _can_set(member, type_, room):
            return None
        name = fit(member.name, type_.name, room, lines=2)
        line = fit_optional(member.line, type_.line, room, lines=3)
        found.append(MemberWords(name, line, front))
    return found


def _can_set(member: Member, type_: MemberType, room: float) -> bool:
    name = can_set(member.name, type_.name, room, lines=2)
    return name and can_set(member.line, type_.line, room, lines=3)


@dataclass(frozen=True)
class WornSide:
    """The colour of a member's side as #rrggbb, and the number of the side from 0."""

    colour: str
    number: int


def draw_box(
    size: tuple[float, float],
    words: MemberWords,
    look: Look,
    *,
    picture: str,
    scale: float,
) -> str:
    """Return a box with its words as SVG, its top left corner at 0, 0.

    `size` is that before it is drawn so much larger. `picture` is the address of its portrait, if
    it has one.
    """
    width, height = (length * scale for length in size)
    svg = _draw_frame((width, height), look)
    tall = words.front.portrait * scale
    if tall:
        start = words.front.start * scale
        box: Box = (start, (height - tall) / 2, tall * PORTRAIT_ASPECT, tall)
        svg += draw_mounted(box, picture, look, mount=MOUNT_SHARE * tall)
    x = words.front.width * scale
    y = (height - words.height * scale) / 2
    room = width - x - _PADDING * scale
    name = _scale(words.name, scale)
    svg += _draw_lines(name, (x, y), look.get_ink("ink"), room=room)
    if words.line:
        y += _measure(name) + _ABOVE_LINE * scale
        line = _scale(words.line, scale)
        svg += _draw_lines(line, (x, y), look.get_ink("ink_2"), room=room)
    return svg


def _scale(block: TextBlock, factor: float) -> TextBlock:
    """Return a block in larger or smaller type."""
    return replace(block, role=block.role.scale_by(factor))


def _draw_frame(size: tuple[float, float], look: Look) -> str:
    width, height = size
    paper = look.get_ink("paper")
    fill = mix_colours(paper, look.get_ink("cream"), _FIELD)
    if look.is_dark:
        fill = mix_colours(paper, look.get_ink("slate_light"), _FIELD_ON_DARK)
    return (
        f'<rect x="0" y="0" width="{width:.2f}" height="{height:.2f}" fill="{fill}"'
        f' stroke="{look.get_ink("ink_2")}" stroke-width="2"/>'
    )


def draw_side_bar(height: float, side: WornSide) -> str:
    """Return the bar of a side at the left of a box: whole, hollow, broken, or two lines.

    Sides are told apart by it without colour.
    """
    x = y = _BAR_GAP
    tall = height - 2 * _BAR_GAP
    colour = side.colour
    if side.number == 0:
        return draw_rule_svg((x, y, _BAR, tall), colour)
    if side.number == 1:
        return (
            f'<rect x="{x + 1.25:.2f}" y="{y + 1.25:.2f}" width="{_BAR - 2.5:.2f}"'
            f' height="{tall - 2.5:.2f}" fill="none" stroke="{colour}"'
            ' stroke-width="2.5"/>'
        )
    if side.number == 2:
        step = tall / 5
        rules = [(x, y + 2 * i * step, _BAR, step) for i in range(3)]
    else:
        rules = [(x, y, 3.0, tall), (x + _BAR - 3, y, 3.0, tall)]
    return "".join(draw_rule_svg(rule, colour) for rule in rules)


def _draw_lines(
    block: TextBlock, corner: tuple[float, float], fill: str, *, room: float
) -> str:
    """Return lines of type below a corner; those from right to left end at the right."""
    x, top = corner
    from_right = is_paragraph_right_to_left(block.lines)
    baseline = top + _ASCENT * block.role.size
    svg = ""
    for i, line in enumerate(block.lines):
        svg += draw_text_svg(
            x + room if from_right else x,
            baseline + i * block.step,
            line,
            role=block.role,
            fill=fill,
            anchor="end" if from_right else "start",
            from_right=from_right,
        )
    return svg
