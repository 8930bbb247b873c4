"""When the notes of a placed shot come and go, and on what ground their words stand."""

from __future__ import annotations

import functools
from dataclasses import replace

from lantern.core.units import Frames, Rate
from lantern.plan.leg_times import FindFrame
from lantern.plan.rendition import Rendition
from lantern.script.film_script import SceneSource
from lantern.script.model.notes import PictureNote
from lantern.script.model.scene import Shot
from lantern.timeline import PlacedShot
from lantern.timeline.overlay_times import choose_style
from lantern.visuals.map.spec.naming import is_dark
from lantern.visuals.overlays import PanelStyle
from lantern.visuals.specs import NotesSpec, TimedNote


def time_notes(
    rendition: Rendition, placed: PlacedShot, find_frame: FindFrame
) -> NotesSpec | None:
    """Return the notes of a placed shot in its frames; None if it has none.

    Their words stand on paper over light maps and cards, on ink elsewhere.

    Raises:
        AssetFailure: the shot's map can't be used.
    """
    part = rendition.script.parts[placed.scene]
    shot = part.scene.shots[placed.shot]
    if not shot.notes:
        return None
    delay = Rate(rendition.timeline.fps).to_frames(
        rendition.look.timing.note.delay
    )
    first = Frames(placed.overlap // 2 + delay)
    timed = []
    for note in shot.notes:
        language = rendition.script.film.language
        printed = note.make_printed(language)
        timed.append(replace(_time_note(note, first, find_frame), note=printed))
    return NotesSpec(tuple(timed), choose_panel_style(rendition, part, shot))


def choose_panel_style(
    rendition: Rendition, part: SceneSource, shot: Shot
) -> PanelStyle:
    """Return what panels over a shot are: paper over light maps and cards, ink elsewhere.

    Raises:
        AssetFailure: the shot's map can't be used.
    """
    dark = False
    if shot.map:
        find = functools.partial(rendition.script.get_path, folder=part.folder)
        dark = is_dark(find, shot.map, rendition.look)
    return "paper" if choose_style(shot, dark) == "paper" else "ink"


def _time_note(
    note: PictureNote, first: Frames, find_frame: FindFrame
) -> TimedNote:
    start = find_frame(note.at) if note.at else None
    end = find_frame(note.until) if note.until else None
    if start is None:
        start = first
    return TimedNote(note, Frames(max(start, 0)), end)
