"""The shots of a finished film one by one, as slides and a storyboard show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.units import Frames
from lantern.editions.finished import FinishedFilm
from lantern.editions.shot_narration import SpokenPassage, split_narration
from lantern.editions.shot_texts import ShotText, list_shot_texts
from lantern.plan import Rendition
from lantern.plan.segments import find_last_clear_frame, find_poster_frame
from lantern.rendering.frames import find_poster_frames, paint_poster_frames
from lantern.timeline import PlacedShot


@dataclass(frozen=True)
class ShotPage:
    """A shot: its place in the film, its frame as JPEG, what is said meanwhile, what it shows.

    `chapter` is the name of the one that it is in; empty before the first. `scene` is a title.
    """

    placed: PlacedShot
    chapter: str
    scene: str
    picture: Path
    narration: tuple[SpokenPassage, ...]
    about: ShotText


def make_shot_pages(film: FinishedFilm) -> list[ShotPage]:
    """Return the shots of a film in order, each with the frame that stands for it.

    The frame is that of the contact sheet, at the film's size, without captions; of a card it is
    the last one, with all that came in.

    Raises:
        Failure: A frame can't be painted.
    """
    rendition = film.rendition
    frames = _choose_frames(rendition)
    bare = _leave_out_captions(rendition)
    jobs = paint_poster_frames(film.session, bare, frames=frames)
    pictures = find_poster_frames(film.session.store, jobs)
    return _join(rendition, pictures, list_shot_texts(rendition, frames))


def _choose_frames(rendition: Rendition) -> list[Frames]:
    """Return the frame that tells the most of each shot."""
    shots = rendition.timeline.shots
    frames = []
    for i, placed in enumerate(shots):
        shot = rendition.script.parts[placed.scene].scene.shots[placed.shot]
        find = (
            find_last_clear_frame if shot.kind == "card" else find_poster_frame
        )
        frames.append(find(shots, i))
    return frames


def _leave_out_captions(rendition: Rendition) -> Rendition:
    """Return the film without burnt-in captions; all else stands as it does with them."""
    timeline = rendition.timeline
    kept = [each for each in timeline.overlays if each.kind != "caption"]
    return replace(rendition, timeline=replace(timeline, overlays=tuple(kept)))


def _join(
    rendition: Rendition, pictures: Sequence[Path], texts: Sequence[ShotText]
) -> list[ShotPage]:
    narrations = split_narration(rendition)
    pages = []
    chapter = ""
    for i, placed in enumerate(rendition.timeline.shots):
        scene = rendition.script.parts[placed.scene].scene
        chapter = scene.chapter or chapter
        page = ShotPage(
            placed=placed,
            chapter=chapter,
            scene=scene.scene,
            picture=pictures[i],
            narration=narrations[i],
            about=texts[i],
        )
        pages.append(page)
    return pages
