"""The credits of what comes with Lantern or with its extras: map data and fonts.

A ledger with entries of these kinds takes their place.
"""

from __future__ import annotations

from collections.abc import Iterable

from lantern.core.interface_words import CreditTexts
from lantern.credits.entry import LedgerEntry

MAP_DATA_IDS = frozenset({"gshhg", "basemap-relief"})


def list_map_data(words: CreditTexts) -> tuple[LedgerEntry, ...]:
    """Return the entries of the data that maps are drawn from."""
    return (
        LedgerEntry(
            id="gshhg",
            kind="data",
            title=words.coasts,
            author=f"Paul Wessel{words.joined_by}Walter H. F. Smith",
            licence="LGPL-3.0-or-later",
            url="https://www.soest.hawaii.edu/pwessel/gshhg/",
        ),
        LedgerEntry(
            id="basemap-relief",
            kind="data",
            title=words.relief,
            author=words.relief_authors,
            licence="MIT",
            url="https://github.com/matplotlib/basemap",
        ),
    )


def list_script_type(families: Iterable[str]) -> tuple[LedgerEntry, ...]:
    """Return the entries of installed type for scripts that Lantern's own lacks: Noto Sans."""
    return tuple(
        LedgerEntry(
            id=family.casefold().replace(" ", "-"),
            kind="font",
            title=family,
            author="The Noto Project Authors",
            licence="OFL-1.1",
            url="https://notofonts.github.io",
        )
        for family in families
    )


FONTS = (
    LedgerEntry(
        id="source-serif",
        kind="font",
        title="Source Serif",
        author="Adobe",
        licence="OFL-1.1",
        url="https://github.com/adobe-fonts/source-serif",
    ),
    LedgerEntry(
        id="source-sans",
        kind="font",
        title="Source Sans",
        author="Adobe",
        licence="OFL-1.1",
        url="https://github.com/adobe-fonts/source-sans",
    ),
)
