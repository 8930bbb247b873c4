"""Built-in sounds in the film: hits at their samples, ambience from shot to shot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE
from lantern.sound import ambience, ducking, hits, loudness
from lantern.sound.arrays import Wave
from lantern.sound.files import Track
from lantern.sound.request import SPEECH_LUFS, PlacedAmbience, PlacedHit

AMBIENCE_RISE_DB = 6.0
"""dB by which ambience comes up where nobody speaks."""
AMBIENCE_ATTACK_SECONDS = 0.5
AMBIENCE_RELEASE_SECONDS = 0.9
"""Seconds in which ambience goes down before a voice, and comes up after it."""
CROSSFADE_SAMPLES = round(1.2 * SAMPLE_RATE)
"""Samples in which one ambience gives way to another, around the cut."""
END_FADE_SAMPLES = round(1.5 * SAMPLE_RATE)
"""Samples of an ambience's fade at the ends of the film."""


def add_hit(hit: PlacedHit, track: Track, scratch: Path) -> None:
    """Add a hit at its sample, its loudest moment at its level.

    It fades where the film's end cuts it.
    """
    wave = hits.render_hit(hit.kind)
    own = Track.create_silent(scratch / "own.f32", len(wave))
    own.add(0, wave)
    loudest = loudness.measure_loudest(loudness.measure_powers(own))
    gain = 10 ** ((SPEECH_LUFS + hit.level - loudest) / 20)
    room = track.total - hit.start
    if room < len(wave):
        fall = min(room, SAMPLE_RATE // 2)
        left = room - 1 - np.arange(len(wave))
        wave = wave * np.clip(left / fall, 0, 1).astype(np.float32)[:, None]
    track.add(hit.start, wave * np.float32(gain))


def add_ambience(
    placed: Sequence[PlacedAmbience], voice: Track, effects: Track, *, scratch: Path
) -> None:
    """Add ambience to the effects: each at its level while a voice speaks, and more elsewhere."""
    if not placed:
        return
    whole = Track.create_silent(scratch / "ambience.f32", effects.total)
    for each in placed:
        _add_stretch(each, whole)
    ramp = ducking.make_duck_ramp(
        ducking.find_speech(voice), AMBIENCE_ATTACK_SECONDS, AMBIENCE_RELEASE_SECONDS
    )
    ducking.apply_curve(whole, 10 ** (AMBIENCE_RISE_DB * (1 - ramp) / 20))
    for start, wave in whole.iter_blocks():
        effects.add(start, wave)


def _add_stretch(placed: PlacedAmbience, track: Track) -> None:
    """Add one ambience at its level, with its fades; those inside the film lie around the cut."""
    first = max(0, placed.start - CROSSFADE_SAMPLES // 2)
    last = min(track.total, placed.end + CROSSFADE_SAMPLES // 2)
    gain = 10 ** ((SPEECH_LUFS + placed.level - ambience.NOMINAL_LUFS) / 20)
    sound = ambience.iter_ambience(placed.kind, last - first, placed.seed)
    for start, wave in sound:
        n = first + start + np.arange(len(wave))
        fades = _fade_in(n, placed.start) * _fade_out(n, placed.end, track.total)
        part: Wave = wave * np.float32(gain) * fades.astype(np.float32)[:, None]
        track.add(first + start, part)


def _fade_in(n: NDArray[np.int64], start: int) -> NDArray[np.float64]:
    """Return gains at samples of the film for a sound that comes in at `start`."""
    begin = start - CROSSFADE_SAMPLES // 2
    length = CROSSFADE_SAMPLES
    if start <= 0:
        begin = 0
        length = END_FADE_SAMPLES
    return np.sin(np.clip((n - begin) / length, 0, 1) * np.pi / 2)


def _fade_out(n: NDArray[np.int64], end: int, total: int) -> NDArray[np.float64]:
    """Return gains at samples of the film for a sound that goes at `end`."""
    stop = end + CROSSFADE_SAMPLES // 2
    length = CROSSFADE_SAMPLES
    if end >= total:
        stop = total - 1
        length = END_FADE_SAMPLES
    return np.sin(np.clip((stop - n) / length, 0, 1) * np.pi / 2)
