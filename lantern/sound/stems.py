"""Voice, music and effects as tracks of the film's length, each at its level, and their sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.store import Store, digest_json
from lantern.core.units import SAMPLE_RATE
from lantern.sound import score
from lantern.sound.arrays import Wave
from lantern.sound.ducking import DuckingCurve, apply_curve, duck
from lantern.sound.files import Track, decode_track, read_wav, write_wav
from lantern.sound.request import (
    SILENCE_LUFS,
    SPEECH_LUFS,
    TAKE_LUFS,
    MixRequest,
    MusicRequest,
    PlacedSound,
    PlacedTake,
    compute_sections,
)
from lantern.sound.score.instruments import SCORE_RATE

LOOP_SECONDS = 3.0
"""Seconds over which a file that is too short runs into itself."""
MUSIC_FADE_SECONDS = (1.5, 3.0)
"""Seconds of a music file's fades at the film's ends."""
CHAPTER_DIP_DB = 5.0
"""dB a music file steps back where a chapter begins, and comes up again."""
_FADE = SAMPLE_RATE // 200
SHOT_FADE_SAMPLES = SAMPLE_RATE // 10
"""Samples of the fade where footage is cut."""


@dataclass(frozen=True)
class Stems:
    """The three tracks; `blocks` is their sum."""

    voice: Track
    music: Track
    effects: Track

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        for start, wave in self.voice.iter_blocks():
            yield (
                start,
                wave
                + self.music.read(start, len(wave))
                + self.effects.read(start, len(wave)),
            )


def gather(programme: MixRequest, store: Store, scratch: Path) -> Stems:
    """Lay everything out in `scratch`. The score's pieces are kept in the store. Raises AssetFailure."""
    tracks = [
        Track.create_silent(scratch / f"{n}.f32", programme.total)
        for n in ("voice", "music", "effects")
    ]
    found = Stems(*tracks)
    _add_takes(programme.cues, found.voice)
    if programme.music:
        _add_music(programme.music, found.music, store, scratch)
        duck(
            found.music,
            found.voice,
            SPEECH_LUFS + programme.music.level,
            shape=programme.music.duck,
        )
    for spot in programme.spots:
        _add_sound(spot, found.effects, scratch)
    return found


def _add_takes(cues: tuple[PlacedTake, ...], track: Track) -> None:
    """Takes at their samples, at one level, in the middle, with short fades."""
    for cue in cues:
        voice: Wave = read_wav(cue.take).astype(np.float32) / np.float32(32768)
        voice *= np.float32(
            10 ** ((TAKE_LUFS - cue.lufs) / 20) if cue.lufs > SILENCE_LUFS else 0.0
        )
        _fade(voice[:, None], _FADE, _FADE)
        track.add(cue.start, np.repeat(voice[:, None], 2, axis=1))


def _fade(wave: Wave, up: int, down: int) -> None:
    """Straight fades at both ends, in place."""
    up, down = min(up, len(wave) // 2), min(down, len(wave) // 2)
    wave[:up] *= np.linspace(0, 1, up, dtype=np.float32)[:, None]
    wave[len(wave) - down :] *= np.linspace(1, 0, down, dtype=np.float32)[:, None]


def _add_sound(spot: PlacedSound, track: Track, scratch: Path) -> None:
    """A sound at its sample, its loudest moment so many LU from the voice; the film's end, or its shot's, cuts it."""
    begin, length = None, track.total
    if spot.excerpt is not None:
        begin, length = spot.excerpt.start, spot.excerpt.samples
    room = min(track.total - spot.start, length)
    heard, own = decode_track(
        spot.file, spot.name, scratch / "own.f32", room / SAMPLE_RATE, begin
    )
    gain = 10 ** ((SPEECH_LUFS + spot.level - heard.loudest) / 20)
    whole = own.total < room
    softly = SAMPLE_RATE // 2 if spot.excerpt is None else SHOT_FADE_SAMPLES
    count = min(own.total, room)
    for start, wave in own.iter_blocks():
        n = np.arange(start, start + len(wave))
        up, down = n / 48, (count - 1 - n) / (_FADE if whole else min(count, softly))
        track.add(
            spot.start + start,
            wave
            * (gain * np.clip(np.minimum(up, down), 0, 1))[:, None].astype(np.float32),
        )


def _add_music(music: MusicRequest, track: Track, store: Store, scratch: Path) -> None:
    if music.settings:
        _add_score(music, music.settings, track, store)
    elif music.file:
        _, own = decode_track(
            music.file, music.name, scratch / "own.f32", track.total / SAMPLE_RATE + 1
        )
        _add_loop(own, track)
        apply_curve(
            track,
            _chapter_curve(track, [section.start for section in music.sections[1:]]),
        )


def _add_score(
    music: MusicRequest, settings: score.ScoreSettings, track: Track, store: Store
) -> None:
    """Each section's pieces, faded over into the next section's; the last one dies away with the film."""
    stretched = compute_sections(music, track.total, SAMPLE_RATE)
    cross = round(score.CROSSFADE_SECONDS * SAMPLE_RATE)
    for i, pieces in enumerate(score.compose(settings, stretched)):
        begin = music.sections[i].start
        last = i == len(stretched) - 1
        end = track.total if last else music.sections[i + 1].start + cross
        for piece in pieces:
            start = begin + round(piece.start * SAMPLE_RATE)
            wave = _render_cached(piece, store)[: max(0, end - start)]
            fall = min(cross if not last else SAMPLE_RATE * 2, end - begin)
            at = (np.arange(start, start + len(wave)) - (end - fall)) / max(1, fall)
            gain = np.cos(np.clip(at, 0, 1) * np.pi / 2)
            track.add(start, wave * gain.astype(np.float32)[:, None])


def _render_cached(piece: score.ChordNotes, store: Store) -> Wave:
    """A piece at the film's rate, (samples, 2): from the store, or made and put there, 16 bit under its own peak."""
    notes = [
        [t.instrument, t.start, t.length, t.pitch, t.level, t.seed] for t in piece.tones
    ]
    name = digest_json(
        {"score": score.VERSION, "numpy": np.__version__, "notes": notes}
    )
    path = store.get(name, ".wav")
    if path is None:
        wave = score.render(piece).T / score.MAX_AMPLITUDE
        pcm = np.rint(np.clip(wave, -1, 1) * 32767).astype(np.int16)
        path = store.put(
            name, ".wav", lambda staged: write_wav(staged, pcm, SCORE_RATE)
        )
    pcm = read_wav(path)
    return score.to_film_rate(
        pcm.T.astype(np.float32) * np.float32(score.MAX_AMPLITUDE / 32767)
    ).T


def _add_loop(own: Track, track: Track) -> None:
    """A file over the whole film: trimmed, or running into itself with equal power; faded at both ends."""
    cross = min(round(LOOP_SECONDS * SAMPLE_RATE), own.total // 4)
    at = 0
    while at < track.total:
        for start, wave in own.iter_blocks():
            n = np.arange(start, start + len(wave))
            rise = np.sin(np.clip(n / max(1, cross), 0, 1) * np.pi / 2) if at else 1.0
            fall = np.sin(np.clip((own.total - n) / max(1, cross), 0, 1) * np.pi / 2)
            track.add(at + start, wave * np.asarray(rise * fall, np.float32)[:, None])
            if at + start > track.total:
                break
        at += own.total - cross
    apply_curve(track, _fade_curve(track))


def _points(track: Track) -> DuckingCurve:
    """The seconds of a curve's points."""
    return np.arange(-(-track.total // (SAMPLE_RATE // 100)) + 1) / 100


def _fade_curve(track: Track) -> DuckingCurve:
    t, seconds = _points(track), track.total / SAMPLE_RATE
    up, down = (min(f, seconds / 3) for f in MUSIC_FADE_SECONDS)
    ramp = np.clip(np.minimum(t / up, (seconds - t) / down), 0, 1)
    return np.asarray(np.sin(ramp * np.pi / 2) ** 2)


def _chapter_curve(track: Track, starts: list[int]) -> DuckingCurve:
    t = _points(track)
    down = np.zeros(len(t))
    for start in starts:
        near = np.clip(1 - np.abs(t - start / SAMPLE_RATE) / 2.0, 0, 1)
        down = np.maximum(down, CHAPTER_DIP_DB * near**2 * (3 - 2 * near))
    return np.asarray(10 ** (-down / 20))
