"""How the score changes over a film whose author says nothing of it: moods and related keys."""

from __future__ import annotations

import dataclasses

from lantern.sound.score import ScoreSettings
from lantern.sound.score.harmony import parse_key

KEY_STEPS = (0, 5, 0, 7)
"""Semitones from the film's key to those of its chapters, in turn: home, fourth, home, fifth."""
CONTRASTS = {
    "grave": "tense",
    "tense": "grave",
    "calm": "hopeful",
    "hopeful": "calm",
}
"""The mood of every second chapter, by the film's own."""
ENDINGS = {
    "grave": "calm",
    "tense": "calm",
    "calm": "calm",
    "hopeful": "hopeful",
}
"""The mood of the last of several chapters and of the close, by the film's own."""
MIN_CHAPTERS = 3
"""Chapters of a film at least whose last one has a mood of its own."""
_NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def transpose(key: str, semitones: int) -> str:
    """Return a key some semitones higher, in the same mode."""
    tonic = (parse_key(key).tonic + semitones) % 12
    _, _, mode = key.strip().partition(" ")
    return f"{_NAMES[tonic]} {mode or 'major'}"


def choose_settings(
    base: ScoreSettings, role: str, *, chapter: int, count: int
) -> ScoreSettings:
    """Return the settings of a section: the film's own, changed from chapter to chapter.

    The first chapter, and what comes before it, is as the film says; the last one is in its key.

    Args:
        base: the film's own settings.
        role: `open`, `chapter` or `close`.
        chapter: the number of the section's chapter, from 0.
        count: how many chapters the film has.
    """
    if role == "open":
        return base
    is_last = count >= MIN_CHAPTERS and chapter == count - 1
    if role == "close" or is_last:
        return dataclasses.replace(base, mood=ENDINGS[base.mood])
    key = base.key
    mood = base.mood
    step = KEY_STEPS[chapter % len(KEY_STEPS)]
    if step:
        key = transpose(base.key, step)
        mood = CONTRASTS[base.mood]
    return dataclasses.replace(
        base,
        key=key,
        mood=mood,
    )
