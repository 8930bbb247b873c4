"""The author's own recordings: facts of one, what is wrong with it, and the raw take it makes.

A recording is a scene's voice: no engine speaks there. Its words are found in it by `finishing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from lantern import sound
from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure
from lantern.core.runs import find_runs
from lantern.core.units import SAMPLE_RATE, Seconds
from lantern.script.model.recorded_voice import RecordedVoice
from lantern.sound import Excerpt
from lantern.sound.arrays import Pcm
from lantern.speech.voices import (
    Take,
    find_sound,
    measure_silence_level,
    share_samples,
)
from lantern.speech.wording import Word

ENGINE = "recording"
"""Takes the place of a voice's name, in takes and in reports."""
VERSION = 3

MAX_SECONDS = 1200.0
"""Seconds: a scene's narration has at most 20,000 characters, which take about this long."""
MIN_SECONDS_PER_WORD = 0.12
"""Seconds: nobody speaks faster."""
MAX_SECONDS_PER_WORD = 2.0
"""Seconds: whoever speaks slower speaks another text, or nothing."""
MIN_RATE = 32_000
"""Hz: below it the hiss of s and f is lost."""
MIN_PEAK = -35.0
"""dBFS of the loudest sample: below it the noise of the room comes up with the voice."""
MAX_PAUSE_SECONDS = 4.0
"""Seconds of silence between words; more seems to be left over."""
MAX_EDGE_SECONDS = 1.5
"""Seconds of silence at either end; more seems to be left over."""
_SLACK_SECONDS = 10.0
_FRAME = SAMPLE_RATE // 100
_FLOOR = -42.0  # dB below the loudest 10 ms, as in `align.audio`
_SHORTEST_GAP = 50  # frames
_SILENT = 33  # -60 dBFS


@dataclass(frozen=True)
class RecordingInfo:
    """Facts of a recording: seconds, its own rate in Hz, dBFS of its peak, whether it is clipped.

    `gaps` are the seconds (start, end) in which nothing is heard, half a second at least.
    `one_channel` tells that only one of its channels can be used.
    """

    seconds: float
    rate: int
    peak: float
    clipped: bool
    gaps: tuple[tuple[float, float], ...]
    one_channel: bool = False


@dataclass(frozen=True)
class RecordingFault:
    """Something wrong with a recording, with its cure; a film can be made in spite of a warning."""

    text: str
    is_warning: bool = True


def measure_recording(
    path: Path, excerpt: Excerpt | None = None
) -> RecordingInfo:
    """Measure a recording, or an excerpt of footage; a file is decoded once.

    Raises:
        AssetFailure: the file can't be used as a voice.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise AssetFailure(
            f"'{path.name}' can't be read: {error.strerror}"
        ) from None
    return _measure_cached(path, (status.st_mtime_ns, status.st_size), excerpt)


@lru_cache(maxsize=4096)
def _measure_cached(
    path: Path, _stamp: tuple[int, int], excerpt: Excerpt | None
) -> RecordingInfo:
    decoded = sound.decode_speech(path, f"'{path.name}'", excerpt)
    peak = int(np.abs(decoded.pcm.astype(np.int32)).max(initial=0))
    if peak < _SILENT:
        raise AssetFailure(f"'{path.name}' is silent")
    return RecordingInfo(
        seconds=len(decoded.pcm) / SAMPLE_RATE,
        rate=decoded.rate,
        peak=20 * float(np.log10(peak / 32768)),
        clipped=decoded.clipped,
        gaps=tuple(_find_gaps(decoded.pcm)),
        one_channel=decoded.one_channel,
    )


def _find_gaps(pcm: Pcm) -> Iterator[tuple[float, float]]:
    """Yield the seconds (start, end) of every gap in which nothing is heard."""
    frames = (
        pcm[: len(pcm) // _FRAME * _FRAME]
        .reshape(-1, _FRAME)
        .astype(np.float32)
    )
    level = 20 * np.log10(np.sqrt((frames**2).mean(axis=1)) + 1e-6)
    quiet = level <= level.max(initial=0) + _FLOOR
    for gap in find_runs(quiet):
        if gap.stop - gap.start >= _SHORTEST_GAP:
            yield gap.start / 100, gap.stop / 100


def find_faults(
    recording: RecordingInfo, words: int, name: str
) -> Iterator[RecordingFault]:
    """Yield what is wrong with a recording of a number of words; `name` is the file's."""
    yield from _check_length(recording, words, name)
    if recording.clipped:
        cure = "its peaks are cut flat; record it again with less gain"
        yield RecordingFault(f"'{name}' is clipped: {cure}")
    if recording.one_channel:
        which = "cancel each other, or only one has the voice; the louder one is used"
        yield RecordingFault(f"'{name}' has channels that {which}")
    if recording.peak < MIN_PEAK:
        cure = "its noise comes up with the voice; record it louder"
        yield RecordingFault(
            f"'{name}' is very quiet ({recording.peak:.0f} dB): {cure}"
        )
    if recording.rate < MIN_RATE:
        cure = "will sound dull; 48,000 Hz is best"
        yield RecordingFault(
            f"'{name}' was recorded at {recording.rate:,} Hz and {cure}"
        )
    yield from _check_gaps(recording, name)


def _check_length(
    recording: RecordingInfo, words: int, name: str
) -> Iterator[RecordingFault]:
    silence = sum(end - start for start, end in recording.gaps)
    spoken = recording.seconds - silence
    if recording.seconds > MAX_SECONDS:
        most = f"{MAX_SECONDS / 60:.0f} minutes is the most; cut it into scenes"
        text = (
            f"'{name}' is {recording.seconds / 60:.0f} minutes long, and {most}"
        )
        yield RecordingFault(text, is_warning=False)
    elif spoken < MIN_SECONDS_PER_WORD * words:
        question = f"too little for {words} words; is it another scene's?"
        text = f"'{name}' has {spoken:.1f} s of speech, {question}"
        yield RecordingFault(text, is_warning=False)
    elif recording.seconds > MAX_SECONDS_PER_WORD * words + _SLACK_SECONDS:
        question = f"for {words} words; is it another scene's?"
        yield RecordingFault(
            f"'{name}' is {recording.seconds:.0f} s long {question}"
        )


def _check_gaps(
    recording: RecordingInfo, name: str
) -> Iterator[RecordingFault]:
    for start, end in recording.gaps:
        most = MAX_EDGE_SECONDS
        if start < 0.05:
            where = "at its beginning"
        elif end > recording.seconds - 0.05:
            where = "at its end"
        else:
            where = f"from {start:.1f} s to {end:.1f} s"
            most = MAX_PAUSE_SECONDS
        length = end - start
        if length > most:
            silence = f"{length:.1f} s of silence {where}"
            yield RecordingFault(f"'{name}' has {silence}; cut it out")


def make_excerpt(recorded: RecordedVoice) -> Excerpt | None:
    """Return what is heard of footage; None for a recording, which is heard as a whole."""
    part = recorded.part
    if part is None:
        return None
    length = MAX_SECONDS if part.end is None else part.end - part.start
    return Excerpt(Seconds(part.start), Seconds(length))


def make_take(
    path: Path,
    words: tuple[Word, ...],
    excerpt: Excerpt | None = None,
    *,
    is_translated: bool = False,
) -> Take:
    """Make a raw take of a recording: its words one after the other, their times unknown.

    Words that are translated can't be found in the sound: they share its time.

    Raises:
        AssetFailure: the file can't be decoded.
    """
    decoded = sound.decode_speech(path, f"'{path.name}'", excerpt)
    pcm = decoded.pcm
    if not is_translated:
        return Take(pcm, tuple(share_samples(0, len(pcm), words)), "unknown")
    first, last = find_sound(pcm, measure_silence_level(pcm)) or (0, len(pcm))
    return Take(pcm, tuple(share_samples(first, last, words)), "shared")


def describe_version() -> str:
    """Describe everything that decides the raw take besides the file and its words."""
    return f"recording {VERSION}, {ffmpeg.describe_version()}"
