"""The cue sheet: what is heard when, from a script and its timeline to the request of the mix. Opens no sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lantern.core.store import digest_file
from lantern.core.text import find_phrase
from lantern.core.units import SAMPLE_RATE, Rate
from lantern.script.load import (
    SceneSource,
    Script,
    iter_authored_sounds,
    iter_sound_files,
)
from lantern.script.model.sound import Music, SpotSound
from lantern.sound.score import MIN_SECTION_SECONDS
from lantern.timeline import Timeline

DEFAULT_MEASURED_SECONDS = 600.0
"""Seconds of footage that are listened to before a film is made, where it isn't said how much is used."""


def build_mix_request(
    script: Script, timeline: Timeline, takes: Mapping[int, str]
) -> dict[str, Any]:
    """All the mix needs, as JSON; `takes` are the keys of the takes by scene."""
    rate = Rate(timeline.fps)
    placed = {scene: rate.to_samples(start) for scene, start in timeline.takes}
    music = script.film.music
    return {
        "takes": [[takes[scene], start] for scene, start in placed.items()],
        "total": rate.to_samples(timeline.total),
        "target": script.film.output.loudness,
        "music": _music(music, script, timeline) if music else None,
        "sounds": [
            {
                "file": str(script.places.find(sound.file, part.folder)),
                "name": f"sound '{sound.file}'",
                "level": sound.level,
                "start": rate.to_samples(_find_shot_start(timeline, i, shot)),
                "word": _word(sound, timeline, i, [takes.get(i), placed.get(i, 0)]),
            }
            for i, part in enumerate(script.parts)
            for shot, sound in _sounds(part)
        ]
        + list(_footage(script, timeline)),
    }


def _footage(script: Script, timeline: Timeline) -> Iterator[dict[str, Any]]:
    """The own sound of footage, as far as its shot and its trimming let it be heard."""
    rate = Rate(timeline.fps)
    for cut in timeline.shots:
        part = script.parts[cut.scene]
        clip = part.scene.shots[cut.shot].clip
        if clip is None or clip.file is None or clip.level is None:
            continue
        trimmed = (
            round((clip.end - clip.start) * SAMPLE_RATE)
            if clip.end is not None
            else rate.to_samples(cut.length)
        )
        yield {
            "file": str(script.places.find(clip.file, part.folder)),
            "name": f"the sound of '{clip.file}'",
            "level": clip.level,
            "start": rate.to_samples(cut.start),
            "word": None,
            "excerpt": [clip.start, min(trimmed, rate.to_samples(cut.length))],
        }


def name_inputs(request: Mapping[str, Any]) -> dict[str, Any]:
    """What decides the mix's bytes, under names that people know; files by their bytes, not their paths."""
    music = request["music"]
    if music and music["file"]:
        music = {**music, "name": None, "file": digest_file(Path(music["file"]))}
    sounds = [
        {**s, "name": None, "file": digest_file(Path(s["file"]))}
        for s in request["sounds"]
    ]
    return {
        "takes": [request["takes"], request["total"]],
        "music": music,
        "sounds": sounds,
        "loudness": request["target"],
    }


def find_sound_files(script: Script) -> dict[Path, str]:
    """Every music and sound file of the film, and its name as the author wrote it. Raises AssetFailure."""
    return {
        script.places.find(text, folder): text
        for text, folder, _ in iter_sound_files(script)
    }


def iter_audible_footage(script: Script) -> Iterator[tuple[Path, str, float, float]]:
    """The footage that is heard: its file, its name, and from and to which second it may be. Raises AssetFailure."""
    for part in script.parts:
        for shot in part.scene.shots:
            clip = shot.clip
            if clip and clip.file and clip.level is not None:
                until = (
                    clip.end
                    if clip.end is not None
                    else clip.start + DEFAULT_MEASURED_SECONDS
                )
                yield (
                    script.places.find(clip.file, part.folder),
                    clip.file,
                    clip.start,
                    until,
                )


def _music(music: Music, script: Script, timeline: Timeline) -> dict[str, Any]:
    return {
        "score": music.score.model_dump(mode="json") if music.score else None,
        "file": str(script.places.find(music.file, script.tree.file.parent))
        if music.file
        else None,
        "name": f"music '{music.file}'",
        "level": music.level,
        "duck": [music.duck.depth, music.duck.attack, music.duck.release],
        "sections": list_music_sections(script, timeline),
    }


def list_music_sections(script: Script, timeline: Timeline) -> list[list[Any]]:
    """[first sample, role]: an opening before anybody speaks, the chapters, and a close under what nobody speaks over.

    Stretches that are too short for music of their own belong to the one before.
    """
    rate = Rate(timeline.fps)
    scenes = [part.scene for part in script.parts]
    starts = {cut.scene: cut.start for cut in reversed(timeline.shots)}
    spoken = [i for i, scene in enumerate(scenes) if scene.text]
    first, last = (spoken[0], spoken[-1]) if spoken else (0, len(scenes) - 1)
    found: list[list[Any]] = [[0, "open" if first > 0 else "chapter"]]
    for i in range(1, len(scenes)):
        start = rate.to_samples(starts[i])
        begins = scenes[i].chapter or i in (first, last + 1)
        if begins and start - found[-1][0] >= MIN_SECTION_SECONDS * SAMPLE_RATE:
            found.append([start, "chapter"])
    if (
        rate.to_samples(timeline.total) - found[-1][0]
        < MIN_SECTION_SECONDS * SAMPLE_RATE
        and len(found) > 1
    ):
        found.pop()
    found[-1][1] = "close" if len(found) > 1 else found[-1][1]
    return found


def _sounds(part: SceneSource) -> Iterator[tuple[int, SpotSound]]:
    """(shot, sound); a scene's own sounds belong to its first shot."""
    for loc, sound in iter_authored_sounds(part):
        yield (int(loc[1]) if loc[0] == "shots" else 0), sound


def _find_shot_start(timeline: Timeline, scene: int, shot: int) -> int:
    return next(
        cut.start for cut in timeline.shots if (cut.scene, cut.shot) == (scene, shot)
    )


def _word(
    sound: SpotSound, timeline: Timeline, scene: int, take: list[Any]
) -> list[Any] | None:
    """The take, its first sample and the index of the word at which a sound begins."""
    words = [word.text for word in timeline.words[scene]]
    found = find_phrase(words, sound.at, 0) if sound.at else None
    return None if found is None else [*take, found]
