"""The original score: a quiet piece composed for the film's chapters. Same settings and lengths, same notes.

A piece is what begins under one chord, with all that sounds on after it; the film's music is the sum of its pieces,
so each can be made and kept alone. A chapter's pieces don't depend on its exact length: only how many there are does.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.sound.score.harmony import MusicalKey, Voicing, parse_key, voice_chord
from lantern.sound.score.instruments import (
    REVERB_SAMPLES,
    SCORE_RATE,
    Note,
    ScoreWave,
    add_room,
    find_fast_length,
    play,
)

VERSION = 1
BARS_PER_CHORD = 2
"""Bars of four beats under one chord."""
MIN_SECTION_SECONDS = 4.0
"""Seconds a section lasts at least; a shorter one belongs to the one before it."""
MAX_AMPLITUDE = 16.0
"""The highest sample a piece may have: far above any that was measured."""
CROSSFADE_SECONDS = 3.5
"""Seconds over which one chapter's music gives way to the next one's."""


@dataclass(frozen=True)
class ScoreSettings:
    """What the author asked for."""

    key: str = "D minor"
    tempo: float = 56
    mood: str = "grave"
    seed: int = 1


@dataclass(frozen=True)
class Mood:
    """How much of everything: harp notes to a chord, drums, high strings, chance of an added note, drone."""

    harp: float
    drums: float
    high: float
    colour: float
    drone: float


MOODS = {
    "grave": Mood(harp=0.9, drums=0.8, high=0.5, colour=0.25, drone=1.0),
    "tense": Mood(harp=0.4, drums=1.0, high=0.7, colour=0.6, drone=1.2),
    "calm": Mood(harp=1.6, drums=0.0, high=0.5, colour=0.4, drone=0.7),
    "hopeful": Mood(harp=2.0, drums=0.25, high=0.9, colour=0.45, drone=0.6),
}


@dataclass(frozen=True)
class ScoreSection:
    """A stretch of the film with music of its own: its length in seconds, and `open`, `chapter` or `close`."""

    seconds: float
    role: str


@dataclass(frozen=True)
class ChordNotes:
    """Notes that begin under one chord; `start` is in seconds from the section's start."""

    start: float
    tones: tuple[Note, ...]


def compose(
    settings: ScoreSettings, sections: Sequence[ScoreSection]
) -> list[list[ChordNotes]]:
    """The pieces of each section. Only the closing one follows its section's length, to end with the film."""
    return [
        _section(settings, i, section, len(sections))
        for i, section in enumerate(sections)
    ]


def compute_chord_length(settings: ScoreSettings) -> float:
    return BARS_PER_CHORD * 4 * 60 / settings.tempo


def _section(
    settings: ScoreSettings, index: int, section: ScoreSection, count: int
) -> list[ChordNotes]:
    key, mood = parse_key(settings.key), MOODS[settings.mood]
    step = compute_chord_length(settings)
    chords = max(1, math.ceil(section.seconds / step))
    closing = section.role == "close"
    if closing:  # the last chord is home, and has time to fade
        chords = max(1, round(section.seconds / step))
        step = section.seconds / chords
    # chances of their own, so that a longer chapter goes on as the shorter one began
    chance, colours = (
        np.random.default_rng([settings.seed, index, count, use]) for use in (0, 1)
    )
    section_seed = int(chance.integers(2**31))
    degrees = _degrees(key, chords, chance, closing)
    voicings: list[Voicing] = []
    for degree in degrees:
        colour = (
            key.get_pitch_class(degree + 1)
            if colours.random() < mood.colour and not closing
            else None
        )
        voicings.append(
            voice_chord(
                key.build_triad(degree), voicings[-1] if voicings else None, colour
            )
        )
    strength = (
        0.35
        if section.role != "chapter"
        else 0.45 + 0.5 * math.sin(math.pi * (index + 0.5) / count)
    )
    writer = _Arranger(key, mood, step, strength, section_seed)
    return [writer.write_piece(voicings, i, section.role) for i in range(chords)]


def _degrees(
    key: MusicalKey, chords: int, chance: np.random.Generator, closing: bool
) -> list[int]:
    """Degrees for so many chords, four at a time, no progression twice in a row."""
    if closing:
        return [(0, 3, 5, 2, 3, 0)[-1 - (chords - 1 - i) % 6] for i in range(chords)]
    found: list[int] = []
    last = -1
    while len(found) < chords:
        pick = int(chance.integers(len(key.progressions)))
        pick = (pick + 1) % len(key.progressions) if pick == last else pick
        found += key.progressions[pick]
        last = pick
    return found[:chords]


@dataclass(frozen=True)
class _Arranger:
    """Writes the notes of one section's chords."""

    key: MusicalKey
    mood: Mood
    step: float
    strength: float
    seed: int

    def write_piece(self, voicings: Sequence[Voicing], i: int, role: str) -> ChordNotes:
        chance = np.random.default_rng([self.seed, i])
        tones = [*self._strings(voicings, i, chance), self._drone(i, chance, role)]
        tones += self._harp(voicings[i], chance) + self._drums(
            voicings[i], i, chance, role
        )
        return ChordNotes(
            i * self.step,
            tuple(dataclasses.replace(t, start=round(t.start, 4)) for t in tones),
        )

    def _strings(
        self, voicings: Sequence[Voicing], i: int, chance: np.random.Generator
    ) -> list[Note]:
        """Each voice's note, unless it is tied over from the chord before; at most two chords are tied."""
        levels = (0.9, 0.62, 0.6, 0.7)
        found = []
        for part, (pitch, level) in enumerate(zip(voicings[i], levels, strict=True)):
            late, seed = 0.16 * chance.random(), int(chance.integers(2**31))
            if self._is_tied(voicings, i, part):
                continue
            length = self.step * (2 if self._is_tied(voicings, i + 1, part) else 1)
            level *= 0.45 + 0.55 * self.strength
            found.append(
                Note(
                    "strings",
                    late,
                    round(length - 0.2, 4),
                    pitch,
                    round(level, 4),
                    seed,
                )
            )
            if part == 3 and self.strength * self.mood.high > 0.3:
                up = round(0.2 * self.strength * self.mood.high, 4)
                found.append(
                    Note(
                        "violins",
                        late + 0.4,
                        round(length - 0.6, 4),
                        pitch + 12,
                        up,
                        seed ^ 1,
                    )
                )
        return found

    def _is_tied(self, voicings: Sequence[Voicing], i: int, part: int) -> bool:
        """Whether a voice holds its note from chord i - 1 into chord i; every second such tie is struck anew."""
        run = 0
        while (
            0 < i - run < len(voicings)
            and voicings[i - run][part] == voicings[i - run - 1][part]
        ):
            run += 1
        return run % 2 == 1

    def _drone(self, i: int, chance: np.random.Generator, role: str) -> Note:
        level = round(0.55 * self.mood.drone * (0.8 if role == "chapter" else 1.0), 4)
        pitch = 36 + (self.key.tonic - 36) % 12
        return Note(
            "drone", 0.0, round(self.step, 4), pitch, level, int(chance.integers(2**31))
        )

    def _harp(self, chord: Voicing, chance: np.random.Generator) -> list[Note]:
        """A few notes of the chord, on beats, seldom on the first."""
        count = int(chance.poisson(self.mood.harp * (0.5 + self.strength)))
        beats = sorted(chance.permutation(8)[: min(count, 4)].tolist())
        first, beat = int(chance.integers(3)), self.step / 8
        found = []
        for b in beats:
            pitch = int(chord[1 + (first + b) % 3]) + (
                12 if chance.random() < 0.3 else 0
            )
            level = round(0.3 + 0.2 * float(chance.random()), 4)
            found.append(
                Note(
                    "harp",
                    b * beat + 0.02 * chance.random(),
                    0.0,
                    pitch,
                    level,
                    int(chance.integers(99)),
                )
            )
        return found

    def _drums(
        self, chord: Voicing, i: int, chance: np.random.Generator, role: str
    ) -> list[Note]:
        """A stroke or two where a chapter begins, and now and then where a phrase does."""
        weight = self.mood.drums * self.strength
        begins = i == 0 and role == "chapter"
        if weight < 0.2 or not (begins or (i % 4 == 0 and chance.random() < weight)):
            return []
        pitch = 38 + (chord[0] - 38) % 12
        beat = self.step / 8
        strokes = ((0.0, 0.7), (1.5 * beat, 0.48)) if begins else ((0.0, 0.5),)
        return [
            Note("timpani", at, 0.0, pitch, round(level * weight, 4), 0)
            for at, level in strokes
        ]


def render(piece: ChordNotes) -> ScoreWave:
    """A piece with its room: (2, samples) at RATE, its first sample at the piece's start."""
    waves = [(round(tone.start * SCORE_RATE), play(tone)) for tone in piece.tones]
    dry = np.zeros((2, max(at + wave.shape[1] for at, wave in waves)), np.float32)
    for at, wave in waves:
        dry[:, at : at + wave.shape[1]] += wave
    return add_room(dry)


def to_film_rate(wave: ScoreWave) -> ScoreWave:
    """A rendered piece at 48 kHz: its spectrum with nothing above, so no filter is heard."""
    size = find_fast_length(wave.shape[1] + REVERB_SAMPLES // 8)
    return (
        2 * np.fft.irfft(np.fft.rfft(wave, size), 2 * size)[:, : 2 * wave.shape[1]]
    ).astype(np.float32)
