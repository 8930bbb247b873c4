"""The head and foot that timelines and charts share, and the page they leave free. Pixels at 1080p."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.paper import stamp_width
from lantern.script.model.cards import ChartCard, ChartRow, TimelineCard, TimelineEvent
from lantern.visuals.card.parts import Block, Element, Enter, fit, stamp, type_at

FADE = 0.6
STEP = 0.15


@dataclass(frozen=True)
class Stage:
    """What a card is set for: a page, and where captions will stand on it (None: nowhere); the words heard.

    `heard` gives the seconds at which an entry is spoken by its place in the card; `length` is the shot's.
    """

    page: tuple[float, float]
    captions: float | None = None
    heard: Mapping[str, float] | None = None
    length: float = 10.0

    @property
    def narrow(self) -> bool:
        return self.page[0] < 1.2 * self.page[1]

    @property
    def sides(self) -> tuple[float, float]:
        margin = 96.0 if self.narrow else 150.0
        return margin, self.page[0] - margin

    def when(self, key: str) -> float | None:
        """The seconds at which an entry is spoken; None if no words were given for it."""
        return (self.heard or {}).get(key)


@dataclass(frozen=True)
class Framed:
    """Head and foot as elements, the room between them from `top` to `bottom`, and what didn't fit."""

    elements: tuple[Element, ...]
    top: float
    bottom: float
    crowded: tuple[str, ...]


def framed(card: TimelineCard | ChartCard, stage: Stage, look: Look) -> Framed:
    """Title, subtitle, label, and at the foot the note with the paragraphs of the article."""
    (w, h), (left, right) = stage.page, stage.sides
    upright = h > w
    title_y = 250.0 if upright else 178.0
    marked = stamp_width(card.label, look) if card.label else 0.0
    wide = marked > right - left - (0 if stage.narrow else 400)
    beside = marked + 48 if marked and not stage.narrow and not wide else 0.0
    name = card.timeline if isinstance(card, TimelineCard) else card.chart
    title = fit(name, look.roles["heading"], right - left - beside, 2 if stage.narrow else 1)
    parts = [type_at((left, title_y), title, look.ink("ink"), Enter(0.0, FADE, FADE))]
    blocks: dict[str, Block] = {"timeline" if isinstance(card, TimelineCard) else "chart": title}
    y = title_y + title.depth
    if card.subtitle:
        blocks["subtitle"] = line = fit(card.subtitle, look.roles["subtitle"], right - left, 1)
        y += 54
        parts.append(type_at((left, y), line, look.ink("vermilion_deep"), Enter(STEP, FADE, FADE)))
    if card.label and stage.narrow:
        parts.append(stamp(left, y + 28, card.label, look, Enter(STEP, FADE, FADE)))
        y += 70
    elif card.label:
        parts.append(stamp(right - marked, title_y - 38, card.label, look, Enter(STEP, FADE, FADE)))
    bottom = stage.captions - 24 if stage.captions else h * 0.83 if upright else h - 84
    note = _note(card)
    if note:
        blocks["note"] = foot = fit(note, look.roles["note"], right - left, 3 if stage.narrow else 2)
        at = (left, bottom - 14 - foot.depth)
        parts.append(type_at(at, foot, look.ink("ink_2"), Enter(2 * STEP, FADE, FADE)))
        bottom = at[1] - foot.role.size - 22
    crowded = [key for key, block in blocks.items() if not block.fits]
    crowded += ["label"] if wide else []
    return Framed(tuple(parts), y + 36, bottom, tuple(crowded))


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
    return " ".join([*([card.note] if card.note else []), *([source] if blocks else [])])


def spread(
    wanted: Sequence[float], sizes: Sequence[float], room: tuple[float, float], gap: float
) -> list[float] | None:
    """Starts of pieces in a row, each as near to where it is wanted as the others let it; None when they don't fit."""
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
