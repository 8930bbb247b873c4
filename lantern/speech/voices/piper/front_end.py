"""The door to piper-tts, for phonemes of languages that espeak-ng can't read.

It is optional (extra `piper`), and brings packages of its own for most languages. Nothing else of
it is used: not its espeak-ng, and not its way to run a model.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain_text
from lantern.core.problems import VoiceFailure
from lantern.core.store import digest_file
from lantern.speech.voices.piper.description import ARABIC, VoiceDescription


@dataclass(frozen=True)
class FrontEnd:
    """What piper-tts needs to make one kind of phonemes.

    `modules` come with its extra `extra`; `data` is a file that has to lie beside the voice.
    """

    modules: tuple[str, ...] = ()
    extra: str = ""
    data: str = ""


FRONT_ENDS: Mapping[str, FrontEnd] = {
    # piper-tts would download the model of its Chinese front end in the midst of a sentence.
    "pinyin": FrontEnd(
        ("transformers", "sentence_stream", "unicode_rbnf"),
        "zh",
        "g2pW/g2pw.onnx",
    ),
    "japanese": FrontEnd(("pyopenjtalk",), "ja"),
    "thai": FrontEnd(("tltk", "unicode_rbnf"), "th"),
    "hebrew": FrontEnd(),
    ARABIC: FrontEnd(),
}
"""Kind of phonemes -> what is needed."""


def unavailable_reason(kind: str, folder: Path) -> str | None:
    """Return a sentence where phonemes of a kind can't be made, else None.

    `folder` is the voice's.
    """
    needed = FRONT_ENDS.get(kind)
    if needed is None:
        known = ", ".join(FRONT_ENDS)
        return f"its phonemes are of an unknown kind, '{kind}'; known are text, {known}"
    about = f"its phonemes are of the kind '{kind}', which piper-tts makes"
    if importlib.util.find_spec("piper") is None:
        return f"{about} (pip install lantern-film[piper])"
    if any(importlib.util.find_spec(name) is None for name in needed.modules):
        return f"{about} with packages of its own (pip install piper-tts[{needed.extra}])"
    if needed.data and not (folder / needed.data).is_file():
        return f"{about} with a model of its own; there is no {needed.data} in {folder}"
    return None


def describe_version() -> str:
    """Return piper-tts's version."""
    try:
        return f"piper-tts {installed('piper-tts')}"
    except PackageNotFoundError:
        return "no piper-tts"


def make_ids(
    path: Path, description: VoiceDescription, text: str
) -> list[list[int]]:
    """Return the model's ids for a text, in one list or several that are spoken in turn.

    Args:
        path: the file of the voice's description.
        description: what is in it.
        text: a sentence.

    Raises:
        VoiceFailure: piper-tts fails, or the model lacks one of its phonemes.
    """
    try:
        engine = _open(path, digest_file(path))
        parts = [part for part in engine.phonemize(text) if part]
        ids = [list(engine.phonemes_to_ids(part)) for part in parts]
    except Exception as error:  # whatever its front ends raise
        detail = [text[:80], str(error)[:300]]
        raise VoiceFailure(
            "piper-tts could not read a sentence", detail
        ) from None
    for part in parts:
        lacking = [
            sign for sign in part if sign not in description.phoneme_id_map
        ]
        if lacking:
            message = f"the model has no symbol for the sound '{lacking[0]}'"
            raise VoiceFailure(message, [text[:80]])
    return ids


@functools.lru_cache(maxsize=2)
def _open(path: Path, _digest: str) -> Any:
    from piper import PiperConfig, PiperVoice

    config = PiperConfig.from_dict(json.loads(read_plain_text(path)))
    return PiperVoice(
        session=None,
        config=config,
        download_dir=path.parent,
    )
