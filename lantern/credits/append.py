"""Add an entry to a ledger's file as text: the author's comments and order stay."""

from __future__ import annotations

from pathlib import Path

from lantern.credits.entry import CreditsFile, LedgerEntry
from lantern.script.append import AuthoredList, append_entry

LEDGER = AuthoredList(
    "credits",
    CreditsFile,
    "# The ledger: whose work a film made from these assets contains,"
    " and under which licence.\n",
)


def append(path: Path, entry: LedgerEntry) -> None:
    """Write an entry at the end of a ledger, which is made if it isn't there.

    Raises:
        AssetFailure: the ledger has faults, or isn't written so that an entry can be added.
        OutputFailure: the file can't be written.
    """
    append_entry(path, entry, LEDGER)
