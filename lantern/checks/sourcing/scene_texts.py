"""The texts of a scene that state something: what is spoken, and what cards and overlays show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern.core.interface_words import FALLBACK, NumberWords, find_words
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource
from lantern.script.model.cards import (
    CardEntry,
    ListItem,
    NumberCard,
    StatementCard,
    TimelineEvent,
    iter_entries,
)
from lantern.script.model.chart_entries import (
    ChartHighlight,
    ChartLine,
    ChartMark,
    ChartRow,
    RaceStop,
    TableRow,
)
from lantern.script.model.lower_third import iter_thirds
from lantern.script.model.people import Person
from lantern.script.model.picture import Picture
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.relations import Member
from lantern.script.model.scene import Scene, Shot


@dataclass(frozen=True)
class SceneText:
    """A text of a scene, where it stands, and the blocks it rests on beside the scene's."""

    loc: Loc
    text: str
    passage: tuple[int, ...] = ()
    spoken: bool = False


_ENGLISH_SIGNS = find_words(FALLBACK).numbers


def list_texts(
    part: SceneSource, signs: NumberWords = _ENGLISH_SIGNS
) -> Iterator[SceneText]:
    """Yield the narration, and what cards, lower thirds and inserts show; some may be empty.

    Numbers are written with the `signs` of the film's language.
    """
    scene = part.scene
    yield SceneText(("narration",), scene.text, spoken=True)
    yield from _list_overlay_texts((), scene, signs)
    for i, shot in enumerate(scene.shots):
        yield from _list_overlay_texts(("shots", i), shot, signs)
        for j, note in enumerate(shot.notes or ()):
            yield SceneText(("shots", i, "notes", j, "text"), note.text or "")
        for label in shot.list_labels():
            yield SceneText(("shots", i, *label.loc), label.text)
    for i, shot in enumerate(scene.shots):
        for placed in shot.iter_pictures():
            loc: Loc = ("shots", i, *placed.loc, "card")
            yield from _list_card_texts(loc, placed.picture, signs)


def _list_overlay_texts(
    loc: Loc, holder: Scene | Shot, signs: NumberWords
) -> Iterator[SceneText]:
    for written in iter_thirds(holder.lower_third):
        yield SceneText((*loc, *written.loc, "title"), written.third.title)
        yield SceneText((*loc, *written.loc, "text"), written.third.text)
    for i, insert in enumerate(holder.inserts or ()):
        for shown in insert.list_texts(signs):
            yield SceneText((*loc, "inserts", i, *shown.loc), shown.text)


def _list_card_texts(
    loc: Loc, shot: Picture, signs: NumberWords
) -> Iterator[SceneText]:
    card = shot.card
    if isinstance(card, NumberCard):
        number = (
            f"{_format_number(card.number, signs)} {card.unit or ''}".strip()
        )
        yield SceneText((*loc, "number"), number)
        yield SceneText((*loc, "text"), card.text or "")
    if isinstance(card, StatementCard):
        yield SceneText((*loc, "statement"), card.statement)
    if isinstance(card, QuotationCard):
        yield SceneText((*loc, "quotation"), card.quotation)
    for where, entry in iter_entries(card):
        for name, text in _get_entry_texts(entry, signs).items():
            yield SceneText((*loc, *where, name), text, entry.passage)


def _get_entry_texts(entry: CardEntry, signs: NumberWords) -> dict[str, str]:
    """Return what an entry of a card states, by its keys."""
    match entry:
        case TimelineEvent():
            return _get_event_texts(entry)
        case ChartRow():
            return _get_row_texts(entry, signs)
        case ChartLine():
            return _get_line_texts(entry, signs)
        case ChartMark():
            return {"date": entry.date, "text": entry.text}
        case ChartHighlight() | RaceStop():
            return {}
        case TableRow():
            return _get_table_texts(entry, signs)
        case ListItem():
            return {"text": entry.text}
        case Person() | Member():
            return {"name": entry.name, "line": entry.line or ""}


def _get_event_texts(event: TimelineEvent) -> dict[str, str]:
    # a date that is counted, not given, is the author's own and looks so: its dot is open
    date = event.date if event.dot == "filled" else ""
    return {"date": date, "text": event.text}


def _get_row_texts(row: ChartRow, signs: NumberWords) -> dict[str, str]:
    value = "" if row.value is None else _format_number(row.value, signs)
    return {
        "label": row.label,
        "value": value,
        "shown": row.shown or "",
        "missing": row.missing or "",
    }


def _get_line_texts(line: ChartLine, signs: NumberWords) -> dict[str, str]:
    texts = {"name": line.name}
    for date, value in (line.points or {}).items():
        texts[f"points {date}"] = f"{date}, {_format_number(value, signs)}"
    return texts


def _get_table_texts(row: TableRow, signs: NumberWords) -> dict[str, str]:
    texts = {"label": row.label}
    for i, cell in enumerate(row.cells or ()):
        if cell is not None:
            texts[f"cells {i}"] = _format_number(cell, signs)
    return texts


def _format_number(value: float | str, signs: NumberWords) -> str:
    if isinstance(value, str):
        return value
    return signs.localize(f"{value:.15g}")
