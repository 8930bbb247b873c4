"""Under which terms a film's voice speaks: its licence binds who gets the film, as a picture's.

Asks nobody. A voice is found by its name, whether it is on this machine or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.voices import make_voice_entry
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.casting import list_heard_voices
from lantern.speech.catalogue.installed import (
    InstalledVoice,
    find_speaker,
    load_voices,
)


def list_speakers(
    script: Script, spoken_by: str | None
) -> list[InstalledVoice]:
    """Return the catalogue's voices that are heard.

    Args:
        script: the film.
        spoken_by: who spoke it, as its report says; None if it isn't rendered: then any voice
            that it names may speak.
    """
    if not any(
        part.scene.text and not part.scene.recorded_voice
        for part in script.parts
    ):
        return []
    choices = [placed.voice for placed in script.film.iter_voices()]
    if spoken_by is not None:
        named = [each for each in script.film.voice if each.label == spoken_by]
        # one that was chosen on the command line isn't named in the film
        main = named[0] if named else VoiceChoice(engine=spoken_by)
        choices = list_heard_voices(script, main)
    found = [_find_voice(choice) for choice in choices]
    return [voice for voice in found if voice is not None]


def _find_voice(choice: VoiceChoice) -> InstalledVoice | None:
    here = find_speaker(choice)
    if here is not None:
        return here
    for pack, voice in load_voices().iter_voices():
        if voice.id == (choice.name or choice.engine):
            return InstalledVoice(pack, voice, None)
    return None


def add_speakers(
    ledger: Ledger, script: Script, speakers: Iterable[InstalledVoice]
) -> Ledger:
    """Return the ledger with the voices among what the film uses.

    An entry that its author gave the same id stands in place of the catalogue's.
    """
    own = {entry.id: entry for entry in ledger.others}
    uses = []
    for voice in speakers:
        entry = make_voice_entry(voice, script.film.words.credits)
        uses.append(EntryUse(own.get(entry.id, entry)))
    return replace(ledger, uses=(*ledger.uses, *uses))


def iter_doubts(speakers: Iterable[InstalledVoice]) -> Iterator[str]:
    """Yield why it isn't clear that others may get a film in which a voice speaks."""
    for voice in speakers:
        if voice.pack.use == "unclear":
            title = voice.voice.title
            yield (
                f"whether the voice {title} allows that others get the film is unclear: "
                f"{voice.pack.lineage}"
            )
