"""Programs that speak into a file: an old sound is never taken for a new one."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from lantern import sound
from lantern.core.problems import VoiceFailure
from lantern.speech.program import speak_to_file

pytestmark = pytest.mark.process

COPY = "import shutil, sys; shutil.copy(sys.argv[1], sys.argv[2])"
TONE = np.rint(8000 * np.sin(np.arange(4800) / 10)).astype(np.int16)


def test_what_a_program_writes_is_what_it_spoke(tmp_path: Path) -> None:
    out = tmp_path / "out.wav"
    sound.write_wav(tmp_path / "tone.wav", TONE)
    argv = [sys.executable, "-c", COPY, str(tmp_path / "tone.wav"), str(out)]
    assert np.array_equal(
        speak_to_file(
            argv,
            out,
            name="copier",
            text="one",
        ),
        TONE,
    )


def test_an_older_sound_is_not_taken_for_what_is_spoken_now(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.wav"
    sound.write_wav(out, TONE)
    with pytest.raises(VoiceFailure, match="copier"):
        speak_to_file(
            [sys.executable, "-c", ""],
            out,
            name="copier",
            text="one",
        )


def test_a_program_that_fails_is_named_with_what_it_printed(
    tmp_path: Path,
) -> None:
    argv = [sys.executable, "-c", "raise SystemExit('no such voice')"]
    with pytest.raises(VoiceFailure) as failure:
        speak_to_file(
            argv,
            tmp_path / "out.wav",
            name="copier",
            text="one",
        )
    assert failure.value.message.startswith("copier")
    assert "no such voice" in failure.value.detail
