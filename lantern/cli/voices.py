"""The verb voices: which voices can be used here, and how they sound."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from lantern.cli.options import JsonOption, OfflineOption, option
from lantern.cli.output import print_json, print_line
from lantern.core import signals
from lantern.core.problems import OutputFailure, VoiceFailure, format_path


@dataclass(frozen=True)
class _VoiceState:
    """What is known of a voice: why it can't be used, and the file of its trial."""

    trouble: str | None = None
    trial: str | None = None


@dataclass(frozen=True)
class _Trial:
    """What each voice is to speak, and into which folder."""

    text: str
    language: str
    out: Path


def voices(
    *,
    try_: Annotated[
        str | None,
        option("--try", metavar="TEXT", help="Speak this text with each voice."),
    ],
    language: Annotated[
        str,
        option("--language", default="en", help="Language of the text; default: en."),
    ],
    offline: OfflineOption,
    out: Annotated[
        Path,
        option(
            "--out",
            metavar="FOLDER",
            default=Path("build/voices"),
            help="Folder for the WAV files; default: build/voices.",
        ),
    ],
    as_json: JsonOption,
) -> None:
    """List the voices: what can be used here, and licences.

    Connects to the network only with --try, and not with --offline.
    """
    from lantern.speech.voices import VOICES

    trial = None
    if try_ is not None:
        trial = _Trial(try_, language, out)
    rows = []
    for name in VOICES:
        state = _inspect_voice(name, trial, offline=offline)
        if as_json:
            rows.append(_to_json(name, state))
        else:
            _print_voice(name, state)
    if as_json:
        print_json(rows)


def _inspect_voice(name: str, trial: _Trial | None, *, offline: bool) -> _VoiceState:
    """Find out whether a voice can be used; with a trial, let it speak.

    A voice that needs the network is asked only for a trial that isn't offline.
    """
    from lantern.speech import voices

    may_connect = trial is not None and not offline
    is_out_of_reach = voices.is_online(name) and not may_connect
    trouble = _find_trouble(name, ask=not is_out_of_reach)
    if trial is None or trouble is not None or is_out_of_reach:
        return _VoiceState(trouble)
    return _try_voice(name, trial)


def _find_trouble(name: str, *, ask: bool) -> str | None:
    """Return why the voice can't be used here; without `ask`, only what is known at once."""
    from lantern.speech.voices import VOICES

    try:
        voice = VOICES[name]({})
        if ask:
            return voice.unavailable_reason()
    except ValueError as error:
        return str(error)
    return None


def _to_json(name: str, state: _VoiceState) -> dict[str, object]:
    from lantern.speech import voices

    is_online = voices.is_online(name)
    usable: bool | None = state.trouble is None
    if is_online and usable and state.trial is None:
        usable = None  # it wasn't asked
    return {
        "name": name,
        "about": voices.describe_voice(name),
        "online": is_online,
        "usable": usable,
        "why": state.trouble,
        "file": state.trial,
    }


def _print_voice(name: str, state: _VoiceState) -> None:
    from lantern.speech import voices

    ready = "ready"
    if voices.is_online(name):
        ready = "not tried: it needs the network"
    print_line(f"{name}: {state.trouble or state.trial or ready}")
    print_line(f"    {voices.describe_voice(name)}")


def _try_voice(name: str, trial: _Trial) -> _VoiceState:
    """Let a voice speak the text into a WAV file in the trial's folder.

    Raises:
        OutputFailure: The folder can't be written.
    """
    from lantern.rendering.publish.folder import FolderPublisher

    signals.raise_on_signal()
    file = f"{name}.wav"
    folder = FolderPublisher(trial.out)
    folder.prepare_file(file)
    try:
        with tempfile.TemporaryDirectory(prefix=".lantern-", dir=trial.out) as scratch:
            line = Path(scratch) / "line.wav"
            seconds = _speak_into(line, name, trial)
            path = folder.move_in(line, file)
    except VoiceFailure as failure:
        return _VoiceState(trouble=failure.message)
    except OSError as error:
        raise OutputFailure(
            f"{trial.out} can't be written: {error.strerror or error}"
        ) from None
    return _VoiceState(trial=f"{format_path(path)}, {seconds:.1f} s")


def _speak_into(line: Path, name: str, trial: _Trial) -> float:
    """Speak the text into a WAV file; return its length in seconds.

    Raises:
        VoiceFailure: The voice can't speak it.
    """
    from lantern import sound
    from lantern.core.units import SAMPLE_RATE
    from lantern.speech import finishing, wording
    from lantern.speech.voices import VOICES, Utterance

    words = wording.split_words(trial.text, trial.language, {})
    utterance = Utterance(words, trial.language, {})
    raw = VOICES[name]({}).speak(utterance, line.parent)
    filters = finishing.choose_filters(name, {})
    finish = finishing.TakeFinish(trial.language, filters)
    take, _ = finishing.finish(raw, words, finish, scratch=line.parent)
    sound.write_wav(line, take.pcm)
    return len(take.pcm) / SAMPLE_RATE
