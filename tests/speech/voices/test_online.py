"""What voices on servers send: which lengths of sound are believed."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.speech.voices import online


@pytest.mark.parametrize(
    ("seconds", "speed", "believed"),
    [
        (1.0, 1, True),
        (0.9, 1, False),
        (0.5, 2, True),
        (14, 1, True),
        (15, 1, False),
    ],
)
def test_a_length_is_believed_by_the_text_and_the_speed(
    seconds: float, speed: float, believed: bool
) -> None:
    text = "a" * 32  # 0.96 to 14.8 s
    pcm = np.full(int(seconds * 48_000), 9000, np.int16)
    if believed:
        online.require_speech(pcm, text, speed)
        return
    with pytest.raises(online.NotSpeech):
        online.require_speech(pcm, text, speed)
