"""Voices: what a voice is, the table of them, and what they share: settings and timing.

A voice turns one scene's narration into sound and says when each written word is heard, or at
least each sentence. The table imports a voice when it is used; only voices in ONLINE_VOICES may
open a connection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np

from lantern.core.plugins import PluginTable, load_plugin
from lantern.core.problems import suggest
from lantern.core.units import SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech.wording import Word, count_letters

VoiceSettings = Mapping[str, object]


@dataclass(frozen=True)
class Utterance:
    """One scene's narration for a voice; `settings` override the voice's own here."""

    words: tuple[Word, ...]
    language: str
    settings: VoiceSettings


@dataclass(frozen=True)
class Take:
    """Spoken sound: 48 kHz mono, and for each word the samples [start, end) at which it is heard.

    Cues never overlap and never go back. `timing` is 'exact' when the engine gave the words'
    times, and 'estimated' when only the edges of each sentence are known. A recording's is
    'unknown': only the order of its words is; 'shared' where its words are translated.
    """

    pcm: Pcm
    cues: tuple[SampleRange, ...]
    timing: str


class Voice(Protocol):
    """A speech engine with its settings."""

    @property
    def version(self) -> str:
        """Describe what decides the sound besides the utterance: engine, libraries, our code."""

    def unavailable_reason(self) -> str | None:
        """Return a sentence that says why the voice can't be used now, else None, in seconds."""

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance; `scratch` is a folder to work in.

        Raises:
            VoiceFailure: the engine failed, or gave no sound.
        """


@runtime_checkable
class GuessingVoice(Protocol):
    """A voice that tells how it reads words that no dictionary of its own has."""

    def guess_sounds(self, line: Utterance) -> dict[int, str]:
        """Return the sounds of words that neither it nor the lexicon knows, by their indices."""


@runtime_checkable
class CandidVoice(Protocol):
    """A voice that tells at once what it won't be able to say."""

    def tell_limits(self, line: Utterance) -> list[str]:
        """Return what it can't say or leaves out, each in a sentence with its cure."""


VoiceFactory = Callable[[VoiceSettings], Voice]
"""Makes a voice with the author's settings; raises ValueError, in a sentence, for bad ones."""


PLUGIN_GROUP = "lantern.voices"
"""The group of entry points by which other packages bring voices.

The module of such a voice holds `make_voice(settings)`, which returns a Voice, and `SETTINGS`
(name -> SettingSpec). It may hold `TITLE` (its name in credits), `ABOUT` (a sentence), `ONLINE`
(it opens connections), `PHONETIC` (it takes the lexicon's `ipa`) and `FILES` (files' settings).
"""


def _import_voice(name: str) -> Any:
    """Return the module of a voice, Lantern's own or a plug-in's."""
    if name in VOICE_NAMES:
        return import_module(name_module(name))
    return load_plugin(PLUGIN_GROUP, name)


def name_module(name: str) -> str:
    """Return the full name of the module of one of Lantern's own voices."""
    return f"{__name__}.{name.replace('-', '_')}"


def _make_factory(name: str) -> VoiceFactory:
    def build(settings: VoiceSettings) -> Voice:
        voice: Voice = _import_voice(name).make_voice(settings)
        return voice

    return build


VOICE_NAMES = (
    *("hibari", "espeak", "gtts", "piper", "kokoro", "flite", "rhvoice"),
    *("speech-api", "command", "tone"),
)
VOICES: PluginTable[VoiceFactory] = PluginTable(
    PLUGIN_GROUP,
    {name: _make_factory(name) for name in VOICE_NAMES},
    lambda module: module.make_voice,
)
"""Name -> factory."""

ONLINE_VOICES = frozenset({"gtts", "speech-api"})
COMMAND_VOICE = "command"
"""The voice that runs a program of the film's own, which the user has to allow."""
PHONETIC_VOICES = frozenset({"espeak", "hibari", "piper", "kokoro"})
"""Voices that can be given sounds: they get the lexicon's `ipa`, the others its `say`."""
_ONLY_LANGUAGES = {"hibari": "en", "flite": "en"}
FILE_SETTINGS: dict[str, tuple[str, ...]] = {
    "hibari": ("voice",),
    "piper": ("voice",),
    "kokoro": ("model", "voices"),
}
"""Settings that name a file, which is looked for as all files of a film are."""
_FILE_NAMERS = frozenset({COMMAND_VOICE, "hibari"})
"""Voices whose modules tell which of their settings' values name a file."""
FILM_SETTINGS: dict[str, tuple[str, ...]] = {
    "speech-api": ("url",),
    "command": ("run",),
}
"""Other settings that stand in film.yml alone: no scene can change them."""

VOICE_DESCRIPTIONS: dict[str, str] = {
    "hibari": "hibari: natural, offline, exact word times; English. Licence: Apache-2.0; its voice "
    "heart was made from Kokoro-82M's af_heart; the sound is free to use.",
    "espeak": "espeak-ng: offline, robotic but clear, exact word times; 114 languages. Licence: "
    "GPL-3; it runs as a separate program, and the sound is free to use.",
    "gtts": "Google Translate's voice through gTTS: natural, needs the network, word times by "
    "alignment; 69 languages. Licence: gTTS is MIT; the service is unofficial, and Google's terms "
    "apply.",
    "piper": "Piper: offline, natural, exact word times; it needs a voice file of yours, and "
    "speaks that file's language. Licence: each voice file has its own (see its MODEL_CARD).",
    "kokoro": "Kokoro: offline, natural, exact word times; it needs its two files; 41 voices in "
    "English, Spanish, French, Italian, Portuguese and Hindi; a minute of speech takes about a "
    "minute to make. Licence: Apache-2.0.",
    "flite": "flite: offline, plain but easy to understand; English only; it has to be installed "
    "(Debian: apt install flite). Licence: BSD-like; the sound is free to use.",
    "rhvoice": "RHVoice: offline, clear; English, Russian and about ten other languages, each with "
    "voices of its own; it has to be installed. Licence: LGPL-2.1, but some voices are for "
    "non-commercial use only (lyubov, evgeniy-eng).",
    "speech-api": "speech-api: any server with OpenAI's interface for speech, at the address in its"
    " `url`: Kokoro-FastAPI or LocalAI on your own machine, OpenAI, and others. Voices, languages"
    " and terms are the server's.",
    "command": "command: any program of yours that turns text into a WAV file (`run`); only with"
    " --allow-command.",
    "tone": "Tones in place of words, for tests and timing drafts: offline, any language, nothing "
    "to license.",
}

VOICE_TITLES = {
    "espeak": "espeak-ng",
    "piper": "Piper",
    "kokoro": "Kokoro",
    "rhvoice": "RHVoice",
}
"""The names of voices in credits, where they aren't those in files."""


def is_online(name: str) -> bool:
    """Say whether a voice opens connections."""
    if name in VOICE_NAMES:
        return name in ONLINE_VOICES
    return bool(_get_declared(name, "ONLINE", False))


def is_phonetic(name: str) -> bool:
    """Say whether a voice takes sounds: the lexicon's `ipa` in place of its `say`."""
    if name in VOICE_NAMES:
        return name in PHONETIC_VOICES
    return bool(_get_declared(name, "PHONETIC", False))


def name_only_language(name: str) -> str | None:
    """Return the language of a voice that has no other; None for those that have many."""
    return _ONLY_LANGUAGES.get(name)


def list_file_settings(name: str) -> tuple[str, ...]:
    """Return the settings of a voice that name a file; none for a voice that nobody knows."""
    if name in VOICE_NAMES:
        return FILE_SETTINGS.get(name, ())
    return tuple(_get_declared(name, "FILES", ()))


def list_film_settings(name: str) -> tuple[str, ...]:
    """Return the settings of a voice that no scene can change."""
    return (*list_file_settings(name), *FILM_SETTINGS.get(name, ()))


def name_files(name: str, settings: VoiceSettings) -> dict[str, str]:
    """Return the files that a voice's settings name: each as it is written, by its key.

    The voice is given the same settings with the files' paths under these keys.
    """
    if name in _FILE_NAMERS:
        named: dict[str, str] = _import_voice(name).name_files(settings)
        return named
    texts = {key: settings.get(key) for key in list_file_settings(name)}
    return {key: text for key, text in texts.items() if isinstance(text, str)}


def describe_voice(name: str) -> str:
    """Return what a voice is, in a sentence or two; its name if it says nothing of itself."""
    if name in VOICE_NAMES:
        return VOICE_DESCRIPTIONS[name]
    return str(_get_declared(name, "ABOUT", name))


def get_title(name: str) -> str:
    """Return the name of a voice in credits."""
    if name in VOICE_NAMES:
        return VOICE_TITLES.get(name, name)
    return str(_get_declared(name, "TITLE", name))


def _get_declared(name: str, constant: str, default: object) -> Any:
    """Return what a plug-in's module declares; the default for a voice that nobody knows."""
    if name not in VOICES:
        return default
    return getattr(_import_voice(name), constant, default)


# Settings


@dataclass(frozen=True)
class SettingSpec:
    """A setting an author may give a voice.

    Its type is the default's; numbers are from `low` to `high`.
    """

    default: str | int | bool
    about: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    words: bool = False
    """A list of words may stand for the text."""

    def check(self, name: str, value: object) -> None:
        """Check a value that an author gave.

        Raises:
            ValueError: it has the wrong type, is out of range or is no choice; a sentence.
        """
        wanted = type(self.default)
        if self.words and isinstance(value, list):
            self._check_words(name, value)
            return
        if type(value) is not wanted:
            raise ValueError(
                f"{name} must be {_TYPE_NAMES[wanted]}, not {value!r}"
            )
        if isinstance(value, int) and not isinstance(value, bool):
            self._check_range(name, value)
        if self.choices and value not in self.choices:
            hint = suggest(str(value), self.choices)
            raise ValueError(f"{name} can't be {value!r}{hint}")

    def _check_words(self, name: str, value: list[object]) -> None:
        for word in value:
            if not isinstance(word, str):
                raise ValueError(
                    f"{name} must hold words alone, not {word!r}; put it in quotes"
                )

    def _check_range(self, name: str, value: int) -> None:
        if self.low <= value <= self.high:
            return
        raise ValueError(
            f"{name} must be between {self.low} and {self.high}, not {value}"
        )


_TYPE_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
}


def check_settings(name: str, settings: VoiceSettings) -> None:
    """Check a voice's settings without making it; files aren't looked for.

    Raises:
        ValueError: the voice has no such setting, or can't use the value; a sentence.
    """
    validate_settings(name, settings, _import_voice(name).SETTINGS)


def get_default(name: str, setting: str) -> str | int | bool:
    """Return the default of a voice's setting."""
    default: str | int | bool = _import_voice(name).SETTINGS[setting].default
    return default


def validate_settings(
    voice: str, given: VoiceSettings, declared: Mapping[str, SettingSpec]
) -> VoiceSettings:
    """Return the given settings, checked.

    Raises:
        ValueError: one is unknown, or its value is bad; a sentence with a suggestion.
    """
    for name, value in given.items():
        if name not in declared:
            hint = suggest(name, declared) or _list_settings(declared)
            raise ValueError(
                f"the voice '{voice}' has no setting '{name}'{hint}"
            )
        declared[name].check(name, value)
    return given


def _list_settings(declared: Mapping[str, SettingSpec]) -> str:
    names = ", ".join(declared) or "none"
    return f"; it has {names}"


def resolve_settings(
    voice: str,
    declared: Mapping[str, SettingSpec],
    *,
    own: VoiceSettings,
    line: Utterance,
) -> dict[str, Any]:
    """Return every declared setting: the utterance's value, else the voice's own, else the default.

    Raises:
        ValueError: the utterance has a bad setting.
    """
    defaults = {name: setting.default for name, setting in declared.items()}
    return {
        **defaults,
        **own,
        **validate_settings(voice, line.settings, declared),
    }


# Timing


def share_samples(
    start: int, end: int, words: Sequence[Word]
) -> list[SampleRange]:
    """Share the samples [start, end) among words, in proportion to their letters."""
    weights = [max(1, count_letters(word.spoken)) for word in words]
    total = max(1, sum(weights))
    sums = accumulate(weights, initial=0)
    edges = [start + (end - start) * weight // total for weight in sums]
    return list(pairwise(edges))


def find_sound(pcm: Pcm, threshold: int) -> SampleRange | None:
    """Return the samples from the first to the last louder than a threshold; None for silence."""
    loud = np.flatnonzero((pcm > threshold) | (pcm < -threshold))
    if not loud.size:
        return None
    return int(loud[0]), int(loud[-1]) + 1


def measure_silence_level(pcm: Pcm) -> int:
    """Return the sample value at and below which is silence: 46 dB under the peak, at least 40."""
    peak = int(np.abs(pcm.astype(np.int32)).max(initial=0))
    return max(40, peak // 200)
