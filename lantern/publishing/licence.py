"""Which licences the film's ledger allows. Asks nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import Ledger
from lantern.credits.licences import OWN_WORK, Licence, parse

_FREE = frozenset({"CC0-1.0", "CC-PDM-1.0"})
"""Ids of what asks for nothing, and so can't be given for what asks to be named."""
_UNBINDING_KINDS = ("font", "tool", "data")
"""What a film is made with: licences of software bind who passes that on, not the film."""
_PERMISSIVE = frozenset(
    {
        *("MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD"),
        *("ISC", "Zlib", "Unlicense", "OFL-1.1", "ODC-By-1.0", "PDDL-1.0"),
    }
)
_MOST_TITLES = 4


@dataclass(frozen=True)
class LicenceConflict:
    """Things in the film whose licence doesn't allow that of the film, and why."""

    entries: tuple[LedgerEntry, ...]
    reason: str

    def describe(self) -> str:
        """Return the conflict as a part of a sentence: `'River' (CC-BY-NC-4.0) …`."""
        first = self.entries[0]
        titles = ", ".join(
            f"'{each.title}'" for each in self.entries[:_MOST_TITLES]
        )
        more = len(self.entries) - _MOST_TITLES
        if more > 0:
            titles += f" and {more} more"
        return f"{titles} ({first.licence}) {self.reason}"


def find_licence(text: str | None) -> Licence | None:
    """Return the licence that others get; None where all rights are kept, or it isn't known."""
    licence = parse(text) if text else None
    if licence is None or licence.id == OWN_WORK:
        return None
    return licence


def find_conflicts(ledger: Ledger, licence: Licence) -> list[LicenceConflict]:
    """Return what in a film doesn't allow that others get it under a licence."""
    grouped: dict[tuple[str, str], list[LedgerEntry]] = {}
    for entry in _list_entries(ledger):
        reason = _explain_conflict(entry, licence)
        if reason:
            grouped.setdefault((entry.licence, reason), []).append(entry)
    return [
        LicenceConflict(tuple(entries), reason)
        for (_, reason), entries in grouped.items()
    ]


def find_obligations(ledger: Ledger) -> list[LicenceConflict]:
    """Return what in a film asks for a licence, where its author keeps all rights."""
    asking: dict[str, list[LedgerEntry]] = {}
    for entry in ledger.share_alike:
        asking.setdefault(entry.licence, []).append(entry)
    return [
        LicenceConflict(
            tuple(entries),
            f"asks that the film is shared alike, under {licence}",
        )
        for licence, entries in asking.items()
    ]


def _list_entries(ledger: Ledger) -> Iterable[LedgerEntry]:
    """Return each entry of what the film shows, plays or is drawn from, once."""
    entries = [*ledger.used_entries, *(use.entry for use in ledger.uses)]
    return {id(entry): entry for entry in entries}.values()


def _explain_conflict(entry: LedgerEntry, film: Licence) -> str:
    """Return why an entry's licence doesn't allow the film's; empty if it does."""
    if entry.made_by == "us":
        return ""  # one's own licence binds others only
    own = parse(entry.licence)
    if own is None:
        return "has a licence that isn't known"
    if own.id in _FREE or _is_software(entry, own):
        return ""
    if "CC-BY" not in own.id and own.id not in _PERMISSIVE:
        return "has terms of its own, which may not allow it"
    return _compare_conditions(own, film)


def _is_software(entry: LedgerEntry, licence: Licence) -> bool:
    return entry.kind in _UNBINDING_KINDS and "CC-BY" not in licence.id


def _compare_conditions(own: Licence, film: Licence) -> str:
    """Return which condition of a thing's licence the film's leaves out; empty for none."""
    if film.id in _FREE:
        return "asks that its maker is named"
    if own.non_commercial and not film.non_commercial:
        return "allows no commercial use"
    if own.no_derivatives and not film.no_derivatives:
        return "allows no changed versions"
    if not own.share_alike:
        return ""
    is_alike = film.share_alike and film.non_commercial == own.non_commercial
    if not is_alike or _read_version(film) < _read_version(own):
        return "asks for the same licence, or a later version of it"
    return ""


def _read_version(licence: Licence) -> float:
    found = re.search(r"\d\.\d", licence.id)
    return float(found[0]) if found else 0.0
