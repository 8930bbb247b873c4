"""The head and foot of timelines and charts, and the room between them, in pixels at 1080p."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.paper import measure_stamp
from lantern.script.model.cards import ChartCard, ChartRow, TimelineCard, TimelineEvent
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    draw_stamp,
    fit,
)

HEADING_FADE_SECONDS = 0.6
HEADING_STEP_SECONDS = 0.15


@dataclass(frozen=True)
class CardContext:
    """What a card is laid out for: a page (width, height) and when its entries are spoken.

    `captions` is the top of the burned-in captions, None without any. `spoken_at` gives the
    seconds at which an entry is spoken, by its place in the card; `length` is the shot's, in s.
    """

    page: tuple[float, float]
    captions: float | None = None
    spoken_at: Mapping[str, float] | None = None
    length: float = 10.0

    @property
    def is_narrow(self) -> bool:
        """Return whether the page is square or portrait."""
        return self.page[0] < 1.2 * self.page[1]

    @property
    def sides(self) -> tuple[float, float]:
        """Return the left and right end of the room for type."""
        margin = 96.0 if self.is_narrow else 150.0
        return margin, self.page[0] - margin

    def find_spoken_time(self, key: str) -> float | None:
        """Return the seconds at which an entry is spoken; None if it has no words."""
        return (self.spoken_at or {}).get(key)


@dataclass(frozen=True)
class CardFrame:
    """Head and foot as elements, the room between them from `top` to `bottom`, and what didn't fit."""

    elements: tuple[CardElement, ...]
    top: float
    bottom: float
    crowded: tuple[str, ...]


def draw_head_and_foot(
    card: TimelineCard | ChartCard, stage: CardContext, look: Look
) -> CardFrame:
    """Draw title, subtitle and label, and at the foot the note and the paragraphs used."""
    (w, h), (left, right) = stage.page, stage.sides
    upright = h > w
    title_y = 250.0 if upright else 178.0
    marked = measure_stamp(card.label, look) if card.label else 0.0
    wide = marked > right - left - (0 if stage.is_narrow else 400)
    beside = marked + 48 if marked and not stage.is_narrow and not wide else 0.0
    name = card.timeline if isinstance(card, TimelineCard) else card.chart
    title = fit(
        name,
        look.roles["heading"],
        right - left - beside,
        lines=2 if stage.is_narrow else 1,
    )
    parts = [
        draw_block(
            (left, title_y),
            title,
            look.get_ink("ink"),
            enter=Entrance(0.0, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS),
        )
    ]
    blocks: dict[str, TextBlock] = {
        "timeline" if isinstance(card, TimelineCard) else "chart": title
    }
    y = title_y + title.depth
    if card.subtitle:
        blocks["subtitle"] = line = fit(
            card.subtitle, look.roles["subtitle"], right - left, lines=1
        )
        y += 54
        parts.append(
            draw_block(
                (left, y),
                line,
                look.get_ink("vermilion_deep"),
                enter=Entrance(
                    HEADING_STEP_SECONDS, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
                ),
            )
        )
    if card.label and stage.is_narrow:
        parts.append(
            draw_stamp(
                left,
                y + 28,
                card.label,
                look=look,
                enter=Entrance(
                    HEADING_STEP_SECONDS, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
                ),
            )
        )
        y += 70
    elif card.label:
        parts.append(
            draw_stamp(
                right - marked,
                title_y - 38,
                card.label,
                look=look,
                enter=Entrance(
                    HEADING_STEP_SECONDS, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
                ),
            )
        )
    bottom = stage.captions - 24 if stage.captions else h * 0.83 if upright else h - 84
    note = _note(card)
    if note:
        blocks["note"] = foot = fit(
            note, look.roles["note"], right - left, lines=3 if stage.is_narrow else 2
        )
        at = (left, bottom - 14 - foot.depth)
        parts.append(
            draw_block(
                at,
                foot,
                look.get_ink("ink_2"),
                enter=Entrance(
                    2 * HEADING_STEP_SECONDS, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
                ),
            )
        )
        bottom = at[1] - foot.role.size - 22
    crowded = [key for key, block in blocks.items() if not block.fits]
    crowded += ["label"] if wide else []
    return CardFrame(tuple(parts), y + 36, bottom, tuple(crowded))


def _note(card: TimelineCard | ChartCard) -> str:
    entries: list[TimelineEvent | ChartRow] = []
    if isinstance(card, TimelineCard):
        entries += card.events
    elif card.compare:
        entries += [*card.compare.left.rows, *card.compare.right.rows]
    else:
        entries += card.bars or ()
    blocks = sorted({block for entry in entries for block in entry.passage})
    source = f"Source: article, paragraph{'s' if len(blocks) > 1 else ''} {', '.join(map(str, blocks))}."
    return " ".join(
        [*([card.note] if card.note else []), *([source] if blocks else [])]
    )


def spread(
    wanted: Sequence[float],
    sizes: Sequence[float],
    room: tuple[float, float],
    *,
    gap: float,
) -> list[float] | None:
    """Return the starts of pieces in a row, each as near to its wanted place as the others let it.

    None when they don't fit in `room` (low, high) with `gap` between them.
    """
    low, high = room
    if sum(sizes) + gap * (len(sizes) - 1) > high - low:
        return None
    starts: list[float] = []
    for want, size in zip(wanted, sizes, strict=True):
        starts.append(max(low, want))
        low = starts[-1] + size + gap
    for i in range(len(starts) - 1, -1, -1):
        starts[i] = min(starts[i], high - sizes[i])
        high = starts[i] - gap
    return starts
