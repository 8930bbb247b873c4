"""The models of where statements come from: claims, other sources, omissions. Opens no file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lantern.core.interface_words import LabelTexts
from lantern.script.document import YamlModel
from lantern.script.model.types import BlockNumber, Text, as_list, one_or_list

ClaimStatus = Literal[
    "record",
    "reported",
    "disputed",
    "estimate",
    "official-figure",
    "author's-view",
]


def name_status(status: ClaimStatus, words: LabelTexts) -> str:
    """Return the name of a status, as it is shown."""
    names: dict[ClaimStatus, str] = {
        "record": words.record,
        "reported": words.reported,
        "disputed": words.disputed,
        "estimate": words.estimate,
        "official-figure": words.official_figure,
        "author's-view": words.authors_view,
    }
    return names[status]


class Claim(YamlModel):
    """Who says something, shown as a small label from the words `at` to the words `until`.

    What is on record (`record`) may name a source instead of a person, and shows no label.
    """

    status: ClaimStatus = Field(
        description="what kind of claim it is; record needs a source, and has no label"
    )
    by: Text | None = Field(default=None, description="who says so")
    source: Text | None = Field(
        default=None, description="where it can be looked up"
    )
    at: Text | None = Field(
        default=None,
        description="words of the narration at which the label comes; default: "
        "with its scene or shot",
    )
    until: Text | None = Field(
        default=None,
        description="words of the narration; it goes 1 s after they begin",
    )

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

    def format_label(self, words: LabelTexts) -> str:
        """Return the label on the screen while it is spoken; empty for what is on record."""
        if self.status == "record" or self.by is None:
            return ""
        if self.status == "official-figure":
            return self.by
        if self.status == "author's-view":
            return name_status(self.status, words)
        return self.attribute(words)

    def attribute(self, words: LabelTexts) -> str:
        """Return the status and who says so, in full."""
        status = name_status(self.status, words)
        if self.by:
            return words.claim.format(status=status, by=self.by)
        return status


class AlsoFrom(YamlModel):
    """Words of a scene that rest on another source than its passages."""

    text: Annotated[
        Text, Field(description="words of the narration, or of a card")
    ]
    source: Text = Field(
        description="what they rest on, such as 'counted: the Amur and the Ussuri'"
    )


class Omission(YamlModel):
    """Paragraphs, or parts of them, that the film leaves out on purpose."""

    paragraphs: Annotated[tuple[BlockNumber, ...], Field(min_length=1)] = Field(
        description="the article's paragraphs, by number"
    )
    because: Text = Field(description="why they are left out")


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
