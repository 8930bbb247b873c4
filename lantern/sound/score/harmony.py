"""Harmony of the score: keys, modes, progressions, and four voices that move as little as they can.

Modal: chords of the key's own notes only, without diminished ones. Pure integers (MIDI pitches).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

MODES = {
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "major": (0, 2, 4, 5, 7, 9, 11),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}
MINOR_PROGRESSIONS = (
    (0, 5, 2, 6),
    (0, 3, 5, 4),
    (0, 6, 5, 3),
    (0, 2, 3, 4),
    (0, 5, 3, 6),
    (0, 3, 0, 5),
)
"""Progressions of modes with a minor third, as degrees from 0."""
MAJOR_PROGRESSIONS = (
    (0, 4, 5, 3),
    (0, 5, 3, 4),
    (0, 3, 1, 4),
    (0, 2, 5, 3),
    (0, 1, 3, 0),
    (0, 3, 5, 4),
)
"""Progressions of the other modes."""
VOICE_RANGES = ((36, 50), (48, 62), (55, 69), (60, 74))
"""Lowest and highest pitch of bass, tenor, alto and soprano."""
_HOME = (41, 54, 62, 67)  # pitches at which the voices like to begin
_TOP = 68  # the pitch around which the soprano stays
_MUDDY = 60  # close notes below it can't be told apart
_NOTES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_ACCIDENTALS = {"": 0, "#": 1, "b": -1, "♯": 1, "♭": -1}

Voicing = tuple[int, ...]
"""The pitches of a chord's voices, from the bass up."""


@dataclass(frozen=True)
class MusicalKey:
    """A tonic, 0 for C to 11 for B, and the steps of its mode."""

    tonic: int
    steps: tuple[int, ...]

    def get_pitch_class(self, n: int) -> int:
        """Return the pitch class of a degree, counted from 0."""
        return (self.tonic + self.steps[n % 7]) % 12

    def build_triad(self, root: int) -> tuple[int, int, int]:
        """Return root, third and fifth on a degree, as pitch classes.

        In place of a diminished triad it is the one a third below.
        """
        low = self.get_pitch_class(root)
        third = self.get_pitch_class(root + 2)
        fifth = self.get_pitch_class(root + 4)
        if (fifth - low) % 12 != 7:
            return self.build_triad(root + 5)
        return low, third, fifth

    @property
    def has_minor_third(self) -> bool:
        """Whether the mode has a minor third."""
        return self.steps[2] == 3

    @property
    def progressions(self) -> tuple[tuple[int, ...], ...]:
        """The progressions that suit the mode, as degrees from 0."""
        return (
            MINOR_PROGRESSIONS if self.has_minor_third else MAJOR_PROGRESSIONS
        )


def parse_key(text: str) -> MusicalKey:
    """Read a key such as `D minor`, `F# dorian` or `Bb major`; without a mode it is major.

    Raises:
        ValueError: it is no key; a sentence.
    """
    name, _, mode = text.strip().partition(" ")
    note = _NOTES.get(name[:1].upper())
    accidental = _ACCIDENTALS.get(name[1:])
    steps = MODES.get(mode.strip().lower() or "major")
    if note is None or accidental is None or steps is None:
        cure = f"write a note and a mode, such as D minor ({', '.join(MODES)})"
        raise ValueError(f"'{text}' isn't a key; {cure}")
    return MusicalKey((note + accidental) % 12, steps)


def voice_chord(
    chord: Sequence[int], before: Voicing | None, colour: int | None = None
) -> Voicing:
    """Return four pitches of a chord, as near to the ones before as can be.

    Voices don't cross and avoid parallel fifths and octaves; the third is present, and the bass is
    on the root.

    Args:
        chord: root, third and fifth as pitch classes.
        before: the pitches of the chord before, None at the beginning.
        colour: a pitch class to add in an upper voice.
    """
    upper = set(chord)
    if colour is not None:
        upper.add(colour)
    choices = [_list_pitches(VOICE_RANGES[0], {chord[0]})]
    for voice in VOICE_RANGES[1:]:
        choices.append(_list_pitches(voice, upper))
    voicings = [
        voicing
        for voicing in itertools.product(*choices)
        if _has_third(voicing, chord)
    ]
    return min(
        voicings, key=lambda voicing: (_rate(voicing, before, colour), voicing)
    )


def _list_pitches(voice: tuple[int, int], classes: set[int]) -> list[int]:
    low, high = voice
    return [pitch for pitch in range(low, high + 1) if pitch % 12 in classes]


def _has_third(voicing: Voicing, chord: Sequence[int]) -> bool:
    """Tell whether voices are in order, and one above the bass has the third."""
    return _is_ordered(voicing) and any(p % 12 == chord[1] for p in voicing[1:])


def _is_ordered(voicing: Voicing) -> bool:
    """Tell whether no voices cross, and no upper two are more than an octave apart."""
    steps = _list_steps(voicing)
    return min(steps) > 0 and max(steps[1:]) <= 12


def _list_steps(voicing: Voicing) -> list[int]:
    return [upper - lower for lower, upper in itertools.pairwise(voicing)]


def _rate(
    voicing: Voicing, before: Voicing | None, colour: int | None
) -> float:
    """Return how bad a voicing is."""
    rating = _rate_sound(voicing, colour)
    if before is None:
        away = [abs(p - home) for p, home in zip(voicing, _HOME, strict=True)]
        return rating + sum(away) / 3
    moves = [b - a for a, b in zip(before, voicing, strict=True)]
    leaps = [abs(move) + (3 if abs(move) > 4 else 0) for move in moves[1:]]
    rating += 0.35 * abs(moves[0]) + sum(leaps)
    rating += 1.5 * (moves[3] == 0) + 60.0 * count_parallels(before, voicing)
    return rating + 0.25 * abs(voicing[3] - _TOP)


def _rate_sound(voicing: Voicing, colour: int | None) -> float:
    """Return how bad a voicing sounds by itself: doubled notes, a missing colour, mud."""
    classes = [pitch % 12 for pitch in voicing]
    rating = 3.0 * (4 - len(set(classes)))
    if colour is not None and colour not in classes[2:]:
        rating += 4.0
    for pitch, step in zip(voicing[:-1], _list_steps(voicing), strict=True):
        if step < 3 and pitch < _MUDDY:
            rating += 4.0
    return rating


def count_parallels(before: Voicing, after: Voicing) -> int:
    """Count the pairs of voices that move from a fifth to a fifth, or an octave to an octave."""
    count = 0
    moves = zip(before, after, strict=True)
    for (lower, new_lower), (upper, new_upper) in itertools.combinations(
        moves, 2
    ):
        interval = (upper - lower) % 12
        stays = interval == (new_upper - new_lower) % 12
        if lower != new_lower and stays and interval in (0, 7):
            count += 1
    return count
