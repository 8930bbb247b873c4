"""What a placed shot of a map shows, with the frames of all that waits for words or other shots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.core.units import Frames
from lantern.plan import furniture_times
from lantern.plan.leg_times import time_legs
from lantern.plan.shot_words import ShotWords
from lantern.script.model.picture import Picture
from lantern.timeline import PlacedShot
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


def find_shot_words(rendition: Rendition, placed: PlacedShot) -> ShotWords:
    """Return the words of a placed shot's scene, in frames of the shot."""
    words = rendition.timeline.words[placed.scene] if rendition.timeline.words else ()
    return ShotWords(words, placed.start)


def time_map(rendition: Rendition, placed: PlacedShot, spec: MapSpec) -> MapSpec:
    """Return what a map shot shows, its items, its camera and its furniture timed."""
    shot = rendition.script.parts[placed.scene].scene.shots[placed.shot]
    words = find_shot_words(rendition, placed)
    length = placed.length
    spec = time_items(spec, shot, words, length=length, fps=rendition.timeline.fps)
    return time_furniture(rendition, placed, spec)


def time_items(
    spec: MapSpec, picture: Picture, words: ShotWords, *, length: Frames, fps: int
) -> MapSpec:
    """Return what a map shows in a shot of so many frames, its items and its camera timed."""
    if picture.when:
        spec = replace(spec, when=words.time_items(picture.when))
    if spec.legs and picture.legs:
        legs = time_legs(picture.legs, words.find_frame, length=length, fps=fps)
        spec = replace(spec, legs=legs)
    return spec


def time_furniture(rendition: Rendition, placed: PlacedShot, spec: MapSpec) -> MapSpec:
    """Return what a map shot shows, with the times of its furniture."""
    shots = rendition.timeline.shots
    if placed not in shots:
        return spec
    stay = furniture_times.FurnitureStay.from_seconds(
        rendition.look.timing.label.source, rendition.timeline.fps
    )
    times = furniture_times.time_furniture(
        rendition.placed_runs,
        shots.index(placed),
        new=rendition.new_furniture,
        stay=stay,
    )
    return replace(spec, furniture=times)
