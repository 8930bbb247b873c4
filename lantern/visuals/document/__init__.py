"""Documents: a page on a table under a moving camera, with lines marked as they are spoken."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_TOOL,
    AssetFailure,
    Problem,
    ToolFailure,
)
from lantern.graphics import photo
from lantern.graphics.missing_type import describe_missing
from lantern.visuals import Locate, VisualContext
from lantern.visuals.document.page_source import PageSource, open_source
from lantern.visuals.document.table import plan_path
from lantern.visuals.document.texts import (
    list_page_texts,
    plan_passage,
    set_translation,
)
from lantern.visuals.document.visual import DocumentVisual
from lantern.visuals.specs import DocumentSpec

VERSION = 2
_SOFT = 1.25
"""Pixels of the frame for each of the page from which on it looks soft."""


def open_visual(spec: DocumentSpec, context: VisualContext) -> DocumentVisual:
    """Return the visual of a document.

    Raises:
        AssetFailure: its page isn't there, or can't be read.
        ToolFailure: it is a PDF's, and nothing here draws it.
    """
    return DocumentVisual(spec, context)


def check(
    spec: DocumentSpec, context: VisualContext, at: Locate
) -> list[Problem]:
    """Return what is wrong with a document: its page, its marks, and words without room."""
    try:
        source = open_source(spec, context)
        if not spec.document.is_pdf:
            photo.verify_picture(source.path)
        problems = list(_check_page(spec, source, context, at=at))
        return problems + list(_check_words(spec, source, context, at=at))
    except AssetFailure as failure:
        return [Problem(failure.message, at(("document", "file")), EXIT_ASSET)]
    except ToolFailure as failure:
        return [Problem(failure.message, at(("document", "file")), EXIT_TOOL)]


def _check_page(
    spec: DocumentSpec,
    source: PageSource,
    context: VisualContext,
    *,
    at: Locate,
) -> Iterator[Problem]:
    """Yield highlights of nothing, and zooms for which a page has too few pixels."""
    for i, highlight in enumerate(spec.document.highlight):
        if highlight.text and not source.find_lines(highlight):
            where = f"page {spec.document.page} of {source.path.name}"
            message = (
                f"'{highlight.text}' is not on {where}; write the words as they stand"
                " there, or give the highlight a box"
            )
            yield Problem(message, at(("document", "highlight", i, "text")))
        if highlight.box is not None and not source.has_ink(highlight.box):
            message = (
                f"this box marks empty paper: nothing stands there in {source.path.name};"
                " correct it, as [x, y, width, height] in fractions of the page"
            )
            yield Problem(
                message, at(("document", "highlight", i, "box")), warning=True
            )
    if source.is_sharp:
        return
    path = plan_path(spec, source.size, context)
    near = min(each.width for each in path.framings) * source.size[0]
    if near * _SOFT < context.size[0]:
        message = (
            f"the camera asks for {context.size[0]} pixels across, and"
            f" {source.path.name} has {near:.0f} there; it will look soft"
        )
        yield Problem(message, at(("document", "zoom")), warning=True)


def _check_words(
    spec: DocumentSpec,
    source: PageSource,
    context: VisualContext,
    *,
    at: Locate,
) -> Iterator[Problem]:
    """Yield words that don't fit at a readable size, and characters that no face has."""
    passage = plan_passage(spec, source.size, context)
    if passage and passage.words and not passage.words.fits:
        message = "'text' is too long for a lifted passage; shorten it"
        yield Problem(message, at(("document", "lift", "text")))
    translation = set_translation(spec, context)
    if translation and not translation.fits:
        message = "'text' is too long to stand beside a page; shorten it"
        yield Problem(message, at(("document", "translation", "text")))
    for printed in list_page_texts(spec.document):
        role = context.look.roles[printed.role]
        lacking = role.find_missing(printed.text)
        if lacking:
            message = describe_missing(lacking, role.font)
            yield Problem(message, at(("document", *printed.loc)), EXIT_TOOL)
