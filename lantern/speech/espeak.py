"""The door to espeak-ng, which runs as a separate program in a fresh process for each text.

It owns the choice of voice for a language and the worker's protocol; what words were meant is not its business.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path

import espeakng_loader
import numpy as np

from lantern.core import process
from lantern.core.languages import get_primary_language
from lantern.core.problems import suggest
from lantern.sound.arrays import Pcm

RATE, PITCH = 148, 50

# espeak-ng's own names differ: there is no `zh`, `fr-fr` or `en-gb`. Of its English voices the Klatt variant
# `edward` is by far the best understood (by a recogniser: 34 % of words wrong, the plain voice 55 %).
_VOICES = {
    "en": "en-us+edward",
    "en-us": "en-us+edward",
    "en-gb": "en+edward",
    "zh": "cmn",
    "pt-br": "pt-br",
    "no": "nb",
}


@dataclass(frozen=True)
class EspeakSound:
    """16-bit mono samples at `rate` Hz, and (character, sample) where each word the engine knows begins."""

    pcm: Pcm
    rate: int
    events: tuple[tuple[int, int], ...]


def describe_version() -> str:
    return f"espeakng-loader {installed('espeakng-loader')}"


def choose_voice(language: str) -> str:
    """The voice for a language tag such as `en`, `en-GB` or `zh-CN`."""
    tag = language.casefold().replace("_", "-")
    primary = get_primary_language(language)
    return _VOICES.get(tag) or _VOICES.get(primary) or primary


def check_voice(name: str) -> None:
    """ValueError when the variant after the `+` does not exist: the engine would quietly ignore it."""
    variant = name.partition("+")[2]
    known = (
        [path.name for path in (_data() / "voices" / "!v").iterdir()] if variant else []
    )
    if variant and variant not in known:
        raise ValueError(
            f"espeak has no voice variant '{variant}'{suggest(variant, known)}"
        )


def speak(
    text: str, voice: str, *, rate: int = RATE, pitch: int = PITCH
) -> EspeakSound:
    """Speak; the same arguments give the same samples. `[[…]]` holds the engine's mnemonics. Raises ToolFailure."""
    out = _run_worker(
        {"text": text.replace("\0", ""), "voice": voice, "rate": rate, "pitch": pitch}
    )
    head, _, sound = out.partition(b"\n")
    facts = json.loads(head)
    events = tuple((int(place), int(sample)) for place, sample in facts["events"])
    return EspeakSound(
        np.frombuffer(sound, "<i2").astype(np.int16), int(facts["rate"]), events
    )


def transcribe(texts: Sequence[str], voice: str) -> list[str]:
    """The IPA of each text as the voice would say it. Raises ToolFailure."""
    found: list[str] = json.loads(
        _run_worker(
            {"texts": [text.replace("\0", "") for text in texts], "voice": voice}
        )
    )
    return found


def find_starts(parts: Sequence[str], speech: EspeakSound) -> dict[int, int]:
    """For a text that was `parts` joined by blanks (empty ones left out): index of a part -> sample of its first event.

    Some parts have none: 'of the' is one word to the engine.
    """
    begins, at = [], 0
    for part in parts:
        begins.append(at)
        at += len(part) + 1 if part else 0
    found: dict[int, int] = {}
    for place, sample in speech.events:
        found.setdefault(bisect_right(begins, place) - 1, sample)
    return found


def _run_worker(order: dict[str, object]) -> bytes:
    """Have a fresh worker process carry out one order."""
    worker = Path(__file__).with_name("espeak_worker.py").resolve()
    order = {
        "library": str(Path(espeakng_loader.get_library_path()).resolve()),
        **order,
    }
    argv = [sys.executable, "-I", str(worker)]
    return process.run(
        argv, "espeak", timeout=120, data=json.dumps(order).encode(), cwd=_data().parent
    ).stdout


def _data() -> Path:
    return Path(espeakng_loader.get_data_path()).resolve()
