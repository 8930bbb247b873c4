"""The door to espeak-ng, which runs as a separate program in a fresh process for each text.

It owns the choice of a voice for a language, and the worker's protocol; which words were meant is
not its business.
"""

from __future__ import annotations

import functools
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path

import espeakng_loader
import numpy as np

from lantern.core import process
from lantern.core.files import read_plain
from lantern.core.languages import get_primary_language
from lantern.core.problems import suggest
from lantern.core.words import JOINED
from lantern.sound.arrays import Pcm

RATE = 148
"""Words a minute, unless asked otherwise."""
PITCH = 50
"""The voice's own pitch."""

# espeak-ng's own names differ: there is no `zh`, `fr-fr` or `en-gb`. Of its English voices the
# Klatt variant `edward` is understood best by far (a recogniser got 34 % of its words wrong, and
# 55 % of the plain voice's).
_VOICES = {
    "en": "en-us+edward",
    "en-us": "en-us+edward",
    "en-gb": "en+edward",
    "zh": "cmn",
    "pt-br": "pt-br",
    "no": "nb",
}
# Some of the engine's voices name these signs: in Ukrainian a quotation begins with "open quotes".
_NAMED_SIGNS = {
    "uk": str.maketrans('«»"…[]', "“”“.()"),
    "pl": str.maketrans("«»", "„”"),
    "hu": str.maketrans("…", "."),
    "mk": str.maketrans("…", "."),
}
"""Language -> the signs that its voice would say, and others of the same length that it doesn't."""
_DOTS = re.compile(r"\.{2,}")


@dataclass(frozen=True)
class EspeakSound:
    """Mono samples at `rate` Hz, and (character, sample) where words the engine knows begin."""

    pcm: Pcm
    rate: int
    events: tuple[tuple[int, int], ...]


def describe_version() -> str:
    """Return the engine's version."""
    return f"espeakng-loader {installed('espeakng-loader')}"


def choose_voice(language: str) -> str:
    """Return the voice for a language tag such as `en`, `en-GB` or `zh-CN`."""
    tag = language.casefold().replace("_", "-")
    primary = get_primary_language(language)
    return _VOICES.get(tag) or _VOICES.get(primary) or primary


@functools.cache
def knows_language(language: str) -> bool:
    """Tell whether the engine has a voice for a language tag."""
    name = choose_voice(language).partition("+")[0]
    folder = _get_data() / "lang"
    if any(folder.glob(f"*/{name}")):
        return True
    # some voices have other languages' files: `hr` is one of `hbs`
    wanted = f"language {name}".encode()
    for path in folder.rglob("*"):
        if path.is_file() and wanted in map(
            _cut_priority, read_plain(path).split(b"\n")
        ):
            return True
    return False


def _cut_priority(line: bytes) -> bytes:
    """Return `language hr` for `language hr 2`."""
    return b" ".join(line.split()[:2])


def keep_variant(name: str, language: str) -> str:
    """Return the voice for a language with the variant of another voice: `ru+edward`."""
    variant = name.partition("+")[2]
    plain = choose_voice(language).partition("+")[0]
    return f"{plain}+{variant}" if variant else plain


def check_voice(name: str) -> None:
    """Check the variant in a voice's name, after the `+`: the engine would quietly ignore it.

    Raises:
        ValueError: there is no such variant; a sentence.
    """
    variant = name.partition("+")[2]
    if not variant:
        return
    known = [path.name for path in (_get_data() / "voices" / "!v").iterdir()]
    if variant not in known:
        hint = suggest(variant, known)
        raise ValueError(f"espeak has no voice variant '{variant}'{hint}")


def speak(
    text: str, voice: str, *, rate: int = RATE, pitch: int = PITCH
) -> EspeakSound:
    """Speak a text, in which `[[…]]` holds the engine's mnemonics.

    Raises:
        ToolFailure: the engine fails, or has no such voice.
    """
    spoken = _silence_signs(text, voice)
    order = {"text": spoken, "voice": voice, "rate": rate, "pitch": pitch}
    head, _, sound = _run_worker(order).partition(b"\n")
    facts = json.loads(head)
    events = tuple(
        (int(place), int(sample)) for place, sample in facts["events"]
    )
    pcm = np.frombuffer(sound, "<i2").astype(np.int16)
    return EspeakSound(pcm, int(facts["rate"]), events)


def transcribe(texts: Sequence[str], voice: str) -> list[str]:
    """Return the IPA of each text as the voice would say it.

    Raises:
        ToolFailure: the engine fails, or has no such voice.
    """
    spoken = [_silence_signs(text, voice) for text in texts]
    order = {"texts": spoken, "voice": voice}
    found: list[str] = json.loads(_run_worker(order))
    return found


def find_starts(parts: Sequence[str], speech: EspeakSound) -> dict[int, int]:
    """Find where the parts of a text start in its sound: index of a part -> sample.

    The text was `parts` joined by `join_words`, without the empty ones. Some have no start: 'of
    the' is one word to the engine.
    """
    begins = []
    at = 0
    for part in parts:
        begins.append(at)
        if part.endswith(JOINED):
            at += len(part) - len(JOINED)
        elif part:
            at += len(part) + 1
    found: dict[int, int] = {}
    for place, sample in speech.events:
        found.setdefault(bisect_right(begins, place) - 1, sample)
    return found


def _silence_signs(text: str, voice: str) -> str:
    """Return a text of the same length without signs that the voice would name."""
    text = text.replace("\0", "")
    signs = _NAMED_SIGNS.get(get_primary_language(voice.partition("+")[0]), {})
    if ord("…") in signs:
        text = _DOTS.sub(lambda dots: ".".ljust(len(dots[0])), text)
    return text.translate(signs)


def _run_worker(order: Mapping[str, object]) -> bytes:
    """Carry out one order in a fresh worker process; return what it prints."""
    worker = Path(__file__).with_name("espeak_worker.py").resolve()
    library = Path(espeakng_loader.get_library_path()).resolve()
    data = json.dumps({"library": str(library), **order}).encode()
    # Python's own modules are enough: looking for others takes half of the start
    argv = [sys.executable, "-I", "-S", str(worker)]
    folder = _get_data().parent
    return process.run(
        argv,
        "espeak",
        timeout=120,
        data=data,
        cwd=folder,
    ).stdout


def _get_data() -> Path:
    return Path(espeakng_loader.get_data_path()).resolve()
