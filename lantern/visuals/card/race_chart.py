"""The race: bars whose values and order change as time runs, with the date below them.

The longest bar so far fills the width. Lengths are pixels at 1080p, times seconds from the start
of the shot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core import dates
from lantern.core.interface_words import NumberWords
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import Anchor, draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.card_fields import DEFAULT_YEAR
from lantern.script.model.chart_entries import ChartLine
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import find_close_unit
from lantern.visuals.card.chart_inks import choose_ink
from lantern.visuals.card.chart_plot import (
    TimeSpan,
    find_span,
    get_axis_role,
    read_points,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import AT_ONCE, draw_head_and_foot
from lantern.visuals.card.line_emphasis import (
    LineEmphasis,
    find_emphasis,
    let_step_back,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    Offset,
    TextBlock,
    draw_block,
    fit,
    format_number,
    group_digits,
    make_static_element,
)
from lantern.visuals.card.race_course import (
    DatedTime,
    RaceCourse,
    run_race,
    time_days,
)

MOST_SHOWN = 8
"""Bars that are seen at once."""
_TALLEST = 120.0
_TALLEST_NARROW = 170.0
"""The height of a bar with its room at most."""
_FULL_TYPE = 0.55
"""The share of that height at which type still has its full size."""
_BAR = 0.62
_BAR_NARROW = 0.42
"""The share of its height that the bar has; narrow pages have names above."""
_NAMES = 0.26
"""The share of the width that names may take on wide pages."""
_GAP = 24.0
_LEAST_BAR = 3.0
_LEAST_ROOM = 0.3
"""The share of the width that bars need beside their names and figures."""
_FADED = 0.6
"""How far below the last place a bar has gone, in places."""


@dataclass(frozen=True)
class RaceLayout:
    """A race laid out: where its rows are, how wide its bars can be, and its texts."""

    top: float
    step: float
    thickness: float
    axis: float
    room: float
    shown: int
    names: tuple[TextBlock, ...]
    figure: TypeRole
    widest: float
    decimals: int
    close_unit: str
    is_narrow: bool


@dataclass(frozen=True)
class _Strip:
    """Where the time runs: from left to right at a height, the date to the right of it."""

    left: float
    right: float
    y: float


# long: each size follows from the one before it
def lay_out_race(card: ChartCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a race."""
    frame = draw_head_and_foot(card, stage, look)
    racers = [racer for racer in card.race or () if racer.points]
    if not racers:  # its table can't be read, which is told
        return CardLayout(frame.elements, False, frame.crowded)
    span = find_span(_list_dates(racers))
    timed = time_days(
        span.first, span.last, _list_stops(card, stage), length=stage.length
    )
    course = run_race([read_points(racer.points) for racer in racers], timed)
    left, right = stage.sides
    role = get_axis_role(look)
    elements = list(frame.elements)
    top = frame.top
    if card.unit and not find_close_unit(card.unit):
        unit = fit(card.unit, role, right - left, lines=1)
        at = (left, top + role.size)
        elements.append(
            draw_block(at, unit, look.get_ink("ink_2"), enter=AT_ONCE)
        )
        top += 1.6 * role.size
    bottom = frame.bottom - 2.4 * look.roles["heading"].size
    plan = _plan(
        card,
        racers,
        course,
        stage=stage,
        look=look,
        room=(top, bottom),
    )
    drawing = _Race(plan, course, look, emphasis=find_emphasis(card, stage))
    for i, racer in enumerate(racers):
        elements.append(drawing.draw_bar(i, racer.name))
        elements.append(drawing.draw_name(i, racer.name))
        elements.append(drawing.draw_figure(i, racer.name, stage.words.numbers))
    strip = _Strip(left, right, bottom + 1.5 * look.roles["heading"].size)
    elements += _draw_time(
        strip,
        course,
        span,
        stage=stage,
        look=look,
    )
    fits = all(block.fits for block in plan.names)
    fits = fits and plan.room >= _LEAST_ROOM * (right - left)
    crowded = frame.crowded if fits else (*frame.crowded, "race")
    return CardLayout(tuple(elements), False, crowded)


def _list_dates(racers: Sequence[ChartLine]) -> list[str]:
    found: list[str] = []
    for racer in racers:
        found += racer.points or ()
    return found


def _list_stops(card: ChartCard, stage: CardContext) -> list[DatedTime]:
    """Return the dates whose words are spoken."""
    found = []
    for date in card.stops or ():
        at = stage.find_spoken_time(f"stops/{date}")
        if at is not None:
            day = float(dates.parse_day_number(date, DEFAULT_YEAR))
            found.append(DatedTime(at, day))
    return found


# long: each size follows from the one before it
def _plan(
    card: ChartCard,
    racers: Sequence[ChartLine],
    course: RaceCourse,
    *,
    stage: CardContext,
    look: Look,
    room: tuple[float, float],
) -> RaceLayout:
    top, bottom = room
    left, right = stage.sides
    shown = min(MOST_SHOWN, len(racers))
    tallest = _TALLEST_NARROW if stage.is_narrow else _TALLEST
    step = min((bottom - top) / shown, tallest)
    factor = min(1.0, step / (_FULL_TYPE * tallest))
    role = look.roles["body"].scale_by(factor)
    figure = look.roles["heading"].scale_by(0.8 * factor)
    width = right - left if stage.is_narrow else _NAMES * (right - left)
    names = tuple(fit(racer.name, role, width, lines=1) for racer in racers)
    axis = left
    if not stage.is_narrow:
        axis += max(block.width for block in names) + _GAP
    decimals = _count_decimals(racers, stage)
    largest = group_digits(
        float(course.best[-1]), decimals, stage.words.numbers
    )
    widest = figure.measure_width(largest + find_close_unit(card.unit))
    share = _BAR_NARROW if stage.is_narrow else _BAR
    return RaceLayout(
        top=top + 0.35 * (bottom - top - shown * step),
        step=step,
        thickness=share * step,
        axis=axis,
        room=max(right - axis - widest - 2 * _GAP, _GAP),
        shown=shown,
        names=names,
        figure=figure,
        widest=widest,
        decimals=decimals,
        close_unit=find_close_unit(card.unit),
        is_narrow=stage.is_narrow,
    )


def _count_decimals(racers: Sequence[ChartLine], stage: CardContext) -> int:
    """Return the decimals that the values of all bars are given with."""
    most = 0
    for racer in racers:
        for value in (racer.points or {}).values():
            most = max(most, format_number(value, stage.words.numbers)[2])
    return most


class _Race:
    """The bars of a race while they are drawn, each in the first place and moved to its own."""

    def __init__(
        self,
        plan: RaceLayout,
        course: RaceCourse,
        look: Look,
        *,
        emphasis: LineEmphasis,
    ) -> None:
        self._plan = plan
        self._course = course
        self._emphasis = emphasis
        self._look = look
        moving = (0.0, float(course.times[-1]))
        self._changes = (moving, *emphasis.changes)
        middle = plan.top + plan.step / 2
        if plan.is_narrow:
            middle = plan.top + plan.step - 0.6 * plan.thickness
        self._middle = middle

    def draw_bar(self, i: int, name: str) -> CardElement:
        """Return a bar; it is uncovered up to its value."""
        plan = self._plan
        paper = self._look.get_ink("paper")
        colour = choose_ink(self._look, i)
        rule = (
            plan.axis,
            self._middle - plan.thickness / 2,
            plan.room,
            plan.thickness,
        )

        def body(t: float) -> str:
            strength = self._emphasis.compute_strength(name, t)
            return draw_rule_svg(rule, mix_colours(paper, colour, strength))

        def find_column(t: float) -> float:
            return plan.axis + self._measure_bar(i, t)

        element = CardElement(
            (rule[0] - 1, rule[1] - 1, rule[2] + 2, rule[3] + 2),
            body,
            uncovered_to=find_column,
        )
        return self._let_travel(element, i, follows_end=False)

    def draw_name(self, i: int, name: str) -> CardElement:
        """Return the name of a bar: at its left, or above it on narrow pages."""
        plan = self._plan
        block = plan.names[i]
        anchor: Anchor = "end"
        at = (plan.axis - _GAP, self._middle + 0.34 * block.role.size)
        if plan.is_narrow:
            anchor = "start"
            above = self._middle - plan.thickness / 2 - 0.35 * block.role.size
            at = (plan.axis, above)
        ink = self._look.get_ink("ink")
        element = draw_block(
            at,
            block,
            ink,
            enter=Entrance(),
            anchor=anchor,
        )
        element = let_step_back(element, name, self._emphasis)
        return self._let_travel(element, i, follows_end=False)

    def draw_figure(self, i: int, name: str, signs: NumberWords) -> CardElement:
        """Return the figure of a bar, which counts and travels with its end."""
        plan = self._plan
        role = plan.figure
        ink = self._look.get_ink("ink")
        x = plan.axis + _GAP
        y = self._middle + 0.34 * role.size

        def body(t: float) -> str:
            value = self._course.find_value(i, t)
            text = group_digits(value, plan.decimals, signs) + plan.close_unit
            return draw_text_svg(
                x,
                y,
                text,
                role=role,
                fill=ink,
            )

        box = (x - 4, y - role.size, plan.widest + 8, 1.4 * role.size)
        element = let_step_back(CardElement(box, body), name, self._emphasis)
        return self._let_travel(element, i, follows_end=True)

    def _measure_bar(self, i: int, t: float) -> float:
        best = self._course.find_best(t)
        share = self._course.find_value(i, t) / best if best > 0 else 0.0
        return max(share * self._plan.room, _LEAST_BAR)

    def _let_travel(
        self, element: CardElement, i: int, *, follows_end: bool
    ) -> CardElement:
        """Return a part of a bar that is always at the bar's place, or at its end there."""
        plan = self._plan

        def find_offset(t: float) -> Offset:
            place = self._course.find_place(i, t)
            seen = (plan.shown - 1 + _FADED - place) / _FADED
            opacity = min(1.0, max(0.0, seen)) * self._course.find_presence(
                i, t
            )
            dx = self._measure_bar(i, t) if follows_end else 0.0
            return Offset(dx, place * plan.step, opacity)

        return replace(
            element,
            offset=find_offset,
            later_changes=self._changes,
        )


# long: the places of line and date follow from each other
def _draw_time(
    strip: _Strip,
    course: RaceCourse,
    span: TimeSpan,
    *,
    stage: CardContext,
    look: Look,
) -> list[CardElement]:
    """Draw the line that time runs along, and the date at its right."""
    role = look.roles["heading"]
    ink = look.get_ink("ink")
    grey = mix_colours(look.get_ink("paper"), ink, look.timing.timeline.to_come)
    changes = ((0.0, float(course.times[-1])),)

    def name_day(day: float) -> str:
        return dates.format_day(day, span.grain, stage.dates, shows_year=True)

    names = {name_day(float(day)) for day in course.days}
    x = strip.right - max(map(role.measure_width, names))
    y = strip.y - 0.34 * role.size
    length = x - 2 * _GAP - strip.left
    line = draw_rule_svg((strip.left, y - 1.5, length, 3.0), grey)
    passed = draw_rule_svg(
        (strip.left, y - 3.0, length, 6.0), look.get_ink("vermilion")
    )

    def find_column(t: float) -> float:
        share = (course.find_day(t) - span.first) / (span.last - span.first)
        return strip.left + share * length

    def body(t: float) -> str:
        text = name_day(course.find_day(t))
        return draw_text_svg(
            x,
            strip.y,
            text,
            role=role,
            fill=ink,
        )

    box = (strip.left - 2, y - 5, length + 4, 10.0)
    date = (
        x - 4,
        strip.y - 1.2 * role.size,
        strip.right - x + 8,
        1.8 * role.size,
    )
    return [
        make_static_element(box, line, Entrance()),
        CardElement(
            box,
            lambda t: passed,
            later_changes=changes,
            uncovered_to=find_column,
        ),
        CardElement(date, body, later_changes=changes),
    ]
