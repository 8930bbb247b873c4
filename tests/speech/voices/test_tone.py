"""The voice of tones."""

from __future__ import annotations


def test_tone_times_are_exact(tmp_path: Path) -> None:
    take = voices.VOICES["tone"]({}).speak(line("Abc de. F"), tmp_path)
    ms = [(start / 48, end / 48) for start, end in take.cues]
    assert ms == [(0, 150), (210, 330), (590, 680)]
    assert len(take.pcm) == (680 + 260) * 48
    assert not take.pcm[150 * 48 : 210 * 48].any()


def test_a_tone_of_nothing_is_nothing(tmp_path: Path) -> None:
    assert len(voices.VOICES["tone"]({}).speak(line(""), tmp_path).pcm) == 0
