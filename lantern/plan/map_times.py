"""What a placed shot of a map shows, with the frames of all that waits for words or other shots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lantern.core.units import Frames
from lantern.plan.furniture_times import FurnitureStay
from lantern.plan.furniture_times import time_furniture as time_run_furniture
from lantern.plan.globe_times import time_globe
from lantern.plan.leg_times import time_legs
from lantern.plan.shot_words import ShotWords
from lantern.script.model.picture import Picture
from lantern.timeline import PlacedShot
from lantern.visuals.map_parts import ReachedDate, ShownSpan
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


def find_shot_words(rendition: Rendition, placed: PlacedShot) -> ShotWords:
    """Return the words of a placed shot's scene, in frames of the shot."""
    words = (
        rendition.timeline.words[placed.scene]
        if rendition.timeline.words
        else ()
    )
    return ShotWords(words, placed.start)


def time_map(
    rendition: Rendition, placed: PlacedShot, spec: MapSpec
) -> MapSpec:
    """Return what a map shot shows, its items, its camera and its furniture timed."""
    shot = rendition.script.parts[placed.scene].scene.shots[placed.shot]
    words = find_shot_words(rendition, placed)
    length = placed.length
    spec = time_items(
        spec,
        shot,
        words,
        length=length,
        fps=rendition.timeline.fps,
    )
    return time_furniture(rendition, placed, spec)


def time_items(
    spec: MapSpec,
    picture: Picture,
    words: ShotWords,
    *,
    length: Frames,
    fps: int,
) -> MapSpec:
    """Return what a map shows in a shot of so many frames, its items and its camera timed."""
    if picture.when:
        spec = replace(spec, when=words.time_items(picture.when))
    calendar = picture.calendar
    if calendar and calendar.when:
        spec = replace(spec, reached=_time_dates(calendar.when, words))
    free = Frames(0)
    if spec.globe and picture.globe:
        globe = time_globe(
            spec.globe,
            picture.globe,
            words.find_frame,
            length=length,
            fps=fps,
        )
        spec = replace(spec, globe=globe)
        free = Frames(globe.end or 0)
    if spec.legs and picture.legs:
        legs = time_legs(
            picture.legs,
            words.find_frame,
            length=length,
            fps=fps,
            free=free,
        )
        spec = replace(spec, legs=legs)
    return spec


def _time_dates(
    when: Mapping[str, str], words: ShotWords
) -> tuple[ReachedDate, ...]:
    """Return the dates that wait for words, with their frames."""
    return tuple(
        ReachedDate(date, words.find_frame(phrase))
        for date, phrase in when.items()
    )


def time_furniture(
    rendition: Rendition, placed: PlacedShot, spec: MapSpec
) -> MapSpec:
    """Return what a map shot shows, with the times of its furniture."""
    shots = rendition.timeline.shots
    if placed not in shots:
        return spec
    stay = FurnitureStay.from_seconds(
        rendition.look.timing.label.source, rendition.timeline.fps
    )
    times = time_run_furniture(
        rendition.placed_runs,
        shots.index(placed),
        new=rendition.new_furniture,
        stay=stay,
    )
    if (
        times is not None
        and spec.globe is not None
        and spec.globe.end is not None
    ):
        times = {
            name: _delay(span, spec.globe.end) for name, span in times.items()
        }
    return replace(spec, furniture=times)


def _delay(span: ShownSpan, frames: Frames) -> ShownSpan:
    """Return when furniture is there that waits until a globe has come down.

    What stays to the shot's end isn't delayed: it comes with the names.
    """
    if span.end is None:
        return span
    return replace(span, end=Frames(span.end + frames))
