"""The relations card: who is under whom, as a tree whose boxes come in as they are spoken of.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.core.direction import is_right_to_left
from lantern.core.units import Shape
from lantern.graphics.look import Look
from lantern.graphics.look.type_role import LEAST_TYPE
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.vector import Box
from lantern.script.model.relations import Member, RelationsCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    AT_ONCE,
    HEADING_FADE_SECONDS,
    HEADING_STEP_SECONDS,
    draw_head_and_foot,
)
from lantern.visuals.card.member_box import (
    LINE_SIZE,
    PORTRAITS,
    MemberWords,
    WornSide,
    choose_type,
    draw_box,
    draw_side_bar,
    set_members,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    make_static_element,
    mirror_element,
)
from lantern.visuals.card.relation_tree import (
    FORMS,
    Point,
    RelationLine,
    RelationTree,
    TreeForm,
    grow_tree,
)

_WIDTHS = (440.0, 380.0, 330.0, 290.0, 255.0, 228.0, 206.0, 186.0)
"""The widths that boxes may have, before they are scaled."""
_LARGEST = 1.6
"""How much larger than its smallest size a tree is drawn at most."""
_PREFERRED: Mapping[Shape, tuple[TreeForm, ...]] = {
    "wide": ("down", "stacked"),
    "portrait": ("right", "outline"),
    "square": (),
}
"""The forms that suit the shape of a film."""
_PREFERENCE = 1.2
"""How much larger another form has to be drawn to be taken in place of these."""
_WHOLE_NAMES = 1.15
"""How much larger a tree has to be drawn to be taken if it breaks names."""
_BELOW_HEAD = 22.0
_FREE_ABOVE = 0.42
_LINE = 3.0
"""The breadth of lines."""
_COUPLE = 4.0
"""From the middle of a couple's link to each of its two lines."""
_LEGEND_HEIGHT = 62.0
_LEGEND_BAR = 36.0
_LEGEND_TYPE = 1.15
"""The size of a side's name, as a share of a note's."""
_LEGEND_INDENT = 28.0
_LEGEND_GAP = 48.0
_RISE = 8.0


@dataclass(frozen=True)
class _RelationsPlan:
    """A tree, the words in its boxes, and how much larger than planned it is drawn.

    It is whole if all words have their size.
    """

    form: TreeForm
    tree: RelationTree
    words: tuple[MemberWords, ...]
    scale: float
    is_whole: bool

    @property
    def breaks_names(self) -> bool:
        """Return whether a name has more than one line."""
        return any(len(words.name.lines) > 1 for words in self.words)


def lay_out_relations(
    card: RelationsCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a tree in the form in which its words are largest."""
    frame = draw_head_and_foot(card, stage, look)
    elements = list(frame.elements)
    top = frame.top + _BELOW_HEAD
    if card.sides:
        elements += _draw_legend(card, stage, look, top=top)
        top += _LEGEND_HEIGHT
    left, right = stage.sides
    room = (right - left, max(1.0, frame.bottom - top))
    plan = _choose_plan(card, stage, look, room=room)
    width, height = plan.tree.size
    x = left + (room[0] - width * plan.scale) / 2
    y = top + _FREE_ABOVE * max(0.0, room[1] - height * plan.scale)
    elements += _Drawing(card, plan, stage, look, (x, y)).draw()
    crowded = frame.crowded
    if not plan.is_whole or plan.scale < _find_least(stage):
        crowded = (*crowded, "members")
    return CardLayout(tuple(elements), False, crowded)


def _find_least(stage: CardContext) -> float:
    """Return the scale below which nothing can be read."""
    return LEAST_TYPE[stage.shape] / LINE_SIZE


def _choose_plan(
    card: RelationsCard,
    stage: CardContext,
    look: Look,
    *,
    room: tuple[float, float],
) -> _RelationsPlan:
    """Return the plan that is drawn largest, rather one in the form that suits the shape."""
    preferred = _PREFERRED[stage.shape]

    def weigh(plan: _RelationsPlan) -> float:
        weight = plan.scale * (_PREFERENCE if plan.form in preferred else 1.0)
        return weight if plan.breaks_names else weight * _WHOLE_NAMES

    best: _RelationsPlan | None = None
    for portrait in PORTRAITS:
        plans = list(_iter_plans(card, look, room, portrait=portrait))
        best = max(
            plans,
            key=weigh,
            default=None,
        )
        if best is not None and best.scale >= _find_least(stage):
            break
    if best is None:
        best = _crowd(card, look, room)
    if is_right_to_left(card.relations):
        best = replace(best, tree=best.tree.mirror())
    return best


def _iter_plans(
    card: RelationsCard,
    look: Look,
    room: tuple[float, float],
    *,
    portrait: float,
) -> Iterator[_RelationsPlan]:
    """Yield the plans in which all words have their size, and portraits a height."""
    type_ = choose_type(look)
    for width in _WIDTHS:
        words = set_members(card, type_, width, portrait=portrait)
        if words is None:
            return  # still narrower boxes have no room, either
        for form in FORMS:
            yield _make_plan(
                card,
                words,
                form,
                room=room,
                is_whole=True,
            )


def _crowd(
    card: RelationsCard, look: Look, room: tuple[float, float]
) -> _RelationsPlan:
    """Return a plan for words that have no room: they shrink, and the author is told."""
    words = set_members(
        card,
        choose_type(look),
        _WIDTHS[0],
        portrait=PORTRAITS[-1],
        must_fit=False,
    )
    assert words is not None  # they need not fit
    return _make_plan(
        card,
        words,
        "outline",
        room=room,
        is_whole=False,
    )


def _make_plan(
    card: RelationsCard,
    words: Sequence[MemberWords],
    form: TreeForm,
    *,
    room: tuple[float, float],
    is_whole: bool,
) -> _RelationsPlan:
    tree = grow_tree(card, words, form)
    width, height = tree.size
    scale = min(_LARGEST, room[0] / width, room[1] / height)
    return _RelationsPlan(form, tree, tuple(words), scale, is_whole)


def _draw_legend(
    card: RelationsCard, stage: CardContext, look: Look, *, top: float
) -> list[CardElement]:
    """Draw the names of the sides in a row, each behind its bar."""
    role = look.roles["note"].scale_by(_LEGEND_TYPE)
    x = stage.sides[0]
    elements = []
    for number, side in enumerate(card.sides.values()):
        colour = _find_colour(side.colour, look)
        bar = draw_side_bar(_LEGEND_BAR, WornSide(colour, number))
        name = draw_text_svg(
            _LEGEND_INDENT,
            _LEGEND_BAR / 2 + 0.34 * role.size,
            side.name,
            role=role,
            fill=look.get_ink("ink_2"),
        )
        width = _LEGEND_INDENT + role.measure_width(side.name)
        svg = f'<g transform="translate({x:.2f} {top:.2f})">{bar}{name}</g>'
        box: Box = (x - 4, top - 8, width + 12, _LEGEND_BAR + 16)
        element = make_static_element(box, svg, AT_ONCE)
        if is_right_to_left(card.relations):
            element = mirror_element(element, stage.page[0])
        elements.append(element)
        x += width + _LEGEND_GAP
    return elements


def _find_colour(colour: str, look: Look) -> str:
    """Return the colour of a side as #rrggbb."""
    inks: Mapping[str, str] = {
        str(name): ink for name, ink in look.inks.items()
    }
    return inks.get(colour, colour)


@dataclass(frozen=True)
class _Drawing:
    """A tree while it is drawn, from its top left corner on the page."""

    card: RelationsCard
    plan: _RelationsPlan
    stage: CardContext
    look: Look
    corner: tuple[float, float]

    def draw(self) -> list[CardElement]:
        """Draw the lines, then the boxes over their ends."""
        times = [self._find_time(i) for i in range(len(self.card.members))]
        elements = []
        for line in self.plan.tree.lines:
            at = max(times[line.start], times[line.end])
            elements.append(self._draw_line(line, _enter(at)))
        for i, box in self.plan.tree.boxes.items():
            elements.append(
                self._draw_box(i, box, _enter(times[i], rise=_RISE))
            )
        return elements

    def _find_time(self, i: int) -> float:
        """Return when a member comes: as they are spoken of, else just after who is above them.

        Those at the top come one after the other as the card begins.
        """
        spoken = self.stage.find_spoken_time(f"members/{i}")
        if spoken is not None:
            return spoken
        member = self.card.members[i]
        names = self.card.names
        if member.partner is not None:
            return self._find_time(names.index(member.partner))
        above = self.card.find_above(member)
        if above is None:
            return HEADING_FADE_SECONDS + i * HEADING_STEP_SECONDS
        first = self._find_time(names.index(above.name))
        return first + HEADING_STEP_SECONDS * (1 + self._count_before(i, above))

    def _count_before(self, i: int, above: Member) -> int:
        """Return how many others without words of their own come before under the same member."""
        count = 0
        for member in self.card.members[:i]:
            is_beside = (
                self.card.find_above(member) is above and not member.partner
            )
            if is_beside and member.at is None:
                count += 1
        return count

    def _draw_line(self, line: RelationLine, enter: Entrance) -> CardElement:
        scale = self.plan.scale
        points = [self._locate(x, y) for x, y in line.points]
        ink = self.look.get_ink("ink_2")
        breadth = _LINE * scale
        ways = [points]
        if line.is_couple:
            ways = _split(points, _COUPLE * scale)
        svg = "".join(_draw_way(way, ink, breadth) for way in ways)
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        margin = _COUPLE * scale + breadth + 2
        box: Box = (
            min(xs) - margin,
            min(ys) - margin,
            max(xs) - min(xs) + 2 * margin,
            max(ys) - min(ys) + 2 * margin,
        )
        return make_static_element(box, svg, enter)

    def _locate(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the tree on the page."""
        scale = self.plan.scale
        return self.corner[0] + x * scale, self.corner[1] + y * scale

    def _draw_box(self, i: int, box: Box, enter: Entrance) -> CardElement:
        scale = self.plan.scale
        x, y = self._locate(box[0], box[1])
        width, height = box[2:]
        words = self.plan.words[i]
        picture = ""
        if words.front.portrait:
            key = f"members/{i}/portrait"
            picture = self.stage.find_portrait(
                key, words.front.portrait * scale
            )
        body = draw_box(
            (width, height),
            words,
            self.look,
            picture=picture,
            scale=scale,
        )
        side = self.card.find_side(self.card.members[i])
        if side is not None:
            bar = draw_side_bar(height, self._wear(side))
            body += f'<g transform="scale({scale:.4f})">{bar}</g>'
        area: Box = (x - 3, y - 3, width * scale + 6, height * scale + 6)
        svg = f'<g transform="translate({x:.2f} {y:.2f})">{body}</g>'
        return make_static_element(area, svg, enter)

    def _wear(self, side: str) -> WornSide:
        colour = _find_colour(self.card.sides[side].colour, self.look)
        return WornSide(colour, list(self.card.sides).index(side))


def _enter(at: float, *, rise: float = 0.0) -> Entrance:
    return Entrance(at, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS, rise)


def _split(points: Sequence[Point], aside: float) -> list[list[Point]]:
    """Return the two lines of a couple, at either side of the straight one between them."""
    (x0, y0), (x1, y1) = points
    dx, dy = (0.0, aside) if y0 == y1 else (aside, 0.0)
    return [
        [(x0 - dx, y0 - dy), (x1 - dx, y1 - dy)],
        [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy)],
    ]


def _draw_way(points: Sequence[Point], ink: str, breadth: float) -> str:
    way = "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
    return (
        f'<path d="M{way}" fill="none" stroke="{ink}" stroke-width="{breadth:.2f}"'
        ' stroke-linejoin="round"/>'
    )
