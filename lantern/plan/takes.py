"""Takes: the jobs that speak a text, what is known of one that was made, and a guess at one that was not."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure, VoiceFailure
from lantern.core.store import Store, digest_file, digest_json
from lantern.core.units import SAMPLE_RATE, Samples
from lantern.plan.job import VERSIONS, Job, make_job
from lantern.script.load import SceneSource, Script
from lantern.script.model.voice import VoiceChoice, VoiceOverrides
from lantern.speech import finishing, recording, wording
from lantern.speech.voices import FILE_SETTINGS, PHONETIC_VOICES, VOICES, share_samples
from lantern.speech.voices import Voice as Engine
from lantern.speech.wording import Word
from lantern.timeline import SpokenTake


def make_engine(script: Script, voice: VoiceChoice) -> tuple[Engine, dict[str, Any]]:
    """The voice of a film's entry, and its settings with files found. Raises ValueError and AssetFailure."""
    settings = dict(voice.settings)
    for name in FILE_SETTINGS.get(voice.engine, ()):
        if isinstance(settings.get(name), str):
            settings[name] = str(
                script.places.find(settings[name], script.tree.file.parent)
            )
    return VOICES[voice.engine](settings), settings


def make_take_job(script: Script, part: SceneSource, voice: VoiceChoice) -> Job:
    """The job that speaks one scene's narration with one engine, or that makes a take of its recording."""
    if part.scene.recording:
        return _make_recording_job(
            script, part, script.places.find(part.scene.recording, part.folder)
        )
    return make_speech_job(
        script, voice, (f"{part.name}: voice", part.scene.text), part.scene.speaker
    )


def _make_recording_job(script: Script, part: SceneSource, file: Path) -> Job:
    """The job for a scene's recording. No voice has a part in it, and the pauses stay as they were recorded."""
    words = wording.split_words(part.scene.text, script.film.language, script.lexicon)
    request = {
        "engine": recording.ENGINE,
        "settings": {"file": str(file)},
        "language": script.film.language,
        "words": [[w.written, w.start, w.end, w.spoken, w.ipa] for w in words],
        "chain": finishing.choose_filters(recording.ENGINE, {}),
        "pauses": [None, None],
    }
    narration = [[w.spoken, w.ipa] if w.ipa else w.spoken for w in words]
    parts = {
        "narration": [narration, script.film.language],
        "recording": [
            recording.describe_version(),
            digest_file(file),
            request["chain"],
        ],
        "tools": [ffmpeg.describe_version(), finishing.describe_version()],
    }
    return make_job(
        "take",
        f"{part.name}: recording",
        ".wav",
        request,
        (parts, max(1.0, len(words) / 4)),
    )


def is_recorded(job: Job) -> bool:
    """Whether a take is made of a recording, so that no voice is needed for it."""
    return bool(job.request["engine"] == recording.ENGINE)


def has_only_recordings(script: Script) -> bool:
    """Whether every narration of the film, of which there is one at least, is the author's own recording."""
    narrated = [part.scene for part in script.parts if part.scene.text]
    return bool(narrated) and all(scene.recording for scene in narrated)


def make_speech_job(
    script: Script,
    voice: VoiceChoice,
    named: tuple[str, str],
    speaker: VoiceOverrides | None = None,
) -> Job:
    """The job that speaks a named text. Raises VoiceFailure when the voice's settings don't make sense.

    What the engine says has a key of its own (`raw`), so that a change of what is made of it asks nobody again.
    """
    film = script.film
    words = wording.split_words(named[1], film.language, script.lexicon)
    if voice.engine not in PHONETIC_VOICES:
        words = tuple(replace(word, ipa="") for word in words)
    try:
        spoken_by, settings = make_engine(script, voice)
    except (ValueError, AssetFailure) as error:
        raise VoiceFailure(f"{voice.engine}: {error}") from None
    own = (speaker or {}).get(voice.engine, {})
    request = {
        "engine": voice.engine,
        "settings": settings,
        "speaker": own,
        "language": film.language,
        "words": [[w.written, w.start, w.end, w.spoken, w.ipa] for w in words],
        "chain": finishing.choose_filters(voice.engine, {**settings, **own}),
        "pauses": [film.pauses.sentence, film.pauses.comma],
    }
    unfiled = {
        name: value
        for name, value in voice.settings.items()
        if name not in FILE_SETTINGS.get(voice.engine, ())
    }
    narration = [[w.spoken, w.ipa] if w.ipa else w.spoken for w in words]
    said_by = [
        VERSIONS["raw"],
        voice.engine,
        spoken_by.version,
        unfiled,
        own,
        film.language,
    ]
    request["raw"] = digest_json({"narration": narration, "voice": said_by})
    parts = {
        "narration": narration,
        "voice": [*said_by, request["chain"]],
        "pauses": request["pauses"],
        "tools": [ffmpeg.describe_version(), finishing.describe_version()],
    }
    return make_job(
        "take", named[0], ".wav", request, (parts, max(1.0, len(words) / 4))
    )


def is_stored(store: Store, job: Job) -> bool:
    """Whether the job's result is in the store, whole; a take is a sound and what is known of it."""
    return store.get(job.key, job.suffix) is not None and (
        job.kind != "take" or store.get_json(job.key) is not None
    )


def has_raw_take(store: Store, job: Job) -> bool:
    """Whether making a take needs no voice: it is made, or what the engine said is in the store.

    A recording is there in any case.
    """
    if is_recorded(job) or is_stored(store, job):
        return True
    raw = job.request["raw"]
    return store.get(raw, ".wav") is not None and store.get_json(raw) is not None


def load_whole_take(store: Store, job: Job) -> SpokenTake | None:
    """What the cut needs of a take that was made, or None."""
    return load_take(store, job) if is_stored(store, job) else None


def load_take(store: Store, job: Job) -> SpokenTake | None:
    """What is known of a take, or None; whether its sound is whole isn't asked."""
    info = store.get_json(job.key)
    words = tuple(word[0] for word in job.request["words"])
    try:
        return (
            SpokenTake(
                Samples(info["samples"]), words, tuple((a, b) for a, b in info["cues"])
            )
            if info
            else None
        )
    except (KeyError, TypeError, ValueError):
        return None


CHARACTERS_PER_SECOND = 14.7
"""Characters a second, blanks and all, that espeak speaks at its rate of 148 (14.4 to 15.0 on the sample)."""


def guess(job: Job) -> SpokenTake:
    """A stand-in for a take that isn't made yet: as long as what is to be said has characters, or as its recording."""
    if is_recorded(job):
        samples = round(
            recording.measure_recording(Path(job.request["settings"]["file"])).seconds
            * SAMPLE_RATE
        )
        said = tuple(Word(*word) for word in job.request["words"])
        return SpokenTake(
            Samples(samples),
            tuple(w.written for w in said),
            tuple(share_samples(0, samples, said)),
        )
    words, settings = job.request["words"], job.request["settings"]
    speed = (
        CHARACTERS_PER_SECOND * settings.get("rate", 148) / 148
        if job.request["engine"] == "espeak"
        else CHARACTERS_PER_SECOND
    )
    ends = [
        round(n * SAMPLE_RATE / speed)
        for n in accumulate((len(word[3]) + 1 for word in words), initial=0)
    ]
    return SpokenTake(
        Samples(ends[-1]), tuple(word[0] for word in words), tuple(pairwise(ends))
    )
