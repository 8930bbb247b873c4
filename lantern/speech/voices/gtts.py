"""The online voice: Google Translate's, asked in `google`. The only voice that connects.

gTTS drops punctuation where it cuts, waits for ever and never tries again; so each request here is one clause of at
most 100 characters, with time limits, spacing, retries and a cap, and every answer is decoded and measured.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.units import SAMPLE_RATE
from lantern.speech.voices import (
    SENTENCE_PAUSE_SAMPLES,
    Pcm,
    Phrase,
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    find_sound,
    join_chunk_text,
    join_chunks,
    measure_silence_level,
    validate_settings,
)
from lantern.speech.wording import Word, count_letters, split_sentences

VERSION = 1
_TLDS = (
    "com",
    "co.uk",
    "com.au",
    "co.in",
    "ca",
    "ie",
    "co.za",
    "com.ng",
    "fr",
    "com.br",
    "pt",
    "com.mx",
    "es",
)
SETTINGS = {
    "tld": SettingSpec(
        "com",
        "Google's country, which sets the accent: com is American, co.uk British",
        choices=_TLDS,
    ),
    "slow": SettingSpec(False, "speak slowly"),
}

MAX_REQUEST_CHARACTERS = 100
"""Characters gTTS sends in one request without cutting the text its own way."""
SPACING = 0.5  # seconds from one request to the next; requests side by side provoke 429

_MS = SAMPLE_RATE // 1000
_SPACE, _JOINT, _CLAUSE, _COLON, _STOP = range(
    5
)  # kinds of place to cut at, worst to best
_PAUSE = {
    _SPACE: 50 * _MS,
    _JOINT: 50 * _MS,
    _CLAUSE: 160 * _MS,
    _COLON: 160 * _MS,
    _STOP: SENTENCE_PAUSE_SAMPLES,
}
_LANGUAGES = {
    "zh": "zh-CN",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
    "he": "iw",
    "jv": "jw",
    "nb": "no",
    "fil": "tl",
}


class _NotSpeech(Exception):
    """Sound that can't be the text spoken."""


class Gtts:
    def __init__(
        self,
        settings: VoiceSettings,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        timeout: tuple[float, float] = (5.0, 20.0),
    ) -> None:
        self._settings = validate_settings("gtts", settings, SETTINGS)
        self._sleep, self._clock, self._timeout = sleep, clock, timeout
        self._next = clock()

    @property
    def version(self) -> str:
        return f"gtts {VERSION}, gTTS {installed('gTTS')}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        from lantern.speech.voices import (
            google,
        )  # with gTTS, which takes a tenth of a second

        host = f"translate.google.{self._settings.get('tld', 'com')}"
        trouble = ["no answer"]
        # In a thread, because looking up a name knows no time limit.
        probe = threading.Thread(target=google.probe, args=(host, trouble), daemon=True)
        probe.start()
        probe.join(google.PROBE_TIMEOUT + 1)
        return f"{host} can't be reached: {trouble[0]}." if trouble else None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        given = {**self._settings, **validate_settings("gtts", line.settings, SETTINGS)}
        options = {
            "lang": _language(line.language),
            "lang_check": False,
        }  # its check warns of names it knows
        options |= {
            "timeout": self._timeout,
            "pre_processor_funcs": [],
        }  # the usual ones delete full stops
        parts = split_chunks(line.words)
        if not parts:
            raise VoiceFailure("gtts was given nothing that can be spoken")
        texts = [join_chunk_text(part) for part in parts]
        sounds = [self._speak_chunk(text, {**options, **given}) for text in texts]
        pauses = [_PAUSE[_rank_cut(text)] for text in texts]
        return join_chunks(list(zip(parts, sounds, pauses, strict=True)), line.words)

    def _speak_chunk(self, text: str, options: dict[str, Any]) -> Pcm:
        try:
            return _decode_answer(self._ask(text, options), text)
        except _NotSpeech:
            try:
                return _decode_answer(self._ask(text, options), text)
            except _NotSpeech as reason:
                raise VoiceFailure(
                    f"gtts: the answer was {reason}, twice", [f"asked for: {text}"]
                ) from None

    def _ask(self, text: str, options: dict[str, Any]) -> bytes:
        from lantern.speech.voices import google

        tried = 0
        while True:
            self._sleep(max(0.0, self._next - self._clock()))
            self._next = self._clock() + SPACING
            try:
                return google.request_speech(text, options)
            except google.gTTSError as error:
                self._sleep(google.choose_delay(error, tried))
                tried += 1


def make_voice(settings: VoiceSettings) -> Gtts:
    return Gtts(settings)


# --- what to ask for --------------------------------------------------------------------------------------


def _language(tag: str) -> str:
    from lantern.speech.voices import google

    known = {name.casefold(): name for name in google.tts_langs()}
    folded = tag.casefold().replace("_", "-")
    primary = folded.split("-")[0]
    for name in (
        _LANGUAGES.get(folded),
        known.get(folded),
        _LANGUAGES.get(primary),
        known.get(primary),
    ):
        if name:
            return name
    raise VoiceFailure(f"gtts does not speak the language '{tag}'")


def split_chunks(words: Sequence[Word]) -> list[Phrase]:
    """The words cut into requests of at most LIMIT characters: at sentence ends, then clauses, last at blanks.

    Joined with blanks the chunks are the text again; a lone dash or the like stays with the word before it.
    """
    cut: list[Phrase] = []
    for sentence in split_sentences(words):
        units: list[Phrase] = []
        for i in sentence:
            for text in _wrap(words[i].spoken):
                if units and not (
                    count_letters(text) and count_letters(join_chunk_text(units[-1]))
                ):
                    units[-1] += ((i, text),)
                else:
                    units.append(((i, text),))
        while units:
            count = _count_units_to_send(units)
            cut.append(sum(units[:count], ()))
            units = units[count:]
    return [chunk for chunk in cut if count_letters(join_chunk_text(chunk))]


def _wrap(text: str) -> list[str]:
    """A word over LIMIT is a sentence of a language without blanks: cut after its punctuation, else anywhere."""
    if len(text) <= MAX_REQUEST_CHARACTERS:
        return [text] if text else []
    return re.findall(
        rf".{{1,{MAX_REQUEST_CHARACTERS}}}(?:(?<=[。！？；：，、,.;:!?])|$)|.{{1,{MAX_REQUEST_CHARACTERS}}}",
        text,
        re.DOTALL,
    )


def _count_units_to_send(units: Sequence[Phrase]) -> int:
    """How many units to send now: all if they fit, else up to the best place to cut, the latest of its kind."""
    fit = max(
        (
            n
            for n in range(1, len(units) + 1)
            if len(join_chunk_text(sum(units[:n], ()))) <= MAX_REQUEST_CHARACTERS
        ),
        default=1,
    )
    if fit == len(units):
        return fit
    return max(
        range(1, fit + 1),
        key=lambda n: (
            _rank_cut(join_chunk_text(units[n - 1]), join_chunk_text(units[n])),
            n,
        ),
    )


_ENDS = re.compile(r"(?:([.!?…。！？])|([:;：；])|([,，、–—-]))[\"'”’»)\]]*$")
_JOINTS = frozenset({
    "and", "or", "but", "that", "which", "who", "when", "while", "where", "because", "until", "as",
    "with", "from", "in", "on", "at", "to", "for", "by",
})  # fmt: skip


def _rank_cut(text: str, following: str = "") -> int:
    end = _ENDS.search(text)
    if end:
        return (_STOP, _COLON, _CLAUSE)[(end.lastindex or 1) - 1]
    return _JOINT if following.casefold() in _JOINTS else _SPACE


# --- what came back ---------------------------------------------------------------------------------------


def _decode_answer(mp3: bytes, text: str) -> Pcm:
    """The answer decoded, if it sounds and lasts as long as the text may. Raises _NotSpeech."""
    try:
        sound = ffmpeg.decode_sound(["-f", "mp3", "-i", "pipe:0"], "gtts", mp3)
    except ToolFailure:
        raise _NotSpeech("not audio") from None
    pcm = np.frombuffer(sound, "<i2").astype(np.int16)
    seconds = len(pcm) / SAMPLE_RATE
    # Spoken text takes 0.05 to 0.1 s a character; the 2 s allow for the silence round a short one.
    if not max(0.2, 0.03 * len(text)) <= seconds <= 2 + 0.4 * len(text):
        raise _NotSpeech(f"{seconds:.1f} s of sound for {len(text)} characters")
    if find_sound(pcm, measure_silence_level(pcm)) is None:
        raise _NotSpeech("silence")
    return pcm
