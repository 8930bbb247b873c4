"""cut(film, takes) -> Timeline: where every shot, take, word, overlay and chapter stands, in whole frames.

Integers only; pure; printable and re-readable as JSON. Knows nothing of pixels, sound or files.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from lantern.core.text import find_phrase
from lantern.core.units import Frames, Rate
from lantern.graphics.look import Look
from lantern.script.model.film import Film, Scene
from lantern.script.model.transition import Transition
from lantern.timeline.model import (
    PictureInfo,
    PlacedShot,
    Segment,
    SpokenTake,
    TimedOverlay,
    TimedWord,
    Timeline,
    split_segments,
)
from lantern.timeline.overlay_times import ClearShot, SceneOverlays

__all__ = [
    "PictureInfo",
    "PlacedShot",
    "Segment",
    "SpokenTake",
    "TimedOverlay",
    "TimedWord",
    "Timeline",
    "cut",
    "split_segments",
]

MIN_SHOT_SECONDS = 1.0
"""Seconds that a shot without `hold` gets before its scene is made longer."""
MIN_OPENING_SECONDS = 10
"""Seconds before the first chapter that are too short for a chapter of their own, on any platform."""


def cut(
    film: Film,
    scenes: Sequence[Scene],
    takes: Mapping[int, SpokenTake],
    look: Look,
    pictures: PictureInfo,
) -> Timeline:
    """Lay the film out. `takes` by scene index."""
    rate = Rate(film.output.fps)
    cuts: list[PlacedShot] = []
    placed: list[tuple[int, Frames]] = []
    words: list[tuple[TimedWord, ...]] = []
    notes: list[tuple[int, str]] = []
    now = 0
    for i, scene in enumerate(scenes):
        spoken = takes.get(i)
        lead, rest = _pauses(scenes, i, rate, spoken)
        lead = max(lead, -now)
        speech = rate.count_frames_to_hold(spoken.samples) if spoken else 0
        length = lead + speech + rest if spoken else rate.to_frames(scene.duration or 0)
        heard = _words(spoken, rate, now + lead)
        bounds, note = _place_shots(
            scene,
            [dataclasses.replace(w, start=Frames(w.start - now)) for w in heard],
            max(1, length),
            rate,
        )
        notes += [(i, note)] if note else []
        cuts += [
            PlacedShot(i, j, Frames(now + a), Frames(now + b))
            for j, (a, b) in enumerate(bounds)
        ]
        placed += [(i, Frames(now + lead))] if spoken else []
        words.append(heard)
        now += bounds[-1][1]
    cuts = _transitions(film, scenes, cuts, look)
    marks = [
        m
        for i, scene in enumerate(scenes)
        for m in SceneOverlays(
            scene, _find_clear_frames(cuts, i), words[i], (rate, look, pictures)
        ).list_overlays()
    ]
    marks.sort(key=lambda m: (m.start, m.kind, m.lines))
    return Timeline(
        rate.fps, Frames(now), tuple(cuts), tuple(placed), tuple(marks), tuple(words), _chapters(film, scenes, cuts),
        tuple(notes),
    )  # fmt: skip


def _pauses(
    scenes: Sequence[Scene], i: int, rate: Rate, spoken: SpokenTake | None
) -> tuple[int, int]:
    """Frames before and after a scene's take, below nought where its words run over the cut; never over a film's ends.

    What runs over is counted in words: the silence at the ends of a take is no part of it.
    """
    scene = scenes[i]
    lead: int = rate.to_frames(scene.pause_before)
    rest: int = rate.to_frames(scene.pause_after)
    if spoken and scene.voice_leads and i > 0:
        lead = -rate.to_frames(scene.voice_leads) - (
            rate.find_frame_at(spoken.cues[0][0]) if spoken.cues else 0
        )
    if spoken and scene.voice_trails and i < len(scenes) - 1:
        silence = (
            rate.count_frames_to_hold(spoken.samples)
            - rate.count_frames_to_hold(spoken.cues[-1][1])
            if spoken.cues
            else 0
        )
        rest = -rate.to_frames(scene.voice_trails) - max(0, silence)
    return lead, rest


def _words(spoken: SpokenTake | None, rate: Rate, start: int) -> tuple[TimedWord, ...]:
    if spoken is None:
        return ()
    return tuple(
        TimedWord(
            text,
            Frames(start + rate.find_frame_at(a)),
            Frames(start + rate.count_frames_to_hold(b)),
        )
        for text, (a, b) in zip(spoken.words, spoken.cues, strict=True)
    )


def _place_shots(
    scene: Scene, words: Sequence[TimedWord], length: int, rate: Rate
) -> tuple[list[tuple[int, int]], str]:
    """Shots as frames [a, b) from the scene's start: anchored at words, else sharing what is left."""
    anchors: list[int] = [0]
    texts = [word.text for word in words]
    after = 0
    for shot in scene.shots[1:]:
        found = find_phrase(texts, shot.at, after) if shot.at else None
        # words of one frame, or of the frame a shot begins on, still leave every shot a frame of its own
        last = max(i for i, anchor in enumerate(anchors) if anchor >= 0)
        least = anchors[last] + len(anchors) - last
        anchors.append(-1 if found is None else max(least, words[found].start))
        after = after if found is None else found + 1
    starts = [i for i, anchor in enumerate(anchors) if anchor >= 0]
    bounds: list[tuple[int, int]] = []
    note = ""
    for k, first in enumerate(starts):
        last_run = k + 1 == len(starts)
        until = len(anchors) if last_run else starts[k + 1]
        room = (length if last_run else anchors[starts[k + 1]]) - anchors[first]
        lengths, gave_way = _share(
            [s.hold for s in scene.shots[first:until]], room, last_run, rate
        )
        note = note or gave_way
        at = anchors[first]
        for part in lengths:
            bounds.append((at, at + part))
            at += part
    return bounds, note


def _share(
    holds: Sequence[float | None], room: int, may_grow: bool, rate: Rate
) -> tuple[list[int], str]:
    """Frames for each shot of a run that must fill `room`: holds first, the others share the rest evenly."""
    fixed = [None if h is None else max(1, rate.to_frames(h)) for h in holds]
    free = sum(f is None for f in fixed)
    held = sum(f or 0 for f in fixed)
    room = max(room, len(holds)) if may_grow else room
    need = held + free * rate.to_frames(MIN_SHOT_SECONDS)
    note = ""
    if need > room and may_grow and held:
        note = f"made {rate.to_seconds(need - room):.1f} s longer than its narration, to hold its shots"
        room = need
    if held + free > room:
        late = rate.to_seconds(room)
        note = f"its shots are held {rate.to_seconds(held):.1f} s, but the next one's words come after {late:.1f} s"
        fixed, held = [None] * len(fixed), 0
    shares = _divide_evenly(room - held, sum(f is None for f in fixed))
    result = [shares.pop(0) if f is None else f for f in fixed]
    result[-1] += room - sum(result)
    return result, note


def _divide_evenly(total: int, count: int) -> list[int]:
    return [total * (i + 1) // count - total * i // count for i in range(count)]


def _transitions(
    film: Film, scenes: Sequence[Scene], cuts: list[PlacedShot], look: Look
) -> list[PlacedShot]:
    rate = Rate(film.output.fps)
    result = cuts[:1]
    for before, here in itertools.pairwise(cuts):
        chosen = _choose_transition(film, scenes, before, here, look)
        half = min(
            rate.to_frames(chosen.length) // 2,
            (before.length - 1) // 2,
            (here.length - 1) // 2,
        )
        kind = chosen.kind if half else "cut"
        result.append(
            dataclasses.replace(
                here,
                transition=kind,
                overlap=2 * half,
                colour=chosen.colour if half else "",
            )
        )
    return result


def _choose_transition(
    film: Film,
    scenes: Sequence[Scene],
    before: PlacedShot,
    here: PlacedShot,
    look: Look,
) -> Transition:
    """The transition into a shot: its own, its scene's, the film's; between places the look sets the length."""
    scene, shot = scenes[here.scene], scenes[here.scene].shots[here.shot]
    if shot.transition:
        return shot.transition
    if here.shot > 0:
        return Transition(kind="cut", length=0)
    if scene.transition or film.transition.kind != "dissolve":
        return scene.transition or film.transition
    last = scenes[before.scene].shots[before.shot]
    times = look.timing.dissolve
    length = film.transition.length
    if "card" in (last.kind, shot.kind):
        length = times.title if before.scene == 0 and before.shot == 0 else times.card
    elif scene.chapter:
        length = times.chapter
    return Transition(kind="dissolve", length=length)


def _chapters(
    film: Film, scenes: Sequence[Scene], cuts: Sequence[PlacedShot]
) -> tuple[tuple[Frames, str], ...]:
    starts = {c.scene: c.start for c in reversed(cuts)}
    found = [
        (starts[i], scene.chapter) for i, scene in enumerate(scenes) if scene.chapter
    ]
    if found and found[0][0] < MIN_OPENING_SECONDS * film.output.fps:
        return ((Frames(0), found[0][1]), *found[1:])
    return ((Frames(0), film.title), *found)


def _find_clear_frames(cuts: Sequence[PlacedShot], scene: int) -> list[ClearShot]:
    after = [c.overlap // 2 for c in cuts[1:]] + [0]
    return [
        (c, (c.start + c.overlap // 2, c.end - out))
        for c, out in zip(cuts, after, strict=True)
        if c.scene == scene
    ]
