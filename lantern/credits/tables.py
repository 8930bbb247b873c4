"""A film's credits as tables, for a terminal and for credits.html. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.core.interface_words import PageTexts
from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.licences import parse
from lantern.script.film_script import Script


def _list_groups(words: PageTexts) -> dict[str, tuple[str, ...]]:
    """Return the heading of each table, and the kinds of entries in it."""
    return {
        words.pictures: ("illustration", "photograph", "footage"),
        words.maps: ("map", "data"),
        words.music_and_sounds: ("music", "sound", "recording"),
        words.voice: ("voice",),
        words.type: ("font",),
        words.tools: ("tool",),
    }


def group_uses(
    ledger: Ledger, words: PageTexts
) -> Iterator[tuple[str, Sequence[EntryUse]]]:
    """Yield each heading with what the film uses of these kinds; empty groups are left out."""
    uses = list(ledger.uses)
    uses += [EntryUse(entry) for entry in ledger.others if entry.kind == "tool"]
    for name, kinds in _list_groups(words).items():
        found = [use for use in uses if use.entry.kind in kinds]
        if found:
            yield name, found


def describe_terms(entry: LedgerEntry) -> str:
    """Return what an entry's licence asks for, in a few words; empty if it asks for nothing."""
    licence = parse(entry.licence)
    if licence is None:
        return "unknown licence"
    if entry.made_by == "us":
        return "ours"
    terms = []
    if licence.non_commercial:
        terms.append("no commercial use")
    if licence.no_derivatives:
        terms.append("no changes")
    if licence.share_alike:
        terms.append("the film under the same licence")
    return ", ".join(terms)


def list_scene_titles(use: EntryUse, script: Script) -> str:
    """Return the titles of the scenes that a thing is in, as a list in the film's language."""
    titles = {part.number: part.scene.scene for part in script.parts}
    found = [titles[number] for number in use.scenes if number in titles]
    return script.film.words.labels.separator.join(found)
