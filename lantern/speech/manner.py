"""How a voice says something slowly or with emphasis: by itself, by a setting, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SettingValue = str | int | float | bool | list[str]
"""What a setting of a voice may be."""
SLOW = 0.75
"""The share of the usual speed at which slow words are spoken."""
_RATES = {
    "espeak": ("rate", 80),
    "hibari": ("speed", 50),
    "piper": ("speed", 50),
    "kokoro": ("speed", 50),
    "flite": ("speed", 50),
    "rhvoice": ("speed", 50),
    "speech-api": ("speed", 25),
}
"""Voice -> the setting of its speed, and the least it may be."""
_EXPRESSIVE = frozenset({"espeak"})
"""Voices that say one word slowly, or with emphasis, among others."""


def is_expressive(engine: str) -> bool:
    """Tell whether a voice says single words slowly or with emphasis within a sentence."""
    return engine in _EXPRESSIVE


@dataclass(frozen=True)
class SlowSpeech:
    """Settings with which a voice speaks slowly, and how many times longer its sound is made."""

    settings: Mapping[str, int]
    stretch: float | None = None


def slow_down(
    engine: str, settings: Mapping[str, object], usual: object
) -> SlowSpeech:
    """Return how a voice speaks slowly: by its setting, and what that can't do by stretching.

    Args:
        engine: the voice.
        settings: those it would speak with.
        usual: the default of the setting of its speed; None if it has none.
    """
    if engine not in _RATES:
        return SlowSpeech({}, round(1 / SLOW, 3))
    name, least = _RATES[engine]
    speed = settings.get(name, usual)
    assert isinstance(speed, int)  # checked when the engine was made
    wanted = speed * SLOW
    slowed = max(least, round(wanted))
    stretch = round(slowed / wanted, 3) if slowed > wanted + 1 else None
    return SlowSpeech({name: slowed}, stretch)


def name_rate_setting(engine: str) -> str | None:
    """Return the setting of a voice's speed; None if it has none."""
    return _RATES[engine][0] if engine in _RATES else None
