"""Kokoro with the user's own files, run by onnxruntime: one model, and a file of voices.

Its durations are inside the model, so the words' times are known.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern.core import ffmpeg
from lantern.core.problems import VoiceFailure
from lantern.speech.joining import SENTENCE_PAUSE_SAMPLES
from lantern.speech.neural import model as neural
from lantern.speech.neural.durations import PhonemeRange
from lantern.speech.neural.model import OnnxModel
from lantern.speech.neural.speaking import (
    SpokenPart,
    join_parts,
    list_sentences,
)
from lantern.speech.neural.symbols import SymbolLine, split_line
from lantern.speech.neural.taps import INT64, DurationTap
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    resolve_settings,
    validate_settings,
)
from lantern.speech.voices.kokoro.alphabet import (
    EDGE,
    MAX_SIGNS,
    NUMBERS,
    find_language,
)
from lantern.speech.voices.kokoro.reading import describe_readers, read_lines
from lantern.speech.voices.kokoro.styles import check_voice, read_style

VERSION = 2
SETTINGS = {
    "model": SettingSpec(
        "", "the model's file, such as voices/kokoro-v1.0.int8.onnx"
    ),
    "voices": SettingSpec(
        "", "the file with its voices, such as voices/voices-v1.0.bin"
    ),
    "voice": SettingSpec(
        "",
        "the voice's name, such as af_heart; by default one for the language",
    ),
    "language": SettingSpec(
        "", "the language it reads, such as en-GB or fr; by default the film's"
    ),
    "speed": SettingSpec(
        82,
        "percent of the voice's own speed; 82 is a documentary's pace",
        50,
        200,
    ),
}
RATE = 24_000
"""Samples a second of the model's sound."""
_FILES = ("model", "voices")
_CUT_PAUSE = 150 * 48  # samples, where a sentence is too long for the model
# In the exports of kokoro-onnx; the lag was measured against a recogniser's times.
_TAP = DurationTap("/encoder/Gather_output_0", INT64, 0.025, 0.090)


class Kokoro:
    """Kokoro with its files and the author's settings."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Check the settings; a bad one, or one of the two files not named, raises ValueError."""
        self._settings = validate_settings("kokoro", settings, SETTINGS)
        if not all(self._settings.get(name) for name in _FILES):
            raise ValueError(
                "kokoro needs two files of yours: {kokoro: {model: path/to/kokoro-v1.0.onnx,"
                " voices: path/to/voices-v1.0.bin}}"
            )
        if self._settings.get("language"):
            find_language(str(self._settings["language"]))

    @property
    def _model(self) -> Path:
        return Path(str(self._settings["model"]))

    @property
    def _voices(self) -> Path:
        return Path(str(self._settings["voices"]))

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, libraries, ffmpeg, digests of the files."""
        makers = [
            f"kokoro {VERSION}",
            neural.describe_version(),
            describe_readers(),
            ffmpeg.describe_version(),
        ]
        digests = map(neural.digest_model, (self._model, self._voices))
        return f"{', '.join(makers)}, {' '.join(digests)}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where a library, a file or the voice is missing, else None."""
        trouble = neural.unavailable_reason()
        if trouble:
            return trouble
        for path in (self._model, self._voices):
            if not path.is_file():
                return f"there is no file {path.name} in {path.parent}"
        voice = str(self._settings.get("voice", ""))
        try:
            check_voice(self._voices, voice)
        except VoiceFailure as failure:
            return failure.message
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: a library or a file is missing or bad, Kokoro doesn't speak the language
                or lacks a sound, or the model fails.
        """
        given = resolve_settings(
            "kokoro",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        trouble = self.unavailable_reason()
        if trouble:
            raise VoiceFailure(f"kokoro: {trouble}")
        try:
            language = find_language(
                given["language"] or line.language, given["voice"]
            )
        except ValueError as error:
            raise VoiceFailure(f"kokoro: {error}") from None
        styles = read_style(self._voices, given["voice"] or language.voice)
        sentences = list_sentences(line.words)
        lines = read_lines(language, line.words, sentences=sentences)
        model = neural.open_model(self._model, family=_TAP)
        narrator = _Narrator(model, styles, speed=given["speed"] / 100)
        parts: list[SpokenPart] = []
        for sentence, symbols in zip(sentences, lines, strict=True):
            parts += narrator.say(sentence, symbols)
        return join_parts(
            parts,
            line.words,
            rate=RATE,
            tap=model.tap,
            name="kokoro",
        )


def make_voice(settings: VoiceSettings) -> Kokoro:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Kokoro(settings)


class _Narrator:
    """A model with a voice's styles, shape (signs, 256), and its speed, 1 being its own."""

    def __init__(
        self, model: OnnxModel, styles: NDArray[np.float32], *, speed: float
    ) -> None:
        """Take a model that was opened."""
        self._model = model
        self._styles = styles
        self._speed = np.array([speed], np.float32)
        self._tokens = "tokens" if "tokens" in model.inputs else "input_ids"

    def say(
        self, sentence: tuple[int, ...], line: SymbolLine
    ) -> list[SpokenPart]:
        """Return the sound of a sentence, given by its words' indices and its signs."""
        parts = split_line(line, MAX_SIGNS)
        spoken = []
        for part in parts:
            words = sentence[part.words.start : part.words.stop]
            pause = (
                _CUT_PAUSE if part is not parts[-1] else SENTENCE_PAUSE_SAMPLES
            )
            spoken.append(self._say(words, part.line, pause))
        return spoken

    def _say(
        self, words: tuple[int, ...], line: SymbolLine, pause: int
    ) -> SpokenPart:
        numbers = [NUMBERS[sign] for sign in line.symbols]
        # a voice has a style for each length of a sentence
        row = min(len(numbers), len(self._styles)) - 1
        output = self._model.run(
            {
                self._tokens: np.array([[EDGE, *numbers, EDGE]], np.int64),
                "style": self._styles[row : row + 1],
                "speed": self._speed,
            }
        )
        (sound,) = list(output.tensors.values())[:1]
        samples = np.asarray(sound, np.float32).reshape(-1)
        # the edge stands before the first sign
        ranges = [
            PhonemeRange(each.first + 1, each.end + 1) for each in line.words
        ]
        return SpokenPart(
            words, samples, output.durations, tuple(ranges), pause
        )
