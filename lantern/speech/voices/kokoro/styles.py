"""Kokoro's file of voices: numpy arrays in a zip, one for each voice."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from lantern.core.problems import VoiceFailure, suggest

STYLE_SIZE = 256
_ERRORS = (OSError, ValueError, EOFError, zipfile.BadZipFile)


def list_voices(path: Path) -> list[str]:
    """Return the names of the voices in a file.

    Raises:
        VoiceFailure: it can't be read, or is no such file.
    """
    try:
        with _open(path) as arrays:
            return sorted(arrays.files)
    except _ERRORS as error:
        raise _make_failure(path, error) from None


def check_voice(path: Path, voice: str) -> None:
    """Check that a file has a voice; any file of voices will do for ''.

    Raises:
        VoiceFailure: it has none of that name, can't be read, or is no such file.
    """
    known = list_voices(path)
    if voice and voice not in known:
        hint = suggest(voice, known) or f"; it has {', '.join(known)}"
        raise VoiceFailure(f"{path.name} has no voice '{voice}'{hint}")


def read_style(path: Path, voice: str) -> NDArray[np.float32]:
    """Return the styles of a voice, shape (signs, 256): row k is for k + 1 signs.

    Raises:
        VoiceFailure: the file can't be read, or has no such voice.
    """
    check_voice(path, voice)
    try:
        with _open(path) as arrays:
            styles = np.asarray(arrays[voice], np.float32)
        return styles.reshape(-1, STYLE_SIZE)
    except _ERRORS as error:
        raise _make_failure(path, error) from None


def _open(path: Path) -> NpzFile:
    arrays = np.load(path, allow_pickle=False)
    if not isinstance(arrays, NpzFile):
        raise ValueError("it holds a single array")
    return arrays


def _make_failure(path: Path, error: Exception) -> VoiceFailure:
    message = f"{path.name} is no file of Kokoro's voices"
    return VoiceFailure(message, [str(error)[:300]])
