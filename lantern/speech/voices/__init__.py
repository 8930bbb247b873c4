"""Voices: what a voice is, the table of them, and what all of them share (settings, sharing out time, joining sound).

A voice turns one scene's narration into sound and says when each written word is heard, or at least each sentence. The
table imports a voice only when it is asked for; only voices in ONLINE may open a connection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.core import ffmpeg
from lantern.core.problems import ToolFailure, VoiceFailure, suggest
from lantern.core.units import SAMPLE_RATE
from lantern.speech.wording import Word, count_letters, split_sentences

Pcm = NDArray[np.int16]
SampleRange = tuple[int, int]
VoiceSettings = Mapping[str, object]


@dataclass(frozen=True)
class Utterance:
    """What is to be spoken: one scene's narration. `settings` override the voice's own for this line."""

    words: tuple[Word, ...]
    language: str
    settings: VoiceSettings


@dataclass(frozen=True)
class Take:
    """Spoken sound: 48 kHz mono, and for each word of the line the samples (start, end) at which it is heard.

    Cues never overlap or go back. `timing` is 'exact' when the engine gave the words' times, else 'estimated': then
    only the first and the last edge of each sentence are where it is heard. A recording's is 'unknown': only the order
    of its words is known.
    """

    pcm: Pcm
    cues: tuple[SampleRange, ...]
    timing: str


class Voice(Protocol):
    @property
    def version(self) -> str:
        """Everything that decides the sound besides the line: engine, libraries, our own version."""

    def unavailable_reason(self) -> str | None:
        """None when the voice can be used now, else a sentence that says why not; answers within seconds."""

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak the line; `scratch` is a folder to work in. Raises VoiceFailure."""


def _factory(name: str) -> Callable[[VoiceSettings], Voice]:
    def build(settings: VoiceSettings) -> Voice:
        voice: Voice = import_module(f"lantern.speech.voices.{name}").make_voice(
            settings
        )
        return voice

    return build


VOICE_NAMES = ("espeak", "gtts", "piper", "flite", "rhvoice", "tone")
VOICES: dict[str, Callable[[VoiceSettings], Voice]] = {
    name: _factory(name) for name in VOICE_NAMES
}
"""Name -> factory. A factory takes the author's settings and raises ValueError, in a sentence, for bad ones."""

ONLINE_VOICES = frozenset({"gtts"})
PHONETIC_VOICES = frozenset({"espeak", "piper"})
"""Voices that take sounds: they get the lexicon's `ipa`, the others its `say`."""
FILE_SETTINGS: dict[str, tuple[str, ...]] = {"piper": ("voice",)}
"""Settings that name a file, which is looked for as all files of a film are."""

VOICE_DESCRIPTIONS: dict[str, str] = {
    "espeak": "espeak-ng: offline, robotic but clear, exact word times; 114 languages; GPL-3, runs as a separate "
    "program, the sound is free to use.",
    "gtts": "Google Translate's voice through gTTS: natural, needs the network, word times by alignment; 69 languages; "
    "gTTS is MIT, the service is unofficial and Google's terms apply.",
    "piper": "Piper: with a voice file of yours, offline, natural; the language is the file's; GPL-3, and each "
    "voice file has a licence of its own (see its MODEL_CARD).",
    "flite": "flite: where it is installed (Debian: apt install flite), offline, plain but well understood; English "
    "only; free without conditions on the sound (BSD-like).",
    "rhvoice": "RHVoice: where it is installed, offline, clear; English, Russian and some ten more, by voice; "
    "LGPL-2.1, but some voices are for non-commercial use only (lyubov, evgeniy-eng).",
    "tone": "Tones in place of words, for tests and timing drafts: offline, any language, nothing to license.",
}


def check_settings(name: str, settings: VoiceSettings) -> None:
    """ValueError, in a sentence, for settings that the voice hasn't got or can't use; files aren't looked for."""
    validate_settings(
        name, settings, import_module(f"lantern.speech.voices.{name}").SETTINGS
    )


@dataclass(frozen=True)
class SettingSpec:
    """A setting an author may give a voice; its type is the default's. Numbers lie within `low` and `high`."""

    default: str | int | bool
    about: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()

    def check(self, name: str, value: object) -> None:
        """ValueError in a sentence unless the value will do."""
        if type(value) is not type(self.default):
            kind = {str: "text", int: "a whole number", bool: "true or false"}[
                type(self.default)
            ]
            raise ValueError(f"{name} must be {kind}, not {value!r}")
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and not self.low <= value <= self.high
        ):
            raise ValueError(
                f"{name} must be between {self.low} and {self.high}, not {value}"
            )
        if self.choices and value not in self.choices:
            raise ValueError(
                f"{name} can't be {value!r}{suggest(str(value), self.choices)}"
            )


def validate_settings(
    voice: str, given: VoiceSettings, declared: Mapping[str, SettingSpec]
) -> VoiceSettings:
    """The given settings, checked. ValueError, with a suggestion, for an unknown one or a bad value."""
    for name, value in given.items():
        if name not in declared:
            known = f"; it has {', '.join(declared)}" if declared else "; it has none"
            raise ValueError(
                f"the voice '{voice}' has no setting '{name}'{suggest(name, declared) or known}"
            )
        declared[name].check(name, value)
    return given


def resolve_settings(
    voice: str, declared: Mapping[str, SettingSpec], own: VoiceSettings, line: Utterance
) -> dict[str, Any]:
    """Every declared setting: the line's own value, else the voice's, else the default."""
    defaults = {name: setting.default for name, setting in declared.items()}
    return {**defaults, **own, **validate_settings(voice, line.settings, declared)}


def share_samples(start: int, end: int, words: Sequence[Word]) -> list[SampleRange]:
    """Share a stretch of samples among words by their letters."""
    weights = [max(1, count_letters(word.spoken)) for word in words]
    edges = [start]
    for i in range(len(weights)):
        edges.append(start + (end - start) * sum(weights[: i + 1]) // sum(weights))
    return list(pairwise(edges))


def find_sound(pcm: Pcm, threshold: int) -> SampleRange | None:
    """The samples from the first to after the last that is louder than the threshold; None for silence."""
    loud = np.flatnonzero((pcm > threshold) | (pcm < -threshold))
    return (int(loud[0]), int(loud[-1]) + 1) if loud.size else None


_MS = SAMPLE_RATE // 1000
MARGIN_SAMPLES, LEAD_SAMPLES, TAIL_SAMPLES = 20 * _MS, 80 * _MS, 120 * _MS
"""Samples kept round each sound, before the first and after the last."""
_FADE = 5 * _MS
SENTENCE_PAUSE_SAMPLES = 320 * _MS

WordPart = tuple[int, str]
"""Index of a word of the line, and what is said for it (perhaps a part of it)."""
Phrase = tuple[WordPart, ...]


def join_chunk_text(chunk: Phrase) -> str:
    return " ".join(text for _, text in chunk)


def speak_by_sentence(
    line: Utterance, say: Callable[[Phrase], Pcm], form: Callable[[Word], str]
) -> Take:
    """A take for an engine that gives no times: sentence by sentence, so that at least their edges are known."""
    cut = [
        tuple((i, form(line.words[i])) for i in part if line.words[i].spoken)
        for part in split_sentences(line.words)
    ]
    parts = [part for part in cut if count_letters(join_chunk_text(part))]
    if not parts:
        raise VoiceFailure("there is nothing in the narration that can be spoken")
    return join_chunks(
        [(part, say(part), SENTENCE_PAUSE_SAMPLES) for part in parts], line.words
    )


def read_spoken_wav(path: Path, name: str, text: str) -> Pcm:
    """The sound a program wrote, if it sounds. Raises VoiceFailure."""
    try:
        sound = (
            ffmpeg.decode_sound(["-f", "wav", "-i", str(path)], name)
            if path.is_file()
            else b""
        )
    except ToolFailure as failure:
        raise VoiceFailure(
            f"{name} wrote no sound that can be read", failure.detail
        ) from None
    pcm = np.frombuffer(sound, "<i2").astype(np.int16)
    if find_sound(pcm, measure_silence_level(pcm)) is None:
        raise VoiceFailure(f"{name} said nothing", [text[:80]])
    return pcm


def measure_silence_level(pcm: Pcm) -> int:
    """What counts as silence: 46 dB below the peak, and at least 40 of 32768."""
    return max(40, int(np.abs(pcm.astype(np.int32)).max(initial=0)) // 200)


def join_chunks(
    spoken: Sequence[tuple[Phrase, Pcm, int]], words: Sequence[Word]
) -> Take:
    """Trim each chunk's sound, join them with their pauses (samples), and share each one's time among its words."""
    joined: list[Pcm] = [np.zeros(LEAD_SAMPLES - MARGIN_SAMPLES, np.int16)]
    at = len(joined[0])
    heard: dict[int, SampleRange] = {}
    for k, (part, pcm, pause) in enumerate(spoken):
        first, last = find_sound(pcm, measure_silence_level(pcm)) or (0, len(pcm))
        begin = max(0, first - MARGIN_SAMPLES)
        sound = _fade_edges(pcm[begin : last + MARGIN_SAMPLES])
        said = [Word(text, 0, 0, text) for _, text in part]
        for (i, _), cue in zip(
            part,
            share_samples(at + first - begin, at + last - begin, said),
            strict=True,
        ):
            heard[i] = (heard.get(i, cue)[0], cue[1])
        silence = (
            TAIL_SAMPLES - MARGIN_SAMPLES
            if k + 1 == len(spoken)
            else pause - 2 * MARGIN_SAMPLES
        )
        joined += [sound, np.zeros(silence, np.int16)]
        at += len(sound) + silence
    cues, end = [], LEAD_SAMPLES
    for i in range(
        len(words)
    ):  # a word that nothing is said for stands, without length, where it would be
        cues.append(heard.get(i, (end, end)))
        end = cues[-1][1]
    return Take(np.concatenate(joined), tuple(cues), "estimated")


def _fade_edges(pcm: Pcm) -> Pcm:
    n = np.arange(len(pcm))
    edge = np.minimum(1.0, np.minimum(n, n[::-1]) / _FADE)
    return np.asarray(np.rint(pcm * edge), np.int16)
