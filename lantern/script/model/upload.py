"""The models of what goes with a film when it is published: tags and links. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.script.document import YamlModel
from lantern.script.model.types import WebAddress


def _require_one_tag(value: object) -> object:
    """Return a tag as it is; refuse several in one, and signs that platforms refuse."""
    if isinstance(value, str) and "," in value:
        raise ValueError("a tag has no comma; make each an entry of its own")
    if isinstance(value, str) and ("<" in value or ">" in value):
        raise ValueError("a tag has no < and no >")
    return value


FilmTag = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        pattern=r"^[^,<>]+$",
    ),
    BeforeValidator(_require_one_tag),
]
"""A word or a few that a film is found by; platforms part them with commas."""


class FilmLink(YamlModel):
    """A page that viewers should find: its address, and what it is."""

    url: WebAddress = Field(description="its address")
    title: str = Field(
        "",
        max_length=200,
        description="what it is",
    )

    def format_line(self) -> str:
        """Return the link as a line of the description."""
        return f"{self.title}: {self.url}" if self.title else self.url


def _read_link(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


FilmLinkEntry = Annotated[
    FilmLink,
    BeforeValidator(_read_link),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, FilmLink.model_json_schema()]}
    ),
]
