"""From what a voice said to a finished take: words found in time, pauses as the author wants them, sound for a film.

The order matters: words are sought in the dry sound, and the chain, which delays nothing, comes last.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg, process
from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound import TAKE_LUFS
from lantern.sound.arrays import Pcm
from lantern.speech import align
from lantern.speech.voices import Take, measure_silence_level
from lantern.speech.wording import Word, split_sentences

VERSION = 1
_PEAK = 0.891  # -1 dBFS

# Measured on takes of espeak-ng against the long-term spectrum of speech (Byrne 1994): its plain voice is 5 to 14 dB
# thin below 250 Hz and sharp at 2.6 kHz (deviation 4.6 dB, with this 3.1); the Klatt variants need nothing (2.4 dB).
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
    "piper": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "flite": f"{_LOW_CUT},treble=g=2:f=5000,{_SOFTER},{_EVEN}",
    "rhvoice": f"{_LOW_CUT},{_SOFTER},{_EVEN}",
    "recording": "anull",  # brought to TAKE_LUFS, and otherwise left as its author made it
}


@dataclass(frozen=True)
class TakeFinish:
    """How a take is to be finished: seconds of silence after sentences and commas (None: as spoken), and the chain."""

    language: str
    filters: str
    sentence_pause: float | None = None
    comma_pause: float | None = None


def choose_filters(engine: str, settings: Mapping[str, object]) -> str:
    """The filters for a voice's sound; none for one that isn't speech. espeak-ng's plain voices get an EQ more."""
    base = _CHAINS.get(engine, "")
    plain = (
        engine == "espeak"
        and settings.get("voice")
        and "+" not in str(settings["voice"])
    )
    return f"{_PLAIN},{base}" if plain else base


@functools.cache
def describe_version() -> str:
    return f"takes {VERSION}, {align.describe_version()}, {ffmpeg.describe_version()}"


def finish(
    take: Take, words: Sequence[Word], wanted: TakeFinish, scratch: Path
) -> tuple[Take, tuple[str, ...]]:
    """The finished take, and for each sentence how its words were timed: exact, forced, dtw or estimated."""
    parts = split_sentences(words)
    if take.timing == "exact":
        methods = ("exact",) * len(parts)
    else:
        take, methods = _align_words(take, words, wanted.language)
    take = _set_pauses(take, words, wanted)
    pcm = (
        _apply_filters(take.pcm, wanted.filters, scratch)
        if wanted.filters
        else take.pcm
    )
    return replace(take, pcm=pcm, timing=_summary(methods)), methods


def _summary(methods: Sequence[str]) -> str:
    """One word for all sentences: the least exact that was used."""
    order = ("estimated", "dtw", "forced", "exact")
    return min(methods, key=order.index, default="exact")


# --- words in time -----------------------------------------------------------------------------------------


def _align_words(
    take: Take, words: Sequence[Word], language: str
) -> tuple[Take, tuple[str, ...]]:
    """Each sentence's words sought in its own sound; in a recording, where that is has to be found first."""
    heard, known = _collect_heard_words(words)
    aligner = align.Aligner(
        language, (name for names in heard for name in names), known
    )
    cues = list(take.cues)
    parts = split_sentences(words)
    edges = [(cues[part[0]][0], cues[part[-1]][1]) for part in parts]
    if take.timing == "unknown":
        found, _ = aligner.place(
            take.pcm, [name for names in heard for name in names], strict=False
        )
        cues = _group_cues(heard, found, (0, len(take.pcm)))
        edges = _widen_sentences(
            [(cues[part[0]][0], cues[part[-1]][1]) for part in parts], len(take.pcm)
        )
    methods = []
    for part, (start, end) in zip(parts, edges, strict=True):
        names = [name for i in part for name in heard[i]]
        found, method = aligner.place(take.pcm[start:end], names)
        cues[part.start : part.stop] = _group_cues(
            [heard[i] for i in part], found, (start, end)
        )
        methods.append(method)
    return replace(take, cues=tuple(cues)), tuple(methods)


_ROOM = (
    SAMPLE_RATE // 5
)  # an edge that was found among all words may be off by this, never past half of the pause


def _widen_sentences(edges: Sequence[SampleRange], length: int) -> list[SampleRange]:
    """Sentences with some of the silence around them, so that no sound of theirs is left outside."""
    between = [(end + start) // 2 for (_, end), (start, _) in pairwise(edges)]
    lows, highs = [0, *between], [*between, length]
    return [
        (max(start - _ROOM, low), min(end + _ROOM, high))
        for (start, end), low, high in zip(edges, lows, highs, strict=True)
    ]


def _collect_heard_words(
    words: Sequence[Word],
) -> tuple[list[list[str]], dict[str, str]]:
    """For each written word those that are heard, and the IPA of those that the lexicon gave sounds."""
    heard, known = [], {}
    for word in words:
        name = "".join(filter(str.isalnum, word.written.casefold())) if word.ipa else ""
        if name:
            known[name] = word.ipa
        said = align.split_heard_words(word.spoken)
        pausing = "," if said and said[-1].endswith(",") else ""
        heard.append([name + pausing] if name else said)
    return heard, known


def _group_cues(
    heard: Sequence[Sequence[str]], found: Sequence[SampleRange], within: SampleRange
) -> list[SampleRange]:
    """Cues of heard words to those of written ones; one for which nothing is heard stands where it would be."""
    cues: list[SampleRange] = []
    at, last = 0, within[0]
    for names in heard:
        own = found[at : at + len(names)]
        at += len(names)
        start = min(max(last, within[0] + own[0][0]), within[1]) if own else last
        end = min(max(start, within[0] + own[-1][1]), within[1]) if own else start
        cues.append((start, end))
        last = end
    return cues


# --- pauses ------------------------------------------------------------------------------------------------

_EDGE = SAMPLE_RATE // 200  # a fade at each cut


def _set_pauses(take: Take, words: Sequence[Word], wanted: TakeFinish) -> Take:
    """The silence after each sentence and comma made as long as wanted, wherever the voice paused there or not."""
    ends = {part[-1] for part in split_sentences(words)}
    pcm, cues = take.pcm, list(take.cues)
    for i in range(len(words) - 2, -1, -1):
        if i in ends:
            seconds = wanted.sentence_pause
        else:
            seconds = (
                wanted.comma_pause
                if words[i].spoken.rstrip("\"'”’»)").endswith((",", "，", "、"))
                else None
            )
        following = next(
            (k for k in range(i + 1, len(words)) if cues[k][1] > cues[k][0]), None
        )
        if seconds is None or following is None or cues[i][1] <= cues[i][0]:
            continue
        start, end = _gap(pcm, cues[i][1], cues[following][0])
        silence = np.zeros(round(seconds * SAMPLE_RATE), np.int16)
        pcm = np.concatenate(
            [_fade_edge(pcm[:start], True), silence, _fade_edge(pcm[end:], False)]
        )
        moved = start + len(silence) - end
        cues = [
            (min(a, start), min(b, start))
            if k <= i
            else (max(a, end) + moved, max(b, end) + moved)
            for k, (a, b) in enumerate(cues)
        ]
    return replace(take, pcm=pcm, cues=tuple(cues))


def _gap(pcm: Pcm, end: int, start: int) -> SampleRange:
    """The silence between two words: the longest stretch under the floor near it, else the quietest spot."""
    reach = SAMPLE_RATE * 60 // 1000
    first, last = max(0, end - reach), min(len(pcm), max(start, end) + reach)
    here = np.abs(pcm[first:last].astype(np.int32))
    loud = np.concatenate(
        [[-1], np.flatnonzero(here > measure_silence_level(pcm)), [len(here)]]
    )
    widths = np.diff(loud)
    widest = int(np.argmax(widths))
    if widths[widest] > 2 * _EDGE:
        return first + int(loud[widest]) + 1, first + int(loud[widest + 1])
    smooth = np.convolve(here, np.ones(2 * _EDGE), "same")
    middle = first + int(np.argmin(smooth))
    return middle, middle


def _fade_edge(pcm: Pcm, ending: bool) -> Pcm:
    """The sound with a short fade at the cut: its end, or its beginning."""
    n = min(_EDGE, len(pcm))
    ramp = np.linspace(0, 1, n)
    edge = np.concatenate(
        [np.ones(len(pcm) - n), ramp[::-1]] if ending else [ramp, np.ones(len(pcm) - n)]
    )
    return np.asarray(np.rint(pcm * edge), np.int16)


# --- sound -------------------------------------------------------------------------------------------------

_RAW = ("-ar", str(SAMPLE_RATE), "-ac", "1")


def _apply_filters(pcm: Pcm, filters: str, scratch: Path) -> Pcm:
    """The sound through the chain and at TAKE_LUFS, with its peaks under -1 dBFS; as long as it was."""
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-f",
        "s16le",
        *_RAW,
        "-i",
        "pipe:0",
        "-af",
        filters,
        "-f",
        "f32le",
        "pipe:1",
    ]
    wave = scratch / "treated.f32"
    wave.write_bytes(
        process.run(
            argv, "the voice's chain", 300, data=pcm.astype("<i2").tobytes()
        ).stdout
    )
    source = ["-f", "f32le", *_RAW, "-i", str(wave)]
    measure = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS_WITH_LOG,
        *source,
        "-af",
        "ebur128=framelog=quiet",
        "-f",
        "null",
        "-",
    ]
    heard = ffmpeg.parse_loudness(
        process.run(measure, "measuring a take", 300).stderr
    ).integrated
    gain = TAKE_LUFS - heard if math.isfinite(heard) else 0.0
    limiter = f"volume={gain:.3f}dB,alimiter=limit={_PEAK}:attack=5:release=60:level=false:latency=true"
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        *source,
        "-af",
        limiter,
        "-f",
        "s16le",
        "pipe:1",
    ]
    made = np.frombuffer(
        process.run(argv, "the voice's level", 300).stdout, "<i2"
    ).astype(np.int16)[: len(pcm)]
    return np.pad(made, (0, len(pcm) - len(made)))
