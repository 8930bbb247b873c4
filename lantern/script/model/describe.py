"""The models of audio description: what a viewer who can't see the film is told. Opens no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.script.document import Loc, YamlModel
from lantern.script.model.speaker import SpeakerVoices
from lantern.script.model.types import LongText, Text, as_list
from lantern.script.model.voice import VoiceChoice

if TYPE_CHECKING:
    from lantern.script.model.scene import Scene

MAX_DESCRIPTIONS = 100


class Description(YamlModel):
    """What is seen, in a sentence or two. Written as the text alone, or with these keys."""

    text: LongText = Field(description="what is seen, in a sentence or two")
    at: Text | None = Field(
        None, description="words of the narration after which it is spoken"
    )


def _read_text(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


_DescriptionEntry = Annotated[Description, BeforeValidator(_read_text)]
_ENTRY_SCHEMA = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        Description.model_json_schema(),
    ]
}
DescribeEntry = Annotated[
    tuple[_DescriptionEntry, ...],
    Field(max_length=MAX_DESCRIPTIONS),
    BeforeValidator(as_list),
    WithJsonSchema(
        {
            "anyOf": [
                *_ENTRY_SCHEMA["anyOf"],
                {"type": "array", "items": _ENTRY_SCHEMA},
            ]
        }
    ),
]
"""Descriptions of a scene or a shot: a text, or a list of texts and of {at: …, text: …}."""


DESCRIBERS = (
    VoiceChoice(engine="espeak", settings={"rate": 160, "pitch": 35}),
)
"""Who describes a film that names nobody."""


class AudioDescription(YamlModel):
    """Who speaks the descriptions of a film: a voice, or several that are tried in turn."""

    voice: SpeakerVoices = Field(
        default=DESCRIBERS,
        description="a voice, or several that are tried in turn; default: espeak, with "
        "a low pitch",
    )


@dataclass(frozen=True)
class WrittenDescription:
    """A description, the keys that lead to it in its scene, and its shot's index; 0 for a scene."""

    loc: Loc
    shot: int
    description: Description


def iter_descriptions(scene: Scene) -> Iterator[WrittenDescription]:
    """Yield the descriptions of a scene, then those of its shots."""
    for loc, entry in _place_entries((), scene.describe):
        yield WrittenDescription(
            loc=loc,
            shot=0,
            description=entry,
        )
    for i, shot in enumerate(scene.shots):
        for loc, entry in _place_entries(("shots", i), shot.describe):
            yield WrittenDescription(
                loc=loc,
                shot=i,
                description=entry,
            )


def _place_entries(
    loc: Loc, entries: tuple[Description, ...]
) -> Iterator[tuple[Loc, Description]]:
    for i, entry in enumerate(entries):
        yield (*loc, "describe", i), entry
