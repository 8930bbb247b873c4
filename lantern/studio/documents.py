"""The page of a document as a whole: for drawing rectangles over it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from lantern.core.problems import Failure
from lantern.script.model.framing import PictureRect
from lantern.script.model.page import PageDocument
from lantern.studio.answers import JsonAnswer, read_number, refuse
from lantern.studio.frame_route import await_film, find_shot
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.painter import encode
from lantern.visuals.document.page_source import PageSource
from lantern.visuals.specs import DocumentSpec

MOST_LINES = 2160
"""Lines are to be read on a page."""
BoxKind = Literal["zoom", "highlight", "lift"]


@dataclass(frozen=True)
class PageBox:
    """A rectangle that a shot names, in fractions of its page."""

    kind: BoxKind
    box: PictureRect


@dataclass(frozen=True)
class ShownPage:
    """A page: its file, its size in pixels or points, and the rectangles that its shot names."""

    file: str
    width: int
    height: int
    boxes: tuple[PageBox, ...]


async def answer_document(request: Request) -> Response:
    """Answer with the size of a document's page and what its shot names of it."""
    film = await await_film(request)
    return JsonAnswer(await asyncio.to_thread(_describe, request, film))


async def answer_document_picture(request: Request) -> Response:
    """Answer with the whole page as JPEG, of `height` lines."""
    film = await await_film(request)
    data = await asyncio.to_thread(_draw, request, film)
    return Response(data, media_type="image/jpeg")


def _describe(request: Request, film: LoadedFilm) -> ShownPage:
    try:
        source = _find_page(request, film)
        width, height = source.size
    except Failure as failure:
        raise refuse(422, failure.message) from None
    boxes = tuple(_iter_boxes(source.document))
    return ShownPage(str(source.path), width, height, boxes)


def _iter_boxes(document: PageDocument) -> Iterator[PageBox]:
    """Yield the rectangles of a document; words are marked without one."""
    for zoom in document.zoom:
        if zoom.to != "page":
            yield PageBox("zoom", zoom.to)
    for highlight in document.highlight:
        if highlight.box is not None:
            yield PageBox("highlight", highlight.box)
    if document.lift is not None:
        yield PageBox("lift", document.lift.box)


def _draw(request: Request, film: LoadedFilm) -> bytes:
    from PIL import Image

    lines = min(read_number(request, "height", default=1080), MOST_LINES)
    try:
        source = _find_page(request, film)
        width, height = source.size
        pixels = source.draw(max(1, round(width * lines / height)))
    except Failure as failure:
        raise refuse(422, failure.message) from None
    return encode(Image.fromarray(pixels), "jpeg")


def _find_page(request: Request, film: LoadedFilm) -> PageSource:
    """Return the page that a request names by its scene and its shot there, from 1.

    Raises:
        HTTPException: That is no document.
        Failure: It can't be laid out.
    """
    asked = find_shot(request, film)
    visual = asked.request.visual
    if not isinstance(visual.spec, DocumentSpec):
        raise refuse(404, "this shot is no document")
    document = visual.spec.document
    path = visual.places.find(document.file, visual.folder)
    look = asked.layout.rendition.look
    return PageSource(path, document, look.page, look.typefaces)
