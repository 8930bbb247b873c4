"""The stems: voice, music and effects as tracks of the film's length, each at its level."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern.core.store import Store, digest_json
from lantern.core.units import SAMPLE_RATE
from lantern.sound import loudness, score
from lantern.sound.arrays import Wave
from lantern.sound.builtin import add_ambience, add_hit
from lantern.sound.cues import make_level_curve, make_stop_curve
from lantern.sound.ducking import STEP, DuckingCurve, apply_curve, duck
from lantern.sound.files import Track, decode_track, read_wav, write_wav
from lantern.sound.request import (
    SILENCE_LUFS,
    SILENT_CURVE,
    SPEECH_LUFS,
    TAKE_LUFS,
    MixRequest,
    MusicCurve,
    MusicRequest,
    PlacedSound,
    PlacedSting,
    PlacedStop,
    PlacedTake,
    compute_sections,
)
from lantern.sound.score.instruments import SCORE_RATE
from lantern.sound.score.sting import write_sting

LOOP_SECONDS = 3.0
"""Seconds over which a music file that is too short runs into itself."""
FADE_IN_SECONDS = 1.5
"""Seconds of a music file's fade at the film's beginning."""
FADE_OUT_SECONDS = 3.0
"""Seconds of a music file's fade at the film's end."""
CHAPTER_DIP_DB = 5.0
"""dB by which a music file steps back where a chapter begins; it comes up again."""
CHAPTER_DIP_SECONDS = 2.0
"""Seconds of that step before a chapter's beginning, and after it."""
SHOT_FADE_SAMPLES = SAMPLE_RATE // 10
"""Samples of the fade where footage is cut."""
END_FADE_SAMPLES = SAMPLE_RATE // 2
"""Samples of the fade where the film's end cuts a sound."""
LAST_CHORD_FADE_SECONDS = 2
"""Seconds in which the score dies away with the film."""
STING_LEVEL = -10.0
"""LU of a sting's loudest moment against the voice."""
_RATIO = SAMPLE_RATE // SCORE_RATE
_MARGIN = SCORE_RATE // 4
"""Samples around a block of the score that are resampled with it."""
_EDGE_FADE = SAMPLE_RATE // 200
_RISE = SAMPLE_RATE // 1000


@dataclass(frozen=True)
class Stems:
    """The three tracks, and what became of the music; `iter_blocks` gives the tracks' sum."""

    voice: Track
    music: Track
    effects: Track
    curve: MusicCurve = SILENT_CURVE

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        """Yield the sum block by block: first sample, and samples (n, 2)."""
        for start, wave in self.voice.iter_blocks():
            music = self.music.read(start, len(wave))
            effects = self.effects.read(start, len(wave))
            yield start, wave + music + effects


def gather(request: MixRequest, store: Store, scratch: Path) -> Stems:
    """Lay takes, music and sounds out in `scratch`, each at its level and at its sample.

    Pieces of the score and parts of ambience are kept in the store.

    Raises:
        AssetFailure: a file of the author's can't be used.
    """
    stems = Stems(
        voice=Track.create_silent(scratch / "voice.f32", request.total),
        music=Track.create_silent(scratch / "music.f32", request.total),
        effects=Track.create_silent(scratch / "effects.f32", request.total),
    )
    for take in request.cues:
        _add_take(take, stems.voice)
    if request.music is not None:
        _add_music(
            request.music,
            stems.music,
            store=store,
            scratch=scratch,
        )
        curve = _set_levels(request.music, stems, request.stops)
        stems = replace(stems, curve=curve)
    for sting in request.stings:
        _add_sting(
            sting,
            stems.music,
            store=store,
            scratch=scratch,
        )
    for sound in request.spots:
        _add_sound(sound, stems.effects, scratch)
    for hit in request.hits:
        add_hit(hit, stems.effects, scratch)
    add_ambience(
        request.ambience,
        stems.voice,
        stems.effects,
        store=store,
        scratch=scratch,
    )
    return stems


def _set_levels(
    music: MusicRequest, stems: Stems, stops: Sequence[PlacedStop]
) -> MusicCurve:
    """Bring the music to its levels: those of its sections, under the voice, and silence."""
    count = -(-stems.music.total // STEP)
    curve = duck(
        stems.music,
        stems.voice,
        SPEECH_LUFS + music.level,
        shape=music.duck,
        offsets=make_level_curve(music.sections, music.level, count),
    )
    if stops:
        gains = make_stop_curve(stops, count + 1)
        apply_curve(stems.music, gains)
        curve = _silence(curve, gains[::10])
    return curve


def _silence(curve: MusicCurve, gains: DuckingCurve) -> MusicCurve:
    """Return a curve with gains on it, one for each tenth."""
    levels = []
    for level, gain in zip(
        curve.levels, gains, strict=False
    ):  # it has one gain more
        quieter = 20 * math.log10(max(float(gain), 1e-5))
        levels.append(round(max(SILENCE_LUFS, level + quieter), 1))
    return replace(curve, levels=tuple(levels))


def _add_take(take: PlacedTake, track: Track) -> None:
    """Add a take at its sample, in the middle, at the level of all takes, with short fades."""
    voice: Wave = read_wav(take.take).astype(np.float32) / np.float32(32768)
    gain = 0.0
    if take.lufs > SILENCE_LUFS:
        gain = 10 ** ((TAKE_LUFS - take.lufs) / 20)
    voice *= np.float32(gain)
    _fade_edges(voice)
    track.add(take.start, np.repeat(voice[:, None], 2, axis=1))


def _fade_edges(voice: NDArray[np.float32]) -> None:
    """Fade both ends of a sound (samples,) in straight lines, in place."""
    count = min(_EDGE_FADE, len(voice) // 2)
    voice[:count] *= np.linspace(0, 1, count, dtype=np.float32)
    voice[len(voice) - count :] *= np.linspace(1, 0, count, dtype=np.float32)


def _add_sound(sound: PlacedSound, track: Track, scratch: Path) -> None:
    """Add a sound at its sample, its loudest moment at its level.

    It fades where the end of the film, or of its shot, cuts it.
    """
    room = track.total - sound.start
    begin = None
    if sound.excerpt is not None:
        room = min(room, round(sound.excerpt.length * SAMPLE_RATE))
        begin = sound.excerpt.start
    info, own = decode_track(
        sound.file,
        sound.name,
        scratch / "own.f32",
        seconds=room / SAMPLE_RATE,
        begin=begin,
    )
    count = min(own.total, room)
    fall = _choose_fall(sound, own.total, room)
    gain = 10 ** ((SPEECH_LUFS + sound.level - info.loudest) / 20)
    for start, wave in own.iter_blocks():
        n = np.arange(start, start + len(wave))
        fade = np.clip(np.minimum(n / _RISE, (count - 1 - n) / fall), 0, 1)
        track.add(
            sound.start + start,
            wave * (gain * fade)[:, None].astype(np.float32),
        )


def _choose_fall(sound: PlacedSound, total: int, room: int) -> int:
    """Return the samples of a sound's fade at its end: short if it ends by itself."""
    if total < room:
        return _EDGE_FADE
    if sound.excerpt is None:
        return min(room, END_FADE_SAMPLES)
    return min(room, SHOT_FADE_SAMPLES)


def _add_music(
    music: MusicRequest, track: Track, *, store: Store, scratch: Path
) -> None:
    if music.settings is not None:
        slow = Track.create_silent(
            scratch / "score.f32", -(-track.total // _RATIO)
        )
        _add_score(music, music.settings, slow, store=store)
        _add_resampled(slow, track)
    elif music.file is not None:
        seconds = track.total / SAMPLE_RATE + 1
        own = scratch / "own.f32"
        _, decoded = decode_track(music.file, music.name, own, seconds=seconds)
        _add_loop(decoded, track)
        chapters = [section.start for section in music.sections[1:]]
        apply_curve(track, _make_chapter_curve(track, chapters))


def _add_score(
    music: MusicRequest,
    settings: score.ScoreSettings,
    track: Track,
    *,
    store: Store,
) -> None:
    """Add each section's pieces to a track at SCORE_RATE; a section fades while the next begins.

    The last section dies away with the film.
    """
    sections = compute_sections(music, track.total * _RATIO, SAMPLE_RATE)
    starts = [section.start // _RATIO for section in music.sections]
    cross = round(score.CROSSFADE_SECONDS * SCORE_RATE)
    for i, pieces in enumerate(score.compose(settings, sections)):
        begin = starts[i]
        if i == len(sections) - 1:
            end = track.total
            fall = min(LAST_CHORD_FADE_SECONDS * SCORE_RATE, end - begin)
        else:
            end = starts[i + 1] + cross
            fall = min(cross, end - begin)
        for piece in pieces:
            start = begin + round(piece.start * SCORE_RATE)
            wave = _render_cached(piece, store)[: max(0, end - start)]
            _die_away(wave, start - (end - fall), fall)
            track.add(start, wave)


def _add_resampled(slow: Track, track: Track) -> None:
    """Add a track at SCORE_RATE to one at the film's rate.

    Each block is taken with some of its neighbours, which fade, so that its edges aren't heard.
    """
    fade = np.sin(np.linspace(0, np.pi / 2, _MARGIN, dtype=np.float32)) ** 2
    for start, block in slow.iter_blocks():
        first = max(0, start - _MARGIN)
        wave = slow.read(first, start - first + len(block) + _MARGIN)
        if start:
            wave[:_MARGIN] *= fade[:, None]
        if first + len(wave) < slow.total:
            wave[-_MARGIN:] *= fade[::-1, None]
        made = score.to_film_rate(wave.T).T[_RATIO * (start - first) :]
        track.add(_RATIO * start, made[: _RATIO * len(block)])


def _add_sting(
    sting: PlacedSting, track: Track, *, store: Store, scratch: Path
) -> None:
    """Add a sting at its sample, its loudest moment at STING_LEVEL; the film's end cuts it."""
    slow = _render_cached(write_sting(sting.key), store)
    wave = score.to_film_rate(slow.T).T
    own = Track.create_silent(scratch / "own.f32", len(wave))
    own.add(0, wave)
    loudest = loudness.measure_loudest(loudness.measure_powers(own))
    gain = 10 ** ((SPEECH_LUFS + STING_LEVEL - loudest) / 20)
    kept = wave[: max(0, track.total - sting.start)]
    fall = min(END_FADE_SAMPLES, len(kept))
    wanted = kept * np.float32(gain)
    _die_away(wanted, fall - len(kept), fall)
    track.add(sting.start, wanted)


def _die_away(wave: Wave, since: int, fall: int) -> None:
    """Let a sound die away in `fall` samples, in place; it begins `since` samples into them."""
    first = max(0, -since)
    at = np.arange(since + first, since + len(wave)) / max(1, fall)
    gain = np.cos(np.clip(at, 0, 1) * np.pi / 2)
    wave[first:] *= gain.astype(np.float32)[:, None]


def _render_cached(piece: score.ChordNotes, store: Store) -> Wave:
    """Render a piece at SCORE_RATE, (samples, 2); it is kept in the store as 16 bit."""
    notes = [
        [t.instrument, t.start, t.length, t.pitch, t.level, t.seed]
        for t in piece.tones
    ]
    made_by = {"score": score.VERSION, "numpy": np.__version__}
    name = digest_json({**made_by, "notes": notes})
    path = store.get(name, ".wav")
    if path is None:
        wave = score.render(piece).T / score.MAX_AMPLITUDE
        pcm = np.rint(np.clip(wave, -1, 1) * 32767).astype(np.int16)
        path = store.put(
            name, ".wav", lambda out: write_wav(out, pcm, SCORE_RATE)
        )
    kept: Wave = read_wav(path).astype(np.float32)
    return kept * np.float32(score.MAX_AMPLITUDE / 32767)


def _add_loop(own: Track, track: Track) -> None:
    """Add a file over the whole film: cut at its end, or running into itself with equal power.

    Both ends of the film fade.
    """
    cross = min(round(LOOP_SECONDS * SAMPLE_RATE), own.total // 4)
    length = max(1, cross)
    at = 0
    while at < track.total:
        for start, wave in own.iter_blocks():
            n = np.arange(start, start + len(wave))
            gain = np.sin(np.clip((own.total - n) / length, 0, 1) * np.pi / 2)
            if at:
                gain = np.sin(np.clip(n / length, 0, 1) * np.pi / 2) * gain
            track.add(at + start, wave * gain[:, None].astype(np.float32))
            if at + start > track.total:
                break
        at += own.total - cross
    apply_curve(track, _make_fade_curve(track))


def _list_curve_seconds(track: Track) -> DuckingCurve:
    """Return the second of each point of a curve."""
    return np.arange(-(-track.total // STEP) + 1) / 100


def _make_fade_curve(track: Track) -> DuckingCurve:
    """Return gains that fade both ends of a film, a third of it each at most."""
    t = _list_curve_seconds(track)
    seconds = track.total / SAMPLE_RATE
    up = min(FADE_IN_SECONDS, seconds / 3)
    down = min(FADE_OUT_SECONDS, seconds / 3)
    ramp = np.clip(np.minimum(t / up, (seconds - t) / down), 0, 1)
    return np.asarray(np.sin(ramp * np.pi / 2) ** 2)


def _make_chapter_curve(track: Track, starts: list[int]) -> DuckingCurve:
    """Return gains that step back around the samples at which chapters begin."""
    t = _list_curve_seconds(track)
    down = np.zeros(len(t))
    for start in starts:
        away = np.abs(t - start / SAMPLE_RATE) / CHAPTER_DIP_SECONDS
        near = np.clip(1 - away, 0, 1)
        down = np.maximum(down, CHAPTER_DIP_DB * near**2 * (3 - 2 * near))
    return np.asarray(10 ** (-down / 20))
