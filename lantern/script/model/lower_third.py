"""The model of lower thirds: one, or several that come one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from lantern.script.document import Loc
from lantern.script.model.portrayed import Portrayed
from lantern.script.model.types import LongText


def _require_either(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema that a speaker may stand in place of a title."""
    schema["anyOf"] = [
        {"required": schema.pop("required")},
        {"required": ["speaker"]},
    ]


class LowerThird(Portrayed):
    """Who or where: a title and a line, shown once.

    A `speaker` of the film gives whatever isn't written here.
    """

    model_config = ConfigDict(json_schema_extra=_require_either)

    title: LongText = Field(
        description="who or where; needed unless a speaker is named"
    )
    text: str = Field(default="", description="a line below it")
    at: LongText | None = Field(
        default=None,
        description="words of the narration at which it comes; default: 0.8 s after the "
        "transition into its shot",
    )
    speaker: str | None = Field(
        None,
        description="one of the film's speakers, who gives it a name, a role and a side",
    )
    side: Literal["left", "right"] | None = Field(
        None,
        description="where it stands; default: left, unless that hides something",
    )

    @model_validator(mode="before")
    @classmethod
    def _lend_title(cls, value: object) -> object:
        """Give one that only names a speaker a title until it has that of the speaker."""
        if (
            isinstance(value, dict)
            and "title" not in value
            and "speaker" in value
        ):
            return {**value, "title": value["speaker"]}
        return value


def _choose_form(value: object) -> str:
    if isinstance(value, list | tuple):
        return "list"
    return "LowerThird"


LowerThirdEntry = Annotated[
    Annotated[LowerThird, Tag("LowerThird")]
    | Annotated[
        tuple[LowerThird, ...], Tag("list"), Field(min_length=1, max_length=50)
    ],
    Discriminator(_choose_form),
]
"""One lower third, or a list of them."""


@dataclass(frozen=True)
class WrittenThird:
    """A lower third, and where it is written in its scene or shot."""

    loc: Loc
    third: LowerThird


def iter_thirds(
    entry: LowerThird | tuple[LowerThird, ...] | None,
) -> Iterator[WrittenThird]:
    """Yield the lower thirds of a scene or a shot, in the order in which they are written."""
    if isinstance(entry, LowerThird):
        yield WrittenThird(("lower_third",), entry)
        return
    for i, third in enumerate(entry or ()):
        yield WrittenThird(("lower_third", i), third)
