"""The article that a film was written from, as its author names it."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, field_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import LongText, WebAddress


class ArticleReference(YamlModel):
    """The article that the film was written from."""

    title: LongText = Field(description="the article's title")
    author: str = Field(default="", description="who wrote it")
    published: str = Field(
        default="", description="the day it was published: 2020-11-26"
    )
    url: Annotated[WebAddress, Field(description="where it can be read")] = ""
    file: str | None = Field(
        default=None,
        description="its text, a file in the film's folder: for scenes that speak "
        "its own words, and to check what is said against it",
    )

    @field_validator("published")
    @classmethod
    def _check_published(cls, value: str) -> str:
        if value:
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                raise ValueError(
                    f"'{value}' is not a date; write it as 2020-11-26"
                ) from None
        return value
