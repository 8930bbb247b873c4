"""Shots that are longer than the footage they show."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core.units import Frames
from lantern.plan.shot_specs import make_clip_spec
from lantern.script.document import Loc
from lantern.script.film_script import Script
from lantern.script.model.picture import Picture
from lantern.timeline import Timeline
from lantern.visuals.clip import probe
from lantern.visuals.clip.playback import Playback


@dataclass(frozen=True)
class FootageShortfall:
    """A shot that is longer than its footage, and what happens then, in words.

    `loc` are the keys that lead to the footage in the shot.
    """

    scene: int
    shot: int
    loc: Loc
    message: str


def find_short_footage(
    script: Script, timeline: Timeline
) -> Iterator[FootageShortfall]:
    """Yield each shot that is longer than its footage.

    Raises:
        AssetFailure: footage isn't there, or can't be read.
    """
    fps = timeline.fps
    for placed in timeline.shots:
        part = script.parts[placed.scene]
        find = functools.partial(script.get_path, folder=part.folder)
        for shown in part.scene.shots[placed.shot].iter_pictures():
            message = _explain_shortfall(
                shown.picture, placed.length, fps, find=find
            )
            if message:
                loc = (*shown.loc, "clip")
                yield FootageShortfall(placed.scene, placed.shot, loc, message)


def _explain_shortfall(
    picture: Picture, length: Frames, fps: int, *, find: Callable[[str], Path]
) -> str:
    """Return that a picture's footage is shorter than its shot; empty if it isn't."""
    clip = picture.clip
    if clip is None or clip.file is None or clip.loop or clip.speaks:
        return ""
    found = probe.probe_file(find(clip.file))
    playback = Playback.from_spec(
        make_clip_spec(picture),
        found.rate,
        found.frames,
        fps=fps,
        length=length,
    )
    lasts = playback.playable_length
    if lasts >= length:
        return ""
    return (
        f"'{Path(clip.file).name}' lasts {lasts / fps:.1f} s, and its shot "
        f"{length / fps:.1f} s; its last frame is held "
        "(give the shot a hold, a slower speed or loop: true)"
    )
