"""The original score: a quiet piece composed for the film's chapters.

The same settings and lengths give the same notes. A piece is what begins under one chord, with all
that goes on sounding after it; the film's music is the sum of its pieces, so each can be made and
kept alone. A chapter's pieces depend on how many there are, and not on its exact length.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.sound.score.harmony import (
    MusicalKey,
    Voicing,
    parse_key,
    voice_chord,
)
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
"""Seconds of a section at least; a shorter one belongs to the one before it."""
MAX_AMPLITUDE = 16.0
"""The highest sample a piece may have: far above any that was measured."""
CROSSFADE_SECONDS = 3.5
"""Seconds in which one chapter's music gives way to the next one's."""
_CLOSING_DEGREES = (0, 3, 5, 2, 3, 0)
_VOICE_LEVELS = (0.9, 0.62, 0.6, 0.7)
_SOPRANO = 3
_NAMED_HARP = 1.6
_NAMED_LEVEL = 0.7
_BEATS = 8  # under one chord


@dataclass(frozen=True)
class ScoreSettings:
    """The score that the author asked for; `tempo` is in beats a minute.

    Of `instruments` only these play; without any it is those of the mood.
    """

    key: str = "D minor"
    tempo: float = 56
    mood: str = "grave"
    seed: int = 1
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mood:
    """How much there is of everything.

    `harp` is notes to a chord, `colour` the chance of an added note; the others are levels.
    """

    harp: float
    drums: float
    high: float
    colour: float
    drone: float


MOODS = {
    "grave": Mood(
        harp=0.9,
        drums=0.8,
        high=0.5,
        colour=0.25,
        drone=1.0,
    ),
    "tense": Mood(
        harp=0.4,
        drums=1.0,
        high=0.7,
        colour=0.6,
        drone=1.2,
    ),
    "calm": Mood(
        harp=1.6,
        drums=0.0,
        high=0.5,
        colour=0.4,
        drone=0.7,
    ),
    "hopeful": Mood(
        harp=2.0,
        drums=0.25,
        high=0.9,
        colour=0.45,
        drone=0.6,
    ),
}


@dataclass(frozen=True)
class ScoreSection:
    """A stretch of the film with music of its own: seconds, and `open`, `chapter` or `close`.

    Without `settings` it has those of the whole score.
    """

    seconds: float
    role: str
    settings: ScoreSettings | None = None


@dataclass(frozen=True)
class ChordNotes:
    """The notes that begin under one chord; `start` is in seconds from the section's start."""

    start: float
    tones: tuple[Note, ...]


def compose(
    settings: ScoreSettings, sections: Sequence[ScoreSection]
) -> list[list[ChordNotes]]:
    """Compose the pieces of each section.

    Only the closing section follows its exact length, to end with the film.
    """
    count = len(sections)
    return [
        _compose_section(
            section.settings or settings,
            section,
            index=i,
            count=count,
        )
        for i, section in enumerate(sections)
    ]


def compute_chord_length(settings: ScoreSettings) -> float:
    """Return the seconds of one chord."""
    return BARS_PER_CHORD * 4 * 60 / settings.tempo


def _compose_section(
    settings: ScoreSettings, section: ScoreSection, *, index: int, count: int
) -> list[ChordNotes]:
    """Compose one section, the `index`th of `count`."""
    key = parse_key(settings.key)
    mood = _choose_mood(settings)
    chords, step = _fit_chords(settings, section)
    # separate generators, so that a longer chapter goes on as the shorter one began
    chance = np.random.default_rng([settings.seed, index, count, 0])
    colours = np.random.default_rng([settings.seed, index, count, 1])
    seed = int(chance.integers(2**31))
    if section.role == "close":
        voicings = _voice_chords(key, _list_closing_degrees(chords))
    else:
        degrees = _choose_degrees(key, chords, chance)
        voicings = _voice_chords(
            key,
            degrees,
            colours=colours,
            colour=mood.colour,
        )
    strength = _compute_strength(section.role, (index + 0.5) / count)
    arranger = _Arranger(key, mood, step, strength, seed)
    pieces = [
        arranger.write_piece(voicings, i, section.role) for i in range(chords)
    ]
    if settings.instruments:
        return _keep_instruments(pieces, settings.instruments)
    return pieces


def _choose_mood(settings: ScoreSettings) -> Mood:
    """Return the mood, with enough of the instruments that the author names."""
    mood = MOODS[settings.mood]
    named = settings.instruments
    return dataclasses.replace(
        mood,
        harp=max(mood.harp, _NAMED_HARP if "harp" in named else 0.0),
        drums=max(mood.drums, _NAMED_LEVEL if "timpani" in named else 0.0),
        high=max(mood.high, _NAMED_LEVEL if "violins" in named else 0.0),
    )


def _keep_instruments(
    pieces: Sequence[ChordNotes], instruments: Sequence[str]
) -> list[ChordNotes]:
    """Return the pieces with the notes of some instruments; empty ones are left out."""
    kept = []
    for piece in pieces:
        tones = tuple(
            tone for tone in piece.tones if tone.instrument in instruments
        )
        if tones:
            kept.append(ChordNotes(piece.start, tones))
    return kept


def _fit_chords(
    settings: ScoreSettings, section: ScoreSection
) -> tuple[int, float]:
    """Return how many chords a section has, and the seconds of each."""
    step = compute_chord_length(settings)
    if section.role != "close":
        return max(1, math.ceil(section.seconds / step)), step
    # the last chord is home, and has time to fade
    chords = max(1, round(section.seconds / step))
    return chords, section.seconds / chords


def _compute_strength(role: str, at: float) -> float:
    """Return how full the music is: most so in the middle of the film, where `at` is 0.5."""
    if role != "chapter":
        return 0.35
    return 0.45 + 0.5 * math.sin(math.pi * at)


def _list_closing_degrees(chords: int) -> list[int]:
    """Return degrees that come home on the last chord."""
    pattern = _CLOSING_DEGREES
    return [
        pattern[-1 - (chords - 1 - i) % len(pattern)] for i in range(chords)
    ]


def _choose_degrees(
    key: MusicalKey, chords: int, chance: np.random.Generator
) -> list[int]:
    """Choose the degrees of some chords, four at a time, no progression twice in a row."""
    found: list[int] = []
    last = -1
    while len(found) < chords:
        pick = int(chance.integers(len(key.progressions)))
        if pick == last:
            pick = (pick + 1) % len(key.progressions)
        found += key.progressions[pick]
        last = pick
    return found[:chords]


def _voice_chords(
    key: MusicalKey,
    degrees: Sequence[int],
    *,
    colours: np.random.Generator | None = None,
    colour: float = 0.0,
) -> list[Voicing]:
    """Return the pitches of each chord; one in `colour` gets an added note."""
    voicings: list[Voicing] = []
    before: Voicing | None = None
    for degree in degrees:
        added = None
        if colours is not None and colours.random() < colour:
            added = key.get_pitch_class(degree + 1)
        before = voice_chord(key.build_triad(degree), before, added)
        voicings.append(before)
    return voicings


@dataclass(frozen=True)
class _Arranger:
    """Writes the notes of one section's chords; `step` is the seconds of a chord."""

    key: MusicalKey
    mood: Mood
    step: float
    strength: float
    seed: int

    def write_piece(
        self, voicings: Sequence[Voicing], i: int, role: str
    ) -> ChordNotes:
        """Write the notes that begin under chord `i` of a section."""
        chance = np.random.default_rng([self.seed, i])
        tones = self._write_strings(voicings, i, chance)
        tones.append(self._write_drone(chance, role))
        tones += self._write_harp(voicings[i], chance)
        tones += self._write_drums(
            voicings[i],
            chance,
            index=i,
            role=role,
        )
        rounded = [
            dataclasses.replace(t, start=round(t.start, 4)) for t in tones
        ]
        return ChordNotes(i * self.step, tuple(rounded))

    def _write_strings(
        self, voicings: Sequence[Voicing], i: int, chance: np.random.Generator
    ) -> list[Note]:
        """Write each voice's note, unless it is tied over from the chord before.

        At most two chords are tied.
        """
        found = []
        for part, pitch in enumerate(voicings[i]):
            late = 0.16 * chance.random()
            seed = int(chance.integers(2**31))
            if self._is_tied(voicings, i, part):
                continue
            chords = 2 if self._is_tied(voicings, i + 1, part) else 1
            length = self.step * chords
            level = round(
                _VOICE_LEVELS[part] * (0.45 + 0.55 * self.strength), 4
            )
            note = Note(
                "strings", late, round(length - 0.2, 4), pitch, level, seed
            )
            found.append(note)
            high = self.strength * self.mood.high
            if part == _SOPRANO and high > 0.3:
                found.append(self._write_violins(note, length))
        return found

    def _write_violins(self, under: Note, length: float) -> Note:
        """Write the note an octave above the soprano's."""
        return Note(
            "violins",
            start=under.start + 0.4,
            length=round(length - 0.6, 4),
            pitch=under.pitch + 12,
            level=round(0.2 * self.strength * self.mood.high, 4),
            seed=under.seed ^ 1,
        )

    def _is_tied(self, voicings: Sequence[Voicing], i: int, part: int) -> bool:
        """Tell whether a voice keeps its note from chord i - 1 into chord i.

        Of ties in a row every second one is struck again.
        """
        run = 0
        while (
            0 < i - run < len(voicings)
            and voicings[i - run][part] == voicings[i - run - 1][part]
        ):
            run += 1
        return run % 2 == 1

    def _write_drone(self, chance: np.random.Generator, role: str) -> Note:
        """Write the tonic, low, for the whole chord."""
        share = 0.8 if role == "chapter" else 1.0
        return Note(
            "drone",
            start=0.0,
            length=round(self.step, 4),
            pitch=36 + (self.key.tonic - 36) % 12,
            level=round(0.55 * self.mood.drone * share, 4),
            seed=int(chance.integers(2**31)),
        )

    def _write_harp(
        self, chord: Voicing, chance: np.random.Generator
    ) -> list[Note]:
        """Write a few notes of the chord, on different beats."""
        count = int(chance.poisson(self.mood.harp * (0.5 + self.strength)))
        beats = sorted(chance.permutation(_BEATS)[: min(count, 4)].tolist())
        first = int(chance.integers(3))
        found = []
        for beat in beats:
            pitch = int(chord[1 + (first + beat) % 3])
            if chance.random() < 0.3:
                pitch += 12
            level = round(0.3 + 0.2 * float(chance.random()), 4)
            start = beat * (self.step / _BEATS) + 0.02 * chance.random()
            seed = int(chance.integers(99))
            found.append(Note("harp", start, 0.0, pitch, level, seed))
        return found

    def _write_drums(
        self,
        chord: Voicing,
        chance: np.random.Generator,
        *,
        index: int,
        role: str,
    ) -> list[Note]:
        """Write a stroke or two where a chapter begins, and now and then where a phrase does."""
        weight = self.mood.drums * self.strength
        if weight < 0.2:
            return []
        pitch = 38 + (chord[0] - 38) % 12
        if index == 0 and role == "chapter":
            second = 1.5 * (self.step / _BEATS)
            return [
                _make_stroke(pitch, 0.0, 0.7 * weight),
                _make_stroke(pitch, second, 0.48 * weight),
            ]
        if index % 4 == 0 and chance.random() < weight:
            return [_make_stroke(pitch, 0.0, 0.5 * weight)]
        return []


def _make_stroke(pitch: int, start: float, level: float) -> Note:
    return Note("timpani", start, 0.0, pitch, round(level, 4), 0)


def render(piece: ChordNotes) -> ScoreWave:
    """Render a piece in its room: (2, samples) at SCORE_RATE, from the piece's start on."""
    waves = [
        (round(tone.start * SCORE_RATE), play(tone)) for tone in piece.tones
    ]
    length = max(at + wave.shape[1] for at, wave in waves)
    dry = np.zeros((2, length), np.float32)
    for at, wave in waves:
        dry[:, at : at + wave.shape[1]] += wave
    return add_room(dry)


def to_film_rate(wave: ScoreWave) -> ScoreWave:
    """Return a rendered piece (2, samples) at 48 kHz, (2, 2 * samples).

    Its spectrum is kept and nothing is added above, so no filter is heard.
    """
    count = wave.shape[1]
    size = find_fast_length(count + REVERB_SAMPLES // 8)
    spectrum = np.fft.rfft(wave, size)
    doubled = np.fft.irfft(spectrum, 2 * size)[:, : 2 * count]
    return (2 * doubled).astype(np.float32)
