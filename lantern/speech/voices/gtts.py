"""The voice of Google Translate, asked through `google`.

gTTS drops punctuation where it cuts, so each request here is one clause of at most 100 characters,
with spacing and a number of tries, and every answer is decoded and measured.
"""

from __future__ import annotations

import functools
import itertools
import re
import time
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg
from lantern.core.languages import get_primary_language
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Pcm
from lantern.speech.joining import (
    SENTENCE_PAUSE_SAMPLES,
    Phrase,
    SpokenChunk,
    join_chunk_text,
    join_chunks,
)
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    validate_settings,
)
from lantern.speech.voices.online import NotSpeech, require_speech
from lantern.speech.wording import Word, count_letters, split_sentences

VERSION = 1
_TLDS = (
    "com", "co.uk", "com.au", "co.in", "ca", "ie", "co.za", "com.ng", "fr", "com.br", "pt",
    "com.mx", "es",
)  # fmt: skip
SETTINGS = {
    "tld": SettingSpec(
        "com",
        "Google's country, which sets the accent: com is American, co.uk British",
        choices=_TLDS,
    ),
    "slow": SettingSpec(False, "speak slowly"),
}

MAX_REQUEST_CHARACTERS = 100
"""Characters that gTTS sends in one request without cutting the text its own way."""
SPACING = 0.5
"""Seconds from one request to the next: requests side by side provoke the status 429."""
ANSWER_SECONDS = 30.0
"""Seconds for one clause."""

_MS = SAMPLE_RATE // 1000
_SPACE, _JOINT, _CLAUSE, _COLON, _STOP = range(
    5
)  # places to cut at, worst to best
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


class Gtts:
    """Google's voice with the author's settings."""

    def __init__(
        self,
        settings: VoiceSettings,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Check the settings; a bad one raises ValueError.

        Args:
            settings: the author's.
            sleep: waits for seconds.
            clock: says the time in seconds.
            seconds: for one request, from its first byte to the last of its answer.
        """
        self._settings = validate_settings("gtts", settings, SETTINGS)
        self._sleep = sleep
        self._clock = clock
        self._seconds = seconds
        self._next = clock()

    @property
    def version(self) -> str:
        """Describe what decides the sound on our side: our code, gTTS, ffmpeg."""
        return f"gtts {VERSION}, gTTS {_read_installed_version()}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where Google can't be reached, else None."""
        from lantern.speech.voices import google  # takes a tenth of a second

        host = f"translate.google.{self._settings.get('tld', 'com')}"
        trouble = google.probe(host)
        return f"{host} can't be reached: {trouble}." if trouble else None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one clause a request.

        Raises:
            VoiceFailure: the network or Google fails, or Google doesn't speak the language.
            ValueError: the utterance has a bad setting.
        """
        options = {
            "lang": _find_language(line.language),
            "lang_check": False,  # it warns of names it knows
            "pre_processor_funcs": [],  # the usual ones delete full stops
            **self._settings,
            **validate_settings("gtts", line.settings, SETTINGS),
        }
        chunks = split_chunks(line.words)
        if not chunks:
            raise VoiceFailure("gtts was given nothing that can be spoken")
        spoken = []
        for chunk in chunks:
            text = join_chunk_text(chunk)
            pcm = self._speak_chunk(text, options)
            spoken.append(SpokenChunk(chunk, pcm, _PAUSE[_rank_cut(text)]))
        return join_chunks(spoken, line.words)

    def _speak_chunk(self, text: str, options: dict[str, Any]) -> Pcm:
        try:
            return _decode_answer(self._ask(text, options), text)
        except NotSpeech:
            pass  # one bad answer may be chance
        try:
            return _decode_answer(self._ask(text, options), text)
        except NotSpeech as reason:
            message = f"gtts: the answer was {reason}, twice"
            raise VoiceFailure(message, [f"asked for: {text}"]) from None

    def _ask(self, text: str, options: dict[str, Any]) -> bytes:
        from lantern.speech.voices import google

        self._sleep(max(0.0, self._next - self._clock()))
        self._next = self._clock() + SPACING
        return google.request_speech(
            text,
            options,
            seconds=self._seconds,
            sleep=self._sleep,
        )


def make_voice(settings: VoiceSettings) -> Gtts:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Gtts(settings)


# What to ask for


def _find_language(tag: str) -> str:
    from lantern.speech.voices import google

    known = {name.casefold(): name for name in google.tts_langs()}
    folded = tag.casefold().replace("_", "-")
    for name in (folded, get_primary_language(tag)):
        found = _LANGUAGES.get(name) or known.get(name)
        if found:
            return found
    raise VoiceFailure(f"gtts does not speak the language '{tag}'")


def split_chunks(words: Sequence[Word]) -> list[Phrase]:
    """Cut the words into requests: at the ends of sentences, then clauses, last at blanks.

    A request has at most MAX_REQUEST_CHARACTERS. Joined with blanks the chunks are the text again;
    a lone dash or the like stays with the word before it.
    """
    chunks: list[Phrase] = []
    for sentence in split_sentences(words):
        units = _list_units(words, sentence)
        while units:
            count = _count_units_to_send(units)
            chunks.append(_join_units(units[:count]))
            units = units[count:]
    return [chunk for chunk in chunks if _has_letters(chunk)]


def _list_units(words: Sequence[Word], sentence: range) -> list[Phrase]:
    """Return what of a sentence is never cut: words, each with the dashes after it."""
    units: list[Phrase] = []
    for i in sentence:
        for text in _wrap(words[i].spoken):
            if units and not (count_letters(text) and _has_letters(units[-1])):
                units[-1] += ((i, text),)
            else:
                units.append(((i, text),))
    return units


def _has_letters(phrase: Phrase) -> bool:
    return count_letters(join_chunk_text(phrase)) > 0


def _join_units(units: Sequence[Phrase]) -> Phrase:
    return tuple(itertools.chain.from_iterable(units))


_WRAP = re.compile(
    rf".{{1,{MAX_REQUEST_CHARACTERS}}}(?:(?<=[。！？；：，、,.;:!?])|$)"
    rf"|.{{1,{MAX_REQUEST_CHARACTERS}}}",
    re.DOTALL,
)


def _wrap(text: str) -> list[str]:
    """Cut a word that is too long for a request: after its punctuation, else anywhere.

    It is a sentence in a language without blanks.
    """
    if len(text) <= MAX_REQUEST_CHARACTERS:
        return [text] if text else []
    return _WRAP.findall(text)


def _count_units_to_send(units: Sequence[Phrase]) -> int:
    """Return how many units to send now: all if they fit, else up to the best place to cut.

    Of equally good places it is the last one.
    """
    fit = 1
    for count in range(2, len(units) + 1):
        if (
            len(join_chunk_text(_join_units(units[:count])))
            <= MAX_REQUEST_CHARACTERS
        ):
            fit = count
    if fit == len(units):
        return fit
    texts = [join_chunk_text(unit) for unit in units]
    return max(
        range(1, fit + 1), key=lambda n: (_rank_cut(texts[n - 1], texts[n]), n)
    )


_ENDS = re.compile(r"(?:([.!?…。！？])|([:;：；])|([,，、–—-]))[\"'”’»)\]]*$")
_JOINTS = frozenset({
    "and", "or", "but", "that", "which", "who", "when", "while", "where", "because", "until", "as",
    "with", "from", "in", "on", "at", "to", "for", "by",
})  # fmt: skip


def _rank_cut(text: str, following: str = "") -> int:
    """Return the kind of place between a text and the following one."""
    end = _ENDS.search(text)
    if end:
        return (_STOP, _COLON, _CLAUSE)[(end.lastindex or 1) - 1]
    return _JOINT if following.casefold() in _JOINTS else _SPACE


# What came back


def _decode_answer(mp3: bytes, text: str) -> Pcm:
    """Decode an answer.

    Raises:
        NotSpeech: it is no sound, is silent, or can't be the text by its length.
    """
    try:
        sound = ffmpeg.decode_sound(["-f", "mp3", "-i", "pipe:0"], "gtts", mp3)
    except ToolFailure:
        raise NotSpeech("not audio") from None
    pcm = np.frombuffer(sound, "<i2").astype(np.int16)
    require_speech(pcm, text)
    return pcm


@functools.cache
def _read_installed_version() -> str:
    """Return gTTS's version: a film asks for it at each scene, and reading it takes 1 ms."""
    return metadata.version("gTTS")
