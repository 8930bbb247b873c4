"""What an archive offers: a picture or a film, whose it is, and under which licence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lantern.core.text import make_one_line
from lantern.core.units import Size
from lantern.credits.entry import LedgerEntry
from lantern.credits.licences import is_free

CandidateKind = Literal["photograph", "footage"]
MAX_CHARACTERS = 300
"""Of each text that an archive gives."""
NO_KNOWN_RESTRICTIONS = "LicenseRef-no-known-restrictions"
"""The licence of what a library knows no rights in: it may be used, and nobody warrants that."""
_MOST_DIGITS = 12
_YEAR = re.compile(r"\b(1[4-9]|20)\d\d\b")


class Candidate(BaseModel):
    """A picture or a film that may be fetched.

    `name` is what the archive calls it, `licence` is empty where `terms` are no licence that is
    known, `sha1` where the archive gives none. A `file` that is empty is asked for when it is
    fetched.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    archive: str
    name: str
    kind: CandidateKind = "photograph"
    title: str
    author: str = ""
    year: int | None = None
    licence: str = ""
    terms: str = ""
    page: str = ""
    file: str = ""
    thumbnail: str = ""
    width: int = Field(default=0, ge=0)
    height: int = Field(default=0, ge=0)
    sha1: str = ""
    bytes: int = Field(default=0, ge=0)

    @property
    def size(self) -> Size | None:
        """Width and height in pixels, where the archive says them."""
        if self.width and self.height:
            return self.width, self.height
        return None

    @property
    def may_be_taken(self) -> bool:
        """Whether everyone may use and change it."""
        return is_free(self.licence) or self.licence == NO_KNOWN_RESTRICTIONS

    def make_entry(
        self, file: str, archive_title: str, *, sha256: str
    ) -> LedgerEntry:
        """Return the ledger's entry of the fetched file.

        Args:
            file: its path, from the ledger.
            archive_title: the archive's name.
            sha256: the digest of the file.
        """
        note = f"from {archive_title}"
        if self.licence == NO_KNOWN_RESTRICTIONS:
            note += f": {self.terms}"
        return LedgerEntry(
            file=file,
            kind=self.kind,
            title=self.title,
            author=self.author or "Unknown",
            year=self.year,
            url=self.page or None,
            licence=self.licence,
            sha256=sha256,
            note=note,
        )


def clean(value: object) -> str:
    """Return what an archive says as one line; of a list its first text, else empty."""
    while isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str | int):
        return ""
    return make_one_line(str(value))[:MAX_CHARACTERS]


def join(values: Iterable[object]) -> str:
    """Return several texts of an archive as one line, without those that are empty."""
    return ", ".join(filter(None, map(clean, values)))[:MAX_CHARACTERS]


def find_year(text: str) -> int | None:
    """Return the first year that a text names, from 1400 on."""
    match = _YEAR.search(text)
    return int(match[0]) if match else None


def read_count(value: object) -> int:
    """Return a number that is given as a number or a text; 0 for anything else."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0
