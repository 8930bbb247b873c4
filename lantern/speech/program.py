"""Run a program that speaks a text into a WAV file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lantern.core import process
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.sound.arrays import Pcm
from lantern.speech.joining import read_spoken_wav

_SECONDS = 120
"""How long a program may take for one sentence."""


def speak_to_file(
    argv: Sequence[str],
    out: Path,
    *,
    name: str,
    text: str,
    data: bytes | None = None,
) -> Pcm:
    """Run a program and return what it spoke into the file `out`.

    Args:
        argv: the program with its arguments.
        out: the WAV that it writes; an older one is deleted before.
        name: what messages call the program.
        text: what is spoken, for messages.
        data: what the program reads from its input.

    Raises:
        VoiceFailure: the program fails, takes too long, or writes no sound.
    """
    out.unlink(missing_ok=True)
    try:
        process.run([*argv], name, _SECONDS, data=data)
    except ToolFailure as failure:
        raise VoiceFailure(failure.message, failure.detail) from None
    return read_spoken_wav(out, name, text)
