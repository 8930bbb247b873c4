"""What a Piper voice says of itself: `x.onnx.json` beside `x.onnx`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lantern.core.files import read_plain
from lantern.core.problems import VoiceFailure

PAD, BEGIN, END = "_", "^", "$"
"""Symbols that stand between phonemes and around a sentence."""
ESPEAK, LETTERS = "espeak", "text"
"""Kinds of phonemes that Lantern makes by itself."""
ARABIC = "arabic"
"""What espeak-ng's phonemes are called here where they need piper-tts."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AudioFacts(_Part):
    """`sample_rate` is in Hz."""

    sample_rate: int


class EspeakFacts(_Part):
    """espeak-ng's name of the voice that gave the phonemes."""

    voice: str = ""


class InferenceFacts(_Part):
    """How strong the model's noise is, and how long its phonemes are, 1 being as it was trained."""

    noise_scale: float = 0.667
    length_scale: float = 1.0
    noise_w: float = 0.8


class VoiceDescription(_Part):
    """What is in a voice's JSON file, under its names there.

    `hop_length` is how many samples one unit of a phoneme's duration has.
    """

    audio: AudioFacts
    phoneme_id_map: dict[str, tuple[int, ...]]
    espeak: EspeakFacts = EspeakFacts()
    inference: InferenceFacts = InferenceFacts()
    phoneme_type: str = ESPEAK
    num_speakers: int = 1
    default_speaker_id: int = 0
    hop_length: int = 256
    vowel_clusters: tuple[tuple[str, ...], ...] = ()

    @property
    def front_end(self) -> str:
        """The kind of phonemes if piper-tts has to make them, else ''.

        Arabic is written without its short vowels, which piper-tts fills in for espeak-ng.
        """
        if self.phoneme_type == ESPEAK:
            return ARABIC if self.espeak.voice == "ar" else ""
        return "" if self.phoneme_type == LETTERS else self.phoneme_type

    def count_ids(self, symbols: Sequence[str]) -> list[int]:
        """Return where each symbol's ids begin among those of a sentence, and where the last end.

        A symbol begins with the pad before it.
        """
        begins = [len(self.phoneme_id_map[BEGIN])]
        step = len(self.phoneme_id_map[PAD])
        for symbol in symbols:
            begins.append(begins[-1] + step + len(self.phoneme_id_map[symbol]))
        return begins

    def make_ids(self, symbols: Sequence[str]) -> list[int]:
        """Return the model's ids of a sentence."""
        ids = list(self.phoneme_id_map[BEGIN])
        for symbol in symbols:
            ids += self.phoneme_id_map[PAD]
            ids += self.phoneme_id_map[symbol]
        ids += self.phoneme_id_map[PAD]
        ids += self.phoneme_id_map[END]
        return ids


def find_description(model: Path) -> Path:
    """Return the path of the description of a voice's model."""
    return model.with_name(f"{model.name}.json")


def read_description(path: Path) -> VoiceDescription:
    """Read a voice's description.

    Raises:
        VoiceFailure: it can't be read, or isn't one.
    """
    message = f"{path.name} doesn't describe a Piper voice"
    try:
        found = VoiceDescription.model_validate_json(read_plain(path))
    except OSError as error:
        raise VoiceFailure(
            f"{path.name} can't be read", [str(error)[:300]]
        ) from None
    except ValidationError as error:
        raise VoiceFailure(message, [_describe(error)]) from None
    missing = [
        sign for sign in (PAD, BEGIN, END) if sign not in found.phoneme_id_map
    ]
    if missing:
        lacking = " and ".join(f"'{sign}'" for sign in missing)
        raise VoiceFailure(message, [f"phoneme_id_map lacks {lacking}"])
    return found


def _describe(error: ValidationError) -> str:
    """Return the first thing that is wrong, and where."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
