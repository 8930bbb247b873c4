"""One credit for all pictures of a new film, as it is written on the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from lantern.credits.entry import PLACEHOLDER_AUTHOR
from lantern.credits.licences import OWN_WORK, parse, suggest_licence


@dataclass(frozen=True)
class SharedCredit:
    """Who made the pictures, and under which licence."""

    author: str
    licence: str
    made_by: Literal["us", "others"] = "others"

    def name_author(self, author: str) -> SharedCredit:
        """Return the credit with this author, if it has none yet and he is known."""
        if author and self.author == PLACEHOLDER_AUTHOR:
            return replace(self, author=author)
        return self

    @property
    def allows_changes(self) -> bool:
        """Return whether pictures may be cropped and moved."""
        licence = parse(self.licence)
        return (
            self.made_by == "us"
            or licence is None
            or not licence.no_derivatives
        )


def parse_credit(text: str) -> SharedCredit:
    """Return the credit in `Jane Doe, CC-BY-4.0`: an author, a comma, a licence.

    Raises:
        ValueError: One of them is missing, or the licence isn't known; the message says the cure.
    """
    author, comma, written = (part.strip() for part in text.rpartition(","))
    if not (author and comma and written):
        raise ValueError(
            f"'{text}' is no credit; write author and licence: 'Jane Doe, CC-BY-4.0'"
        )
    licence = parse(written)
    if licence is None:
        raise ValueError(
            f"'{written}' is not a known licence{suggest_licence(written)}"
            " Write its SPDX id, such as CC-BY-4.0"
        )
    if licence.id == OWN_WORK:
        return SharedCredit(author, OWN_WORK, "us")
    if licence.id.startswith("LicenseRef-"):
        raise ValueError(
            f"{licence.id} has terms of its own, which credits.yml must say for each picture"
        )
    return SharedCredit(author, licence.id)


def make_own_credit(author: str = "") -> SharedCredit:
    """Return the credit of one's own pictures; an author who isn't known is left to fill in."""
    return SharedCredit(author or PLACEHOLDER_AUTHOR, OWN_WORK, "us")
