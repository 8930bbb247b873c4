"""The offline voice: espeak-ng at 48 kHz, with a cue for each word from the engine's events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg, phonetics
from lantern.core.languages import get_primary_language
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.russian_phonetics import to_russian_mnemonics
from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.core.words import JOINED, join_words
from lantern.sound.arrays import Pcm
from lantern.speech import espeak
from lantern.speech.manner import SLOW
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    find_sound,
    resolve_settings,
    share_samples,
    validate_settings,
)
from lantern.speech.wording import Word, format_with_ipa, join_spoken

VERSION = 4
SETTINGS = {
    "voice": SettingSpec(
        "",
        "espeak-ng's name of the voice, such as en-us+edward; by default one for the language",
    ),
    "rate": SettingSpec(espeak.RATE, "words a minute", 80, 450),
    "pitch": SettingSpec(espeak.PITCH, "pitch; 50 is the voice's own", 0, 99),
}

_IDEOGRAPH = re.compile("[\u3005-\u3007\u3400-\u9fff]")
_SILENCE = 33  # -60 dBFS; between sentences the engine gives zeros
_TAIL = (
    SAMPLE_RATE * 120 // 1000
)  # kept of the engine's closing silence, which is 360 ms


class Espeak:
    """espeak-ng with the author's settings."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Check the settings; a bad one raises ValueError."""
        self._settings = _validate(settings)

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, espeak-ng, ffmpeg."""
        return f"espeak {VERSION}, {espeak.describe_version()}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where espeak-ng fails to speak, else None."""
        try:
            espeak.speak("a", espeak.choose_voice("en"))
        except ToolFailure as failure:
            return f"espeak-ng does not run here: {failure.message}"
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance in one go, with exact cues.

        Raises:
            VoiceFailure: espeak-ng fails, has no such voice, or says nothing.
            ValueError: the utterance has a bad setting.
        """
        _validate(line.settings)
        given = resolve_settings(
            "espeak",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        name = given["voice"] or espeak.choose_voice(line.language)
        texts = _write_words(line.words, name, given["rate"])
        try:
            speech = espeak.speak(
                join_words(text for text in texts if text),
                name,
                rate=given["rate"],
                pitch=given["pitch"],
            )
            pcm = _resample(speech)
        except ToolFailure as failure:
            raise _make_failure(failure) from None
        heard = find_sound(pcm, _SILENCE)
        if heard is None:
            detail = [join_spoken(line.words)[:80]]
            raise VoiceFailure(f"the voice '{name}' said nothing", detail)
        starts = _find_starts(texts, speech)
        pcm = pcm[: heard[1] + _TAIL]
        return Take(
            pcm, _find_cues(pcm, heard, line.words, starts=starts), "exact"
        )

    def tell_limits(self, line: Utterance) -> list[str]:
        """Return what it can't say in Japanese and in Russian, each in a sentence."""
        language = get_primary_language(line.language)
        if language == "ru":
            return _tell_unknown_sounds(line.words)
        if language != "ja":
            return []
        unread = [
            word
            for word in line.words
            if not word.ipa and _IDEOGRAPH.search(word.spoken)
        ]
        if not unread:
            return []
        first = unread[0].written.rstrip(JOINED)
        return [
            f"espeak-ng can't read ideographs in Japanese and says 'Chinese letter' for each,"
            f" as in '{first}'; use another voice, such as gtts or a Piper voice, or say in the"
            " lexicon how they are spoken in kana"
        ]


def make_voice(settings: VoiceSettings) -> Espeak:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Espeak(settings)


def _validate(settings: VoiceSettings) -> VoiceSettings:
    validate_settings("espeak", settings, SETTINGS)
    espeak.check_voice(str(settings.get("voice", "")))
    return settings


def _resample(speech: espeak.EspeakSound) -> Pcm:
    source = [
        "-f",
        "s16le",
        "-ar",
        str(speech.rate),
        "-ac",
        "1",
        "-i",
        "pipe:0",
    ]
    sound = ffmpeg.decode_sound(
        source, "espeak", speech.pcm.astype("<i2").tobytes()
    )
    return np.frombuffer(sound, "<i2").astype(np.int16)


def _find_starts(
    texts: Sequence[str], speech: espeak.EspeakSound
) -> dict[int, int]:
    """Return the samples at 48 kHz at which some of the words start."""
    starts = espeak.find_starts(texts, speech)
    return {
        i: sample * SAMPLE_RATE // speech.rate for i, sample in starts.items()
    }


def _make_failure(failure: ToolFailure) -> VoiceFailure:
    """Return a failure with the worker's own words, if it has any."""
    own = [text for text in failure.detail if text.startswith("espeak-ng ")]
    message = own[-1] if own else failure.message
    return VoiceFailure(message, failure.detail)


def _write_words(words: Sequence[Word], voice: str, rate: int) -> list[str]:
    """Return what the engine is given for each word.

    Its own commands, for emphasis and for slow words, stand before the first word of a run and
    before the one after it, so that the engine's places of words stay right.
    """
    slower = round(rate * (1 - SLOW))
    emphasis = _Commands(False, "\x01+20P\x01+10A", "\x01-20P\x01-10A")
    slow = _Commands(False, f"\x01-{slower}S", f"\x01+{slower}S")
    texts = []
    for word in words:
        text = _write_word(word, voice)
        if text:
            emphasis, before = emphasis.turn(bool(word.emphasis))
            slow, slowing = slow.turn(bool(word.slow))
            text = before + slowing + text
        texts.append(text)
    return texts


@dataclass(frozen=True)
class _Commands:
    """Commands of the engine that begin and end a way to speak, and whether it is on."""

    is_on: bool
    begin: str
    end: str

    def turn(self, wanted: bool) -> tuple[_Commands, str]:
        """Return the commands as they are before a word, and what stands before it."""
        if wanted == self.is_on:
            return self, ""
        return replace(self, is_on=wanted), self.begin if wanted else self.end


def _write_word(word: Word, voice: str) -> str:
    """Return what the engine is given for a word.

    Sounds from the lexicon are given as mnemonics, which are those of English or Russian.
    """
    language = get_primary_language(voice.partition("+")[0])
    if language == "en" and word.ipa:
        return format_with_ipa(word, _write_mnemonics)
    if language == "ru" and word.ipa:
        mnemonics = to_russian_mnemonics(word.ipa)
        if mnemonics is not None:
            return format_with_ipa(word, lambda _: f"[[{mnemonics}]]")
    return word.spoken.replace(
        "[[", "[ ["
    )  # an author's own brackets are no mnemonics


def _tell_unknown_sounds(words: Sequence[Word]) -> list[str]:
    """Return in a sentence that the Russian voice lacks sounds of the lexicon, where it does."""
    for word in words:
        if word.ipa and to_russian_mnemonics(word.ipa) is None:
            return [
                f"espeak-ng's Russian has no sign for a sound in '{word.ipa}', and says"
                f" '{word.written.rstrip(JOINED)}' by its letters; write it in Russian sounds"
            ]
    return []


def _write_mnemonics(ipa: str) -> str:
    return f"[[{phonetics.to_espeak_mnemonics(ipa)}]]"


def _find_cues(
    pcm: Pcm,
    heard: SampleRange,
    words: Sequence[Word],
    *,
    starts: Mapping[int, int],
) -> tuple[SampleRange, ...]:
    """Return a cue for each word, from the samples at which some of them start.

    The others have no event ('of the' is one word to the engine): they share the cue of the word
    before. The last word before a pause ends with its sound, not with the pause.
    """
    starts = {0: heard[0], **starts}
    anchors = sorted(starts)
    edges = [*accumulate((starts[i] for i in anchors), max), heard[1]]
    ends = [*anchors[1:], len(words)]
    cues: list[SampleRange] = []
    for k, (first, following) in enumerate(zip(anchors, ends, strict=True)):
        start = min(edges[k], heard[1])
        end = min(edges[k + 1], heard[1])
        sound = find_sound(pcm[start:end], _SILENCE)
        if sound is not None:
            end = start + sound[1]
        cues += share_samples(start, end, words[first:following])
    return tuple(cues)
