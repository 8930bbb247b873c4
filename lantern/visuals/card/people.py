"""The people card: portraits with a name and a line each, that come in as they are spoken.

Lengths are pixels at 1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.type_role import LEAST_TYPE, TypeRole
from lantern.graphics.vector import Box
from lantern.script.model.people import PeopleCard, Person
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    HEADING_FADE_SECONDS,
    HEADING_STEP_SECONDS,
    draw_head_and_foot,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    can_set,
    draw_block,
    fit,
    fit_optional,
    make_static_element,
)
from lantern.visuals.card.portraits import (
    MOUNT_SHARE,
    draw_monogram,
    draw_mounted,
)
from lantern.visuals.portraits import PORTRAIT_ASPECT

_SHARE_OF_HEADING = 0.75
"""The size of a name, as a share of a heading's."""
_LARGEST = 130
"""Percent of their size that names and lines may have where there is room."""
_TALLEST = 520.0
_SHORTEST = 120.0
"""The height of a portrait at most, and at least."""
_WORDS_WEIGHT = 0.3
"""The power of the words' size in what a plan weighs; that of the portraits' is 1."""
_FACE_TO_NAME = 3.2
"""The height of a portrait below which its name is too large for it, as a share of the name's."""
_WHOLE_NAMES = 1.15
"""How much more a plan weighs that breaks no name."""
_COLUMN_GAP = 44.0
_ROW_GAP = 40.0
_NARROWEST = (5.4, 7.0, 9.0)
"""Widths of words beside a portrait at least, as shares of a name's size."""
_TO_WORDS = 0.55
"""From a portrait to the words below or beside it, as a share of a name's size."""
_LINE_STEP = 0.5
"""From a name's last baseline to the top of the line, as a share of the line's size."""
_ASCENT = 0.8
"""From the top of a name to its first baseline, as a share of its size."""
_FREE_ABOVE = 0.4
"""The share of the free height that is above the people."""
_BELOW_HEAD = 26.0
_RISE = 8.0


@dataclass(frozen=True)
class _PersonWords:
    """A name and a line, set for a width."""

    name: TextBlock
    line: TextBlock | None

    @property
    def height(self) -> float:
        """Return the height from the top of the name to below the last line."""
        height = self.name.role.size + self.name.depth
        if self.line:
            height += (1 + _LINE_STEP) * self.line.role.size + self.line.depth
        return height


@dataclass(frozen=True)
class _PeoplePlan:
    """People in rows of cells: the words beside or below portraits of one height."""

    words: tuple[_PersonWords, ...]
    columns: int
    cell: tuple[float, float]
    portrait: float
    type: _PersonType
    is_beside: bool
    is_readable: bool

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return math.ceil(len(self.words) / self.columns)

    @property
    def weight(self) -> float:
        """Return how well it can be seen and read."""
        return self.type.weigh(self.portrait)

    @property
    def height(self) -> float:
        """Return the height of all rows as they are filled."""
        return self.rows * self._filled + (self.rows - 1) * _ROW_GAP

    @property
    def _filled(self) -> float:
        """The height of a row's highest cell."""
        highest = max(words.height for words in self.words)
        if self.is_beside:
            return max(self.portrait, highest)
        return self.portrait + self.type.gap + highest

    def find_corner(self, i: int) -> tuple[float, float]:
        """Return the top left corner of a cell, from that of the first."""
        row, column = divmod(i, self.columns)
        x = column * (self.cell[0] + _COLUMN_GAP)
        return x, row * (self._filled + _ROW_GAP)


@dataclass(frozen=True)
class _PersonType:
    """The type of names and lines at one size, and the lines that a name may have."""

    name: TypeRole
    line: TypeRole
    name_lines: int

    @property
    def gap(self) -> float:
        """Return the room from a portrait to the words."""
        return _TO_WORDS * self.name.size

    def weigh(self, portrait: float) -> float:
        """Return what a plan with portraits of a height weighs: they count more than words."""
        weight = portrait * math.pow(self.name.size, _WORDS_WEIGHT)
        weight *= min(1.0, portrait / (_FACE_TO_NAME * self.name.size))
        return weight * _WHOLE_NAMES if self.name_lines == 1 else weight


def lay_out_people(
    card: PeopleCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out people in rows, their portraits as large as their number allows."""
    frame = draw_head_and_foot(card, stage, look)
    left, right = stage.sides
    room = (right - left, frame.bottom - frame.top - _BELOW_HEAD)
    plan = _choose_plan(card, stage, look, room=room)
    top = (
        frame.top + _BELOW_HEAD + _FREE_ABOVE * max(0.0, room[1] - plan.height)
    )
    elements = list(frame.elements)
    for i, person in enumerate(card.persons):
        x, y = plan.find_corner(i)
        drawing = _PersonDrawing(
            plan, (left + x, top + y), look, _enter(i, stage)
        )
        elements.append(drawing.draw_portrait(person, i, stage))
        elements += drawing.draw_words(plan.words[i])
    crowded = frame.crowded if plan.is_readable else (*frame.crowded, "persons")
    return CardLayout(tuple(elements), False, crowded)


def _choose_plan(
    card: PeopleCard,
    stage: CardContext,
    look: Look,
    *,
    room: tuple[float, float],
) -> _PeoplePlan:
    """Return the plan with the largest portraits and words, rather one that breaks no name."""
    least = math.ceil(100 * LEAST_TYPE[stage.shape] / look.roles["note"].size)
    best: _PeoplePlan | None = None
    for percent in (*range(_LARGEST, least, -5), least):
        for name_lines in (1, 2):
            type_ = _scale_type(look, percent / 100, name_lines)
            above = best.weight if best else 0.0
            for plan in _iter_plans(card, type_, room, above=above):
                if best is None or plan.weight > best.weight:
                    best = plan
    return best or _crowd(card, _scale_type(look, least / 100, 2), room)


def _scale_type(look: Look, factor: float, name_lines: int) -> _PersonType:
    name = look.roles["heading"].scale_by(_SHARE_OF_HEADING * factor)
    return _PersonType(name, look.roles["note"].scale_by(factor), name_lines)


def _iter_plans(
    card: PeopleCard,
    type_: _PersonType,
    room: tuple[float, float],
    *,
    above: float,
) -> Iterator[_PeoplePlan]:
    """Yield the plans in which all has room, with the words beside portraits and below them.

    Plans that weigh no more than `above` are left out, as far as that is known before their words
    are set, which takes most of the time.
    """
    count = len(card.persons)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        if math.ceil(count / rows) < columns:
            continue  # so many rows do with fewer columns
        cell = _measure_cell(room, columns, rows)
        for narrowest in _NARROWEST:
            words = narrowest * type_.name.size
            plan = _set_beside(
                card,
                type_,
                cell,
                columns=columns,
                words=words,
                above=above,
            )
            if plan is not None:
                yield plan
        plan = _set_below(
            card,
            type_,
            cell,
            columns=columns,
            above=above,
        )
        if plan is not None:
            yield plan


def _measure_cell(
    room: tuple[float, float], columns: int, rows: int
) -> tuple[float, float]:
    width = (room[0] - (columns - 1) * _COLUMN_GAP) / columns
    return width, (room[1] - (rows - 1) * _ROW_GAP) / rows


def _set_beside(
    card: PeopleCard,
    type_: _PersonType,
    cell: tuple[float, float],
    *,
    columns: int,
    words: float,
    above: float,
) -> _PeoplePlan | None:
    """Set words at the right of the portraits, so wide at least; None where there is no room."""
    widest = cell[0] - type_.gap - words
    height = min(cell[1], _TALLEST, widest / PORTRAIT_ASPECT)
    width = cell[0] - type_.gap - PORTRAIT_ASPECT * height
    if height < _SHORTEST or type_.weigh(height) <= above:
        return None
    if not _have_room(card, type_, width, lines=3):
        return None
    found = _set_words(card, type_, width, lines=3)
    if max(each.height for each in found) > cell[1]:
        return None
    return _PeoplePlan(found, columns, cell, height, type_, True, True)


def _set_below(
    card: PeopleCard,
    type_: _PersonType,
    cell: tuple[float, float],
    *,
    columns: int,
    above: float,
) -> _PeoplePlan | None:
    """Set the words below the portraits; None where there is no room."""
    most = cell[1] - type_.gap - type_.name.size
    if (
        type_.weigh(max(0.0, min(most, _TALLEST, cell[0] / PORTRAIT_ASPECT)))
        <= above
    ):
        return None
    if not _have_room(card, type_, cell[0], lines=2):
        return None
    words = _set_words(card, type_, cell[0], lines=2)
    free = cell[1] - type_.gap - max(each.height for each in words)
    height = min(free, _TALLEST, cell[0] / PORTRAIT_ASPECT)
    if height < _SHORTEST:
        return None
    return _PeoplePlan(words, columns, cell, height, type_, False, True)


def _crowd(
    card: PeopleCard, type_: _PersonType, room: tuple[float, float]
) -> _PeoplePlan:
    """Return a plan for people who have no room: the words shrink, and the author is told."""
    columns = math.ceil(math.sqrt(len(card.persons)))
    cell = _measure_cell(room, columns, math.ceil(len(card.persons) / columns))
    words = _set_words(card, type_, max(1.0, cell[0]), lines=2)
    return _PeoplePlan(words, columns, cell, _SHORTEST, type_, False, False)


def _have_room(
    card: PeopleCard, type_: _PersonType, width: float, *, lines: int
) -> bool:
    """Tell whether all words have room in a width."""
    for person in card.persons:
        if not can_set(person.line, type_.line, width, lines=lines):
            return False
        if not can_set(person.name, type_.name, width, lines=type_.name_lines):
            return False
    return True


def _set_words(
    card: PeopleCard, type_: _PersonType, width: float, *, lines: int
) -> tuple[_PersonWords, ...]:
    found = []
    for person in card.persons:
        name = fit(person.name, type_.name, width, lines=2)
        line = fit_optional(person.line, type_.line, width, lines=lines)
        found.append(_PersonWords(name, line))
    return tuple(found)


def _enter(i: int, stage: CardContext) -> Entrance:
    """Return when a person comes: as they are spoken of, else one after the other at once."""
    at = stage.find_spoken_time(f"persons/{i}")
    if at is None:
        at = HEADING_FADE_SECONDS + i * HEADING_STEP_SECONDS
    return Entrance(at, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS, _RISE)


@dataclass(frozen=True)
class _PersonDrawing:
    """One person while they are drawn, from the top left corner of their cell."""

    plan: _PeoplePlan
    corner: tuple[float, float]
    look: Look
    enter: Entrance

    def draw_portrait(
        self, person: Person, i: int, stage: CardContext
    ) -> CardElement:
        """Draw the portrait on its mount, or the initials of who has none."""
        h = self.plan.portrait
        mount = MOUNT_SHARE * h
        box: Box = (*self.corner, PORTRAIT_ASPECT * h, h)
        if person.portrait:
            address = stage.find_portrait(f"persons/{i}/portrait", h)
            svg = draw_mounted(box, address, self.look, mount=mount)
        else:
            svg = draw_monogram(box, person.name, self.look, mount=mount)
        x, y, w, _ = box
        return make_static_element(
            (x - 2, y - 2, w + 4, h + 4), svg, self.enter
        )

    def draw_words(self, words: _PersonWords) -> Sequence[CardElement]:
        """Draw name and line: below the portrait, or in the middle of its right."""
        x, y = self.corner
        height = self.plan.portrait
        if self.plan.is_beside:
            x += PORTRAIT_ASPECT * height + self.plan.type.gap
            y += (height - words.height) / 2
        else:
            y += height + self.plan.type.gap
        baseline = y + _ASCENT * words.name.role.size
        ink = self.look.get_ink("ink")
        elements = [
            draw_block((x, baseline), words.name, ink, enter=self.enter)
        ]
        if words.line:
            baseline += (
                words.name.depth + (1 + _LINE_STEP) * words.line.role.size
            )
            below = self.look.get_ink("ink_2")
            block = draw_block(
                (x, baseline), words.line, below, enter=self.enter
            )
            elements.append(block)
        return elements
