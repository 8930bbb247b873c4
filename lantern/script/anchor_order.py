"""Things over a picture that nobody would see: gone before they come, or late for their shot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.dates import parse_day_number
from lantern.core.problems import Problem
from lantern.core.text import find_phrase
from lantern.script.document import Loc
from lantern.script.model.card_fields import DEFAULT_YEAR
from lantern.script.model.charts import ChartCard
from lantern.script.model.inserts import PictureInsert
from lantern.script.model.page import PageDocument
from lantern.script.model.scene import Scene

if TYPE_CHECKING:
    from lantern.script.film_script import SceneSource


@dataclass(frozen=True)
class _HeardWords:
    """The words that may be spoken while a shot is seen: from one on, and before another one."""

    first: int
    stop: int


@dataclass(frozen=True)
class _Timed:
    """A thing that comes at words, goes at others, or both; `name` is what it is called."""

    name: str
    loc: Loc
    at: str | None
    until: str | None
    end_key: str = "until"
    may_end_at_once: bool = False


def check_order(scene: SceneSource, words: Sequence[str]) -> Iterator[Problem]:
    """Yield the words that let a note, an insert or a part of a document never be seen."""
    whole = _HeardWords(0, len(words))
    for timed in _iter_inserts(scene.scene.inserts, ()):
        yield from _check(scene, timed, whole, words=words)
    for i, stretch in enumerate(_list_stretches(scene.scene, words)):
        shot = scene.scene.shots[i]
        for timed in _iter_inserts(shot.inserts, ("shots", i)):
            yield from _check(scene, timed, stretch, words=words)
        for timed in _iter_parts(shot.document, ("shots", i, "document")):
            yield from _check(scene, timed, stretch, words=words)
        yield from _check_notes(scene, i, stretch, words=words)
        for placed in shot.iter_pictures():
            if isinstance(placed.picture.card, ChartCard):
                loc: Loc = ("shots", i, *placed.loc, "card", "stops")
                yield from _check_stops(
                    scene, placed.picture.card, loc, words=words
                )


def _check_stops(
    scene: SceneSource, card: ChartCard, loc: Loc, *, words: Sequence[str]
) -> Iterator[Problem]:
    """Yield the dates of a race whose words are spoken before those of an earlier date."""
    stops = card.stops or {}
    before = ""
    latest = -1
    for date in sorted(
        stops, key=lambda text: parse_day_number(text, DEFAULT_YEAR)
    ):
        found = find_phrase(words, stops[date], 0)
        if found is None:
            continue  # told elsewhere
        if found < latest:
            message = (
                f"'{stops[date]}' is spoken before '{stops[before]}', and {date} is"
                f" after {before}; a race runs forward"
            )
            yield Problem(message, scene.find_span((*loc, date)))
        before = date
        latest = max(latest, found)


def _check_notes(
    scene: SceneSource,
    index: int,
    stretch: _HeardWords,
    *,
    words: Sequence[str],
) -> Iterator[Problem]:
    """Yield the problems of a shot's notes, whose words are looked for in their shot alone."""
    heard = words[stretch.first :]
    within = _HeardWords(0, stretch.stop - stretch.first)
    for j, note in enumerate(scene.scene.shots[index].notes or ()):
        loc = ("shots", index, "notes", j)
        timed = _Timed("the note", loc, note.at, note.until)
        yield from _check(scene, timed, within, words=heard)


def _list_stretches(scene: Scene, words: Sequence[str]) -> list[_HeardWords]:
    """Return what may be spoken while each shot is seen, by the words at which shots begin."""
    firsts = []
    first = 0
    begun = False
    for shot in scene.shots:
        found = find_phrase(words, shot.at, first + begun) if shot.at else None
        if found is not None:
            first = found
            begun = True
        firsts.append(first)
    stretches = []
    for i, first in enumerate(firsts):
        later = [each for each in firsts[i + 1 :] if each > first]
        stretches.append(_HeardWords(first, min(later, default=len(words))))
    return stretches


def _iter_inserts(
    inserts: Sequence[PictureInsert] | None, loc: Loc
) -> Iterator[_Timed]:
    for i, insert in enumerate(inserts or ()):
        place = (*loc, "inserts", i)
        yield _Timed("the insert", place, insert.at, insert.until)
        for j, fact in enumerate(insert.facts or ()):
            if fact.at and insert.until:
                spot = (*place, "facts", j)
                yield _Timed(
                    "the fact", spot, fact.at, insert.until, end_key="at"
                )


def _iter_parts(document: PageDocument | None, loc: Loc) -> Iterator[_Timed]:
    if document is None:
        return
    for i, zoom in enumerate(document.zoom):
        yield _Timed("the zoom", (*loc, "zoom", i), zoom.at, None)
    for i, mark in enumerate(document.highlight):
        place = (*loc, "highlight", i)
        # a highlight goes on to the end of its last words
        yield _Timed(
            "the highlight", place, mark.at, mark.until, may_end_at_once=True
        )
    if document.lift:
        lift = document.lift
        yield _Timed("the passage", (*loc, "lift"), lift.at, lift.until)
    if document.translation:
        place = (*loc, "translation")
        yield _Timed("the translation", place, document.translation.at, None)


def _check(
    scene: SceneSource,
    timed: _Timed,
    stretch: _HeardWords,
    *,
    words: Sequence[str],
) -> Iterator[Problem]:
    """Yield the problem of a thing that is never seen; words nobody speaks are told elsewhere."""
    start = find_phrase(words, timed.at, 0) if timed.at else None
    end = find_phrase(words, timed.until, 0) if timed.until else None
    if timed.at and start is not None and start >= stretch.stop:
        message = (
            f"'{timed.at}' is spoken when the next shot is seen, and {timed.name} is"
            " never there; put it on that shot, or choose earlier words"
        )
        yield Problem(message, scene.find_span((*timed.loc, "at")))
        return
    if end is None:
        return
    if start is not None and _is_over(timed, start, end):
        message = f"'{timed.until}' is spoken before '{timed.at}', where {timed.name} begins"
        if start == end:
            message = f"{timed.name} ends at '{timed.until}', where it begins"
        message += "; choose later words"
        yield Problem(message, scene.find_span((*timed.loc, timed.end_key)))
    elif end <= stretch.first and stretch.first > 0:
        message = (
            f"'{timed.until}' is spoken before this shot is seen, and {timed.name} is"
            " never there; choose later words"
        )
        yield Problem(message, scene.find_span((*timed.loc, timed.end_key)))


def _is_over(timed: _Timed, start: int, end: int) -> bool:
    return end < start or (end == start and not timed.may_end_at_once)
