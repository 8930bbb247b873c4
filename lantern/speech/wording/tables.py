"""Tables of short forms and units, as the modules of languages write them."""

from __future__ import annotations


def pairs(text: str) -> dict[str, str]:
    """Read a table written as `short=long short=long`, with ~ for blanks."""
    table = dict(entry.split("=") for entry in text.split())
    return {short: full.replace("~", " ") for short, full in table.items()}
