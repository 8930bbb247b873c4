"""A sting: one hard stroke of the whole orchestra on a word, in the key of the music around it."""

from __future__ import annotations

from lantern.sound.score import ChordNotes
from lantern.sound.score.harmony import parse_key
from lantern.sound.score.instruments import Note

_STROKES = (
    ("timpani", 0, 1.0),
    ("harp", 0, 1.0),
    ("harp", 12, 0.8),
    ("harp", 19, 0.6),
)
"""Instrument, semitones above the low tonic, and level."""
_LOW = 38  # the tonic stands at this pitch or less than an octave above it


def write_sting(key: str) -> ChordNotes:
    """Write the notes of a sting: drum and low strings, the tonic with its fifth."""
    tonic = _LOW + (parse_key(key).tonic - _LOW) % 12
    tones = [
        Note(instrument, 0.0, 0.0, tonic + step, level, seed)
        for seed, (instrument, step, level) in enumerate(_STROKES)
    ]
    return ChordNotes(0.0, tuple(tones))
