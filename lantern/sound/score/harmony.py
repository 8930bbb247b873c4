"""Harmony of the score: keys, modes, progressions, and four voices that move as little as they can.

Modal: chords of the key's own notes only, diminished ones left out. Pure integers (MIDI pitches), no sound.
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
VOICE_RANGES = ((36, 50), (48, 62), (55, 69), (60, 74))
"""Lowest and highest pitch of bass, tenor, alto and soprano."""

Voicing = tuple[int, ...]


@dataclass(frozen=True)
class MusicalKey:
    """A tonic, 0 for C to 11 for B, and the steps of its mode."""

    tonic: int
    steps: tuple[int, ...]

    def get_pitch_class(self, n: int) -> int:
        """The pitch class of a degree, counted from 0."""
        return (self.tonic + self.steps[n % 7]) % 12

    def build_triad(self, root: int) -> tuple[int, int, int]:
        """Root, third and fifth on a degree, as pitch classes. A diminished one: the triad a third below."""
        found = (
            self.get_pitch_class(root),
            self.get_pitch_class(root + 2),
            self.get_pitch_class(root + 4),
        )
        return self.build_triad(root + 5) if (found[2] - found[0]) % 12 != 7 else found

    @property
    def has_minor_third(self) -> bool:
        return self.steps[2] == 3

    @property
    def progressions(self) -> tuple[tuple[int, ...], ...]:
        return MINOR_PROGRESSIONS if self.has_minor_third else MAJOR_PROGRESSIONS


def parse_key(text: str) -> MusicalKey:
    """`D minor`, `F# dorian`, `Bb major`. Raises ValueError."""
    name, _, mode = text.strip().partition(" ")
    base = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}.get(
        name[:1].upper()
    )
    turn = {"": 0, "#": 1, "b": -1, "♯": 1, "♭": -1}.get(name[1:])
    steps = MODES.get(mode.strip().lower() or "major")
    if base is None or turn is None or steps is None:
        raise ValueError(
            f"'{text}' is no key; write a note and a mode, such as D minor ({', '.join(MODES)})"
        )
    return MusicalKey((base + turn) % 12, steps)


def voice_chord(
    chord: Sequence[int], before: Voicing | None, colour: int | None = None
) -> Voicing:
    """Four pitches of a chord, nearest to the ones before; `colour` is a note added in an upper voice.

    No crossing, no parallel fifths or octaves, the third present, the bass on the root.
    """
    upper = set(chord) | ({colour} if colour is not None else set())
    choices = [
        _within(VOICE_RANGES[0], {chord[0]}),
        *(_within(span, upper) for span in VOICE_RANGES[1:]),
    ]
    whole = [
        v
        for v in itertools.product(*choices)
        if _is_ordered(v) and chord[1] in {p % 12 for p in v[1:]}
    ]
    return min(whole, key=lambda v: (_cost(v, before, colour), v))


def _within(span: tuple[int, int], classes: set[int]) -> list[int]:
    return [p for p in range(span[0], span[1] + 1) if p % 12 in classes]


def _is_ordered(v: Sequence[int]) -> bool:
    return all(a < b for a, b in itertools.pairwise(v)) and all(
        b - a <= 12 for a, b in itertools.pairwise(v[1:])
    )


def _cost(v: Voicing, before: Voicing | None, colour: int | None) -> float:
    classes = [p % 12 for p in v]
    cost = 3.0 * (4 - len(set(classes))) + (
        4.0 if colour is not None and colour not in classes[2:] else 0.0
    )
    cost += 4.0 * sum(
        1 for a, b in itertools.pairwise(v) if b - a < 3 and a < 60
    )  # close thirds are mud down there
    if before is None:
        return (
            cost
            + sum(abs(p - home) for p, home in zip(v, (41, 54, 62, 67), strict=True))
            / 3
        )
    moves = [b - a for a, b in zip(before, v, strict=True)]
    cost += 0.35 * abs(moves[0]) + sum(
        abs(m) + (3 if abs(m) > 4 else 0) for m in moves[1:]
    )
    cost += 1.5 * (moves[3] == 0) + 60.0 * count_parallels(before, v)
    return cost + 0.25 * abs(v[3] - 68)


def count_parallels(before: Voicing, after: Voicing) -> int:
    """Pairs of voices that move from a fifth to a fifth, or from an octave to an octave."""
    found = 0
    for (a, x), (b, y) in itertools.combinations(zip(before, after, strict=True), 2):
        found += a != x and (b - a) % 12 == (y - x) % 12 and (b - a) % 12 in (0, 7)
    return found
