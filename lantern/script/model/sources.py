"""The models of where statements come from: claims, other sources, omissions. Opens no file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import BlockNumber, Text, as_list, one_or_list

ClaimStatus = Literal[
    "record", "reported", "disputed", "estimate", "official-figure", "author's-view"
]
STATUS_LABELS = {
    "record": "On record",
    "reported": "Reported",
    "disputed": "Disputed",
    "estimate": "Estimate",
    "official-figure": "Official figure",
    "author's-view": "Author’s view",
}
"""The name of each status, as it is shown."""


class Claim(YamlModel):
    """Who says something, shown as a small label from the words `at` to the words `until`.

    `source` is where it can be looked up. What is on record may stand without a person who says
    it; it has no label.
    """

    status: ClaimStatus
    by: Text | None = None
    source: Text | None = None
    at: str | None = None
    until: str | None = None

    @model_validator(mode="after")
    def _check_claimant(self) -> Claim:
        if self.status != "record" and self.by is None:
            raise ValueError(
                f"'{self.status}' needs a person who says so, such as by: the article;"
                " or write status: record"
            )
        if self.status == "record" and self.by is None and self.source is None:
            raise ValueError(
                "what is on record needs its source here, or no claim at all"
            )
        return self

    @property
    def label(self) -> str:
        """Label on the screen while it is spoken; empty for what is on record."""
        if self.status == "record" or self.by is None:
            return ""
        if self.status == "official-figure":
            return self.by
        if self.status == "author's-view":
            return STATUS_LABELS[self.status]
        return self.attribution

    @property
    def attribution(self) -> str:
        """Status and who says so, in full."""
        status = STATUS_LABELS[self.status]
        if self.by:
            return f"{status}: {self.by}"
        return status


class AlsoFrom(YamlModel):
    """Words of a scene that rest on another source than its passages, and that source."""

    text: Annotated[Text, Field(description="words of the narration, or of a card")]
    source: Text


class Omission(YamlModel):
    """Paragraphs, or parts of them, that the film leaves out on purpose."""

    paragraphs: Annotated[tuple[BlockNumber, ...], Field(min_length=1)]
    because: Text


OmissionsEntry = Annotated[
    tuple[Omission, ...],
    BeforeValidator(as_list),
    WithJsonSchema(one_or_list(Omission.model_json_schema())),
]
AlsoFromEntry = Annotated[
    tuple[AlsoFrom, ...],
    BeforeValidator(as_list),
    WithJsonSchema(one_or_list(AlsoFrom.model_json_schema())),
]
