"""Words of notes, inserts and datelines that are gone before they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.problems import Span
from lantern.visuals.specs import TimedInsert


@dataclass(frozen=True)
class _SeenWords:
    """Words, what they belong to, the frames for which they are seen, and where they stand."""

    text: str
    owner: str
    frames: int
    span: Span


def find_short_signs(film: CutFilm) -> Iterator[LookFinding]:
    """Yield notes, inserts and datelines that are seen for less time than it takes to read them."""
    timing = film.rendition.look.timing.lower_third
    for shot in film.shots:
        datelines = _list_datelines(film, shot)
        for words in (*_list_notes(shot), *_list_inserts(shot), *datelines):
            least = timing.hold + timing.per_character * len(words.text)
            seconds = words.frames / film.fps
            if seconds >= least - 0.5 / film.fps:
                continue
            message = (
                f"“{words.text}” of {words.owner} is seen for {seconds:.1f} s, less than the "
                f"{least:.1f} s that it takes to read; let it come earlier, or end later"
            )
            yield make_finding(
                "short labels", message, words.span, shots=[shot.index]
            )


def _list_notes(shot: CutShot) -> Iterator[_SeenWords]:
    timed = shot.spec.notes.notes if shot.spec.notes else ()
    for i, note in enumerate(timed):
        if note.note.text:
            end = shot.placed.length if note.end is None else note.end
            span = shot.authored.find_span(("notes", i))
            yield _SeenWords(note.note.text, "a note", end - note.start, span)


def _list_datelines(film: CutFilm, shot: CutShot) -> Iterator[_SeenWords]:
    """Yield the dateline that comes in a shot; it may go on over those after it."""
    for overlay in film.rendition.timeline.overlays:
        is_here = shot.placed.start <= overlay.start < shot.placed.end
        if (
            overlay.kind == "dateline"
            and is_here
            and shot.authored.shot.dateline
        ):
            span = shot.authored.find_span(("dateline",))
            yield _SeenWords(
                overlay.lines[0], "a dateline", overlay.length, span
            )


def _list_inserts(shot: CutShot) -> Iterator[_SeenWords]:
    """Yield the words of a shot's own inserts, and in a scene's first shot those of the scene."""
    timed = shot.spec.inserts.inserts if shot.spec.inserts else ()
    scene = shot.authored.scene
    count = len(scene.scene.inserts or ())
    for i, insert in enumerate(timed):
        if i >= count:
            span = shot.authored.find_span(("inserts", i - count))
            yield from _list_words(insert, span)
        elif shot.authored.index == 0:
            yield from _list_words(insert, scene.find_span(("inserts", i)))


def _list_words(timed: TimedInsert, span: Span) -> Iterator[_SeenWords]:
    """Yield the words below or above an insert, and each fact from its own frame on."""
    insert = timed.insert
    if insert.text:
        yield _SeenWords(
            insert.text, "an insert", timed.last - timed.start, span
        )
    for fact, said in zip(insert.facts or (), timed.said, strict=False):
        yield _SeenWords(fact.text, "an insert", timed.last - said, span)
