"""Voices: what a voice is, the table of them, and what all of them share (settings, sharing out time, joining sound).

A voice turns one scene's narration into sound and says when each written word is heard. The table imports a voice
only when it is asked for; only voices in ONLINE may open a connection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.problems import suggest
from lantern.speech import Word, letters

Pcm = NDArray[np.int16]
Cue = tuple[int, int]
Settings = Mapping[str, object]


@dataclass(frozen=True)
class Line:
    """What is to be spoken: one scene's narration. `settings` override the voice's own for this line."""

    words: tuple[Word, ...]
    language: str
    settings: Settings


@dataclass(frozen=True)
class Take:
    """Spoken sound: 48 kHz mono, and for each word of the line the samples (start, end) at which it is heard.

    Cues never overlap or go back. `timing` is 'exact' when the engine gave the words' times, else 'estimated'.
    """

    pcm: Pcm
    cues: tuple[Cue, ...]
    timing: str


class Voice(Protocol):
    @property
    def version(self) -> str:
        """Everything that decides the sound besides the line: engine, libraries, our own version."""

    def reach(self) -> str | None:
        """None when the voice can be used now, else a sentence that says why not; answers within seconds."""

    def speak(self, line: Line, scratch: Path) -> Take:
        """Speak the line; `scratch` is a folder to work in. Raises VoiceFailure."""


def _factory(name: str) -> Callable[[Settings], Voice]:
    def build(settings: Settings) -> Voice:
        voice: Voice = import_module(f"lantern.voices.{name}").voice(settings)
        return voice

    return build


VOICES: dict[str, Callable[[Settings], Voice]] = {name: _factory(name) for name in ("espeak", "gtts", "tone")}
"""Name -> factory. A factory takes the author's settings and raises ValueError, in a sentence, for bad ones."""

ONLINE = frozenset({"gtts"})

ABOUT: dict[str, str] = {
    "espeak": "espeak-ng: offline, robotic but clear, exact word times; 114 languages; GPL-3, runs as a separate "
    "program, the sound is free to use.",
    "gtts": "Google Translate's voice through gTTS: natural, needs the network, word times estimated; 69 languages; "
    "gTTS is MIT, the service is unofficial and Google's terms apply.",
    "tone": "Tones in place of words, for tests and timing drafts: offline, any language, nothing to license.",
}


@dataclass(frozen=True)
class Setting:
    """A setting an author may give a voice; its type is the default's. Numbers lie within `low` and `high`."""

    default: str | int | bool
    about: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()

    def check(self, name: str, value: object) -> None:
        """ValueError in a sentence unless the value will do."""
        if type(value) is not type(self.default):
            kind = {str: "text", int: "a whole number", bool: "true or false"}[type(self.default)]
            raise ValueError(f"{name} must be {kind}, not {value!r}")
        if isinstance(value, int) and not isinstance(value, bool) and not self.low <= value <= self.high:
            raise ValueError(f"{name} must be between {self.low} and {self.high}, not {value}")
        if self.choices and value not in self.choices:
            raise ValueError(f"{name} can't be {value!r}{suggest(str(value), self.choices)}")


def checked(voice: str, given: Settings, declared: Mapping[str, Setting]) -> Settings:
    """The given settings, checked. ValueError, with a suggestion, for an unknown one or a bad value."""
    for name, value in given.items():
        if name not in declared:
            known = f"; it has {', '.join(declared)}" if declared else "; it has none"
            raise ValueError(f"the voice '{voice}' has no setting '{name}'{suggest(name, declared) or known}")
        declared[name].check(name, value)
    return given


def share(start: int, end: int, words: Sequence[Word]) -> list[Cue]:
    """Share a stretch of samples among words by their letters."""
    weights = [max(1, letters(word.spoken)) for word in words]
    edges = [start]
    for i in range(len(weights)):
        edges.append(start + (end - start) * sum(weights[: i + 1]) // sum(weights))
    return list(pairwise(edges))


def sounding(pcm: Pcm, threshold: int) -> Cue | None:
    """The samples from the first to after the last that is louder than the threshold; None for silence."""
    loud = np.flatnonzero((pcm > threshold) | (pcm < -threshold))
    return (int(loud[0]), int(loud[-1]) + 1) if loud.size else None
