"""The author's own recordings: what is known of one, what is wrong with it, and the raw take it makes.

A recording is a scene's voice. Nobody is asked for it; its words are found in it by `takes`.
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
from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Pcm
from lantern.speech.voices import Take, share_samples
from lantern.speech.wording import Word

ENGINE = "recording"
"""Stands where the name of a voice stands, in takes and in reports."""
VERSION = 1

MAX_SECONDS = 1200.0
"""Seconds: a scene's narration has at most 20,000 characters, which take about this long."""
MIN_SECONDS_PER_WORD, MAX_SECONDS_PER_WORD = 0.12, 2.0
"""Seconds a word: nobody speaks faster than the first, and slower than the second means another text, or silence."""
MIN_RATE = 32_000
"""Hz: below it the hiss of s and f is lost."""
MIN_PEAK = -35.0
"""dBFS of the loudest sample: below it the noise of the room comes up with the voice."""
MAX_PAUSE_SECONDS, MAX_EDGE_SECONDS = 4.0, 1.5
"""Seconds of silence inside, and at the ends, that seem to be left over."""
_FRAME = SAMPLE_RATE // 100
_FLOOR = -42.0  # dB below the loudest 10 ms, as in `align.hearing`


@dataclass(frozen=True)
class RecordingInfo:
    """What is known of a recording: seconds, its own rate in Hz, dBFS of its peak, and where nothing is heard."""

    seconds: float
    rate: int
    peak: float
    clipped: bool
    gaps: tuple[tuple[float, float], ...]


def measure_recording(path: Path) -> RecordingInfo:
    """Listen to a recording; many questions about one file cost one decoding. Raises AssetFailure."""
    try:
        status = path.stat()
    except OSError as error:
        raise AssetFailure(f"'{path.name}' can't be read: {error.strerror}") from None
    return _measure_cached(path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4096)
def _measure_cached(path: Path, _stamp: tuple[int, int]) -> RecordingInfo:
    heard = sound.decode_speech(path, f"'{path.name}'")
    peak = int(np.abs(heard.pcm.astype(np.int32)).max(initial=0))
    if peak < 33:  # -60 dBFS
        raise AssetFailure(f"'{path.name}' is silent")
    gaps = tuple(_gaps(heard.pcm))
    return RecordingInfo(
        len(heard.pcm) / SAMPLE_RATE,
        heard.rate,
        20 * float(np.log10(peak / 32768)),
        heard.clipped,
        gaps,
    )


def _gaps(pcm: Pcm) -> Iterator[tuple[float, float]]:
    """The seconds (start, end) of every stretch of half a second and more in which nobody is heard."""
    frames = pcm[: len(pcm) // _FRAME * _FRAME].reshape(-1, _FRAME).astype(np.float32)
    level = 20 * np.log10(np.sqrt((frames**2).mean(axis=1)) + 1e-6)
    quiet = np.concatenate([[False], level <= level.max(initial=0) + _FLOOR, [False]])
    turns = np.flatnonzero(np.diff(quiet.astype(np.int8)))
    for start, end in zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True):
        if end - start >= 50:
            yield start / 100, end / 100


def find_faults(
    recording: RecordingInfo, words: int, name: str
) -> Iterator[tuple[str, bool]]:
    """What is wrong with a recording of so many words, each with its cure, and whether it is but a warning."""
    spoken = recording.seconds - sum(end - start for start, end in recording.gaps)
    if recording.seconds > MAX_SECONDS:
        minutes = f"{MAX_SECONDS / 60:.0f} minutes"
        yield (
            f"'{name}' is {recording.seconds / 60:.0f} minutes long, and {minutes} is the most; cut it into scenes",
            False,
        )
    elif spoken < MIN_SECONDS_PER_WORD * words:
        yield (
            f"'{name}' has {spoken:.1f} s of speech, too little for {words} words; is it another scene's?",
            False,
        )
    elif recording.seconds > MAX_SECONDS_PER_WORD * words + 10:
        yield (
            f"'{name}' is {recording.seconds:.0f} s long for {words} words; is it another scene's?",
            True,
        )
    if recording.clipped:
        yield (
            f"'{name}' is clipped: its peaks are cut flat; record it again with less gain",
            True,
        )
    if recording.peak < MIN_PEAK:
        yield (
            f"'{name}' is very quiet ({recording.peak:.0f} dB): its noise comes up with the voice; record it louder",
            True,
        )
    if recording.rate < MIN_RATE:
        yield (
            f"'{name}' was recorded at {recording.rate:,} Hz and will sound dull; 48,000 Hz is best",
            True,
        )
    for start, end in recording.gaps:
        first, last = start < 0.05, end > recording.seconds - 0.05
        if end - start > (MAX_EDGE_SECONDS if first or last else MAX_PAUSE_SECONDS):
            where = (
                "at its beginning"
                if first
                else "at its end"
                if last
                else f"from {start:.1f} s to {end:.1f} s"
            )
            yield (
                f"'{name}' has {end - start:.1f} s of silence {where}; cut it out",
                True,
            )


def make_take(path: Path, words: tuple[Word, ...]) -> Take:
    """The recording as a raw take: its words one after the other, their times unknown. Raises AssetFailure."""
    heard = sound.decode_speech(path, f"'{path.name}'")
    return Take(heard.pcm, tuple(share_samples(0, len(heard.pcm), words)), "unknown")


def describe_version() -> str:
    """Everything that decides the raw take besides the file and its words."""
    return f"recording {VERSION}, {ffmpeg.describe_version()}"
