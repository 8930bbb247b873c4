"""Piper with the user's own voice file: the door to piper-tts, which is optional (extra `piper`).

A voice is two files, `x.onnx` and `x.onnx.json` beside it. Piper takes IPA between [[ and ]].
"""

from __future__ import annotations

import functools
import importlib.util
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import VoiceFailure
from lantern.core.store import digest_file
from lantern.sound.arrays import Pcm
from lantern.speech.joining import speak_by_sentence
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    resolve_settings,
    validate_settings,
)
from lantern.speech.wording import Word, format_with_ipa

VERSION = 1
SETTINGS = {
    "voice": SettingSpec(
        "",
        "the voice's file, such as voices/en_GB-alan-medium.onnx, with its .onnx.json beside it",
    ),
    "speed": SettingSpec(100, "percent of the voice's own speed", 50, 200),
    "speaker": SettingSpec(
        0, "the number of the speaker, in files that have several", 0, 10_000
    ),
}
_LIBRARIES = ("piper", "onnxruntime")
_VOLUME = 0.8  # Piper brings each sentence to full scale, where resampling would clip


class Piper:
    """Piper with a voice file and the author's settings."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Check the settings; a bad one, or none that names a voice file, raises ValueError."""
        self._settings = validate_settings("piper", settings, SETTINGS)
        if not self._settings.get("voice"):
            raise ValueError(
                "piper needs a voice file of yours: {piper: {voice: path/to/voice.onnx}}"
            )

    @property
    def _files(self) -> tuple[Path, Path]:
        """The model and its description."""
        file = Path(str(self._settings["voice"]))
        return file, file.with_name(f"{file.name}.json")

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, libraries, ffmpeg, digests of the files."""
        digests = " ".join(_digest(path) for path in self._files)
        return f"piper {VERSION}, {_describe_libraries()}, {ffmpeg.describe_version()}, {digests}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where a library or a file of the voice is missing, else None."""
        if any(importlib.util.find_spec(name) is None for name in _LIBRARIES):
            return "piper-tts isn't installed (pip install lantern-film[piper])."
        for path in self._files:
            if not path.is_file():
                return f"there is no file {path.name} in {path.parent}"
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: a library or a file is missing, or Piper fails.
        """
        given = resolve_settings("piper", SETTINGS, own=self._settings, line=line)
        trouble = self.unavailable_reason()
        if trouble:
            raise VoiceFailure(f"piper: {trouble}")
        engine = _load_voice(Path(given["voice"]))
        options = _make_options(engine, given["speed"], given["speaker"])
        return speak_by_sentence(
            line, lambda text: _say(engine, text, options), _write_word
        )


def make_voice(settings: VoiceSettings) -> Piper:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Piper(settings)


def _describe_libraries() -> str:
    try:
        return f"piper-tts {installed('piper-tts')}, onnxruntime {installed('onnxruntime')}"
    except PackageNotFoundError:
        return "not installed"


def _digest(path: Path) -> str:
    if not path.is_file():
        return "missing"
    return _digest_cached(path, path.stat().st_mtime_ns)


@functools.cache
def _digest_cached(path: Path, _changed: int) -> str:
    """Digest a file of some 60 MB, once for all scenes."""
    return digest_file(path)


def _write_word(word: Word) -> str:
    """Return a word as Piper takes it; an author's own brackets are no sounds."""
    if word.ipa:
        return format_with_ipa(word, lambda ipa: f"[[{ipa}]]")
    return word.spoken.replace("[[", "[ [")


def _load_voice(file: Path) -> Any:
    """Load the voice for one take.

    Its noise then starts from the same seed, whatever was spoken before.
    """
    import onnxruntime
    from piper import PiperVoice

    onnxruntime.set_seed(0)
    try:
        return PiperVoice.load(file)
    except Exception as error:  # whatever a broken file makes the libraries raise
        message = f"piper can't load {file.name}"
        raise VoiceFailure(message, [str(error)[:300]]) from None


def _make_options(engine: Any, speed: int, speaker: int) -> Any:
    from piper import SynthesisConfig

    count = engine.config.num_speakers
    if speaker and speaker >= count:
        raise VoiceFailure(
            f"piper: the voice file has {count} speakers, from 0; there is no {speaker}"
        )
    own = engine.config.length_scale
    return SynthesisConfig(
        speaker_id=speaker if count > 1 else None,
        length_scale=own * 100 / speed,
        volume=_VOLUME,
    )


def _say(engine: Any, text: str, options: Any) -> Pcm:
    try:
        parts = list(engine.synthesize(text, options))
    except Exception as error:
        detail = [text[:80], str(error)[:300]]
        raise VoiceFailure("piper could not speak a sentence", detail) from None
    if not parts:
        raise VoiceFailure("piper said nothing", [text[:80]])
    pcm = np.concatenate([part.audio_int16_array for part in parts])
    rate = str(parts[0].sample_rate)
    source = ["-f", "s16le", "-ar", rate, "-ac", "1", "-i", "pipe:0"]
    sound = ffmpeg.decode_sound(source, "piper", pcm.astype("<i2").tobytes())
    return np.frombuffer(sound, "<i2").astype(np.int16)
