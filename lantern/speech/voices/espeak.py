"""The offline voice: espeak-ng's speech at 48 kHz, its word events turned into a cue for each written word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg, phonetics
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.units import SAMPLE_RATE
from lantern.speech import espeak
from lantern.speech.voices import (
    Pcm,
    SampleRange,
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    find_sound,
    share_samples,
    validate_settings,
)
from lantern.speech.wording import Word, format_with_ipa, join_spoken

VERSION = 2
SETTINGS = {
    "voice": SettingSpec(
        "",
        "espeak-ng's name of the voice, such as en-us+edward; by default one for the language",
    ),
    "rate": SettingSpec(espeak.RATE, "words a minute", 80, 450),
    "pitch": SettingSpec(espeak.PITCH, "pitch, 50 being the voice's own", 0, 99),
}

_SILENCE = 33  # -60 dBFS; between sentences the engine gives zeros
_TAIL = (
    SAMPLE_RATE * 120 // 1000
)  # kept of the 360 ms of silence that the engine ends with


class Espeak:
    def __init__(self, settings: VoiceSettings) -> None:
        self._settings = _validate_settings(settings)

    @property
    def version(self) -> str:
        return f"espeak {VERSION}, {espeak.describe_version()}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        try:
            espeak.speak("a", espeak.choose_voice("en"))
        except ToolFailure as failure:
            return f"espeak-ng does not run here: {failure.message}"
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        settings = {name: setting.default for name, setting in SETTINGS.items()}
        settings |= {**self._settings, **_validate_settings(line.settings)}
        name = str(settings["voice"]) or espeak.choose_voice(line.language)
        try:
            parts = _parts(line.words, name)
            speech = espeak.speak(
                " ".join(part for part in parts if part),
                name,
                int(settings["rate"]),
                int(settings["pitch"]),
            )
            rate = ["-f", "s16le", "-ar", str(speech.rate), "-ac", "1", "-i", "pipe:0"]
            sound = ffmpeg.decode_sound(
                rate, "espeak", speech.pcm.astype("<i2").tobytes()
            )
        except ToolFailure as failure:
            said = [
                text for text in failure.detail if text.startswith("espeak-ng ")
            ]  # the worker's own words
            raise VoiceFailure(
                said[-1] if said else failure.message, failure.detail
            ) from None
        starts = {
            i: at * SAMPLE_RATE // speech.rate
            for i, at in espeak.find_starts(parts, speech).items()
        }
        pcm = np.frombuffer(sound, "<i2").astype(np.int16)
        heard = find_sound(pcm, _SILENCE)
        if heard is None:
            raise VoiceFailure(
                f"the voice '{name}' said nothing", [join_spoken(line.words)[:80]]
            )
        cues = _cues(line.words, starts, pcm, heard)
        return Take(pcm[: heard[1] + _TAIL], cues, "exact")


def make_voice(settings: VoiceSettings) -> Espeak:
    return Espeak(settings)


def _validate_settings(settings: VoiceSettings) -> dict[str, str | int | bool]:
    given = {
        k: v
        for k, v in validate_settings("espeak", settings, SETTINGS).items()
        if isinstance(v, str | int)
    }
    espeak.check_voice(str(given.get("voice", "")))
    return given


def _parts(words: Sequence[Word], name: str) -> list[str]:
    """What the engine is given for each word: sounds from the lexicon as mnemonics, which are those of English."""
    english = name.split("+")[0].split("-")[0] == "en"
    parts = []
    for word in words:
        if english and word.ipa:
            parts.append(
                format_with_ipa(
                    word, lambda ipa: f"[[{phonetics.to_espeak_mnemonics(ipa)}]]"
                )
            )
        else:
            parts.append(
                word.spoken.replace("[[", "[ [")
            )  # an author's own brackets are no mnemonics
    return parts


def _cues(
    words: Sequence[Word], starts: dict[int, int], pcm: Pcm, heard: SampleRange
) -> tuple[SampleRange, ...]:
    """A cue for each word. Some have no event ('of the' is one word to the engine): they share their neighbour's.

    The last word before a pause ends with its sound, not with the pause.
    """
    starts = {0: heard[0], **starts}
    anchors = sorted(starts)
    edges = [*accumulate((starts[i] for i in anchors), max), heard[1]]
    cues: list[SampleRange] = []
    for k, (first, following) in enumerate(
        zip(anchors, [*anchors[1:], len(words)], strict=True)
    ):
        start, end = min(edges[k], heard[1]), min(edges[k + 1], heard[1])
        here = find_sound(pcm[start:end], _SILENCE)
        cues += share_samples(
            start, start + here[1] if here else end, words[first:following]
        )
    return tuple(cues)
