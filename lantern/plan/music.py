"""What the music does when: its sections, what each is like, and where it stops or strikes."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.core.units import SAMPLE_RATE, Rate, Samples
from lantern.plan.requests import KeyedTake, StingCue, StopCue
from lantern.plan.spoken_words import find_spoken_word
from lantern.script.film_script import Script
from lantern.script.model.sound import SceneMusic
from lantern.sound import DuckShape, MusicRequest, MusicSection
from lantern.sound.score import MIN_SECTION_SECONDS, ScoreSettings
from lantern.sound.score.arc import choose_settings
from lantern.timeline import Timeline


def build_music_request(
    script: Script, timeline: Timeline
) -> MusicRequest | None:
    """Return the music of a film and its sections; None if it has none."""
    music = script.film.music
    if music is None:
        return None
    settings = None
    if music.score:
        settings = ScoreSettings(**music.score.model_dump())
    file = None
    if music.file:
        file = script.get_path(music.file, script.tree.file.parent)
    return MusicRequest(
        settings=settings,
        file=file,
        name=f"music '{music.file}'",
        level=music.level,
        duck=DuckShape(**music.duck.model_dump()),
        sections=_add_settings(settings, script, timeline),
    )


def list_music_sections(
    script: Script, timeline: Timeline
) -> tuple[MusicSection, ...]:
    """Return the sections of the music: the sample at which each starts, and its role.

    They are an opening before anybody speaks, the chapters, scenes that ask for other music, and a
    close under what nobody speaks over. Stretches that are too short for music of their own belong
    to the one before.
    """
    scenes = [part.scene for part in script.parts]
    spoken = [i for i, scene in enumerate(scenes) if scene.text]
    first = spoken[0] if spoken else 0
    last = spoken[-1] if spoken else len(scenes) - 1
    begins = {i for i, scene in enumerate(scenes) if scene.chapter}
    begins |= {
        i for i, scene in enumerate(scenes) if _changes_music(scene.music)
    }
    starts = _choose_section_starts(timeline, begins | {first, last + 1})
    roles = ["chapter"] * len(starts)
    if first > 0:
        roles[0] = "open"
    if len(starts) > 1:
        roles[-1] = "close"
    return tuple(map(MusicSection, starts, roles))


def _changes_music(cue: SceneMusic | None) -> bool:
    return cue is not None and bool(cue.list_changes())


def _choose_section_starts(
    timeline: Timeline, scenes: Collection[int]
) -> list[int]:
    """Return the samples at which music changes: the starts of scenes that are far enough apart."""
    rate = Rate(timeline.fps)
    least = MIN_SECTION_SECONDS * SAMPLE_RATE
    starts = [0]
    for scene, start in _list_scene_starts(timeline).items():
        if scene in scenes and start - starts[-1] >= least:
            starts.append(start)
    is_short = rate.to_samples(timeline.total) - starts[-1] < least
    if is_short and len(starts) > 1:
        starts.pop()
    return starts


def _list_scene_starts(timeline: Timeline) -> dict[int, Samples]:
    """Return the sample at which each scene starts, by scene."""
    rate = Rate(timeline.fps)
    starts: dict[int, Samples] = {}
    for placed in timeline.shots:
        starts.setdefault(placed.scene, rate.to_samples(placed.start))
    return starts


@dataclass(frozen=True)
class _OpenedSection:
    """A section and the scenes that begin with it, or too soon after for music of their own."""

    section: MusicSection
    scenes: tuple[int, ...]


def _open_sections(script: Script, timeline: Timeline) -> list[_OpenedSection]:
    starts = _list_scene_starts(timeline)
    least = MIN_SECTION_SECONDS * SAMPLE_RATE
    opened = []
    for section in list_music_sections(script, timeline):
        near = [
            i for i, at in starts.items() if 0 <= at - section.start < least
        ]
        opened.append(_OpenedSection(section, tuple(near)))
    return opened


def _add_settings(
    base: ScoreSettings | None, script: Script, timeline: Timeline
) -> tuple[MusicSection, ...]:
    """Return the sections with what each is like: by its place in the film, and by its author."""
    opened = _open_sections(script, timeline)
    numbers = _number_chapters(script, opened)
    count = max(numbers) + 1
    found = []
    for each, number in zip(opened, numbers, strict=True):
        changes = _list_changes(script, each.scenes)
        level = changes.pop("level", None)
        section = dataclasses.replace(each.section, level=level)
        if base is not None:
            role = section.role
            settings = choose_settings(
                base,
                role,
                chapter=number,
                count=count,
            )
            settings = dataclasses.replace(settings, **changes)
            section = dataclasses.replace(section, settings=settings)
        found.append(section)
    return tuple(found)


def _number_chapters(
    script: Script, opened: Sequence[_OpenedSection]
) -> list[int]:
    """Return the number of each section's chapter, from 0; what comes before has 0, too.

    Credits that nobody speaks over are no chapter of the music.
    """
    numbers = [0]
    for before, each in itertools.pairwise(opened):
        scenes = [script.parts[i].scene for i in each.scenes]
        begins = any(scene.chapter and scene.text for scene in scenes)
        is_next = begins and before.section.role != "open"
        numbers.append(numbers[-1] + is_next)
    return numbers


def _list_changes(script: Script, scenes: Sequence[int]) -> dict[str, Any]:
    """Return what the author of some scenes asks of the music, the last one's word counting."""
    changes: dict[str, Any] = {}
    for i in scenes:
        cue = script.parts[i].scene.music
        if cue is not None:
            changes |= cue.list_changes()
    return changes


def iter_stops(
    script: Script, timeline: Timeline, takes: Mapping[int, KeyedTake]
) -> Iterator[StopCue]:
    """Yield where the music stops: from a word to the end of its scene."""
    total = Rate(timeline.fps).to_samples(timeline.total)
    starts = _list_scene_starts(timeline)
    for i, cue in _iter_cues(script):
        word = find_spoken_word(cue.stop, timeline, i, take=takes.get(i))
        if word is not None:
            yield StopCue(word, starts.get(i + 1, total))


def iter_stings(
    script: Script,
    timeline: Timeline,
    takes: Mapping[int, KeyedTake],
    *,
    music: MusicRequest | None,
) -> Iterator[StingCue]:
    """Yield the stings at their words, each in the key of its section; a file has none."""
    if music is None or music.settings is None:
        return
    starts = _list_scene_starts(timeline)
    for i, cue in _iter_cues(script):
        word = find_spoken_word(cue.sting, timeline, i, take=takes.get(i))
        under = [each for each in music.sections if each.start <= starts[i]][-1]
        if word is not None and under.settings is not None:
            yield StingCue(word, under.settings.key)


def _iter_cues(script: Script) -> Iterator[tuple[int, SceneMusic]]:
    """Yield each scene's cue with the scene's index."""
    for i, part in enumerate(script.parts):
        if part.scene.music is not None:
            yield i, part.scene.music
