"""The voice of any program of the user's that turns text into a WAV file.

It is run for each sentence, without a shell, in a folder of its own, and with a time limit. Whether
it may run at all is decided where voices are made for a film.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure, VoiceFailure, suggest
from lantern.core.process_failure import make_failure
from lantern.core.store import digest_file_once
from lantern.sound.arrays import Pcm
from lantern.speech.joining import read_spoken_wav, speak_by_sentence
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    validate_settings,
)

VERSION = 1
SETTINGS = {
    "run": SettingSpec(
        "",
        "the program and its arguments: {text_file} or {text} is the sentence, else it is on"
        " stdin; {out} is the WAV file to write, else it is stdout",
        words=True,
    ),
}
SENTENCE_SECONDS = 300.0
"""Seconds for one sentence: a program may load a large model each time."""
MAX_OUTPUT_BYTES = 64 * 2**20
"""Bytes that a program may print for one sentence; 30 s of sound take 3 MB at 48 kHz."""
_TEXT, _TEXT_FILE, _OUT = "{text}", "{text_file}", "{out}"
_PLACEHOLDERS = (_TEXT, _TEXT_FILE, _OUT)
_FILE_MARK = "./"
"""What a word begins with that is a file beside film.yml."""


@dataclass(frozen=True)
class _Printed:
    """What a program printed: its stdout, which may be the sound, and its stderr."""

    sound: bytes
    words: bytes


class Command:
    """A program, with the words it is run with."""

    def __init__(
        self, settings: VoiceSettings, *, seconds: float = SENTENCE_SECONDS
    ) -> None:
        """Check the settings; a bad one, or none that names a program, raises ValueError.

        Args:
            settings: the author's, with the path of each file that `name_files` gives.
            seconds: for one sentence.
        """
        named = name_files(settings)
        own = {
            key: value for key, value in settings.items() if key not in named
        }
        given = validate_settings("command", own, SETTINGS)
        self._words = _split(given.get("run"))
        self._files = {
            word: Path(str(settings.get(word, word))) for word in named
        }
        self._seconds = seconds

    @property
    def version(self) -> str:
        """Describe what decides the sound: our code, ffmpeg, the program and files of the film."""
        program = self._find_program()
        files = {*self._files.values(), *([Path(program)] if program else [])}
        digests = " ".join(sorted(map(_digest, files)))
        return f"command {VERSION}, {ffmpeg.describe_version()}, {digests or 'not there'}"

    def unavailable_reason(self) -> str | None:
        """Return a sentence where the program isn't there or can't be run, else None."""
        if self._find_program():
            return None
        name = self._words[0]
        if name in self._files:
            return f"command: '{name}' can't be run; allow it: chmod +x {name}"
        return f"command: there is no program '{name}' here; install it, or correct run."

    def _find_program(self) -> str | None:
        return shutil.which(self._place(self._words[0]))

    def _place(self, word: str) -> str:
        """Return a word as the program gets it: a file beside film.yml by its whole path."""
        return str(self._files.get(word, word))

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Speak an utterance, one sentence at a time.

        Raises:
            VoiceFailure: the program is missing, fails, takes too long or writes no sound.
            ValueError: the utterance has a bad setting.
        """
        validate_settings("command", line.settings, SETTINGS)

        def say(text: str) -> Pcm:
            return self._say(text, scratch)

        return speak_by_sentence(line, say, lambda word: word.spoken)

    def _say(self, text: str, scratch: Path) -> Pcm:
        out = scratch / "command.wav"
        text_file = scratch / "command.txt"
        out.unlink(missing_ok=True)
        text_file.write_text(f"{text}\n", "utf-8", newline="\n")
        values = {_TEXT: text, _TEXT_FILE: str(text_file), _OUT: str(out)}
        argv = [_fill(self._place(word), values) for word in self._words]
        data = None if self._uses(_TEXT, _TEXT_FILE) else text.encode()
        printed = self._run(argv, data, scratch)
        if not self._uses(_OUT):
            out.write_bytes(printed.sound)
        try:
            return read_spoken_wav(out, "command", text)
        except VoiceFailure as failure:
            told = make_failure(argv, "", "", stderr=printed.words).detail
            raise VoiceFailure(
                failure.message, [*told, *failure.detail]
            ) from None

    def _run(
        self, argv: Sequence[str], data: bytes | None, folder: Path
    ) -> _Printed:
        """Run the program in a folder; return what it printed."""
        try:
            done = process.run_bounded(
                argv,
                "command",
                self._seconds,
                most=MAX_OUTPUT_BYTES,
                data=data,
                cwd=folder,
            )
        except ToolFailure as failure:
            raise VoiceFailure(failure.message, failure.detail) from None
        return _Printed(done.stdout, done.stderr)

    def _uses(self, *placeholders: str) -> bool:
        joined = " ".join(self._words)
        return any(placeholder in joined for placeholder in placeholders)


def make_voice(settings: VoiceSettings) -> Command:
    """Make the voice.

    Raises:
        ValueError: a setting is bad.
    """
    return Command(settings)


def name_files(settings: VoiceSettings) -> dict[str, str]:
    """Return the words of `run` that are files beside film.yml, each by itself.

    Words that can't be taken apart name none; they are told when the voice is made.
    """
    try:
        words = _split(settings.get("run"))
    except ValueError:
        return {}
    return {word: word for word in words if word.startswith(_FILE_MARK)}


def _split(run: object) -> list[str]:
    """Return the words of a command, as a shell would take them apart.

    Raises:
        ValueError: there are none, or they can't be taken apart, or a placeholder is unknown.
    """
    words: Sequence[object] = run if isinstance(run, list) else []
    if isinstance(run, str):
        try:
            words = shlex.split(run)
        except ValueError as error:
            raise ValueError(
                f"run can't be taken apart into words: {error}"
            ) from None
    found = [str(word) for word in words]
    if not found or not found[0]:
        raise ValueError(
            "command needs the program to run: {command: {run: 'my-voice {text_file} {out}'}}"
        )
    for word in found:
        _check_word(word)
    program = found[0]
    if "/" in program and not program.startswith(("/", _FILE_MARK)):
        raise ValueError(
            f"run can't begin with {program}: write the program's whole path, or"
            f" {_FILE_MARK} before that of a file beside film.yml"
        )
    return found


def _check_word(word: str) -> None:
    if "\0" in word:
        raise ValueError("run can't hold a zero byte")
    for placeholder in re.findall(r"\{\w+\}", word):
        if placeholder not in _PLACEHOLDERS:
            hint = suggest(placeholder, _PLACEHOLDERS)
            known = ", ".join(_PLACEHOLDERS)
            raise ValueError(
                f"run can't hold {placeholder}{hint or f'; it has {known}'}"
            )


def _fill(word: str, values: dict[str, str]) -> str:
    """Return a word with its placeholders filled in, each once: a text is left as it is."""
    return re.sub(
        r"\{(?:text|text_file|out)\}", lambda found: values[found[0]], word
    )


def _digest(path: Path) -> str:
    """Return the digest of a file's bytes; a film asks for it once for each scene."""
    try:
        return digest_file_once(path)
    except OSError:
        return "not readable"
