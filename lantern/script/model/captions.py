"""The model of what a film does with its captions. Opens no file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.core.languages import get_primary_language
from lantern.core.units import Shape
from lantern.script.document import YamlModel
from lantern.script.model.types import LanguageTag, as_list

BurnMode = Literal["none", "block", "karaoke"]
_MOST_LANGUAGES = 40


class CaptionOptions(YamlModel):
    """Captions beside SRT and VTT. Written `block`, or `{burn: karaoke, words: true}`."""

    burn: Annotated[
        BurnMode | None,
        Field(
            description="burns them into the picture; karaoke lights the spoken word; "
            "default: none, in 9:16 block"
        ),
    ] = None
    track: Annotated[
        bool | None,
        Field(
            description="the MP4 also holds them as subtitle tracks;"
            " default: only if their languages are named"
        ),
    ] = None
    language: Annotated[
        tuple[LanguageTag, ...],
        Field(
            max_length=_MOST_LANGUAGES,
            description="languages of the captions: [en, ru]; the voice's is always among them,"
            " others come from translations/",
        ),
        BeforeValidator(as_list),
    ] = ()
    words: Annotated[
        bool, Field(description="the VTT also holds the time of each word")
    ] = False
    claims: Annotated[
        bool,
        Field(
            description="SRT and VTT say whose claim it is, in brackets, where one begins"
        ),
    ] = False

    speakers: Annotated[
        Literal["none", "name", "colour"],
        Field(
            description="how captions show who speaks: name writes 'ANN LEE: …' where the "
            "speaker changes, colour uses the speaker's, where captions have "
            "colours"
        ),
    ] = "none"

    def list_others(self, spoken: str) -> list[str]:
        """Return the languages of captions beside the one that is spoken, each once.

        `en` is spoken in a film whose language is `en-GB`.
        """
        own = spoken.casefold()
        others = [tag for tag in self.language if tag.casefold() != own]
        primary = get_primary_language(spoken)
        return list(
            dict.fromkeys(tag for tag in others if tag.casefold() != primary)
        )

    @property
    def has_track(self) -> bool:
        """Whether the MP4 holds the captions, too."""
        if self.track is None:
            return bool(self.language)
        return self.track

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
    raise ValueError(
        "write none, block or karaoke, or {burn: block, words: true}"
    )


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
