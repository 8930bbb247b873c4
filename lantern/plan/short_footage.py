"""Shots that are longer than the footage they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.plan.shot_specs import make_clip_spec
from lantern.script.film_script import Script
from lantern.timeline import Timeline
from lantern.visuals.clip import probe
from lantern.visuals.clip.playback import Playback


@dataclass(frozen=True)
class FootageShortfall:
    """A shot that is longer than its footage, and what happens then, in words."""

    scene: int
    shot: int
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
        shot = part.scene.shots[placed.shot]
        if shot.clip is None or shot.clip.file is None or shot.clip.loop:
            continue
        found = probe.probe_file(script.get_path(shot.clip.file, part.folder))
        playback = Playback.from_spec(
            make_clip_spec(shot),
            found.rate,
            found.frames,
            fps=fps,
            length=placed.length,
        )
        lasts = playback.playable_length
        if lasts < placed.length:
            message = (
                f"'{Path(shot.clip.file).name}' lasts {lasts / fps:.1f} s, and its shot "
                f"{placed.length / fps:.1f} s; its last frame is held "
                "(give the shot a hold, a slower speed or loop: true)"
            )
            yield FootageShortfall(placed.scene, placed.shot, message)
