"""Trials of voices: whether each can be used here, and a line spoken into a WAV file."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core import signals
from lantern.core.languages import get_primary_language
from lantern.core.problems import OutputFailure, VoiceFailure, format_path

if TYPE_CHECKING:
    from lantern.speech.catalogue.installed import InstalledVoice

LINES = {
    "de": "Am Abend kam der Regen, und die Stadt wurde still.",
    "en": "In the evening the rain came, and the town grew quiet.",
    "es": "Por la tarde llegó la lluvia, y la ciudad quedó en silencio.",
    "fr": "Le soir, la pluie est venue, et la ville s'est tue.",
    "hi": "शाम को बारिश आई, और शहर शांत हो गया।",
    "it": "La sera venne la pioggia, e la città tacque.",
    "ko": "저녁에 비가 내리고 도시는 조용해졌다.",
    "pt": "À noite veio a chuva, e a cidade ficou em silêncio.",
    "ru": "Вечером пошёл дождь, и город затих.",
    "uk": "Увечері пішов дощ, і місто затихло.",
}
"""What voices say in a trial, by language."""
DEFAULT_FOLDER = Path("build/voices")


@dataclass(frozen=True)
class TriedVoice:
    """A voice as it is listed: its name, its engine and the settings that make it.

    `language` is the only one that it speaks, '' for many.
    """

    name: str
    engine: str
    about: str
    language: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class VoiceState:
    """What is known of a voice: why it can't be used, or the file and the times of its trial."""

    trouble: str | None = None
    trial: Path | None = None
    seconds: float | None = None
    """How long the trial is."""
    took: float | None = None
    """Seconds of work for the trial."""

    def format_trial(self) -> str:
        """Return the file of the trial with its times; empty without one."""
        if self.trial is None:
            return ""
        path = format_path(self.trial)
        return f"{path}, {self.seconds:.1f} s, made in {self.took:.1f} s"


@dataclass(frozen=True)
class Trial:
    """What each voice is to speak, and into which folder; without a text, a line of its own."""

    text: str
    language: str
    out: Path

    def fit(self, voice: TriedVoice) -> Trial | None:
        """Return the trial of a voice; None if it speaks other languages only."""
        language = get_primary_language(voice.language or self.language)
        if self.text:
            is_same = language == get_primary_language(self.language)
            return self if is_same else None
        if language not in LINES:
            return None
        return Trial(LINES[language], voice.language or self.language, self.out)


def list_voices_here() -> Iterator[TriedVoice]:
    """Yield every engine, then the voices of the catalogue that are on this machine."""
    from lantern.speech.catalogue.installed import list_installed
    from lantern.speech.voices import VOICES, describe_voice

    for name in VOICES:
        yield TriedVoice(name, name, describe_voice(name))
    for found in list_installed():
        if found.folder is not None:
            yield make_tried(found)


def make_tried(found: InstalledVoice) -> TriedVoice:
    """Return a voice of the catalogue as it is listed and tried."""
    voice = found.voice
    files = {setting: str(path) for setting, path in found.list_files().items()}
    pack = found.pack
    return TriedVoice(
        name=voice.id,
        engine=pack.engine,
        about=f"{voice.title}: {voice.language}, {voice.sex}, for {pack.engine}; {pack.licence}.",
        language=voice.language,
        settings={**voice.settings, **files},
    )


def inspect_voice(
    voice: TriedVoice, trial: Trial | None, *, offline: bool
) -> VoiceState:
    """Find out whether a voice can be used; with a trial, let it speak.

    A voice that needs the network is asked only for a trial that isn't offline.
    """
    from lantern.speech import voices

    may_connect = trial is not None and not offline
    is_out_of_reach = voices.is_online(voice.engine) and not may_connect
    trouble = _find_trouble(voice, ask=not is_out_of_reach)
    if trial is None or trouble is not None or is_out_of_reach:
        return VoiceState(trouble)
    fitting = trial.fit(voice)
    if fitting is None:
        return VoiceState()
    return try_voice(voice, fitting)


def _find_trouble(voice: TriedVoice, *, ask: bool) -> str | None:
    """Return why the voice can't be used here; without `ask`, only what is known at once."""
    from lantern.speech.voices import VOICES

    if voice.engine not in VOICES:
        return f"this Lantern has no engine {voice.engine}"
    try:
        engine = VOICES[voice.engine](voice.settings)
        if ask:
            return engine.unavailable_reason()
    except ValueError as error:
        return str(error)
    return None


def try_voice(voice: TriedVoice, trial: Trial) -> VoiceState:
    """Let a voice speak the text into a WAV file in the trial's folder.

    Raises:
        OutputFailure: The folder can't be written.
    """
    from lantern.rendering.output_folder import OutputFolder

    signals.raise_on_signal()
    file = f"{voice.name}.wav"
    folder = OutputFolder(trial.out)
    folder.prepare_file(file)
    began = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(
            prefix=".lantern-", dir=trial.out
        ) as scratch:
            line = Path(scratch) / "line.wav"
            seconds = _speak_into(line, voice, trial)
            took = time.monotonic() - began
            path = folder.move_in(line, file)
    except VoiceFailure as failure:
        return VoiceState(trouble=failure.message)
    except OSError as error:
        raise OutputFailure(
            f"{trial.out} can't be written: {error.strerror or error}"
        ) from None
    return VoiceState(
        trial=path,
        seconds=seconds,
        took=took,
    )


def _speak_into(line: Path, voice: TriedVoice, trial: Trial) -> float:
    """Speak the text into a WAV file; return its length in seconds.

    Raises:
        VoiceFailure: The voice can't speak it.
    """
    from lantern import sound
    from lantern.core.units import SAMPLE_RATE
    from lantern.speech import finishing, wording
    from lantern.speech.voices import VOICES, Utterance

    words = wording.split_words(trial.text, trial.language, {})
    utterance = Utterance(words, trial.language, {})
    raw = VOICES[voice.engine](voice.settings).speak(utterance, line.parent)
    filters = finishing.choose_filters(voice.engine, voice.settings)
    finish = finishing.TakeFinish(trial.language, filters)
    take, _ = finishing.finish(raw, words, finish)
    sound.write_wav(line, take.pcm)
    return len(take.pcm) / SAMPLE_RATE
