"""What a voice is to speak in a trial, and why it can't."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.voices.trials import (
    LINES,
    Trial,
    TriedVoice,
    VoiceState,
    inspect_voice,
)

OUT = Path("out")


def make_voice(language: str = "", engine: str = "tone") -> TriedVoice:
    return TriedVoice("bell", engine, "A bell.", language)


@pytest.mark.parametrize(
    ("voice", "asked", "language", "line"),
    [
        ("", "en", "en", "en"),
        ("de-AT", "en", "de-AT", "de"),
        ("uk", "en", "uk", "uk"),
        ("", "fr-CA", "fr-CA", "fr"),
    ],
)
def test_a_voice_speaks_a_line_of_its_own_language(
    voice: str, asked: str, language: str, line: str
) -> None:
    fitting = Trial("", asked, OUT).fit(make_voice(voice))
    assert fitting == Trial(LINES[line], language, OUT)


def test_a_voice_without_a_line_in_its_language_stays_silent() -> None:
    assert Trial("", "en", OUT).fit(make_voice("sv")) is None


@pytest.mark.parametrize(
    ("voice", "speaks"),
    [("", True), ("en-GB", True), ("en", True), ("de", False)],
)
def test_a_text_is_spoken_only_in_its_own_language(
    voice: str, speaks: bool
) -> None:
    trial = Trial("Rain.", "en-US", OUT)
    assert trial.fit(make_voice(voice)) == (trial if speaks else None)


def test_a_voice_whose_engine_is_unknown_is_told() -> None:
    state = inspect_voice(make_voice(engine="organ"), None, offline=True)
    assert state == VoiceState("this Lantern has no engine organ")


def test_a_voice_that_works_has_no_trouble() -> None:
    assert inspect_voice(make_voice(), None, offline=True) == VoiceState()


def test_a_voice_that_does_not_fit_the_text_makes_no_file(
    tmp_path: Path,
) -> None:
    trial = Trial("Rain.", "en", tmp_path)
    assert inspect_voice(make_voice("de"), trial, offline=True) == VoiceState()
    assert not list(tmp_path.iterdir())
