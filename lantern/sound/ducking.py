"""Ducking: a curve of gains that lowers the music for the voice, and before its first word.

The author's depth is the least that happens; where music would still come closer to the voice than
MARGIN, it goes lower. That part follows both over seconds, so it is never heard to move. In gaps it
swells: a part of the depth comes back sooner than the release gives it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE
from lantern.sound import loudness
from lantern.sound.arrays import Wave
from lantern.sound.files import Track
from lantern.sound.loudness import Powers, to_lufs
from lantern.sound.request import (
    SILENCE_LUFS,
    SILENT_CURVE,
    DuckShape,
    MusicCurve,
)

STEP = SAMPLE_RATE // 100
"""Samples between two points of a curve."""
MARGIN = 13.0
"""LU that the voice stands above the music in any three seconds: the rule is 12, 1 is spare."""
HOLD = 0.45
"""Seconds without a voice that are only a breath."""
MIN_GAP_SECONDS = 1.0
"""Seconds without a voice at least in which music swells."""
SWELL_SECONDS = 0.4
"""Seconds in which a swell comes, and in which it goes before the next word."""
SILENCE_THRESHOLD = -46.0
"""dBFS below which a take, brought to its level, is a pause."""
_MAX_REDUCTION = 60.0
"""dB."""
_WINDOW_TENTHS = 30
_NEVER = 1e9  # seconds

DuckingCurve = NDArray[np.float64]
"""(points,): a value for each hundredth of a second."""


def find_speech(voice: Track) -> NDArray[np.bool_]:
    """Tell for each hundredth of a second whether the voice speaks."""
    found = [np.zeros(0, bool)]
    threshold = 10 ** (SILENCE_THRESHOLD / 10)
    for _, wave in voice.iter_blocks():
        padding = np.zeros(-len(wave) % STEP, np.float32)
        mono = np.concatenate([wave[:, 0], padding])
        powers = (
            np.square(mono, dtype=np.float64).reshape(-1, STEP).mean(axis=1)
        )
        found.append(powers > threshold)
    return np.concatenate(found)


def make_duck_ramp(
    active: NDArray[np.bool_], attack: float, release: float
) -> DuckingCurve:
    """Return 0 where music is at its level and 1 where it is lowered, with smooth ways between.

    It goes down in the `attack` seconds before a voice, and up in the `release` seconds after it.
    """
    at = np.arange(len(active)) / 100
    last = np.maximum.accumulate(np.where(active, at, -_NEVER))
    following = np.minimum.accumulate(np.where(active, at, _NEVER)[::-1])[::-1]
    falling = 1 - (following - at) / attack
    rising = 1 - (at - last - HOLD) / release
    return smooth(np.maximum(falling, rising))


def smooth(ramp: DuckingCurve) -> DuckingCurve:
    """Return a ramp, cut off at 0 and 1, that leaves and reaches them softly."""
    part = np.clip(ramp, 0, 1)
    return np.asarray(part**2 * (3 - 2 * part))


def make_swell_ramp(active: NDArray[np.bool_]) -> DuckingCurve:
    """Return 1 in gaps of MIN_GAP_SECONDS and more and 0 elsewhere, with smooth ways inside them.

    Only what lies between two words is a gap, not the ends of a film.
    """
    ramp = np.zeros(len(active))
    spoken = np.flatnonzero(active)
    for last, following in itertools.pairwise(spoken):
        count = following - last - 1
        if count < MIN_GAP_SECONDS * 100:
            continue
        at = np.arange(1, count + 1) / 100
        away = np.minimum(at, at[::-1])
        ramp[last + 1 : following] = smooth(away / SWELL_SECONDS)
    return ramp


def measure_distances(
    voice: Powers, music: Powers, active: NDArray[np.bool_]
) -> DuckingCurve:
    """Return the LU from the music up to the voice around each tenth; nan where none speaks.

    Only the spoken tenths of three seconds count: a window that just touches a first breath would
    say little of the speaker.
    """
    count = 10 * len(voice)
    padded = np.pad(active, (0, max(0, count - len(active))))[:count]
    speech = np.asarray(padded.reshape(-1, 10).any(axis=1))
    spoken = loudness.average_windows(
        np.where(speech, voice, 0.0), _WINDOW_TENTHS
    )
    played = loudness.average_windows(
        np.where(speech, music, 0.0), _WINDOW_TENTHS
    )
    distance = 10 * np.log10(
        np.maximum(spoken, 1e-12) / np.maximum(played, 1e-12)
    )
    return np.where(speech, distance, np.nan)


def compute_reduction(
    voice: Powers, music: Powers, active: NDArray[np.bool_]
) -> DuckingCurve:
    """Return the dB that music has to go down so that the voice is MARGIN above it everywhere."""
    distances = measure_distances(voice, music, active)
    lacking = MARGIN - np.nan_to_num(distances, nan=MARGIN)
    down: DuckingCurve = np.clip(lacking, 0, _MAX_REDUCTION)
    # A window's music lies up to 1.5 s beside it, and smoothing reaches 1.6 s further.
    padded = np.pad(down, 32, mode="edge")
    highest = np.lib.stride_tricks.sliding_window_view(padded, 65).max(axis=1)
    weights = np.hanning(33)
    padded = np.pad(highest, 16, mode="edge")
    smooth = np.convolve(padded, weights / weights.sum(), "valid")
    points = np.arange(len(active)) / 10
    return np.asarray(np.interp(points, np.arange(len(voice)) + 0.5, smooth))


def duck(
    music: Track,
    voice: Track,
    level: float,
    *,
    shape: DuckShape,
    offsets: DuckingCurve | None = None,
) -> MusicCurve:
    """Bring the music to `level` LUFS and lower it for the voice, in place; silence stays.

    A swell brings it up to that level at most. `offsets` are dB by which the level differs here and
    there. Returned is what became of it, in LUFS.
    """
    active = find_speech(voice)
    powers = loudness.measure_powers(music)
    gain = level - loudness.measure_integrated(powers)
    if not np.isfinite(gain):
        return SILENT_CURVE
    gains = np.full(len(active), gain)
    if offsets is not None:
        gains = gain + offsets[: len(active)]
    tenths = gains[::10][: len(powers)]
    levelled = powers * 10 ** (tenths / 10)
    needed = compute_reduction(loudness.measure_powers(voice), levelled, active)
    down = _find_reduction(active, needed, shape)
    apply_curve(music, 10 ** ((gains - down) / 20))
    tenths_down = down[::10][: len(powers)]
    return _describe(levelled * 10 ** (-tenths_down / 10), tenths_down)


def _find_reduction(
    active: NDArray[np.bool_], needed: DuckingCurve, shape: DuckShape
) -> DuckingCurve:
    """Return the dB that music steps back: what is needed and no less than its author's depth."""
    ramp = make_duck_ramp(active, shape.attack, shape.release)
    deepest = np.maximum(shape.depth, needed)
    swelled = deepest - shape.swell * make_swell_ramp(active)
    return np.asarray(np.clip(np.minimum(deepest * ramp, swelled), 0, None))


def _describe(powers: Powers, down: DuckingCurve) -> MusicCurve:
    """Return a curve of music whose powers are given for each tenth."""
    levels = [
        round(max(SILENCE_LUFS, to_lufs(float(power))), 1) for power in powers
    ]
    return MusicCurve(tuple(levels), tuple(round(float(dB), 1) for dB in down))


def apply_curve(track: Track, curve: DuckingCurve) -> None:
    """Multiply a track by a curve of gains, with straight lines between its points."""
    for start, wave in iter_curved(track, curve):
        track.write(start, wave)


def iter_curved(
    track: Track, curve: DuckingCurve
) -> Iterator[tuple[int, Wave]]:
    """Yield what `apply_curve` makes of the blocks of a track in which something is heard."""
    along = np.arange(STEP, dtype=np.float32) / STEP
    for start, wave in track.iter_blocks():
        if not wave.any():
            continue
        # each point stands in the middle of its step, so the one before the block counts
        first = start // STEP - 1
        last = (start + len(wave) - 1) // STEP + 1
        steps = np.clip(np.arange(first, last + 1), 0, len(curve) - 1)
        points = curve[steps].astype(np.float32)
        gains = points[:-1, None] + np.diff(points)[:, None] * along
        half = STEP // 2
        curved = wave * gains.reshape(-1, 1)[half : half + len(wave)]
        yield start, np.asarray(curved, np.float32)
