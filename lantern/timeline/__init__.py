"""cut() places every shot, take, word, overlay and chapter of a film, in whole frames.

Integers only; pure; a Timeline is printed and read as JSON. Knows nothing of pixels, sound or
files.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from lantern.core.typography import set_quotes
from lantern.core.units import Frames, Rate
from lantern.graphics.look import Look
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from lantern.script.model.transition import Transition
from lantern.timeline.datelines import list_datelines
from lantern.timeline.label_rules import hold_over_scenes, show_when_new
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
from lantern.timeline.overlay_times import SceneOverlays, group_clear_shots
from lantern.timeline.shot_times import place_shots

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

MIN_OPENING_SECONDS = 10
"""Seconds before the first chapter that no platform takes as a chapter of their own."""


@dataclasses.dataclass(frozen=True)
class _PlacedScene:
    """One scene in frames from the start of the film; `voice_start` is None if nobody speaks."""

    shots: tuple[PlacedShot, ...]
    voice_start: Frames | None
    words: tuple[TimedWord, ...]
    note: str

    @property
    def end(self) -> Frames:
        return self.shots[-1].end


def cut(
    film: Film,
    scenes: Sequence[Scene],
    takes: Mapping[int, SpokenTake],
    *,
    look: Look,
    pictures: PictureInfo,
) -> Timeline:
    """Lay the film out.

    Args:
        film: whose frame rate, title and transition are used.
        scenes: all scenes, in order.
        takes: the take of each spoken scene, by the scene's index.
        look: whose timings are used.
        pictures: what only the shots' files tell.
    """
    rate = Rate(film.output.fps)
    placed = _place_scenes(
        scenes, takes, rate, chapter_pause=film.chapter_pause
    )
    shots = _add_transitions(film, scenes, _join_shots(placed), look=look)
    words = tuple(each.words for each in placed)
    overlays = _list_overlays(
        film,
        scenes,
        shots,
        words=words,
        look=look,
        pictures=pictures,
    )
    return Timeline(
        fps=rate.fps,
        total=placed[-1].end if placed else Frames(0),
        shots=tuple(shots),
        takes=tuple(_list_voices(placed)),
        overlays=tuple(
            _finish_overlays(
                overlays,
                film,
                look=look,
                pictures=pictures,
            )
        ),
        words=words,
        chapters=_list_chapters(film, scenes, shots),
        notes=tuple(_list_notes(placed)),
    )


def _list_overlays(
    film: Film,
    scenes: Sequence[Scene],
    shots: Sequence[PlacedShot],
    *,
    words: Sequence[Sequence[TimedWord]],
    look: Look,
    pictures: PictureInfo,
) -> list[TimedOverlay]:
    """Return the overlays of all scenes; `words` by scene."""
    rate = Rate(film.output.fps)
    by_scene = []
    clear_shots = group_clear_shots(shots)
    for i, scene in enumerate(scenes):
        overlays = SceneOverlays(
            scene,
            clear_shots.get(i, []),
            words[i],
            rate=rate,
            look=look,
            pictures=pictures,
            labels=film.words.labels,
            has_chapter_name=film.chapter_pause > 0,
        )
        shown = overlays.list_overlays()
        shown += list_datelines(
            scene, clear_shots.get(i, []), film.words.dates, overlays=shown
        )
        by_scene.append(shown)
    return hold_over_scenes(by_scene, scenes, rate)


def _finish_overlays(
    overlays: Sequence[TimedOverlay],
    film: Film,
    *,
    look: Look,
    pictures: PictureInfo,
) -> list[TimedOverlay]:
    """Return the overlays in order, as they are printed."""
    printed = [
        _set_overlay_quotes(overlay, film.language) for overlay in overlays
    ]
    ordered = sorted(printed, key=_get_order)
    if film.source_line == "always":
        return ordered
    makers = [
        set_quotes(text, film.language) for text in pictures.credits.values()
    ]
    seconds = look.timing.label.source if film.source_line == "first" else 0.0
    longest = Rate(film.output.fps).to_frames(seconds)
    return show_when_new(
        ordered,
        longest=longest,
        kept=makers,
    )


def _set_overlay_quotes(overlay: TimedOverlay, language: str) -> TimedOverlay:
    """Return an overlay with the quotation marks of the film's language."""
    lines = tuple(set_quotes(line, language) for line in overlay.lines)
    beside = tuple(set_quotes(label, language) for label in overlay.beside)
    return dataclasses.replace(
        overlay,
        lines=lines,
        beside=beside,
    )


def _get_order(overlay: TimedOverlay) -> tuple[int, str, tuple[str, ...]]:
    return overlay.start, overlay.kind, overlay.lines


def _place_scenes(
    scenes: Sequence[Scene],
    takes: Mapping[int, SpokenTake],
    rate: Rate,
    *,
    chapter_pause: float,
) -> list[_PlacedScene]:
    """Place all scenes, each after the one before it."""
    placed: list[_PlacedScene] = []
    start = Frames(0)
    for i in range(len(scenes)):
        scene = _place_scene(
            scenes,
            i,
            takes.get(i),
            start=start,
            rate=rate,
            chapter_pause=chapter_pause,
        )
        placed.append(scene)
        start = scene.end
    return placed


def _join_shots(placed: Sequence[_PlacedScene]) -> list[PlacedShot]:
    shots: list[PlacedShot] = []
    for each in placed:
        shots += each.shots
    return shots


def _list_notes(placed: Sequence[_PlacedScene]) -> list[tuple[int, str]]:
    """Return (scene, note) for the scenes whose layout changed a `hold`, or their length."""
    return [(i, each.note) for i, each in enumerate(placed) if each.note]


def _list_voices(placed: Sequence[_PlacedScene]) -> list[tuple[int, Frames]]:
    """Return (scene, first frame of its take) for the scenes that are spoken."""
    voices = []
    for i, each in enumerate(placed):
        if each.voice_start is not None:
            voices.append((i, each.voice_start))
    return voices


def _place_scene(
    scenes: Sequence[Scene],
    i: int,
    spoken: SpokenTake | None,
    *,
    start: Frames,
    rate: Rate,
    chapter_pause: float,
) -> _PlacedScene:
    """Place scene `i`, whose first shot begins at frame `start` of the film."""
    scene = scenes[i]
    if spoken is None:
        length = rate.to_frames(scene.duration or 0)
        voice_start = None
        words: tuple[TimedWord, ...] = ()
    else:
        lead, rest = _measure_pauses(
            scenes,
            i,
            spoken,
            rate=rate,
            chapter_pause=chapter_pause,
        )
        # no voice begins before the film
        lead = max(lead, -start)
        length = Frames(lead + rate.count_frames_to_hold(spoken.samples) + rest)
        voice_start = Frames(start + lead)
        words = _place_words(spoken, rate, voice_start)
    own = [
        dataclasses.replace(word, start=Frames(word.start - start))
        for word in words
    ]
    bounds, note = place_shots(
        scene,
        own,
        length=max(1, length),
        rate=rate,
    )
    shots = tuple(
        PlacedShot(i, j, Frames(start + first), Frames(start + end))
        for j, (first, end) in enumerate(bounds)
    )
    return _PlacedScene(shots, voice_start, words, note)


def _measure_pauses(
    scenes: Sequence[Scene],
    i: int,
    spoken: SpokenTake,
    *,
    rate: Rate,
    chapter_pause: float,
) -> tuple[int, int]:
    """Return the frames before and after a scene's take; less than 0 where it runs over the cut.

    It never runs over the ends of the film. What runs over is counted in words: the silence at the
    ends of a take doesn't count.
    """
    scene = scenes[i]
    before = scene.pause_before
    if scene.chapter:
        before = max(before, chapter_pause)
    lead: int = rate.to_frames(before)
    rest: int = rate.to_frames(scene.pause_after)
    if scene.voice_leads and i > 0:
        silence = rate.find_frame_at(spoken.cues[0][0]) if spoken.cues else 0
        lead = -rate.to_frames(scene.voice_leads) - silence
    if scene.voice_trails and i < len(scenes) - 1:
        silence = 0
        if spoken.cues:
            whole = rate.count_frames_to_hold(spoken.samples)
            silence = max(
                0, whole - rate.count_frames_to_hold(spoken.cues[-1][1])
            )
        rest = -rate.to_frames(scene.voice_trails) - silence
    return lead, rest


def _place_words(
    spoken: SpokenTake, rate: Rate, start: Frames
) -> tuple[TimedWord, ...]:
    """Return the words of a take that begins at frame `start`, in frames of the film."""
    words = []
    for text, (first, end) in zip(spoken.words, spoken.cues, strict=True):
        word = TimedWord(
            text,
            Frames(start + rate.find_frame_at(first)),
            Frames(start + rate.count_frames_to_hold(end)),
        )
        words.append(word)
    return tuple(words)


def _add_transitions(
    film: Film,
    scenes: Sequence[Scene],
    cuts: Sequence[PlacedShot],
    *,
    look: Look,
) -> list[PlacedShot]:
    """Return the shots with their transitions, each at most as long as both shots allow."""
    rate = Rate(film.output.fps)
    result = list(cuts[:1])
    for before, here in itertools.pairwise(cuts):
        chosen = _choose_transition(
            film,
            scenes,
            before,
            here=here,
            look=look,
        )
        half = min(
            rate.to_frames(chosen.length) // 2,
            (before.length - 1) // 2,
            (here.length - 1) // 2,
        )
        if half:
            here = dataclasses.replace(
                here,
                transition=chosen.kind,
                overlap=2 * half,
                colour=chosen.colour,
            )
        result.append(here)
    return result


def _choose_transition(
    film: Film,
    scenes: Sequence[Scene],
    before: PlacedShot,
    *,
    here: PlacedShot,
    look: Look,
) -> Transition:
    """Return the transition into a shot: its own, its scene's or the film's.

    A dissolve between scenes that only the film names is as long as the look says.
    """
    scene = scenes[here.scene]
    shot = scene.shots[here.shot]
    if shot.transition:
        return shot.transition
    if here.shot > 0:
        return Transition(kind="cut", length=0)
    if scene.transition:
        return scene.transition
    if film.transition.kind != "dissolve":
        return film.transition
    last = scenes[before.scene].shots[before.shot]
    times = look.timing.dissolve
    length = film.transition.length
    if "card" in (last.kind, shot.kind):
        opens = before.scene == 0 and before.shot == 0
        length = times.title if opens else times.card
    elif scene.chapter:
        length = times.chapter
    return Transition(kind="dissolve", length=length)


def _list_chapters(
    film: Film, scenes: Sequence[Scene], shots: Sequence[PlacedShot]
) -> tuple[tuple[Frames, str], ...]:
    """Return (first frame, title) of each chapter; what comes before them has the film's title."""
    starts = {shot.scene: shot.start for shot in reversed(shots)}
    found = []
    for i, scene in enumerate(scenes):
        if scene.chapter:
            found.append((starts[i], scene.chapter))
    if found and found[0][0] < MIN_OPENING_SECONDS * film.output.fps:
        return ((Frames(0), found[0][1]), *found[1:])
    return ((Frames(0), film.title), *found)
