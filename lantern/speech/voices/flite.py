"""flite, a small free English voice, through its program (Debian: apt install flite)."""

from __future__ import annotations

import functools
import re
import shutil
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.languages import get_primary_language
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.sound.arrays import Pcm
from lantern.speech.joining import speak_by_sentence
from lantern.speech.program import speak_to_file
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    resolve_settings,
    validate_settings,
)

VERSION = 1
SETTINGS = {
    "voice": SettingSpec(
        "rms", "one of flite's own voices: rms, slt, awb, kal16, kal"
    ),
    "speed": SettingSpec(100, "percent of the voice's own speed", 50, 200),
}
_PROGRAM = "flite"


class Flite:
    """Flite with the author's settings."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Check the settings; a bad one raises ValueError."""
        self._settings = validate_settings("flite", settings, SETTINGS)

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, flite, ffmpeg."""
        own = _read_own_version(shutil.which(_PROGRAM))
        return f"flite {VERSION}, {own}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where the program or the chosen voice is missing, else None."""
        path = shutil.which(_PROGRAM)
        if path is None:
            return (
                "the program flite isn't installed (Debian: apt install flite)."
            )
        try:
            listed = process.run([path, "-lv"], "flite", 30).stdout
        except ToolFailure as failure:
            return f"flite does not run here: {failure.message}"
        names = listed.decode("utf-8", "replace").partition(":")[2].split()
        wanted = str(self._settings.get("voice", SETTINGS["voice"].default))
        if wanted in names:
            return None
        return f"flite has no voice '{wanted}'; it has {', '.join(names)}"

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: the language isn't English, or the program is missing or fails.
        """
        if get_primary_language(line.language) != "en":
            raise VoiceFailure(
                f"flite speaks English only, not '{line.language}'"
            )
        given = resolve_settings(
            "flite",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        out = scratch / "flite.wav"
        stretch = f"duration_stretch={100 / given['speed']:.3f}"
        argv = [_PROGRAM, "-voice", given["voice"], "--setf", stretch]

        def say(text: str) -> Pcm:
            own = [*argv, "-t", text, "-o", str(out)]
            return speak_to_file(
                own,
                out,
                name="flite",
                text=text,
            )

        return speak_by_sentence(line, say, lambda word: word.spoken)


def make_voice(settings: VoiceSettings) -> Flite:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Flite(settings)


@functools.cache
def _read_own_version(path: str | None) -> str:
    if path is None:
        return "not installed"
    try:
        printed = process.run([path, "--version"], "flite", 30).stdout
    except ToolFailure:
        return "not running"
    found = re.search(r"version: (\S+)", printed.decode("utf-8", "replace"))
    return found[1] if found else "of unknown version"
