"""When the pictures of a shot come, and what waits in them for words: panels and insets, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lantern.core.units import Frames
from lantern.plan.document_times import time_document
from lantern.plan.map_times import time_items
from lantern.plan.shot_words import ShotWords
from lantern.script.model.panels import Inset
from lantern.script.model.picture import Picture
from lantern.script.model.pins import Pin
from lantern.script.model.scene import Shot
from lantern.visuals.specs import (
    CardSpec,
    DocumentSpec,
    InsetSpec,
    MapSpec,
    PanelsSpec,
    PictureSpec,
    PinsSpec,
    VisualSpec,
)


@dataclass(frozen=True)
class ShotTime:
    """The words that are spoken in a shot, its length, and the film's frames a second."""

    words: ShotWords
    length: Frames
    fps: int


def time_shot(spec: VisualSpec, shot: Shot, time: ShotTime) -> VisualSpec:
    """Return what a shot shows, with the frames of all that waits for words in its pictures."""
    timed: VisualSpec
    if isinstance(spec, PanelsSpec):
        timed = _time_panels(spec, shot, time)
    else:
        timed = _time_picture(spec, shot, time)
    if timed.inset is not None and shot.inset is not None:
        timed = replace(timed, inset=_time_inset(timed.inset, shot.inset, time))
    if isinstance(timed, MapSpec) and timed.pins is not None and shot.pins:
        timed = replace(timed, pins=_time_pins(timed.pins, shot.pins, time))
    return timed


def _time_picture(
    spec: PictureSpec, picture: Picture, time: ShotTime
) -> PictureSpec:
    words = time.words
    if isinstance(spec, MapSpec):
        return time_items(
            spec,
            picture,
            words,
            length=time.length,
            fps=time.fps,
        )
    if isinstance(spec, CardSpec):
        return replace(spec, spoken_at=words.time_entries(picture.card))
    if isinstance(spec, DocumentSpec):
        return time_document(spec, words.words, words.start)
    return spec


def _time_panels(spec: PanelsSpec, shot: Shot, time: ShotTime) -> PanelsSpec:
    panels = []
    for panel, written in zip(spec.panels, shot.panels or (), strict=True):
        start = _find_start(written.at, time)
        picture = _time_picture(panel.picture, written, time)
        panels.append(
            replace(
                panel,
                picture=picture,
                start=start,
            )
        )
    return replace(spec, panels=tuple(panels))


def _time_inset(spec: InsetSpec, inset: Inset, time: ShotTime) -> InsetSpec:
    return replace(
        spec,
        picture=_time_picture(spec.picture, inset, time),
        start=_find_start(inset.at, time),
        end=_find_start(inset.until, time),
    )


def _time_pins(
    spec: PinsSpec, pins: Mapping[str, Pin], time: ShotTime
) -> PinsSpec:
    timed = []
    for pin in spec.pins:
        written = pins[pin.place]
        start = _find_start(written.at, time)
        end = _find_start(written.until, time)
        timed.append(
            replace(
                pin,
                start=start,
                end=end,
            )
        )
    return replace(spec, pins=tuple(timed))


def _find_start(phrase: str | None, time: ShotTime) -> Frames | None:
    """Return the frame of the shot at which words are spoken; None if there are none."""
    frame = time.words.find_frame(phrase) if phrase else None
    return None if frame is None else Frames(max(0, frame))
