"""How music gives way to the voice: a curve of gains that looks ahead, so the first word is never covered.

The author's depth is the least that happens; where music would still come nearer to the voice than MARGIN, it goes
lower. That part follows both over seconds and is never heard to move.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE
from lantern.sound import loudness
from lantern.sound.files import Track
from lantern.sound.loudness import Powers
from lantern.sound.request import DuckShape

STEP = SAMPLE_RATE // 100
"""Samples between two points of a curve."""
MARGIN = 14.0
"""LU that the voice stands above the music, at least, in any three seconds: the rule is 12, and 2 are in hand."""
HOLD = 0.45
"""Seconds without a voice that are only a breath."""
SILENCE_THRESHOLD = -46.0
"""dBFS below which a take, brought to its level, is a pause."""

DuckingCurve = NDArray[np.float64]


def find_speech(voice: Track) -> NDArray[np.bool_]:
    """For each hundredth of a second whether somebody speaks."""
    found = []
    for _, wave in voice.iter_blocks():
        mono = np.concatenate([wave[:, 0], np.zeros(-len(wave) % STEP, np.float32)])
        found.append(
            np.square(mono, dtype=np.float64).reshape(-1, STEP).mean(axis=1)
            > 10 ** (SILENCE_THRESHOLD / 10)
        )
    return np.concatenate(found) if found else np.zeros(0, bool)


def make_duck_ramp(
    active: NDArray[np.bool_], attack: float, release: float
) -> DuckingCurve:
    """0 where music stands at its level, 1 where it has given way: down before a voice, up after it, no corners."""
    at = np.arange(len(active)) / 100
    far = 1e9
    last = np.maximum.accumulate(np.where(active, at, -far))
    following = np.minimum.accumulate(np.where(active, at, far)[::-1])[::-1]
    falling = 1 - (following - at) / attack
    rising = 1 - (at - last - HOLD) / release
    ramp = np.clip(np.maximum(falling, rising), 0, 1)
    return np.asarray(ramp**2 * (3 - 2 * ramp))


def measure_distances(
    voice: Powers, music: Powers, active: NDArray[np.bool_]
) -> DuckingCurve:
    """LU from the music up to the voice, over the spoken moments of three seconds round each tenth; nan where nobody
    speaks: a window that only touches a first breath would say little of the speaker."""
    tenths = np.pad(active, (0, max(0, 10 * len(voice) - len(active))))[
        : 10 * len(voice)
    ].reshape(-1, 10)
    speech = np.asarray(tenths.any(axis=1))
    spoken, played = (
        loudness.average_windows(np.where(speech, p, 0.0), 30) for p in (voice, music)
    )
    distance = 10 * np.log10(np.maximum(spoken, 1e-12) / np.maximum(played, 1e-12))
    return np.where(speech, distance, np.nan)


def compute_reduction(
    voice: Powers, music: Powers, active: NDArray[np.bool_]
) -> DuckingCurve:
    """dB the music has to go down so that the voice is MARGIN above it in any three seconds; a point each hundredth."""
    down: DuckingCurve = np.clip(
        MARGIN - np.nan_to_num(measure_distances(voice, music, active), nan=MARGIN),
        0,
        60,
    )
    # a window's music lies up to 1.5 s beside it, and smoothing reaches 1.6 s further
    highest = np.lib.stride_tricks.sliding_window_view(
        np.pad(down, 32, mode="edge"), 65
    ).max(axis=1)
    weights = np.hanning(33)
    smooth = np.convolve(
        np.pad(highest, 16, mode="edge"), weights / weights.sum(), "valid"
    )
    return np.asarray(
        np.interp(np.arange(len(active)) / 10, np.arange(len(voice)) + 0.5, smooth)
    )


def duck(music: Track, voice: Track, level: float, *, shape: DuckShape) -> None:
    """Bring the music to `level` LUFS and let it give way to the voice, in place. `shape`: depth, attack, release."""
    active = find_speech(voice)
    heard = loudness.measure_powers(music)
    gain = level - loudness.measure_integrated(heard)
    if not np.isfinite(gain):
        return
    ramp = make_duck_ramp(active, shape.attack, shape.release)
    down = (
        np.maximum(
            shape.depth,
            compute_reduction(
                loudness.measure_powers(voice), heard * 10 ** (gain / 10), active
            ),
        )
        * ramp
    )
    curve = 10 ** ((gain - down) / 20)
    apply_curve(music, curve)


def apply_curve(track: Track, curve: DuckingCurve) -> None:
    """Multiply a track by a curve with a point each hundredth of a second, straight lines between them."""
    for start, wave in track.iter_blocks():
        at = (np.arange(start, start + len(wave)) - STEP / 2) / STEP
        first = max(0, start // STEP - 1)
        part = curve[first : (start + len(wave)) // STEP + 2]
        gains = np.interp(at, first + np.arange(len(part)), part).astype(np.float32)
        track.write(start, wave * gains[:, None])
