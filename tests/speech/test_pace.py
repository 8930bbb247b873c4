"""About how long texts take to speak, in each language."""

from __future__ import annotations

import pytest

from lantern.speech.pace import estimate_seconds


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        ("", "en", 0.0),
        ("It rained all day", "en", 17 / 17.0),
        ("It rained. It snowed", "en", 20 / 17.0 + 0.4),
        ("It rained all day", "pl", 17 / 13.9),
        ("W 1945", "pl", (2 + 4 * 9.4) / 13.9),
        ("W 1945", "pl-PL", (2 + 4 * 9.4) / 13.9),
        ("灯塔", "zh", 2 * 2.6 / 8.5),
        ("灯塔。他走了。", "zh", (5 * 2.6 + 2) / 8.5 + 0.8),
        ("みずがない", "ja", 5 * 2.0 / 12.5),
        ("등대", "ko", 2 * 2.3 / 12.7),
        ("Vihreä talo", "fi", 11 / 14.0),
    ],
)
def test_each_language_has_its_pace_and_sentences_end_in_a_pause(
    text: str, language: str, seconds: float
) -> None:
    assert estimate_seconds(text, language) == pytest.approx(seconds)
