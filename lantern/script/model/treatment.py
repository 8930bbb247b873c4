"""The model of how pictures are treated, so that material of many kinds sits together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lantern.script.document import YamlModel
from lantern.script.model_faults import FaultAt

_DRAWING = ".svg"


class Treatment(YamlModel):
    """How a photograph or footage is treated. Written as one word, or as keys."""

    name: Literal["archive", "none"] = Field(
        "archive",
        alias="as",
        description="archive: one tone and one grain; none: as it is, in a film that "
        "treats all others",
    )
    mask: bool = Field(
        False, description="true: with the rounded edge of a film gate"
    )


def _read_treatment(value: object) -> object:
    return {"as": value} if isinstance(value, str) else value


TreatmentEntry = Annotated[
    Treatment,
    BeforeValidator(
        _read_treatment,
        json_schema_input_type=Literal["archive", "none"] | Treatment,
    ),
]


def find_treatment_fault(
    treatment: Treatment | None, kind: str, still: str | None
) -> FaultAt | None:
    """Return what is wrong with the treatment of a picture of this kind, or None."""
    if treatment is None:
        return None
    if kind not in ("still", "clip"):
        message = f"treat is for photographs and footage, not for a {kind}; take it out"
        return FaultAt(message, "treat")
    if still and still.lower().endswith(_DRAWING) and treatment.name != "none":
        message = (
            "treat: archive would make a drawing look like a photograph of its time;"
            " take it out"
        )
        return FaultAt(message, "treat")
    return None
