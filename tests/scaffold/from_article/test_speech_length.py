"""About how long texts take to speak."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.speech_length import estimate_seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0.0),
        ("It rained all day. It rained", 28 / 15),
        ("灯塔", 2 * 2.6 / 15),
        ("みずがない", 5 * 2.0 / 15),
        ("등대", 2 * 2.3 / 15),
        ("In 1945", (3 + 4 * 2.2) / 15),
    ],
)
def test_signs_take_longer_than_letters(text: str, seconds: float) -> None:
    assert estimate_seconds(text) == pytest.approx(seconds)
