"""The model of a document: a page, where the camera goes on it, and what is marked. Opens no file.

Rectangles are x, y, width and height as fractions of the page, from its top left.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StrictInt,
    Tag,
    WithJsonSchema,
    model_validator,
)

from lantern.core.units import Shape
from lantern.script.document import Loc, YamlModel
from lantern.script.model.card_fields import CardText
from lantern.script.model.framing import SHAPES, Focus
from lantern.script.model.types import FilePath, Text, as_list, one_or_list

MOST_PARTS = 20
"""Zooms, and highlights, that one shot may have."""


def _choose_target(value: object) -> str:
    return "name" if isinstance(value, str) else "part"


ZoomTarget = Annotated[
    Annotated[Literal["page"], Tag("name")] | Annotated[Focus, Tag("part")],
    Discriminator(_choose_target),
]


class PageZoom(YamlModel):
    """The camera goes to a part of the page, or back to the whole of it."""

    to: ZoomTarget = Field(
        description="a part, [x, y, w, h] as fractions; or page for all of it"
    )
    at: Text | None = Field(
        default=None,
        description="words of the narration at which it begins to move",
    )


class PageHighlight(YamlModel):
    """A highlighter that goes over lines as they are spoken.

    It marks the lines found in a `box`, or a `text` on a PDF's page. It is done at the end of
    `until`, or of `at`.
    """

    box: Focus | None = Field(
        default=None,
        description="the part in which its lines are found: [x, y, w, h] as fractions",
    )
    lines: Annotated[StrictInt, Field(ge=1, le=60)] | None = Field(
        default=None, description="how many lines there are in the box"
    )
    text: CardText | None = Field(
        default=None, description="the words on a PDF's page that are marked"
    )
    at: Text | None = Field(
        default=None, description="words of the narration at which it begins"
    )
    until: Text | None = Field(
        default=None,
        description="words with which it ends; default: the words of at",
    )

    @model_validator(mode="after")
    def _check_place(self) -> PageHighlight:
        if (self.box is None) == (self.text is None):
            raise ValueError(
                "a highlight has a box, or the text that it marks on a PDF's page:"
                " exactly one of them"
            )
        if self.lines is not None and self.box is None:
            raise ValueError(
                "lines are counted in a box, and this highlight has none"
            )
        if self.until is not None and self.at is None:
            raise ValueError(
                "until needs at, the words at which the highlight begins"
            )
        return self


class LiftedPassage(YamlModel):
    """A part of the page that is lifted off it, larger, with words below it."""

    box: Focus = Field(description="the part: [x, y, w, h] as fractions")
    text: CardText | None = Field(
        default=None, description="its words, set below it"
    )
    by: CardText | None = Field(
        default=None, description="whose words they are"
    )
    at: Text | None = Field(
        default=None, description="words of the narration at which it comes"
    )
    until: Text | None = Field(
        default=None, description="words at which it goes back to its place"
    )


class PageTranslation(YamlModel):
    """A translation that stands beside the page, or below it in upright and square films."""

    text: CardText = Field(description="the translation")
    at: Text | None = Field(
        default=None, description="words of the narration at which it comes"
    )


_NUMBERS = (int, float)
_TARGET_SCHEMA = {
    "anyOf": [
        {"const": "page"},
        {
            "type": "array",
            "items": {"type": "number"},
            "minItems": 4,
            "maxItems": 4,
        },
    ]
}
_ONE_ZOOM = {"anyOf": [PageZoom.model_json_schema(), *_TARGET_SCHEMA["anyOf"]]}
_ZOOM_SCHEMA = one_or_list(_ONE_ZOOM)


def _read_zooms(value: object) -> object:
    """Return zooms as a list of groups: one alone, and one that is only its rectangle or `page`."""
    is_one = isinstance(value, list) and any(
        isinstance(each, _NUMBERS) for each in value
    )
    if is_one or not isinstance(value, list | tuple):
        value = (value,)
    return tuple(map(_read_zoom, value))


def _read_zoom(value: object) -> object:
    return {"to": value} if isinstance(value, list | str) else value


ZoomEntry = Annotated[
    tuple[PageZoom, ...],
    BeforeValidator(_read_zooms),
    WithJsonSchema(_ZOOM_SCHEMA),
    Field(max_length=MOST_PARTS),
]


class PageDocument(YamlModel):
    """A page of paper on the look's ground, shown whole at first.

    Zooms for a shape (`wide`, `portrait`, `square`) replace `zoom` in films of that shape.
    """

    file: FilePath = Field(description="a picture or a PDF")
    page: Annotated[StrictInt, Field(ge=1, le=10_000)] = Field(
        default=1, description="which page of a PDF, from 1"
    )
    zoom: ZoomEntry = Field(
        default=(),
        description="where the camera goes: to a part, [x, y, w, h] as fractions; to "
        "all of it: page; or a list of {to: …, at: …}",
    )
    wide: ZoomEntry | None = Field(
        default=None, description="the zooms in 16:9"
    )
    portrait: ZoomEntry | None = Field(
        default=None, description="the zooms in 9:16"
    )
    square: ZoomEntry | None = Field(
        default=None, description="the zooms in 1:1"
    )
    highlight: Annotated[
        tuple[PageHighlight, ...],
        BeforeValidator(as_list),
        WithJsonSchema(one_or_list(PageHighlight.model_json_schema())),
        Field(max_length=MOST_PARTS),
    ] = Field(
        default=(),
        description="lines that a highlighter goes over as they are spoken; one, "
        "or a list",
    )
    lift: LiftedPassage | None = Field(
        default=None, description="a part that is lifted off the page, larger"
    )
    translation: PageTranslation | None = Field(
        default=None,
        description="a translation beside the page: a text, or {text: …, at: …}",
    )

    def frame_for(self, shape: Shape) -> PageDocument:
        """Return the document with the zooms that it has in films of a shape."""
        own: tuple[PageZoom, ...] | None = getattr(self, shape)
        zoom = self.zoom if own is None else own
        return self.model_copy(update={"zoom": zoom, **dict.fromkeys(SHAPES)})

    @property
    def is_pdf(self) -> bool:
        """Whether the page is that of a PDF."""
        return self.file.casefold().endswith(".pdf")

    @model_validator(mode="after")
    def _check_pdf(self) -> PageDocument:
        if self.is_pdf:
            return self
        if self.page != 1:
            raise ValueError("a picture has one page; page is for PDFs")
        if any(each.text for each in self.highlight):
            raise ValueError(
                "the words of a picture can't be found; give the highlight a box"
            )
        return self


def _read_file(value: object) -> object:
    """Return a document that is a file's name alone as one with nothing marked on it."""
    return {"file": value} if isinstance(value, str) else value


DocumentEntry = Annotated[PageDocument, BeforeValidator(_read_file)]


def list_page_anchors(document: PageDocument | None) -> list[tuple[Loc, str]]:
    """Return the words that parts of a document wait for, each with its place in it.

    There are none without a document.
    """
    found: list[tuple[Loc, str]] = []
    if document is None:
        return found
    parts: list[tuple[Loc, object]] = []
    for key in ("zoom", *SHAPES):
        for i, zoom in enumerate(getattr(document, key) or ()):
            parts.append(((key, i), zoom))
    for i, highlight in enumerate(document.highlight):
        parts.append((("highlight", i), highlight))
    parts += [
        (("lift",), document.lift),
        (("translation",), document.translation),
    ]
    for loc, part in parts:
        for key in ("at", "until"):
            text = getattr(part, key, None)
            if text:
                found.append(((*loc, key), text))
    return found
