"""Remarks as the page shows them: at frames of the film."""

from __future__ import annotations

from dataclasses import dataclass

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
    placed, _ = marks.load(film.session.script)
    shown = []
    for number, each in enumerate(placed, 1):
        shown.append(
            ShownMark(
                id=str(number),
                frame=_find_frame(film, each.mark),
                text=each.mark.text,
                scene=each.mark.scene,
                file=str(each.span.file),
                line=each.span.line,
                column=each.span.column,
            )
        )
    return shown


def _find_frame(film: LoadedFilm, mark: FilmMark) -> int | None:
    """Return the frame that a remark is on; the scene's last where it has become shorter."""
    timeline = film.draft.timeline
    parts = film.session.script.parts
    shots = [shot for shot in timeline.shots if parts[shot.scene].id == mark.scene]
    if not shots:
        return None
    frame = shots[0].start + round(mark.at * timeline.fps)
    return min(frame, shots[-1].end - 1)


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
    marks.add(script, FilmMark(scene=script.parts[scene].id, at=at, text=text))
