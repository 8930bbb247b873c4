"""Inserts that have no room in the frame, in one shape of the film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.core.problems import Problem
from lantern.core.units import Frames
from lantern.plan.rendition import Rendition
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertPage
from lantern.visuals.inserts.painter import lay_out_insert, make_page
from lantern.visuals.inserts.places import find_insert_room
from lantern.visuals.specs import TimedInsert


def check_inserts(rendition: Rendition) -> Iterator[Problem]:
    """Yield warnings of inserts that are larger than the room that bands leave."""
    for part in rendition.script.parts:
        yield from _check_all(rendition, part, part.scene.inserts or (), loc=())
        for i, shot in enumerate(part.scene.shots):
            yield from _check_all(rendition, part, shot.inserts or (), loc=("shots", i))


def _check_all(
    rendition: Rendition,
    part: SceneSource,
    inserts: Sequence[PictureInsert],
    *,
    loc: Loc,
) -> Iterator[Problem]:
    if not inserts:
        return
    look = rendition.look
    size = rendition.output_format.size
    captions = rendition.has_burned_captions
    page = make_page(look, size, captions, style="ink")
    room = find_insert_room(look, size, captions)
    for i, insert in enumerate(inserts):
        width, height = _measure(rendition, insert, page)
        if width > room.area[2] + 0.5 or height > room.area[3] + 0.5:
            message = "this insert has no room in the frame; shorten what it says"
            span = part.find_span((*loc, "inserts", i, insert.kind))
            yield Problem(message, span, warning=True)


def _measure(
    rendition: Rendition, insert: PictureInsert, page: InsertPage
) -> tuple[float, float]:
    """Return the width and height of an insert's panel."""
    timed = TimedInsert(insert, Frames(0), Frames(1))
    drawing = lay_out_insert(timed, page, rendition.script.film.words.numbers)
    around = 2 * rendition.look.inserts.padding
    return drawing.width + around, drawing.height + around
