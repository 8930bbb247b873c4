"""What is heard when: from a film that is laid out to the job of its mix. Opens no sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core import ffmpeg
from lantern.core.store import digest_json
from lantern.core.units import SAMPLE_RATE, Frames, Rate, Samples, Seconds
from lantern.plan.ambience import list_ambience
from lantern.plan.job import Job, list_versions, make_job
from lantern.plan.music import build_music_request, iter_stings, iter_stops
from lantern.plan.rendition import Rendition
from lantern.plan.requests import (
    HitCue,
    KeyedTake,
    MixdownRequest,
    SoundCue,
    SoundRequest,
)
from lantern.plan.spoken_words import find_spoken_word
from lantern.script.assets import iter_authored_sounds
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.scene import Scene
from lantern.script.model.sound import Hit, SpotSound
from lantern.sound import Excerpt, ambience, hits, score
from lantern.timeline import Timeline

DEFAULT_MEASURED_SECONDS = 600.0
"""Seconds of footage that are listened to first, where its author doesn't say how much is used."""


def make_mix_job(
    rendition: Rendition,
    takes: Mapping[int, Job],
    descriptions: Sequence[KeyedTake] = (),
) -> Job:
    """Return the job of a film's mix; `takes` by scene, with descriptions spoken between them."""
    request = build_mix_request(rendition, takes)
    if descriptions:
        request = replace(request, takes=(*request.takes, *descriptions))
    return make_job(
        "mix",
        "the mix",
        request,
        suffix=".m4a",
        weight=rendition.timeline.total / 10,
        tools=[ffmpeg.describe_version(), list_versions()["numpy"]],
        program=_list_program(request),
    )


def make_curve_key(job: Job) -> str:
    """Return the key under which a mix keeps what it made of the music, a MusicCurve."""
    return digest_json(["music curve", job.key])


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


def build_mix_request(
    rendition: Rendition, takes: Mapping[int, Job]
) -> MixdownRequest:
    """Return all that the film's mix needs; `takes` by scene."""
    script = rendition.script
    timeline = rendition.timeline
    rate = Rate(timeline.fps)
    placed = {
        scene: KeyedTake(takes[scene].key, rate.to_samples(start))
        for scene, start in timeline.takes
    }
    music = build_music_request(script, timeline)
    return MixdownRequest(
        takes=tuple(placed.values()),
        total=rate.to_samples(timeline.total),
        music=music,
        sounds=(
            *_iter_spot_sounds(script, timeline, placed),
            *_iter_footage_sounds(script, timeline),
        ),
        target=script.film.output.loudness,
        hits=tuple(_iter_hits(script, timeline, placed)),
        ambience=list_ambience(rendition),
        stops=tuple(iter_stops(script, timeline, placed)),
        stings=tuple(iter_stings(script, timeline, placed, music=music)),
    )


def _iter_spot_sounds(
    script: Script, timeline: Timeline, takes: Mapping[int, KeyedTake]
) -> Iterator[SoundCue]:
    rate = Rate(timeline.fps)
    for i, part in enumerate(script.parts):
        for shot, sound in iter_scene_sounds(part):
            start = find_shot_start(timeline, i, shot)
            yield SoundCue(
                file=script.get_path(sound.file, part.folder),
                name=f"sound '{sound.file}'",
                level=sound.level,
                start=rate.to_samples(start),
                word=find_spoken_word(sound.at, timeline, i, take=takes.get(i)),
            )


def _iter_hits(
    script: Script, timeline: Timeline, takes: Mapping[int, KeyedTake]
) -> Iterator[HitCue]:
    rate = Rate(timeline.fps)
    for i, part in enumerate(script.parts):
        for shot, hit in iter_scene_hits(part.scene):
            start = find_shot_start(timeline, i, shot)
            yield HitCue(
                kind=hit.kind,
                level=hit.level,
                start=rate.to_samples(start),
                word=find_spoken_word(hit.at, timeline, i, take=takes.get(i)),
            )


def iter_scene_hits(scene: Scene) -> Iterator[tuple[int, Hit]]:
    """Yield each hit with its shot; a scene's own hits belong to its first shot."""
    for hit in scene.hit:
        yield 0, hit
    for shot, holder in enumerate(scene.shots):
        for hit in holder.hit:
            yield shot, hit


def _iter_footage_sounds(
    script: Script, timeline: Timeline
) -> Iterator[SoundCue]:
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
            excerpt=Excerpt(
                Seconds(clip.start), Seconds(samples / SAMPLE_RATE)
            ),
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
        requests.append(
            SoundRequest(footage.file, footage.name, footage.excerpt)
        )
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


def iter_scene_sounds(part: SceneSource) -> Iterator[tuple[int, SpotSound]]:
    """Yield each sound with its shot; a scene's own sounds belong to its first shot."""
    for loc, sound in iter_authored_sounds(part):
        shot = int(loc[1]) if loc[0] == "shots" else 0
        yield shot, sound


def find_shot_start(timeline: Timeline, scene: int, shot: int) -> Frames:
    """Return the frame at which a shot starts; of one that a short leaves out, its scene's."""
    starts = {}
    for placed in timeline.shots:
        if placed.scene == scene:
            starts[placed.shot] = placed.start
    return starts.get(shot, min(starts.values()))
