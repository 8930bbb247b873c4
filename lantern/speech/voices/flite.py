"""flite, a small free English voice, through its program where that is installed (Debian: apt install flite)."""

from __future__ import annotations

import functools
import re
import shutil
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure, VoiceFailure
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
    "voice": SettingSpec("rms", "one of flite's own voices: rms, slt, awb, kal16, kal"),
    "speed": SettingSpec(100, "percent of the voice's own speed", 50, 200),
}
_PROGRAM = "flite"


class Flite:
    def __init__(self, settings: VoiceSettings) -> None:
        self._settings = validate_settings("flite", settings, SETTINGS)

    @property
    def version(self) -> str:
        return f"flite {VERSION}, {_own_version(shutil.which(_PROGRAM))}, {ffmpeg.describe_version()}"

    def unavailable_reason(self) -> str | None:
        path = shutil.which(_PROGRAM)
        if path is None:
            return "the program flite isn't installed (Debian: apt install flite)."
        try:
            listed = process.run([path, "-lv"], "flite", 30).stdout.decode(
                "utf-8", "replace"
            )
        except ToolFailure as failure:
            return f"flite does not run here: {failure.message}"
        names = listed.partition(":")[2].split()
        wanted = str(self._settings.get("voice", "rms"))
        return (
            None
            if wanted in names
            else f"flite has no voice '{wanted}'; it has {', '.join(names)}"
        )

    def speak(self, line: Utterance, scratch: Path) -> Take:
        if line.language.casefold().split("-")[0] != "en":
            raise VoiceFailure(f"flite speaks English only, not '{line.language}'")
        given = resolve_settings("flite", SETTINGS, self._settings, line)
        out = scratch / "flite.wav"
        base = [
            _PROGRAM,
            "-voice",
            given["voice"],
            "--setf",
            f"duration_stretch={100 / given['speed']:.3f}",
        ]

        def say(chunk: Phrase) -> Pcm:
            out.unlink(missing_ok=True)
            try:
                process.run(
                    [*base, "-t", join_chunk_text(chunk), "-o", str(out)], "flite", 120
                )
            except ToolFailure as failure:
                raise VoiceFailure(failure.message, failure.detail) from None
            return read_spoken_wav(out, "flite", join_chunk_text(chunk))

        return speak_by_sentence(line, say, lambda word: word.spoken)


def make_voice(settings: VoiceSettings) -> Flite:
    return Flite(settings)


@functools.cache
def _own_version(path: str | None) -> str:
    if path is None:
        return "not installed"
    try:
        said = process.run([path, "--version"], "flite", 30).stdout.decode(
            "utf-8", "replace"
        )
    except ToolFailure:
        return "not running"
    found = re.search(r"version: (\S+)", said)
    return found[1] if found else "of unknown version"
