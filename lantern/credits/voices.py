"""The catalogue's voices in the credits, and whether their licences allow what the film is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lantern.core.interface_words import CreditTexts
from lantern.core.problems import EXIT_ASSET, Problem
from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.licences import parse
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue import VoicePack
from lantern.speech.catalogue.installed import InstalledVoice, find_speaker


def add_voices(
    ledger: Ledger, voices: Iterable[VoiceChoice], words: CreditTexts
) -> Ledger:
    """Return the ledger with an entry for each of these voices that is of the catalogue.

    An entry that its author gave the same id stays in place of it.
    """
    known = {entry.id for entry in ledger.others}
    uses = []
    for voice in voices:
        found = find_speaker(voice)
        if found is None:
            continue
        entry = make_voice_entry(found, words)
        if entry.id not in known:
            uses.append(EntryUse(entry))
    return replace(ledger, uses=(*ledger.uses, *uses))


def make_voice_entry(voice: InstalledVoice, words: CreditTexts) -> LedgerEntry:
    """Return the ledger's entry for a voice of the catalogue."""
    pack = voice.pack
    return LedgerEntry(
        id=f"voice-{voice.voice.id}",
        kind="voice",
        title=words.catalogue_voice.format(
            voice=voice.voice.title, engine=pack.engine
        ),
        author=pack.author,
        url=pack.source or None,
        licence=pack.licence,
        note=pack.lineage,
    )


def check_voice_licences(script: Script) -> Iterator[Problem]:
    """Yield the voices whose licences don't allow what the film is for, or leave doubts."""
    if script.film.use != "commercial":
        return
    for placed in script.film.iter_voices():
        found = find_speaker(placed.voice)
        if found is None:
            continue
        span = script.tree.find_span(placed.loc)
        name = f"the voice '{placed.voice.label}'"
        if _is_non_commercial(found.pack):
            message = f"{name} is licensed {found.pack.licence}, and the film says use: commercial"
            yield Problem(message, span, EXIT_ASSET)
        elif found.pack.use == "unclear":
            message = f"whether {name} may speak a commercial film is unclear: {found.pack.lineage}"
            yield Problem(message, span, EXIT_ASSET, warning=True)


def _is_non_commercial(pack: VoicePack) -> bool:
    licence = parse(pack.licence)
    return pack.use == "non-commercial" or bool(
        licence and licence.non_commercial
    )
