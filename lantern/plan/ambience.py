"""Which built-in ambience is heard when: as scenes and shots say, or by the place they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantern.core.units import Frames, Rate
from lantern.plan.rendition import Rendition
from lantern.script.film_script import SceneSource
from lantern.script.model.scene import Shot
from lantern.script.model.sound import Ambience, AmbienceName
from lantern.sound import PlacedAmbience
from lantern.timeline import PlacedShot

PLACE_SOUNDS: Mapping[str, AmbienceName] = {
    "steppe": "wind",
    "desert": "wind",
    "mountains": "wind",
    "steppe-night": "steppe-night",
    "forest": "birds",
    "village": "birds",
    "coast": "sea",
    "sea": "sea",
    "river": "river",
    "street": "crowd",
    "road": "engines",
    "airfield": "engines",
    "railway": "train",
    "camp": "fire",
    "battlefield": "guns-far",
    "room": "room",
}
"""What is heard at the places that a ledger's entry may name."""


def list_ambience(rendition: Rendition) -> tuple[PlacedAmbience, ...]:
    """Return every stretch of ambience, in the order in which they begin.

    Neighbouring shots with the same sound at the same level share one stretch.
    """
    rate = Rate(rendition.timeline.fps)
    counts: dict[str, int] = {}
    placed = []
    for run in _list_runs(rendition):
        seed = counts.get(run.sound.kind, 0)
        counts[run.sound.kind] = seed + 1
        placed.append(
            PlacedAmbience(
                kind=run.sound.kind,
                level=run.sound.level,
                start=rate.to_samples(run.start),
                end=rate.to_samples(run.end),
                seed=seed,
            )
        )
    return tuple(placed)


@dataclass
class _SoundRun:
    """A sound over neighbouring shots, in frames [start, end) of the film."""

    sound: Ambience
    start: Frames
    end: Frames


def _list_runs(rendition: Rendition) -> list[_SoundRun]:
    runs: list[_SoundRun] = []
    for placed in rendition.timeline.shots:
        for sound in choose_ambience(rendition, placed):
            going_on = _find_going_on(runs, sound, placed.start)
            if going_on is None:
                runs.append(_SoundRun(sound, placed.start, placed.end))
            else:
                going_on.end = placed.end
    return runs


def _find_going_on(
    runs: list[_SoundRun], sound: Ambience, frame: Frames
) -> _SoundRun | None:
    """Return the run of this sound that ends at a frame."""
    for run in reversed(runs):
        if run.sound == sound and run.end == frame:
            return run
    return None


def choose_ambience(
    rendition: Rendition, placed: PlacedShot
) -> tuple[Ambience, ...]:
    """Return the ambience of a shot: its own, its scene's, or that of the place in its picture."""
    part = rendition.script.parts[placed.scene]
    shot = part.scene.shots[placed.shot]
    for written in (shot.ambience, part.scene.ambience):
        if written is not None:
            return written
    return tuple(_iter_place_sounds(rendition, part, shot))


def _iter_place_sounds(
    rendition: Rendition, part: SceneSource, shot: Shot
) -> Iterator[Ambience]:
    """Yield the sound of the place that the ledger names for a shot's picture.

    Footage that is heard has its own.
    """
    file = shot.still
    if shot.clip is not None and shot.clip.level is None:
        file = shot.clip.file
    if file is None:
        return
    entry = rendition.ledger.find_entry(
        rendition.script.get_path(file, part.folder)
    )
    if entry is not None and entry.place is not None:
        yield Ambience(kind=PLACE_SOUNDS[entry.place])
