"""The model of what a film does with its captions. Opens no file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.core.units import Shape
from lantern.script.document import YamlModel

BurnMode = Literal["none", "block", "karaoke"]


class CaptionOptions(YamlModel):
    """Captions beside SRT and VTT. Written `block`, or `{burn: karaoke, words: true}`."""

    burn: Annotated[
        BurnMode | None,
        Field(
            description="into the picture; karaoke lights the spoken word;"
            " default: none, in 9:16 block"
        ),
    ] = None
    track: Annotated[
        bool, Field(description="the MP4 also holds them as a subtitle track")
    ] = False
    words: Annotated[
        bool, Field(description="the VTT also tells when each word is heard")
    ] = False
    claims: Annotated[
        bool,
        Field(
            description="SRT and VTT say whose claim it is, in brackets, where one begins"
        ),
    ] = False

    def choose_burn(self, shape: Shape) -> BurnMode:
        """Return how captions are burned into a film of this shape.

        Players show no other captions over portrait films.
        """
        if self.burn:
            return self.burn
        if shape == "portrait":
            return "block"
        return "none"


def _read_captions(value: object) -> object:
    if isinstance(value, str):
        return {"burn": value}
    if isinstance(value, dict | CaptionOptions):
        return value
    raise ValueError("write none, block or karaoke, or {burn: block, words: true}")


CaptionsEntry = Annotated[
    CaptionOptions,
    BeforeValidator(_read_captions),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["none", "block", "karaoke"]},
                CaptionOptions.model_json_schema(),
            ]
        }
    ),
]
