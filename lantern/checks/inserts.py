"""Inserts that have no room in the frame, or lie on others, in one shape of the film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.problems import Problem
from lantern.core.text import find_phrase
from lantern.core.units import Frames
from lantern.core.words import list_words
from lantern.plan.rendition import Rendition
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts.painter import (
    PlacedInsert,
    are_together,
    make_page,
    place_inserts,
)
from lantern.visuals.inserts.places import find_insert_room
from lantern.visuals.notes.placement import FreeRoom, measure_overlap
from lantern.visuals.specs import TimedInsert

_TOUCHED = 0.02
"""The share of a panel that may lie on another one without a word about it."""


@dataclass(frozen=True)
class _Authored:
    """An insert, and where it is written in its scene."""

    insert: PictureInsert
    loc: Loc


def check_inserts(rendition: Rendition) -> Iterator[Problem]:
    """Yield warnings of inserts that are larger than the room, or that lie on others."""
    for part in rendition.script.parts:
        told: dict[
            Problem, None
        ] = {}  # those of the scene are there in each shot
        for inserts in _list_shots(part):
            if inserts:
                told.update(
                    dict.fromkeys(_check_shot(rendition, part, inserts))
                )
        yield from told


def _list_shots(part: SceneSource) -> list[list[_Authored]]:
    """Return the inserts over each shot of a scene, those of the scene first."""
    common = _list_inserts(part.scene.inserts, ())
    shots = []
    for i, shot in enumerate(part.scene.shots):
        shots.append(common + _list_inserts(shot.inserts, ("shots", i)))
    return shots


def _list_inserts(
    inserts: Sequence[PictureInsert] | None, loc: Loc
) -> list[_Authored]:
    return [
        _Authored(insert, (*loc, "inserts", i))
        for i, insert in enumerate(inserts or ())
    ]


def _check_shot(
    rendition: Rendition, part: SceneSource, inserts: Sequence[_Authored]
) -> Iterator[Problem]:
    look, size = rendition.look, rendition.output_format.size
    captions = rendition.has_burned_captions
    room = find_insert_room(look, size, captions)
    page = make_page(look, size, captions, style="ink")
    words = list_words(part.scene.text)
    timed = [_time(each.insert, words) for each in inserts]
    signs = rendition.script.film.words.numbers
    placed = place_inserts(timed, page, room, signs=signs)
    for i, each in enumerate(inserts):
        message = _find_fault(placed, i, room)
        if message:
            span = part.find_span((*each.loc, each.insert.kind))
            yield Problem(message, span, warning=True)


def _time(insert: PictureInsert, words: Sequence[str]) -> TimedInsert:
    """Return an insert with the numbers of its words in place of frames."""
    start = find_phrase(words, insert.at, 0) if insert.at else 0
    end = find_phrase(words, insert.until, 0) if insert.until else None
    last = len(words) if end is None else end
    stop = None if end is None else Frames(end)
    return TimedInsert(insert, Frames(start or 0), Frames(last), end=stop)


def _find_fault(
    placed: Sequence[PlacedInsert], index: int, room: FreeRoom
) -> str | None:
    """Return what is wrong with the place of an insert; None if nothing is."""
    this = placed[index]
    width, height = this.panel[2:]
    if width > room.area[2] + 0.5 or height > room.area[3] + 0.5:
        return "this insert has no room in the frame; shorten what it says"
    for other in placed[:index]:
        shared = measure_overlap(this.panel, other.panel)
        if (
            are_together(other.timed, this.timed)
            and shared > _TOUCHED * width * height
        ):
            return (
                "there is no room for this insert beside the others of its time; let one of"
                " them go before it comes (until), or shorten them"
            )
    return None
