"""The head and foot of timelines, charts and lists, in pixels at 1080p."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.direction import is_right_to_left
from lantern.core.interface_words import LabelTexts
from lantern.graphics.look import Look
from lantern.graphics.paper import measure_stamp
from lantern.script.model.cards import (
    ListCard,
    TimelineCard,
    iter_entries,
)
from lantern.script.model.charts import ChartCard
from lantern.script.model.people import PeopleCard
from lantern.script.model.relations import RelationsCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    draw_stamp,
    find_crowded,
    fit,
    mirror_element,
)

HeadedCard = TimelineCard | ChartCard | ListCard | PeopleCard | RelationsCard
HEADING_FADE_SECONDS = 0.6
HEADING_STEP_SECONDS = 0.15
AT_ONCE = Entrance(0.0, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS)
"""The entrance of what is there from a card's beginning."""


@dataclass(frozen=True)
class CardFrame:
    """Head and foot as elements, the room between them, and the keys of what didn't fit."""

    elements: tuple[CardElement, ...]
    top: float
    bottom: float
    crowded: tuple[str, ...]


@dataclass
class _Heading:
    """Head and foot while they are drawn: elements, texts by key, and the last baseline."""

    elements: list[CardElement]
    blocks: dict[str, TextBlock]
    y: float


def draw_head_and_foot(
    card: HeadedCard, stage: CardContext, look: Look
) -> CardFrame:
    """Draw title, subtitle and label, and at the foot the note and the paragraphs used.

    Where the title is written from right to left, they begin at the right.
    """
    left, right = stage.sides
    title_y = 250.0 if stage.is_portrait else 178.0
    label_width = measure_stamp(card.label, look) if card.label else 0.0
    label_room = right - left - (0 if stage.is_narrow else 400)
    beside = 0.0
    if label_width and not stage.is_narrow and label_width <= label_room:
        beside = label_width + 48
    head = _draw_titles(
        card,
        stage,
        look,
        title_y=title_y,
        beside=beside,
    )
    if card.label:
        _draw_label(
            head,
            card.label,
            stage,
            look=look,
            title_y=title_y,
        )
    bottom = _draw_note(card, stage, look, head=head)
    crowded = find_crowded(head.blocks)
    if label_width > label_room:
        crowded += ("label",)
    elements = tuple(_turn_round(head.elements, card, stage))
    return CardFrame(elements, head.y + 36, bottom, crowded)


@dataclass(frozen=True)
class _Title:
    """The heading of a card, and the key that it is written under."""

    key: str
    text: str


def _get_title(card: HeadedCard) -> _Title:
    match card:
        case TimelineCard():
            return _Title("timeline", card.timeline)
        case ChartCard():
            return _Title("chart", card.chart)
        case PeopleCard():
            return _Title("people", card.people)
        case RelationsCard():
            return _Title("relations", card.relations)
    return _Title("list", card.list)


def _turn_round(
    elements: Sequence[CardElement],
    card: HeadedCard,
    stage: CardContext,
) -> Sequence[CardElement]:
    """Return the elements, mirrored where the card's title is written from right to left.

    A list and a card of people are mirrored as a whole.
    """
    if isinstance(card, ListCard | PeopleCard) or not is_right_to_left(
        _get_title(card).text
    ):
        return elements
    return [mirror_element(element, stage.page[0]) for element in elements]


def _draw_label(
    head: _Heading,
    label: str,
    stage: CardContext,
    *,
    look: Look,
    title_y: float,
) -> None:
    """Add the label: below the titles on a narrow page, else at the right of the title."""
    left, right = stage.sides
    if stage.is_narrow:
        stamp = draw_stamp(
            left,
            head.y + 28,
            label,
            look=look,
            enter=_enter(1),
        )
        head.y += 70
    else:
        x = right - measure_stamp(label, look)
        stamp = draw_stamp(
            x,
            title_y - 38,
            label,
            look=look,
            enter=_enter(1),
        )
    head.elements.append(stamp)


def _draw_titles(
    card: HeadedCard,
    stage: CardContext,
    look: Look,
    *,
    title_y: float,
    beside: float,
) -> _Heading:
    """Draw title and subtitle; the title leaves `beside` pixels free at its right."""
    left, right = stage.sides
    name = _get_title(card)
    role = look.roles["heading"]
    lines = 2 if stage.is_narrow else 1
    title = fit(name.text, role, right - left - beside, lines=lines)
    ink = look.get_ink("ink")
    elements = [draw_block((left, title_y), title, ink, enter=_enter(0))]
    blocks = {name.key: title}
    y = title_y + title.depth
    if card.subtitle:
        line = fit(card.subtitle, look.roles["subtitle"], right - left, lines=1)
        blocks["subtitle"] = line
        y += 54
        red = look.get_ink("vermilion_deep")
        elements.append(draw_block((left, y), line, red, enter=_enter(1)))
    return _Heading(elements, blocks, y)


def _draw_note(
    card: HeadedCard,
    stage: CardContext,
    look: Look,
    *,
    head: _Heading,
) -> float:
    """Add the note to the heading, and return where the room above it ends."""
    left, right = stage.sides
    bottom = _find_bottom(stage)
    note = _note(card, stage.words.labels)
    if not note:
        return bottom
    lines = 3 if stage.is_narrow else 2
    foot = fit(note, look.roles["note"], right - left, lines=lines)
    head.blocks["note"] = foot
    y = bottom - 14 - foot.depth
    ink = look.get_ink("ink_2")
    head.elements.append(draw_block((left, y), foot, ink, enter=_enter(2)))
    return y - foot.role.size - 22


def _find_bottom(stage: CardContext) -> float:
    height = stage.page[1]
    if stage.captions:
        return stage.captions - 24
    return height * 0.83 if stage.is_portrait else height - 84


def _enter(step: int) -> Entrance:
    at = step * HEADING_STEP_SECONDS
    return Entrance(at, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS)


def _note(card: HeadedCard, words: LabelTexts) -> str:
    passage: set[int] = set()
    for _, entry in iter_entries(card):
        passage.update(entry.passage)
    sentences = []
    if card.note:
        sentences.append(card.note)
    if isinstance(card, ChartCard) and card.data and card.data.source:
        sentences.append(words.sentence.format(text=card.data.source))
    if passage:
        source = words.format_source(tuple(sorted(passage)))
        sentences.append(words.sentence.format(text=source))
    return " ".join(sentences)


def spread(
    wanted: Sequence[float],
    sizes: Sequence[float],
    room: tuple[float, float],
    *,
    gap: float,
) -> list[float] | None:
    """Return the starts of pieces in a row, each as near to its wanted place as possible.

    None when they don't fit in `room` (low, high) with `gap` between them.
    """
    low, high = room
    if sum(sizes) + gap * (len(sizes) - 1) > high - low:
        return None
    starts: list[float] = []
    for want, size in zip(wanted, sizes, strict=True):
        start = max(low, want)
        starts.append(start)
        low = start + size + gap
    for i in reversed(range(len(starts))):
        starts[i] = min(starts[i], high - sizes[i])
        high = starts[i] - gap
    return starts
