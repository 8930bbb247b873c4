"""Who is heard in a film, as the credits name them."""

from __future__ import annotations

from pathlib import Path

from lantern.core.interface_words import CreditTexts
from lantern.credits.ledger import Ledger
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.casting import list_heard_voices
from lantern.speech.catalogue.installed import find_speaker
from lantern.speech.voices import get_title


def name_narrators(script: Script, ledger: Ledger, voice: VoiceChoice) -> str:
    """Return who is heard: those who recorded scenes, as the ledger names them, and the voices.

    `voice` speaks the film; speakers and words of other languages may have other voices.
    """
    authors = [
        entry.author
        for entry in ledger.used_entries
        if entry.kind == "recording"
    ]
    words = script.film.words.credits
    names = []
    if authors:
        readers = words.joined_by.join(dict.fromkeys(authors))
        names.append(words.read_by.format(names=readers))
    if not script.has_only_recordings:
        heard = list_heard_voices(script, voice)
        names += dict.fromkeys(name_voice(each, words) for each in heard)
    return "; ".join(names) or words.recorded


def name_voice(voice: VoiceChoice, words: CreditTexts) -> str:
    """Return who spoke: the engine, and its voice if the author chose one.

    A voice of the catalogue is named with its licence.
    """
    parts = [_name_engine(voice.engine, words)]
    found = find_speaker(voice)
    chosen = voice.settings.get("voice")
    if found is not None:
        parts = [found.voice.title, *parts, found.pack.licence]
    elif chosen:
        parts.append(Path(str(chosen)).stem)
    return words.synthetic_voice.format(voice=", ".join(parts))


def _name_engine(engine: str, words: CreditTexts) -> str:
    """Return the name of a speech engine; most are called the same in all languages."""
    named = {"gtts": words.google_voice, "tone": words.tones}
    return named.get(engine) or get_title(engine)
