"""How a voice speaks slowly: by its own setting, by stretching, or both."""

from __future__ import annotations

import pytest

from lantern.speech.manner import (
    SlowSpeech,
    is_expressive,
    name_rate_setting,
    slow_down,
)
from lantern.speech.voices import VOICE_NAMES, get_default


@pytest.mark.parametrize(
    ("engine", "settings", "slow"),
    [
        ("hibari", {}, SlowSpeech({"speed": 62})),
        ("hibari", {"speed": 100}, SlowSpeech({"speed": 75})),
        # 75 % of 52 is 39, and the voice's least is 50: the sound is stretched by the rest
        ("hibari", {"speed": 52}, SlowSpeech({"speed": 50}, 1.282)),
        ("espeak", {"rate": 148}, SlowSpeech({"rate": 111})),
        ("speech-api", {}, SlowSpeech({"speed": 75})),
        ("gtts", {"tld": "com"}, SlowSpeech({}, 1.333)),
        ("command", {}, SlowSpeech({}, 1.333)),
    ],
)
def test_a_voice_speaks_slowly(
    engine: str, settings: dict[str, object], slow: SlowSpeech
) -> None:
    rate = name_rate_setting(engine)
    usual = get_default(engine, rate) if rate else None
    assert slow_down(engine, settings, usual) == slow


def test_every_setting_of_a_speed_is_there() -> None:
    rates = {name: name_rate_setting(name) for name in VOICE_NAMES}
    for name, setting in rates.items():
        if setting:
            assert isinstance(get_default(name, setting), int)
    assert [name for name, setting in rates.items() if not setting] == [
        "gtts",
        "command",
        "tone",
    ]


def test_one_voice_says_single_words_with_emphasis() -> None:
    assert [name for name in VOICE_NAMES if is_expressive(name)] == ["espeak"]
