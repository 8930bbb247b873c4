"""What is heard when: from a film that is laid out to the job of its mix. Opens no sound."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core import ffmpeg
from lantern.core.text import find_phrase
from lantern.core.units import SAMPLE_RATE, Frames, Rate, Samples, Seconds
from lantern.plan.ambience import list_ambience
from lantern.plan.job import Job, list_versions, make_job
from lantern.plan.rendition import Rendition
from lantern.plan.requests import (
    HitCue,
    KeyedTake,
    MixdownRequest,
    SoundCue,
    SoundRequest,
    SpokenWord,
)
from lantern.script.assets import iter_authored_sounds
from lantern.script.load import SceneSource, Script
from lantern.script.model.film import Scene
from lantern.script.model.sound import Hit, Music, SpotSound
from lantern.sound import (
    DuckShape,
    Excerpt,
    MusicRequest,
    MusicSection,
    ambience,
    hits,
    score,
)
from lantern.sound.score import MIN_SECTION_SECONDS, ScoreSettings
from lantern.timeline import Timeline

DEFAULT_MEASURED_SECONDS = 600.0
"""Seconds of footage that are listened to first, where its author doesn't say how much is used."""


def make_mix_job(rendition: Rendition, takes: Mapping[int, Job]) -> Job:
    """Return the job of the film's one mix; `takes` by scene."""
    request = build_mix_request(rendition, takes)
    return make_job(
        "mix",
        "the mix",
        request,
        suffix=".m4a",
        weight=rendition.timeline.total / 10,
        tools=[ffmpeg.describe_version(), list_versions()["numpy"]],
        program=_list_program(request),
    )


def _list_program(request: MixdownRequest) -> dict[str, int]:
    """Return the VERSIONs of the parts of Lantern that make sound in a mix."""
    program = {}
    if request.music is not None and request.music.settings is not None:
        program["score"] = score.VERSION
    if request.ambience:
        program["ambience"] = ambience.VERSION
    if request.hits:
        program |= {"hits": hits.VERSION, "score": score.VERSION}
    return program


def build_mix_request(rendition: Rendition, takes: Mapping[int, Job]) -> MixdownRequest:
    """Return all that the film's mix needs; `takes` by scene."""
    script = rendition.script
    timeline = rendition.timeline
    rate = Rate(timeline.fps)
    placed = {
        scene: KeyedTake(takes[scene].key, rate.to_samples(start))
        for scene, start in timeline.takes
    }
    music = script.film.music
    return MixdownRequest(
        takes=tuple(placed.values()),
        total=rate.to_samples(timeline.total),
        music=_build_music_request(music, script, timeline) if music else None,
        sounds=(
            *_iter_spot_sounds(script, timeline, placed),
            *_iter_footage_sounds(script, timeline),
        ),
        target=script.film.output.loudness,
        hits=tuple(_iter_hits(script, timeline, placed)),
        ambience=list_ambience(rendition),
    )


def _iter_spot_sounds(
    script: Script, timeline: Timeline, takes: Mapping[int, KeyedTake]
) -> Iterator[SoundCue]:
    rate = Rate(timeline.fps)
    for i, part in enumerate(script.parts):
        for shot, sound in _iter_scene_sounds(part):
            start = _find_shot_start(timeline, i, shot)
            yield SoundCue(
                file=script.get_path(sound.file, part.folder),
                name=f"sound '{sound.file}'",
                level=sound.level,
                start=rate.to_samples(start),
                word=_find_word(sound.at, timeline, i, take=takes.get(i)),
            )


def _iter_hits(
    script: Script, timeline: Timeline, takes: Mapping[int, KeyedTake]
) -> Iterator[HitCue]:
    rate = Rate(timeline.fps)
    for i, part in enumerate(script.parts):
        for shot, hit in _iter_scene_hits(part.scene):
            start = _find_shot_start(timeline, i, shot)
            yield HitCue(
                kind=hit.kind,
                level=hit.level,
                start=rate.to_samples(start),
                word=_find_word(hit.at, timeline, i, take=takes.get(i)),
            )


def _iter_scene_hits(scene: Scene) -> Iterator[tuple[int, Hit]]:
    """Yield each hit with its shot; a scene's own hits belong to its first shot."""
    for hit in scene.hit:
        yield 0, hit
    for shot, holder in enumerate(scene.shots):
        for hit in holder.hit:
            yield shot, hit


def _iter_footage_sounds(script: Script, timeline: Timeline) -> Iterator[SoundCue]:
    """Yield the own sound of footage, as far as its shot and its trimming let it be heard."""
    rate = Rate(timeline.fps)
    for placed in timeline.shots:
        part = script.parts[placed.scene]
        clip = part.scene.shots[placed.shot].clip
        if clip is None or clip.file is None or clip.level is None:
            continue
        samples = rate.to_samples(placed.length)
        if clip.end is not None:
            trimmed = round((clip.end - clip.start) * SAMPLE_RATE)
            samples = Samples(min(trimmed, samples))
        yield SoundCue(
            file=script.get_path(clip.file, part.folder),
            name=f"the sound of '{clip.file}'",
            level=clip.level,
            start=rate.to_samples(placed.start),
            excerpt=Excerpt(Seconds(clip.start), Seconds(samples / SAMPLE_RATE)),
        )


def make_sound_jobs(script: Script) -> list[Job]:
    """Return jobs that listen to the author's music and sounds, so that a bad one is found first.

    Raises:
        AssetFailure: a file isn't there.
    """
    requests = []
    for path, name in _find_sound_files(script).items():
        requests.append(SoundRequest(path, name))
    for footage in iter_audible_footage(script):
        requests.append(SoundRequest(footage.file, footage.name, footage.excerpt))
    return [_make_sound_job(request) for request in requests]


def _make_sound_job(request: SoundRequest) -> Job:
    return make_job(
        "sound",
        f"listening to '{request.name}'",
        request,
        suffix=".json",
        weight=10.0,
        tools=[ffmpeg.describe_version()],
    )


def _find_sound_files(script: Script) -> dict[Path, str]:
    """Return every music and sound file of the film, and its name as the author wrote it."""
    assets = [*script.list_assets("music"), *script.list_assets("sound")]
    return {asset.path: asset.text for asset in assets}


@dataclass(frozen=True)
class AudibleFootage:
    """Footage whose sound is heard: its file, what its author calls it, and what may be heard."""

    file: Path
    name: str
    excerpt: Excerpt


def iter_audible_footage(script: Script) -> Iterator[AudibleFootage]:
    """Yield the footage that is heard.

    Raises:
        AssetFailure: a file isn't there.
    """
    for part in script.parts:
        for shot in part.scene.shots:
            clip = shot.clip
            if clip is None or clip.file is None or clip.level is None:
                continue
            length = DEFAULT_MEASURED_SECONDS
            if clip.end is not None:
                length = clip.end - clip.start
            yield AudibleFootage(
                script.get_path(clip.file, part.folder),
                clip.file,
                Excerpt(Seconds(clip.start), Seconds(length)),
            )


def _build_music_request(
    music: Music, script: Script, timeline: Timeline
) -> MusicRequest:
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
        sections=list_music_sections(script, timeline),
    )


def list_music_sections(script: Script, timeline: Timeline) -> tuple[MusicSection, ...]:
    """Return the sections of the music: the sample at which each starts, and its role.

    They are an opening before anybody speaks, the chapters, and a close under what nobody speaks
    over. Stretches that are too short for music of their own belong to the one before.
    """
    scenes = [part.scene for part in script.parts]
    spoken = [i for i, scene in enumerate(scenes) if scene.text]
    first = spoken[0] if spoken else 0
    last = spoken[-1] if spoken else len(scenes) - 1
    begins = {i for i, scene in enumerate(scenes) if scene.chapter}
    starts = _choose_section_starts(timeline, begins | {first, last + 1})
    roles = ["chapter"] * len(starts)
    if first > 0:
        roles[0] = "open"
    if len(starts) > 1:
        roles[-1] = "close"
    return tuple(map(MusicSection, starts, roles))


def _choose_section_starts(timeline: Timeline, scenes: Collection[int]) -> list[int]:
    """Return the samples at which music changes: the starts of scenes that are far enough apart."""
    rate = Rate(timeline.fps)
    least = MIN_SECTION_SECONDS * SAMPLE_RATE
    starts = [0]
    for placed in timeline.shots:
        start = rate.to_samples(placed.start)
        opens_scene = placed.shot == 0 and placed.scene in scenes
        if opens_scene and start - starts[-1] >= least:
            starts.append(start)
    is_short = rate.to_samples(timeline.total) - starts[-1] < least
    if is_short and len(starts) > 1:
        starts.pop()
    return starts


def _iter_scene_sounds(part: SceneSource) -> Iterator[tuple[int, SpotSound]]:
    """Yield each sound with its shot; a scene's own sounds belong to its first shot."""
    for loc, sound in iter_authored_sounds(part):
        shot = int(loc[1]) if loc[0] == "shots" else 0
        yield shot, sound


def _find_shot_start(timeline: Timeline, scene: int, shot: int) -> Frames:
    """Return the frame of the film at which a shot starts."""
    for placed in timeline.shots:
        if (placed.scene, placed.shot) == (scene, shot):
            return placed.start
    raise LookupError(f"the timeline has no shot {shot} in scene {scene}")


def _find_word(
    phrase: str | None, timeline: Timeline, scene: int, *, take: KeyedTake | None
) -> SpokenWord | None:
    """Return the word at which a phrase begins; None if there is none, or it isn't spoken."""
    if not phrase or take is None:
        return None
    words = [word.text for word in timeline.words[scene]]
    index = find_phrase(words, phrase, 0)
    if index is None:
        return None
    return SpokenWord(take, index)
