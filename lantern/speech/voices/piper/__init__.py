"""Piper with the user's own voice file, run by onnxruntime.

A voice is two files, `x.onnx` and `x.onnx.json` beside it. Its phonemes are espeak-ng's, or
letters; for the few languages that need more, piper-tts makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import VoiceFailure
from lantern.speech import espeak
from lantern.speech.neural import model as neural
from lantern.speech.neural.model import OnnxModel, Tensor
from lantern.speech.neural.speaking import (
    SpokenPart,
    join_parts,
    list_sentences,
)
from lantern.speech.neural.taps import FLOAT, DurationTap
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    resolve_settings,
    validate_settings,
)
from lantern.speech.voices.piper import front_end
from lantern.speech.voices.piper.description import (
    VoiceDescription,
    find_description,
    read_description,
)
from lantern.speech.voices.piper.reading import SentenceIds, read_ids

VERSION = 3
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
_DURATIONS = "/Ceil_output_0"
_LAG = 0.034  # seconds; measured against a recogniser's times


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
    def _file(self) -> Path:
        return Path(str(self._settings["voice"]))

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, libraries, ffmpeg, digests of the files."""
        makers = [
            f"piper {VERSION}",
            neural.describe_version(),
            self._describe_reader(),
            ffmpeg.describe_version(),
        ]
        files = (self._file, find_description(self._file))
        return (
            f"{', '.join(makers)}, {' '.join(map(neural.digest_model, files))}"
        )

    def _describe_reader(self) -> str:
        try:
            description = read_description(find_description(self._file))
        except VoiceFailure:
            return "unreadable"
        if description.front_end:
            return front_end.describe_version()
        return espeak.describe_version()

    def unavailable_reason(self) -> str | None:
        """Return a sentence where a library or a file of the voice is missing or bad, else None."""
        trouble = neural.unavailable_reason()
        if trouble:
            return trouble
        for path in (self._file, find_description(self._file)):
            if not path.is_file():
                return f"there is no file {path.name} in {path.parent}"
        try:
            description = read_description(find_description(self._file))
        except VoiceFailure as failure:
            return f"{failure.message}: {failure.detail[0]}"
        if not description.front_end:
            return None
        kind = description.front_end
        trouble = front_end.unavailable_reason(kind, self._file.parent)
        return (
            f"{self._file.name} can't be used here: {trouble}"
            if trouble
            else None
        )

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: a library or a file is missing or bad, the voice lacks a sound or a
                speaker, or the model fails.
        """
        given = resolve_settings(
            "piper",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        trouble = self.unavailable_reason()
        if trouble:
            raise VoiceFailure(f"piper: {trouble}")
        description = read_description(find_description(self._file))
        _check_speaker(description, given["speaker"])
        sentences = list_sentences(line.words)
        read = read_ids(
            description, self._file, line.words, sentences=sentences
        )
        model = neural.open_model(self._file, family=_make_tap(description))
        model.reseed()
        options = _make_options(description, given["speed"], given["speaker"])
        parts = []
        for sentence, ids in zip(sentences, read, strict=True):
            parts.append(_say(model, sentence, ids, options=options))
        rate = description.audio.sample_rate
        return join_parts(
            parts,
            line.words,
            rate=rate,
            tap=model.tap,
            name="piper",
        )


def make_voice(settings: VoiceSettings) -> Piper:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Piper(settings)


def _check_speaker(description: VoiceDescription, speaker: int) -> None:
    count = description.num_speakers
    if speaker and speaker >= count:
        raise VoiceFailure(
            f"piper: the voice file has {count} speakers, from 0; there is no {speaker}"
        )


def _make_tap(description: VoiceDescription) -> DurationTap:
    unit = description.hop_length / description.audio.sample_rate
    return DurationTap(_DURATIONS, FLOAT, unit, _LAG)


def _make_options(
    description: VoiceDescription, speed: int, speaker: int
) -> dict[str, Tensor]:
    """Return the inputs of the model that are the same for all sentences."""
    own = description.inference
    length = own.length_scale * 100 / speed
    scales = np.array([own.noise_scale, length, own.noise_w], np.float32)
    return {"scales": scales, "sid": np.array([speaker], np.int64)}


def _say(
    model: OnnxModel,
    sentence: tuple[int, ...],
    read: SentenceIds,
    *,
    options: Mapping[str, Tensor],
) -> SpokenPart:
    """Run the model on a sentence, given by its words' indices and their ids."""
    sounds = []
    durations = None
    for ids in read.lists:
        feeds = {
            **options,
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
        }
        wanted = {name: feeds[name] for name in model.inputs if name in feeds}
        output = model.run(wanted)
        sounds.append(
            np.asarray(output.tensors["output"], np.float32).reshape(-1)
        )
        durations = output.durations
    samples = np.concatenate(sounds)
    return SpokenPart(sentence, samples, durations, read.words)
