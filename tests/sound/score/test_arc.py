"""How the score changes from chapter to chapter when its author says nothing of it."""

from __future__ import annotations

import pytest

from lantern.sound.score import MOODS, ScoreSettings, arc

BASE = ScoreSettings(
    key="D minor",
    mood="grave",
    seed=7,
)


@pytest.mark.parametrize(
    ("key", "steps", "found"),
    [
        ("D minor", 5, "G minor"),
        ("D minor", 7, "A minor"),
        ("F# dorian", 5, "B dorian"),
        ("Bb major", 5, "Eb major"),
        ("G", 0, "G major"),
    ],
)
def test_a_key_is_moved_in_its_own_mode(
    key: str, steps: int, found: str
) -> None:
    assert arc.transpose(key, steps) == found


def list_chapters(base: ScoreSettings, count: int) -> list[tuple[str, str]]:
    """Return key and mood of each chapter."""
    found = []
    for i in range(count):
        settings = arc.choose_settings(
            base,
            "chapter",
            chapter=i,
            count=count,
        )
        found.append((settings.key, settings.mood))
    return found


def test_chapters_change_between_related_keys_and_come_home() -> None:
    assert list_chapters(BASE, 5) == [
        ("D minor", "grave"),
        ("G minor", "tense"),
        ("D minor", "grave"),
        ("A minor", "tense"),
        ("D minor", "calm"),
    ]


def test_two_chapters_have_no_ending_of_their_own() -> None:
    assert list_chapters(BASE, 1) == [("D minor", "grave")]
    assert list_chapters(BASE, 2) == [
        ("D minor", "grave"),
        ("G minor", "tense"),
    ]


def test_a_quiet_film_stays_quiet() -> None:
    moods = {mood for _, mood in list_chapters(ScoreSettings(mood="calm"), 6)}
    assert moods == {"calm", "hopeful"}


def test_the_opening_is_as_the_author_says_and_the_close_is_in_its_key() -> (
    None
):
    assert (
        arc.choose_settings(
            BASE,
            "open",
            chapter=0,
            count=4,
        )
        == BASE
    )
    close = arc.choose_settings(
        BASE,
        "close",
        chapter=3,
        count=4,
    )
    assert (close.key, close.mood, close.seed) == ("D minor", "calm", 7)


def test_every_mood_has_a_contrast_and_an_ending() -> None:
    assert set(arc.CONTRASTS) == set(arc.ENDINGS) == set(MOODS)
    assert set(arc.CONTRASTS.values()) | set(arc.ENDINGS.values()) <= set(MOODS)
