"""The model of where a film's statements come from: claims, other sources, paragraphs left out. Opens no file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lantern.script.document import YamlModel

Text = Annotated[str, Field(min_length=1, max_length=2000)]
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
"""How a status reads."""


class Claim(YamlModel):
    """Who says so, shown as a small label while it is spoken: from the words `at` to the words `until`.

    `source` is where it can be looked up. What is on record needs nobody to say it, and has no label.
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
                f"'{self.status}' needs somebody who says so: by: the article; or status: record"
            )
        if self.status == "record" and self.by is None and self.source is None:
            raise ValueError(
                "what is on record needs its source here, or no claim at all"
            )
        return self

    @property
    def label(self) -> str:
        """What stands on the screen while it is spoken; empty for what is on record."""
        if self.status == "record" or self.by is None:
            return ""
        if self.status == "official-figure":
            return self.by
        return (
            STATUS_LABELS[self.status]
            if self.status == "author's-view"
            else self.attribution
        )

    @property
    def attribution(self) -> str:
        """Status and who says so, in full."""
        return (
            f"{STATUS_LABELS[self.status]}: {self.by}"
            if self.by
            else STATUS_LABELS[self.status]
        )


class AlsoFrom(YamlModel):
    """Words of a scene that rest on something else than its passages, and what that is."""

    text: Annotated[Text, Field(description="words of the narration, or of a card")]
    source: Text


class Omission(YamlModel):
    """Paragraphs, or parts of them, that the film leaves out on purpose."""

    paragraphs: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    because: Text


def _wrap_in_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


OmissionsEntry = Annotated[
    tuple[Omission, ...],
    BeforeValidator(_wrap_in_list),
    WithJsonSchema(
        {
            "anyOf": [
                Omission.model_json_schema(),
                {"type": "array", "items": Omission.model_json_schema()},
            ]
        }
    ),
]
AlsoFromEntry = Annotated[
    tuple[AlsoFrom, ...],
    BeforeValidator(_wrap_in_list),
    WithJsonSchema(
        {
            "anyOf": [
                AlsoFrom.model_json_schema(),
                {"type": "array", "items": AlsoFrom.model_json_schema()},
            ]
        }
    ),
]
