"""The verb voices: which voices can be used here, and how they sound; more of them by its verbs.

Its verbs are in the table below: a catalogue, and what brings its voices to this machine.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.envelope import append_result
from lantern.cli.options import OfflineOption, option
from lantern.cli.output import print_line
from lantern.cli.voices.add import add
from lantern.cli.voices.get import get
from lantern.cli.voices.listing import list_catalogue, show
from lantern.cli.voices.remove import remove
from lantern.cli.voices.trials import (
    DEFAULT_FOLDER,
    Trial,
    TriedVoice,
    VoiceState,
    inspect_voice,
    list_voices_here,
)

__all__ = ["VOICE_VERBS", "voices"]

VOICE_VERBS: dict[str, Callable[..., None]] = {
    "list": list_catalogue,
    "show": show,
    "get": get,
    "add": add,
    "remove": remove,
}
"""The verbs of `voices`."""


def voices(
    context: typer.Context,
    *,
    try_: Annotated[
        str | None,
        option(
            "--try",
            metavar="[TEXT]",
            help="Speak this text with each voice; without it, a test line.",
        ),
    ],
    language: Annotated[
        str,
        option(
            "--language",
            default="en",
            help="Language of the text; default: en.",
        ),
    ],
    offline: OfflineOption,
    out: Annotated[
        Path,
        option(
            "--out",
            metavar="FOLDER",
            default=DEFAULT_FOLDER,
            help="Folder for the WAV files; default: build/voices.",
        ),
    ],
) -> None:
    """Show the voices that are here; list, get and remove others.

    Connects to the network only with --try, and not with --offline; and to
    get a voice.
    """
    if context.invoked_subcommand is not None:
        return
    trial = None
    if try_ is not None:
        trial = Trial(try_, language, out)
    for voice in list_voices_here():
        state = inspect_voice(voice, trial, offline=offline)
        append_result("voices", _to_json(voice, state))
        _print_voice(voice, state)


def _to_json(voice: TriedVoice, state: VoiceState) -> dict[str, object]:
    from lantern.speech import voices

    is_online = voices.is_online(voice.engine)
    usable: bool | None = state.trouble is None
    if is_online and usable and state.trial is None:
        usable = None  # it wasn't asked
    return {
        "name": voice.name,
        "about": voice.about,
        "online": is_online,
        "usable": usable,
        "why": state.trouble,
        "trial": state.trial,
        "seconds": state.seconds,
        "took": state.took,
    }


def _print_voice(voice: TriedVoice, state: VoiceState) -> None:
    from lantern.speech import voices

    ready = "ready"
    if voices.is_online(voice.engine):
        ready = "not tried: it needs the network"
    print_line(
        f"{voice.name}: {state.trouble or state.format_trial() or ready}"
    )
    print_line(f"    {voice.about}")
