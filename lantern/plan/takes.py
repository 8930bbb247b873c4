"""Takes: the jobs that speak a text, and what is known of those that are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure, VoiceFailure
from lantern.core.records import digest_parts, load_record
from lantern.core.store import Store, digest_json
from lantern.core.units import Seconds
from lantern.plan.job import VERSIONS, Job, make_job
from lantern.plan.requests import (
    HeldTakeRequest,
    NarrationRequest,
    RecordingRequest,
    SpeechRequest,
    TrimmedTakeRequest,
    VoicedPart,
    VoiceRequest,
    WordPause,
)
from lantern.plan.results import RawTakeInfo, TakeInfo
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.voice import Pauses, VoiceChoice, VoiceOverrides
from lantern.script.spoken_text import SpokenText
from lantern.sound import Excerpt
from lantern.speech import finishing, recording, wording
from lantern.speech.casting import VoicedWords, list_voiced_words
from lantern.speech.catalogue.choice import explain_missing, is_missing
from lantern.speech.manner import SettingValue
from lantern.speech.recording import make_excerpt
from lantern.speech.styled_words import list_styled_words
from lantern.speech.voices import (
    COMMAND_VOICE,
    VOICES,
    CandidVoice,
    GuessingVoice,
    Utterance,
    name_files,
)
from lantern.speech.voices import Voice as Engine
from lantern.speech.wording import Word
from lantern.timeline import SpokenTake

TAKE_KINDS = ("take", "held", "trimmed")
"""Kinds of jobs whose result is a take: sound, and a TakeInfo."""


def make_engine(script: Script, voice: VoiceChoice) -> Engine:
    """Return the voice of a film's entry.

    Raises:
        ValueError: the voice isn't here, a setting makes no sense, or the voice runs a program
            and the user didn't allow that; the message is a sentence.
        AssetFailure: a file that a setting names isn't there.
    """
    if is_missing(voice):
        raise ValueError(explain_missing(voice, script.film))
    _require_free(voice)
    if voice.engine == COMMAND_VOICE and not script.places.command:
        raise ValueError(
            f"the voice '{COMMAND_VOICE}' runs a program that the film names; allow it to run"
            " with --allow-command"
        )
    files = find_voice_files(script, voice)
    paths = {name: str(path) for name, path in files.items()}
    return VOICES[voice.engine]({**voice.every_setting, **paths})


def _require_free(voice: VoiceChoice) -> None:
    """Refuse a setting that would make another voice of one of the catalogue.

    Raises:
        ValueError: there is one.
    """
    for name in voice.settings:
        if name in voice.files or name in voice.fixed:
            raise ValueError(
                f"'{name}' is what makes the voice '{voice.name}'; take it out, or name"
                f" {voice.engine} with all of its settings"
            )


def find_voice_files(script: Script, voice: VoiceChoice) -> dict[str, Path]:
    """Return the files that settings of a voice name, by the settings.

    Raises:
        AssetFailure: a file isn't there.
    """
    folder = script.tree.file.parent
    named = name_files(voice.engine, voice.settings)
    found = {key: script.get_path(text, folder) for key, text in named.items()}
    return {**found, **voice.files}


def guess_sounds(
    script: Script, voice: VoiceChoice, words: Sequence[Word]
) -> dict[int, str]:
    """Return the sounds that a voice guesses for words from their letters, by their indices.

    They are those that neither the lexicon nor the voice knows. Most voices don't tell.

    Raises:
        ValueError: the voice isn't here, or a setting makes no sense; the message is a sentence.
        AssetFailure: a file that a setting names isn't there.
    """
    engine = make_engine(script, voice)
    if not isinstance(engine, GuessingVoice):
        return {}
    return engine.guess_sounds(
        Utterance(tuple(words), script.film.language, {})
    )


def tell_limits(
    script: Script, voice: VoiceChoice, words: Sequence[Word]
) -> list[str]:
    """Return what a voice can't say of these words, each in a sentence. Most voices don't tell.

    Raises:
        ValueError: the voice isn't here, or a setting makes no sense; the message is a sentence.
        AssetFailure: a file that a setting names isn't there.
    """
    engine = make_engine(script, voice)
    if not isinstance(engine, CandidVoice):
        return []
    return engine.tell_limits(Utterance(tuple(words), script.film.language, {}))


def make_take_job(script: Script, part: SceneSource, voice: VoiceChoice) -> Job:
    """Return the job that speaks one scene's narration, or makes a take of its recording.

    Raises:
        VoiceFailure: the voice's settings don't make sense.
        AssetFailure: the recording isn't there.
    """
    recorded = part.scene.recorded_voice
    if recorded is not None:
        file = script.get_path(recorded.file, part.folder)
        return make_recording_job(
            script, part, file, excerpt=make_excerpt(recorded)
        )
    return make_speech_job(
        script,
        voice,
        part.scene.spoken,
        name=f"{part.name}: voice",
        speaker=part.scene.speaker,
    )


def make_recording_job(
    script: Script,
    part: SceneSource,
    file: Path,
    *,
    excerpt: Excerpt | None = None,
) -> Job:
    """Return the job that makes a take of a scene's recording, or of an excerpt of footage.

    No voice has a part in it, and the pauses stay as they were recorded.
    """
    language = script.film.language
    words = wording.split_words(part.scene.text, language, script.lexicon)
    # footage speaks its own language in every film
    is_translated = excerpt is not None and script.translated is not None
    request = RecordingRequest(
        words=words,
        language=language,
        file=file,
        filters=finishing.choose_filters(recording.ENGINE, {}),
        excerpt=excerpt,
        is_translated=is_translated or None,
    )
    return make_job(
        "take",
        f"{part.name}: recording",
        request,
        suffix=".wav",
        weight=_weigh(words),
        tools=[
            recording.describe_version(),
            ffmpeg.describe_version(),
            finishing.describe_version(),
        ],
    )


def _weigh(words: Sequence[Word]) -> float:
    """Return a take's share of the work, in frames."""
    return max(1.0, len(words) / 4)


def make_speech_job(
    script: Script,
    voice: VoiceChoice,
    spoken: SpokenText,
    *,
    name: str,
    speaker: VoiceOverrides | None = None,
) -> Job:
    """Return the job that speaks a narration; `speaker` holds a scene's own settings of voices.

    What the engines say has keys of its own, so that another way to finish it asks none again, nor
    does a change in another voice's words.

    Raises:
        VoiceFailure: a voice's settings don't make sense.
    """
    film = script.film
    styled = list_styled_words(spoken, film.language, script.lexicon)
    runs = list_voiced_words(script, voice, styled, overrides=speaker or {})
    parts = tuple(_make_part(script, run) for run in runs)
    narration = _join_parts(script, voice, parts)
    request = SpeechRequest(
        narration=narration,
        filters=parts[0].filters,
        sentence_pause=_to_seconds(film.pauses.sentence),
        comma_pause=_to_seconds(film.pauses.comma),
        raw_key=parts[0].raw_key,
        parts=parts if _are_several(parts) else None,
        word_pauses=_place_pauses(spoken, narration.words),
    )
    request = _part_paragraphs(request, spoken.text, film.pauses)
    return make_job(
        "take",
        name,
        request,
        suffix=".wav",
        weight=_weigh(narration.words),
        tools=[ffmpeg.describe_version(), finishing.describe_version()],
        program={"raw": VERSIONS["raw"]},
    )


def _make_part(script: Script, run: VoicedWords) -> VoicedPart:
    """Return what is asked of one voice."""
    voice = run.voice
    spoken_by = _make_voice_request(
        script, voice.choice, voice.own, language=voice.language
    )
    settings = {**spoken_by.list_settings(), **spoken_by.speaker}
    narration = NarrationRequest(run.words, spoken_by)
    return VoicedPart(
        narration=narration,
        filters=finishing.choose_filters(voice.choice.engine, settings),
        raw_key=_compute_raw_key(narration),
        stretch=voice.stretch,
    )


def _are_several(parts: Sequence[VoicedPart]) -> bool:
    return len(parts) > 1 or any(part.stretch for part in parts)


def _place_pauses(
    spoken: SpokenText, words: Sequence[Word]
) -> tuple[WordPause, ...] | None:
    """Return the pauses of a narration, each after the word before it."""
    found = {}
    for pause in spoken.pauses:
        before = [i for i, word in enumerate(words) if word.start < pause.at]
        found[before[-1] if before else -1] = Seconds(pause.seconds)
    pauses = [WordPause(word, seconds) for word, seconds in found.items()]
    return tuple(pauses) or None


def _join_parts(
    script: Script, voice: VoiceChoice, parts: Sequence[VoicedPart]
) -> NarrationRequest:
    """Return all words of a take, with the voice of its only part or the one of the film."""
    if len(parts) == 1:
        return parts[0].narration
    words = tuple(chain.from_iterable(part.narration.words for part in parts))
    spoken_by = _make_voice_request(
        script, voice, {}, language=script.film.language
    )
    return NarrationRequest(words, spoken_by)


def _part_paragraphs(
    request: SpeechRequest, text: str, pauses: Pauses
) -> SpeechRequest:
    """Return a request with a pause after each paragraph of its text, if one is wanted."""
    ends = wording.find_paragraph_ends(text, request.words)
    wanted = pauses.paragraph or finishing.choose_paragraph_pause(
        request.engine
    )
    if not ends or not wanted:
        return request
    return replace(
        request,
        paragraph_pause=Seconds(wanted),
        paragraph_ends=ends,
    )


def _to_seconds(value: float | None) -> Seconds | None:
    return None if value is None else Seconds(value)


def _make_voice_request(
    script: Script,
    voice: VoiceChoice,
    speaker: Mapping[str, SettingValue],
    *,
    language: str,
) -> VoiceRequest:
    if is_missing(voice):
        raise VoiceFailure(explain_missing(voice, script.film))
    try:
        files = find_voice_files(script, voice)
        engine = make_engine(script, voice)
    except (ValueError, AssetFailure) as error:
        raise VoiceFailure(f"{voice.label}: {error}") from None
    settings = {
        name: value
        for name, value in voice.every_setting.items()
        if name not in files
    }
    return VoiceRequest(
        engine=voice.engine,
        engine_version=engine.version,
        settings=settings,
        files=files,
        speaker=speaker,
        language=language,
    )


def _compute_raw_key(narration: NarrationRequest) -> str:
    """Return the key of the sound that an engine gives for a narration."""
    return digest_json(
        {"raw": VERSIONS["raw"], "parts": digest_parts(narration)}
    )


def is_stored(store: Store, job: Job) -> bool:
    """Return whether the job's result is whole in the store; a take is sound and a TakeInfo."""
    if store.get(job.key, job.suffix) is None:
        return False
    if job.kind not in TAKE_KINDS:
        return True
    return load_record(store, job.key, TakeInfo) is not None


def has_raw_take(store: Store, job: Job) -> bool:
    """Return whether making a take needs no voice.

    It is made, or the sound of the engine is in the store; a recording needs none in any case.
    """
    return is_stored(store, job) or not list_unsaid(store, job)


def list_unsaid(store: Store, job: Job) -> list[VoicedPart]:
    """Return what a voice has to say for a take; nothing for a recording."""
    request = job.request
    if not isinstance(request, SpeechRequest):
        return []
    return [
        part for part in request.all_parts if not _is_said(store, part.raw_key)
    ]


def _is_said(store: Store, raw_key: str) -> bool:
    """Return whether what an engine said is in the store."""
    sound = store.get(raw_key, ".wav")
    return (
        sound is not None
        and load_record(store, raw_key, RawTakeInfo) is not None
    )


def load_whole_take(store: Store, job: Job) -> SpokenTake | None:
    """Return what the cut needs of a take that was made, or None."""
    return load_take(store, job) if is_stored(store, job) else None


def load_take(store: Store, job: Job) -> SpokenTake | None:
    """Return what is known of a take, or None; whether its sound is whole isn't asked."""
    info = load_record(store, job.key, TakeInfo)
    if info is None:
        return None
    words = tuple(word.written for word in get_words(job))
    return SpokenTake(info.samples, words, info.cues)


def get_words(job: Job) -> tuple[Word, ...]:
    """Return the words of a take's narration."""
    request = job.request
    assert isinstance(
        request,
        SpeechRequest | RecordingRequest | HeldTakeRequest | TrimmedTakeRequest,
    )
    return request.words
