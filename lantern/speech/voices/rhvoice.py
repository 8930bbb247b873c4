"""RHVoice through its own command line program (RHVoice-test), where that is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.store import digest_file
from lantern.speech.voices import (
    Pcm,
    Phrase,
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    join_chunk_text,
    read_spoken_wav,
    resolve_settings,
    speak_by_sentence,
    validate_settings,
)

VERSION = 1
SETTINGS = {
    "voice": SettingSpec(
        "", "the voice's name, such as bdl or alan; by default one for the language"
    ),
    "speed": SettingSpec(100, "percent of the voice's own speed", 50, 200),
    "pitch": SettingSpec(100, "percent of the voice's own pitch", 50, 200),
}
_PROGRAMS = ("RHVoice-test", "rhvoice.test")
# Of the English voices bdl is the best understood (a recogniser got 7 % of its words wrong) and free for any use.
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
    def __init__(self, settings: VoiceSettings) -> None:
        self._settings = validate_settings("rhvoice", settings, SETTINGS)

    @property
    def version(self) -> str:
        program = _program()
        own = (
            digest_file(Path(program).resolve())[:16] if program else "not installed"
        )  # it tells no version
        return f"rhvoice {VERSION}, {own}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        if _program() is None:
            return "the program RHVoice-test isn't installed (Debian: apt install rhvoice rhvoice-english, non-free)."
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        given = resolve_settings("rhvoice", SETTINGS, self._settings, line)
        name = given["voice"] or _VOICES.get(line.language.casefold().split("-")[0], "")
        program = _program()
        if program is None or not name:
            lack = (
                "isn't installed"
                if program is None
                else f"needs the setting 'voice' for the language '{line.language}'"
            )
            raise VoiceFailure(f"rhvoice {lack}")
        out = scratch / "rhvoice.wav"
        base = [
            program,
            "-p",
            name,
            "-r",
            str(given["speed"]),
            "-t",
            str(given["pitch"]),
            "-o",
            str(out),
        ]

        def say(chunk: Phrase) -> Pcm:
            out.unlink(missing_ok=True)
            try:
                process.run(base, "rhvoice", 120, join_chunk_text(chunk).encode())
            except ToolFailure as failure:
                raise VoiceFailure(failure.message, failure.detail) from None
            return read_spoken_wav(out, "rhvoice", join_chunk_text(chunk))

        return speak_by_sentence(line, say, lambda word: word.spoken)


def make_voice(settings: VoiceSettings) -> RHVoice:
    return RHVoice(settings)


def _program() -> str | None:
    return next((path for path in map(shutil.which, _PROGRAMS) if path), None)
