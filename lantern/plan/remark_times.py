"""When the remarks on a film are: each belongs to a time in its scene."""

from __future__ import annotations

from lantern.core.units import Frames
from lantern.script.film_script import Script
from lantern.script.marks import FilmMark
from lantern.timeline import Timeline


def find_remark_frame(
    script: Script, timeline: Timeline, mark: FilmMark
) -> Frames | None:
    """Return the frame that a remark is on; the scene's last where it has become shorter.

    None where its scene is gone.
    """
    parts = script.parts
    shots = [
        shot for shot in timeline.shots if parts[shot.scene].id == mark.scene
    ]
    if not shots:
        return None
    frame = shots[0].start + round(mark.at * timeline.fps)
    return Frames(min(frame, shots[-1].end - 1))
