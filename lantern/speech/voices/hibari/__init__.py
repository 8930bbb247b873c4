"""The natural offline voice of English films: hibari's small models, run by onnxruntime.

The package hibari-tts carries the voice `heart`, and reads English without another program. Its
models decide how long each sound lasts, so the words' times are known.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from lantern.core import ffmpeg
from lantern.core.files import read_plain_text
from lantern.core.languages import get_primary_language
from lantern.core.problems import VoiceFailure
from lantern.speech.joining import SpokenChunk, join_chunks
from lantern.speech.neural import model as models
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    resolve_settings,
    validate_settings,
)
from lantern.speech.voices.hibari.reading import (
    list_unreadable,
    list_unsaid_signs,
    read_words,
)
from lantern.speech.voices.hibari.saying import Narrator
from lantern.speech.wording import split_sentences

VERSION = 1
HEART = "heart"
"""The voice that comes with hibari-tts."""
SETTINGS = {
    "voice": SettingSpec(
        HEART, "heart, or the file of another hibari voice, such as emma.onnx"
    ),
    "speed": SettingSpec(
        82,
        "percent of the voice's own speed; 82 is a documentary's pace",
        50,
        150,
    ),
}
_MOST_NAMED = 8
_PACKAGES = (
    "hibari-tts",
    "numpy",
    "scipy",
)  # scipy, where it is, makes the sound


class Hibari:
    """hibari with the author's settings."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Check the settings; a bad one raises ValueError."""
        self._settings = validate_settings("hibari", settings, SETTINGS)
        name = str(self._settings.get("voice", HEART))
        if name != HEART and not name_files(self._settings):
            raise ValueError(
                f"hibari's own voice is {HEART}, not '{name}'; another one is a file:"
                " {hibari: {voice: path/to/voice.onnx}}"
            )
        self._name = name

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, libraries, ffmpeg, the model's digest."""
        libraries = ", ".join(_describe(name) for name in _PACKAGES)
        runtime = models.describe_version()
        digest = (
            models.digest_model(self._file) if _is_installed() else "no model"
        )
        own = f"hibari {VERSION}, seed {models.SEED}"
        return f"{own}, {libraries}, {runtime}, {ffmpeg.describe_version()}, {digest}"

    @property
    def _file(self) -> Path:
        """The model's file."""
        if self._name != HEART:
            return Path(self._name)
        from hibari.voices import voice_path

        return Path(voice_path(HEART, download_missing=False))

    def unavailable_reason(self) -> str | None:
        """Return a sentence where a library or the voice's file is missing, else None."""
        if not _is_installed():
            return "hibari-tts isn't installed (pip install hibari-tts)."
        trouble = models.unavailable_reason()
        if trouble:
            return trouble
        if not self._file.is_file():
            return f"there is no file {self._file.name} in {self._file.parent}"
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: the language isn't English, a library or the file is missing, a word
                can't be read, or the model fails.
        """
        if get_primary_language(line.language) != "en":
            raise VoiceFailure(
                f"hibari speaks English only, not '{line.language}'"
            )
        given = resolve_settings(
            "hibari",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        trouble = self.unavailable_reason()
        if trouble:
            raise VoiceFailure(f"hibari: {trouble}")
        narrator = Narrator(
            models.open_model(self._file),
            load_vocabulary(),
            british=is_british(self._file, line.language),
            speed=given["speed"] / 100,
        )
        chunks: list[SpokenChunk] = []
        for sentence in split_sentences(line.words):
            chunks += narrator.say_sentence(line.words, sentence)
        if not chunks:
            raise VoiceFailure(
                "there is nothing in the narration that can be spoken"
            )
        return join_chunks(chunks, line.words)

    def guess_sounds(self, line: Utterance) -> dict[int, str]:
        """Return the sounds of words that no dictionary has, in misaki's signs, by their indices.

        Sentences that can't be read are left out; `speak` tells what is wrong with them.
        """
        is_english = get_primary_language(line.language) == "en"
        if not is_english or self.unavailable_reason():
            return {}
        british = is_british(self._file, line.language)
        alphabet = frozenset(load_vocabulary())
        found: dict[int, str] = {}
        for sentence in split_sentences(line.words):
            here = line.words[sentence.start : sentence.stop]
            with suppress(VoiceFailure):
                readings = read_words(
                    here,
                    british=british,
                    alphabet=alphabet,
                )
                for i, reading in zip(sentence, readings, strict=True):
                    if reading.is_guess:
                        found[i] = reading.sounds
        return found

    def tell_limits(self, line: Utterance) -> list[str]:
        """Return which words it can't read, and which signs it leaves out, in sentences."""
        if get_primary_language(line.language) != "en":
            return []
        found = []
        unreadable = list_unreadable(line.words)
        if unreadable:
            found.append(
                f"hibari can't read {quote_some(unreadable)};"
                " say in the lexicon how it is spoken"
            )
        unsaid = list_unsaid_signs(line.words)
        if unsaid:
            found.append(
                f"hibari says nothing for {quote_some(unsaid)}; write it in words"
            )
        return found


def make_voice(settings: VoiceSettings) -> Hibari:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Hibari(settings)


def name_files(settings: VoiceSettings) -> dict[str, str]:
    """Return the file that the settings name, under its key; the package's voice is none."""
    name = settings.get("voice")
    if isinstance(name, str) and name.endswith(".onnx"):
        return {"voice": name}
    return {}


def is_british(file: Path, language: str) -> bool:
    """Tell whether a model was made for British English; one that nobody knows is as the film."""
    from hibari.voices import VOICES

    digest = models.digest_model(file)
    for voice in VOICES.values():
        if voice["sha256"] == digest:
            return bool(voice["british"])
    return language.casefold().replace("_", "-") == "en-gb"


def quote_some(texts: Sequence[str]) -> str:
    """Return the first of some texts in quotation marks; dots stand for the others."""
    quoted = [f"'{text}'" for text in texts[:_MOST_NAMED]]
    if len(texts) > _MOST_NAMED:
        quoted.append("…")
    return ", ".join(quoted)


@functools.cache
def load_vocabulary() -> dict[str, int]:
    """Return the signs that hibari's models know, with their numbers."""
    from hibari.tts import ASSETS

    found: Any = json.loads(read_plain_text(Path(ASSETS) / "vocab.json"))
    return {str(sign): int(number) for sign, number in found.items()}


def _is_installed() -> bool:
    return importlib.util.find_spec("hibari") is not None


def _describe(package: str) -> str:
    try:
        return f"{package} {installed(package)}"
    except PackageNotFoundError:
        return f"no {package}"
