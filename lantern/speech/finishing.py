"""From a voice's raw take to a finished one: words timed, pauses as wanted, sound for a film.

The order matters: words are looked for in the dry sound, and the filters, which delay nothing, come
last.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import ToolFailure
from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound import TAKE_LUFS
from lantern.sound.arrays import Pcm
from lantern.speech import align
from lantern.speech.pauses import AS_SPOKEN, WantedPauses, set_pauses
from lantern.speech.voices import Take
from lantern.speech.wording import Word, split_sentences

VERSION = 1
_PEAK = 0.891  # -1 dBFS

# Measured on takes of espeak-ng against the long-term spectrum of speech (Byrne 1994): its plain
# voice is 5 to 14 dB thin below 250 Hz and sharp at 2.6 kHz (deviation 4.6 dB, with this 3.1); the
# Klatt variants need nothing (2.4 dB).
_PLAIN = (
    "bass=g=6:f=180:w=0.6,equalizer=f=150:t=q:w=0.9:g=4,"
    "equalizer=f=2600:t=q:w=1:g=-4.5,equalizer=f=1200:t=q:w=1.2:g=-2.5"
)
_SOFTER = "deesser=i=0.25:m=0.4:f=0.35"
_EVEN = "acompressor=threshold=-24dB:ratio=2.5:attack=8:release=140:makeup=1.5:knee=4"
_LOW_CUT = "highpass=f=60"
_CHAINS = {
    "espeak": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "gtts": f"{_LOW_CUT},equalizer=f=200:t=q:w=0.8:g=1.5,{_SOFTER},{_EVEN}",
    "hibari": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "piper": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "kokoro": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "flite": f"{_LOW_CUT},treble=g=2:f=5000,{_SOFTER},{_EVEN}",
    "rhvoice": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "speech-api": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "command": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "recording": "anull",  # brought to TAKE_LUFS, otherwise as its author made it
}

_PARAGRAPH_PAUSES = {"hibari": 0.85}


@dataclass(frozen=True)
class TakeFinish:
    """How a take is finished: ffmpeg's filters ('' for none), and the pauses that are wanted."""

    language: str
    filters: str
    pauses: WantedPauses = AS_SPOKEN


def choose_filters(engine: str, settings: Mapping[str, object]) -> str:
    """Return ffmpeg's filters for a voice's sound; '' for one that isn't speech."""
    filters = _CHAINS.get(engine, "")
    voice = str(settings.get("voice") or "")
    if engine == "espeak" and voice and "+" not in voice:
        return f"{_PLAIN},{filters}"
    return filters


def choose_paragraph_pause(engine: str) -> float | None:
    """Return the seconds of silence after a paragraph where the film doesn't say; None for as is.

    A natural voice makes no longer pause by itself.
    """
    return _PARAGRAPH_PAUSES.get(engine)


@functools.cache
def describe_version() -> str:
    """Describe everything that decides a finished take besides the raw one."""
    return f"takes {VERSION}, {align.describe_version()}, {ffmpeg.describe_version()}"


def finish(
    take: Take, words: Sequence[Word], wanted: TakeFinish
) -> tuple[Take, tuple[str, ...]]:
    """Finish a take; return it, and how the words of each sentence were timed.

    That is 'exact', 'forced', 'dtw' or 'estimated'. The take's timing is the least exact of them.

    Raises:
        ToolFailure: ffmpeg fails.
    """
    take, methods = time_words(take, words, wanted.language)
    take = set_pauses(take, words, wanted.pauses)
    pcm = take.pcm
    if wanted.filters:
        pcm = apply_filters(pcm, wanted.filters)
    return replace(
        take,
        pcm=pcm,
        timing=find_least_exact(methods),
    ), tuple(methods)


def time_words(
    take: Take, words: Sequence[Word], language: str
) -> tuple[Take, list[str]]:
    """Return a take with the times of its words, and how those of each sentence were found."""
    if take.timing == "exact":
        return take, ["exact"] * len(split_sentences(words))
    if take.timing == "shared":
        return take, ["estimated"] * len(split_sentences(words))
    return _align_words(take, words, language)


def find_least_exact(methods: Sequence[str]) -> str:
    """Return the method that says the least of when words are heard."""
    order = ("estimated", "dtw", "forced", "exact")
    return min(
        methods,
        key=order.index,
        default="exact",
    )


# Words in time


def _align_words(
    take: Take, words: Sequence[Word], language: str
) -> tuple[Take, list[str]]:
    """Find the words of each sentence in its own sound.

    In a recording the sentences have to be found first.
    """
    heard, ipa_by_word = _collect_heard_words(words)
    aligner = align.Aligner(language, _join(heard), ipa_by_word)
    sentences = split_sentences(words)
    edges = _find_edges(take.cues, sentences)
    if take.timing == "unknown":
        edges = _search_sentences(aligner, take.pcm, heard, sentences=sentences)
    cues = list(take.cues)
    methods = []
    for sentence, (start, end) in zip(sentences, edges, strict=True):
        names = [heard[i] for i in sentence]
        found, method = aligner.place(take.pcm[start:end], _join(names))
        own = _group_cues(names, found, (start, end))
        cues[sentence.start : sentence.stop] = own
        methods.append(method)
    return replace(take, cues=tuple(cues)), methods


def _search_sentences(
    aligner: align.Aligner,
    pcm: Pcm,
    heard: Sequence[Sequence[str]],
    *,
    sentences: Sequence[range],
) -> list[SampleRange]:
    """Find the sentences in a sound of which only their order is known."""
    found, _ = aligner.place(pcm, _join(heard), strict=False)
    cues = _group_cues(heard, found, (0, len(pcm)))
    return _widen(_find_edges(cues, sentences), len(pcm))


def _join(heard: Sequence[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(heard))


def _find_edges(
    cues: Sequence[SampleRange], sentences: Sequence[range]
) -> list[SampleRange]:
    """Return the samples [start, end) of each sentence."""
    return [
        (cues[sentence[0]][0], cues[sentence[-1]][1]) for sentence in sentences
    ]


# An edge that was found among all words may be off by this; it never passes half of the pause.
_ROOM = SAMPLE_RATE // 5


def _widen(edges: Sequence[SampleRange], length: int) -> list[SampleRange]:
    """Widen sentences by some of the silence around them, so that none of their sound is lost."""
    middles = [(end + start) // 2 for (_, end), (start, _) in pairwise(edges)]
    lows = [0, *middles]
    highs = [*middles, length]
    return [
        (max(start - _ROOM, low), min(end + _ROOM, high))
        for (start, end), low, high in zip(edges, lows, highs, strict=True)
    ]


def _collect_heard_words(
    words: Sequence[Word],
) -> tuple[list[list[str]], dict[str, str]]:
    """Return the heard words of each written one, and the IPA of those that the lexicon knows.

    A word that the lexicon gives sounds is heard as one word.
    """
    heard = []
    ipa_by_word = {}
    for word in words:
        names = align.split_heard_words(word.spoken)
        name = _make_name(word)
        if name:
            pauses = bool(names) and names[-1].endswith(",")
            names = [f"{name},"] if pauses else [name]
            ipa_by_word[name] = word.ipa
        heard.append(names)
    return heard, ipa_by_word


def _make_name(word: Word) -> str:
    """Return the name by which a word with sounds of its own is looked for; '' for others."""
    if not word.ipa:
        return ""
    return "".join(filter(str.isalnum, word.written.casefold()))


def _group_cues(
    heard: Sequence[Sequence[str]],
    found: Sequence[SampleRange],
    within: SampleRange,
) -> list[SampleRange]:
    """Join the cues of heard words to those of written ones.

    `found` counts from the first sample of `within`. A written word of which nothing is heard has
    a cue without length where it would be.
    """
    first, limit = within
    cues: list[SampleRange] = []
    at = 0
    end = first
    for names in heard:
        own = found[at : at + len(names)]
        at += len(names)
        start = end
        if own:
            start = min(max(end, first + own[0][0]), limit)
            end = min(max(start, first + own[-1][1]), limit)
        cues.append((start, end))
    return cues


# Sound

_MONO = ("-ar", str(SAMPLE_RATE), "-ac", "1")
_MAX_MISSING = SAMPLE_RATE // 100
"""Samples that filters may keep back at the end of a sound."""


def apply_filters(pcm: Pcm, filters: str) -> Pcm:
    """Return a sound through filters, at TAKE_LUFS, with peaks under -1 dBFS; as long as it was."""
    source = ["-f", "s16le", *_MONO, "-i", "pipe:0"]
    # it is measured as it passes: a second ffmpeg for that takes 30 ms (measured)
    chain = [
        "-af",
        f"{filters},ebur128=framelog=quiet",
        "-f",
        "f32le",
        "pipe:1",
    ]
    treated, found = ffmpeg.read_measured_samples(
        [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS_WITH_LOG, *source, *chain],
        "the voice's chain",
        sample_bytes=4,
        data=pcm.astype("<i2").tobytes(),
    )
    levelled = _bring_to_level(treated, found.integrated)[: len(pcm)]
    missing = len(pcm) - len(levelled)
    if missing > _MAX_MISSING:
        raise ToolFailure(
            f"the voice's chain: ffmpeg gave {len(levelled)} of {len(pcm)} samples"
        )
    return np.pad(levelled, (0, missing))


def _bring_to_level(wave: bytes, integrated: float) -> Pcm:
    """Return floats, mono at 48 kHz, at TAKE_LUFS; silence stays as it is."""
    source = ["-f", "f32le", *_MONO, "-i", "pipe:0"]
    gain = TAKE_LUFS - integrated if math.isfinite(integrated) else 0.0
    limiter = (
        f"alimiter=limit={_PEAK}:attack=5:release=60:level=false:latency=true"
    )
    output = ["-af", f"volume={gain:.3f}dB,{limiter}", "-f", "s16le", "pipe:1"]
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, *source, *output]
    sound = ffmpeg.read_samples(
        argv,
        "the voice's level",
        sample_bytes=2,
        data=wave,
    )
    return np.frombuffer(sound, "<i2").astype(np.int16)
