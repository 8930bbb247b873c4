"""Built-in sounds in the film: hits at their samples, ambience from shot to shot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern.core.store import Store, digest_json
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
    placed: Sequence[PlacedAmbience],
    voice: Track,
    effects: Track,
    *,
    store: Store,
    scratch: Path,
) -> None:
    """Add ambience to the effects: each at its level while a voice speaks, and more elsewhere.

    Its parts are kept in the store.
    """
    if not placed:
        return
    whole = Track.create_silent(scratch / "ambience.f32", effects.total)
    for each in placed:
        _add_stretch(each, whole, store)
    ramp = ducking.make_duck_ramp(
        ducking.find_speech(voice),
        AMBIENCE_ATTACK_SECONDS,
        AMBIENCE_RELEASE_SECONDS,
    )
    curve = 10 ** (AMBIENCE_RISE_DB * (1 - ramp) / 20)
    for start, wave in ducking.iter_curved(whole, curve):
        effects.add(start, wave)


def _add_stretch(placed: PlacedAmbience, track: Track, store: Store) -> None:
    """Add one ambience at its level, with its fades; those inside the film lie around the cut."""
    first = max(0, placed.start - CROSSFADE_SAMPLES // 2)
    last = min(track.total, placed.end + CROSSFADE_SAMPLES // 2)
    gain = 10 ** ((SPEECH_LUFS + placed.level - ambience.NOMINAL_LUFS) / 20)
    for part in ambience.list_parts(placed.kind, last - first, placed.seed):
        wave = _render_cached(part, store)
        start = first + part.start
        fades = _fade_in(start, len(wave), placed.start)
        fades *= _fade_out(start, len(wave), placed.end, total=track.total)
        faded: Wave = (
            wave * np.float32(gain) * fades.astype(np.float32)[:, None]
        )
        track.add(start, faded)


def _render_cached(part: ambience.AmbiencePart, store: Store) -> Wave:
    """Render a part of an ambience, (samples, 2); it is kept in the store as floats."""
    made_by = {"ambience": ambience.VERSION, "numpy": np.__version__}
    name = digest_json({**made_by, "part": asdict(part)})
    path = store.get(name, ".f32")
    if path is None:
        data = ambience.render_part(part).astype("<f4").tobytes()
        # a part is made in less time than it takes to send it
        path = store.put(
            name, ".f32", lambda out: out.write_bytes(data), is_shared=False
        )
    return np.fromfile(path, "<f4").reshape(-1, 2)


def _fade_in(first: int, count: int, start: int) -> NDArray[np.float64]:
    """Return gains of a sound that comes in at `start`, for `count` samples from `first` on."""
    begin = start - CROSSFADE_SAMPLES // 2
    length = CROSSFADE_SAMPLES
    if start <= 0:
        begin = 0
        length = END_FADE_SAMPLES
    return _make_rise(begin - first, length, count)


def _fade_out(
    first: int, count: int, end: int, *, total: int
) -> NDArray[np.float64]:
    """Return gains of a sound that goes at `end`, for `count` samples from `first` on."""
    stop = end + CROSSFADE_SAMPLES // 2
    length = CROSSFADE_SAMPLES
    if end >= total:
        stop = total - 1
        length = END_FADE_SAMPLES
    last = first + count - 1
    return _make_rise(last - stop, length, count)[::-1]


def _make_rise(begin: int, length: int, count: int) -> NDArray[np.float64]:
    """Return gains (count,) that rise from 0 to 1 in `length` samples from `begin` on."""
    low = min(max(0, begin), count)
    high = min(max(0, begin + length), count)
    gains = np.ones(count)
    gains[:low] = 0.0
    gains[low:high] = np.sin(
        (np.arange(low, high) - begin) / length * np.pi / 2
    )
    return gains
