"""A film's credits as tables: for a terminal, and for credits.html. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.licences import parse
from lantern.script.load import Script

GROUPS = {
    "Pictures": ("illustration", "photograph", "footage"),
    "Maps": ("map", "data"),
    "Music and sounds": ("music", "sound", "recording"),
    "Type": ("font",),
    "Tools": ("tool",),
}


def group_uses(ledger: Ledger) -> Iterator[tuple[str, Sequence[EntryUse]]]:
    """What the film uses, by kind; groups in which there is nothing are left out."""
    every = [
        *ledger.uses,
        *(EntryUse(entry) for entry in ledger.others if entry.kind == "tool"),
    ]
    for name, kinds in GROUPS.items():
        found = [use for use in every if use.entry.kind in kinds]
        if found:
            yield name, found


def describe_terms(entry: LedgerEntry) -> str:
    """What the licence asks, in a few words."""
    licence = parse(entry.licence)
    if licence is None:
        return "unknown licence"
    if entry.made_by == "us":
        return "ours"
    asked = {
        "no commercial use": licence.non_commercial,
        "no changes": licence.no_derivatives,
        "the film under the same licence": licence.share_alike,
    }
    return ", ".join(text for text, so in asked.items() if so)


def list_scene_titles(use: EntryUse, script: Script) -> str:
    """The titles of the scenes that a thing is in."""
    titles = {part.number: part.scene.scene for part in script.parts}
    return ", ".join(titles[number] for number in use.scenes if number in titles)
