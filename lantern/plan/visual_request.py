"""What a placed shot shows, with all that waits for words or for other shots in its frames."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.core.text import find_phrase
from lantern.core.units import Frames
from lantern.plan.furniture_times import FurnitureStay, time_furniture
from lantern.plan.leg_times import time_legs
from lantern.plan.note_times import time_notes
from lantern.plan.rendition import Rendition, describe_shot, is_between_maps
from lantern.script.model.cards import iter_entries
from lantern.timeline import PlacedShot, TimedWord
from lantern.visuals.requests import VisualRequest
from lantern.visuals.specs import CardSpec, MapSpec


def build_visual_request(rendition: Rendition, placed: PlacedShot) -> VisualRequest:
    """Return what a placed shot shows, its words as frames of the shot, and where its files are."""
    part = rendition.script.parts[placed.scene]
    shot = part.scene.shots[placed.shot]
    spec = describe_shot(rendition, part, shot)
    words = rendition.timeline.words[placed.scene] if rendition.timeline.words else ()
    clock = _ShotWords(words, placed.start)
    if isinstance(spec, MapSpec):
        spec = _time_words(rendition, placed, spec, clock=clock)
        spec = _time_lettering(rendition, placed, spec)
        spec = _time_furniture(rendition, placed, spec)
    if isinstance(spec, CardSpec):
        spec = replace(spec, spoken_at=clock.time_entries(shot.card))
    notes = time_notes(rendition, placed, clock.find_frame)
    if notes is not None:
        spec = replace(spec, notes=notes)
    return VisualRequest(spec, part.folder, rendition.script.places)


def _time_words(
    rendition: Rendition, placed: PlacedShot, spec: MapSpec, *, clock: _ShotWords
) -> MapSpec:
    """Return what a map shot shows, with the frames of what comes and moves on words."""
    shot = rendition.script.parts[placed.scene].scene.shots[placed.shot]
    if shot.when:
        spec = replace(spec, when=clock.time_items(shot.when))
    if not spec.legs or not shot.legs:
        return spec
    fps = rendition.timeline.fps
    legs = time_legs(shot.legs, clock.find_frame, length=placed.length, fps=fps)
    return replace(spec, legs=legs)


def _time_lettering(rendition: Rendition, placed: PlacedShot, spec: MapSpec) -> MapSpec:
    """Return what a map shot shows, its names and furniture kept out of dissolves to other maps."""
    shots = rendition.timeline.shots
    if placed not in shots:
        return spec
    i = shots.index(placed)
    if i > 0 and is_between_maps(rendition, shots[i - 1], placed):
        spec = replace(spec, lettered_from=Frames(placed.overlap // 2))
    if i + 1 < len(shots) and is_between_maps(rendition, placed, shots[i + 1]):
        end = placed.length - shots[i + 1].overlap // 2
        spec = replace(spec, lettered_until=Frames(end))
    return spec


def _time_furniture(rendition: Rendition, placed: PlacedShot, spec: MapSpec) -> MapSpec:
    """Return what a map shot shows, with the times of its furniture."""
    shots = rendition.timeline.shots
    if placed not in shots:
        return spec
    stay = FurnitureStay.from_seconds(
        rendition.look.timing.label.source, rendition.timeline.fps
    )
    times = time_furniture(
        rendition.placed_runs,
        shots.index(placed),
        new=rendition.new_furniture,
        stay=stay,
    )
    return replace(spec, furniture=times)


@dataclass(frozen=True)
class _ShotWords:
    """The words of a scene, for a shot that starts at a frame of the film."""

    words: Sequence[TimedWord]
    start: Frames

    def find_frame(self, phrase: str) -> Frames | None:
        """Return the frame of the shot at which words are spoken; None if they aren't.

        They are looked for from the shot's first word on, then in the whole scene: those came
        before.
        """
        texts = [word.text for word in self.words]
        found = find_phrase(texts, phrase, self._first)
        if found is None:
            found = find_phrase(texts, phrase, 0)
        if found is None:
            return None
        return Frames(self.words[found].start - self.start)

    @functools.cached_property
    def _first(self) -> int:
        """The index of the first word that is heard in the shot."""
        for i, word in enumerate(self.words):
            if word.end > self.start:
                return i
        return 0

    def time_items(
        self, when: Mapping[str, Sequence[str]]
    ) -> dict[str, tuple[Frames, ...]]:
        """Return the frames at which a map's items come, and have come."""
        timed = {}
        for item, phrases in when.items():
            frames = [self.find_frame(phrase) or Frames(0) for phrase in phrases]
            timed[item] = tuple(frames)
        return timed

    def time_entries(self, card: object) -> dict[str, Frames]:
        """Return the frames at which a card's entries are spoken, by their places in it."""
        timed = {}
        for loc, entry in iter_entries(card):
            frame = self.find_frame(entry.at) if entry.at else None
            if frame is not None:
                timed["/".join(map(str, loc))] = Frames(max(0, frame))
        return timed
