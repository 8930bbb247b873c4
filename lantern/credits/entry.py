"""The model of a ledger's file: one entry for each thing that a person made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lantern.credits.licences import OWN_WORK, parse
from lantern.script.document import YamlModel
from lantern.script.known_keys import authored_as

SOUND_KINDS = ("music", "sound", "recording")
PLACEHOLDER_AUTHOR = "to be filled in"
"""What stands for an author whom `new` couldn't know."""
UNFILLED = "…"
"""What stands for an author and a licence that an import couldn't know."""


PlaceName = Literal[
    "steppe",
    "desert",
    "mountains",
    "steppe-night",
    "forest",
    "village",
    "coast",
    "sea",
    "river",
    "street",
    "road",
    "airfield",
    "railway",
    "camp",
    "battlefield",
    "room",
]


class LedgerEntry(YamlModel):
    """One work: a `file` of the film, relative to the ledger, or anything else by its `id`."""

    file: str | None = Field(
        default=None, description="the file, relative to the ledger"
    )
    id: str | None = Field(
        default=None,
        description="a name for what isn't a file of the film, such as a font or a data set",
    )
    kind: Literal[
        "illustration",
        "photograph",
        "map",
        "data",
        "music",
        "sound",
        "recording",
        "font",
        "tool",
        "footage",
        "voice",
    ] = Field(description="what it is")
    title: str = Field(description="its title")
    author: str = Field(description="who made it")
    year: int | None = Field(default=None, description="when it was made")
    url: str | None = Field(default=None, description="its address on the web")
    licence: str = Field(
        description="the SPDX or Creative Commons id of its licence, such as CC-BY-4.0; "
        "CC-PDM-1.0 for the public domain; own-work for your own work"
    )
    made_by: Literal["us", "others"] = Field(
        default="others",
        description="us for what you made yourself; own-work needs it",
    )
    sha256: Annotated[str | None, Field(pattern="^[0-9a-f]{64}$")] = Field(
        default=None, description="the digest of the file as it was fetched"
    )
    """Of the file as it was fetched."""
    place: PlaceName | None = Field(
        default=None,
        description="the kind of place that a picture shows; its sound is heard with it",
    )
    """The kind of place that a picture shows; its sound is heard with it."""
    note: str | None = Field(
        default=None, description="anything else that its users should know"
    )

    @model_validator(mode="after")
    def _require_file_or_id(self) -> LedgerEntry:
        if (self.file is None) == (self.id is None):
            raise ValueError("an entry names a file, or has an id")
        known = parse(self.licence)
        if known and known.id == OWN_WORK and self.made_by != "us":
            raise ValueError(f"licence: {OWN_WORK} is for what is made_by: us")
        return self

    @model_validator(mode="after")
    def _require_terms(self) -> LedgerEntry:
        is_private = self.licence.casefold().startswith("licenseref-")
        if is_private and not (self.note or self.url):
            raise ValueError(
                f"{self.licence} is not a public licence;"
                " say its terms in note, or where they are in url"
            )
        return self

    @property
    def is_filled(self) -> bool:
        """Return whether it says whose the thing is, and under which licence."""
        return UNFILLED not in (self.author.strip(), self.licence.strip())

    @property
    def line(self) -> str:
        """Credit in one line."""
        return f"{self.title}: {self.author} ({self.licence})"


@authored_as("a ledger", example="credits: []")
class CreditsFile(YamlModel):
    """A ledger's file."""

    credits: tuple[LedgerEntry, ...] = Field(description="the entries")
