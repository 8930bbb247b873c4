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
from lantern.speech.voices import (
    Pcm,
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    join_chunk_text,
    resolve_settings,
    speak_by_sentence,
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
        0, "the number of the speaker, in files that hold several", 0, 10_000
    ),
}
_VOLUME = 0.8  # Piper brings each sentence to full scale, where resampling would clip


class Piper:
    def __init__(self, settings: VoiceSettings) -> None:
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
        files = [
            _digest(path, path.stat().st_mtime_ns) if path.is_file() else "missing"
            for path in self._files
        ]
        try:
            own = f"piper-tts {installed('piper-tts')}, onnxruntime {installed('onnxruntime')}"
        except PackageNotFoundError:
            own = "not installed"
        return f"piper {VERSION}, {own}, {ffmpeg.describe_version()}, {' '.join(files)}"

    def unavailable_reason(self) -> str | None:
        if (
            importlib.util.find_spec("piper") is None
            or importlib.util.find_spec("onnxruntime") is None
        ):
            return "piper-tts isn't installed (pip install lantern-film[piper])."
        for path in self._files:
            if not path.is_file():
                return f"there is no file {path.name} in {path.parent}"
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        given = resolve_settings("piper", SETTINGS, self._settings, line)
        trouble = self.unavailable_reason()
        if trouble:
            raise VoiceFailure(f"piper: {trouble}")
        engine = _load_voice(Path(given["voice"]))
        options = _options(engine, given["speed"], given["speaker"])
        return speak_by_sentence(
            line,
            lambda chunk: _say(engine, join_chunk_text(chunk), options),
            _write_word,
        )


def make_voice(settings: VoiceSettings) -> Piper:
    return Piper(settings)


@functools.cache
def _digest(path: Path, changed: int) -> str:
    """Of a file of some 60 MB, once for all scenes."""
    return digest_file(path)


def _write_word(word: Word) -> str:
    """The word as Piper takes it; an author's own brackets are no sounds."""
    return (
        format_with_ipa(word, lambda ipa: f"[[{ipa}]]")
        if word.ipa
        else word.spoken.replace("[[", "[ [")
    )


def _load_voice(file: Path) -> Any:
    """The voice, loaded afresh for each take: its noise then starts from the same seed, whatever was spoken before."""
    import onnxruntime
    from piper import PiperVoice

    onnxruntime.set_seed(0)
    try:
        return PiperVoice.load(file)
    except (
        Exception
    ) as error:  # onnxruntime and piper raise whatever the file's fault brings about
        raise VoiceFailure(
            f"piper can't load {file.name}", [str(error)[:300]]
        ) from None


def _options(engine: Any, speed: int, speaker: int) -> Any:
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
        raise VoiceFailure(
            "piper could not speak a sentence", [text[:80], str(error)[:300]]
        ) from None
    if not parts:
        raise VoiceFailure("piper said nothing", [text[:80]])
    source = [
        "-f",
        "s16le",
        "-ar",
        str(parts[0].sample_rate),
        "-ac",
        "1",
        "-i",
        "pipe:0",
    ]
    raw = (
        np.concatenate([part.audio_int16_array for part in parts])
        .astype("<i2")
        .tobytes()
    )
    return np.frombuffer(ffmpeg.decode_sound(source, "piper", raw), "<i2").astype(
        np.int16
    )
