"""Who is heard in a film, as the credits name them."""

from __future__ import annotations

from pathlib import Path

from lantern.credits.ledger import Ledger
from lantern.script.load import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.installed import find_speaker
from lantern.speech.voices import describe_voice


def name_narrators(script: Script, ledger: Ledger, voice: VoiceChoice) -> str:
    """Return who is heard: those who recorded scenes, as the ledger names them, and the voice."""
    authors = [
        entry.author for entry in ledger.used_entries if entry.kind == "recording"
    ]
    names = []
    if authors:
        names.append(f"Read by {' and '.join(dict.fromkeys(authors))}")
    if not script.has_only_recordings:
        names.append(name_speaker(voice))
    return "; ".join(names) or "Recorded"


def name_speaker(voice: VoiceChoice) -> str:
    """Return who spoke: the engine, and its voice if the author chose one.

    A voice of the catalogue is named with its licence.
    """
    description = describe_voice(voice.engine)
    found = find_speaker(voice)
    if found is not None:
        engine = description.split(":")[0]
        return f"Synthetic voice: {found.voice.title}, {engine}, {found.pack.licence}"
    line = f"Synthetic voice: {description.split(':')[0]}"
    chosen = voice.settings.get("voice")
    if chosen:
        line += f", {Path(str(chosen)).stem}"
    return line
