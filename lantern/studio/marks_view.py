"""Remarks as the page shows them: at frames of the film."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.plan.remark_times import find_remark_frame
from lantern.script import marks
from lantern.script.marks import FilmMark
from lantern.studio.loaded_film import LoadedFilm


@dataclass(frozen=True)
class ShownMark:
    """A remark at a frame of the film, None where its scene is gone; `id` is its place."""

    id: str
    frame: int | None
    text: str
    scene: str
    file: str
    line: int
    column: int


def list_marks(film: LoadedFilm) -> list[ShownMark]:
    """Return the remarks on a film, as its file has them now."""
    script = film.session.script
    placed, _ = marks.load(script)
    shown = []
    for number, each in enumerate(placed, 1):
        shown.append(
            ShownMark(
                id=str(number),
                frame=find_remark_frame(script, film.draft.timeline, each.mark),
                text=each.mark.text,
                scene=each.mark.scene,
                file=str(each.span.file),
                line=each.span.line,
                column=each.span.column,
            )
        )
    return shown


def add_mark(film: LoadedFilm, frame: int, text: str) -> None:
    """Write a remark on a frame into the film's file of them.

    Raises:
        NoSuchFrame: The film has no such frame.
        Failure: The file can't be added to.
    """
    layout = film.draft
    scene = layout.timeline.shots[layout.find_shot(frame)].scene
    first = layout.list_shots(scene)[0].start
    at = round((frame - first) / layout.timeline.fps, 2)
    script = film.session.script
    marks.add(
        script,
        FilmMark(
            scene=script.parts[scene].id,
            at=at,
            text=text,
        ),
    )
