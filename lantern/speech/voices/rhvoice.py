"""RHVoice through its own command line program (RHVoice-test), where that is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from lantern.core import ffmpeg
from lantern.core.languages import get_primary_language
from lantern.core.problems import VoiceFailure
from lantern.core.store import digest_file
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
        "",
        "the voice's name, such as bdl or alan; by default one for the language",
    ),
    "speed": SettingSpec(100, "percent of the voice's own speed", 50, 200),
    "pitch": SettingSpec(100, "percent of the voice's own pitch", 50, 200),
}
_PROGRAMS = ("RHVoice-test", "rhvoice.test")
# Of the English voices bdl is understood best (a recogniser got 7 % of its words wrong), and it
# is free for any use.
_VOICES = {
    "en": "bdl",
    "ru": "aleksandr",
    "uk": "anatol",
    "ka": "natia",
    "eo": "spomenka",
    "tt": "talgat",
    "ky": "azamat",
}


class RHVoice:
    """RHVoice with the author's settings."""

    def __init__(self, settings: VoiceSettings) -> None:
        """Check the settings; a bad one raises ValueError."""
        self._settings = validate_settings("rhvoice", settings, SETTINGS)

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, the program's digest, ffmpeg."""
        program = _find_program()
        own = "not installed"
        if program is not None:  # it can't say its version
            own = digest_file(Path(program).resolve())[:16]
        return f"rhvoice {VERSION}, {own}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where the program isn't installed, else None."""
        if _find_program() is not None:
            return None
        cure = "Debian: apt install rhvoice rhvoice-english, non-free"
        return f"the program RHVoice-test isn't installed ({cure})."

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: the program is missing or fails, or no voice is known for the language.
        """
        given = resolve_settings(
            "rhvoice",
            SETTINGS,
            own=self._settings,
            line=line,
        )
        program = _find_program()
        if program is None:
            raise VoiceFailure("rhvoice isn't installed")
        name = given["voice"] or _VOICES.get(
            get_primary_language(line.language)
        )
        if not name:
            need = f"the setting 'voice' for the language '{line.language}'"
            raise VoiceFailure(f"rhvoice needs {need}")
        out = scratch / "rhvoice.wav"
        argv = [program, "-p", name, "-o", str(out)]
        argv += ["-r", str(given["speed"]), "-t", str(given["pitch"])]

        def say(text: str) -> Pcm:
            data = text.encode()
            return speak_to_file(
                argv,
                out,
                name="rhvoice",
                text=text,
                data=data,
            )

        return speak_by_sentence(line, say, lambda word: word.spoken)


def make_voice(settings: VoiceSettings) -> RHVoice:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return RHVoice(settings)


def _find_program() -> str | None:
    for name in _PROGRAMS:
        path = shutil.which(name)
        if path is not None:
            return path
    return None
