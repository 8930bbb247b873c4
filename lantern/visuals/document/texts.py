"""The texts of a document: what is set in which type, and where there is room for it."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.units import Size
from lantern.graphics.look.type_role import RoleName
from lantern.script.document import Loc
from lantern.script.model.page import PageDocument
from lantern.visuals import VisualContext
from lantern.visuals.document.lifted import LiftPlan, plan_lift
from lantern.visuals.document.page_source import open_source
from lantern.visuals.document.table import FrameRegion, find_regions
from lantern.visuals.document.words import (
    SetWords,
    set_words,
    write_column,
    write_slip,
)
from lantern.visuals.specs import DocumentSpec


@dataclass(frozen=True)
class PageText:
    """A text of a document, its place in it, and the role of its type."""

    loc: Loc
    text: str
    role: RoleName


def list_page_texts(document: PageDocument) -> list[PageText]:
    """Return each text that is set in a document."""
    found = []
    if document.lift and document.lift.text:
        found.append(PageText(("lift", "text"), document.lift.text, "lead"))
    if document.lift and document.lift.by:
        found.append(PageText(("lift", "by"), document.lift.by, "note"))
    if document.translation:
        text = document.translation.text
        found.append(PageText(("translation", "text"), text, "lead"))
    return found


def plan_passage(
    spec: DocumentSpec, page: Size, context: VisualContext
) -> LiftPlan | None:
    """Return where a lifted passage rests; None without one."""
    lift = spec.document.lift
    if lift is None:
        return None
    ratio = lift.box[2] * page[0] / (lift.box[3] * page[1])
    room = find_regions(context).passage
    return plan_lift(
        lift,
        ratio,
        room,
        look=context.look,
        k=context.scale,
    )


def set_translation(
    spec: DocumentSpec, context: VisualContext
) -> SetWords | None:
    """Return the translation, set for its room; None without one."""
    translation = spec.document.translation
    if translation is None:
        return None
    region = find_regions(context).words
    k = context.scale
    return set_words(
        translation.text,
        None,
        context.look,
        role="lead",
        width=region.w / k,
        height=region.h / k,
    )


@dataclass(frozen=True)
class PageWords:
    """Words that stand on a document: as SVG in pixels at 1080p, and where in the frame."""

    loc: Loc
    svg: str
    region: FrameRegion


def list_page_words(
    spec: DocumentSpec, context: VisualContext
) -> list[PageWords]:
    """Return the words that stand beside a page, and below a lifted passage.

    Raises:
        AssetFailure: the page can't be read.
        ToolFailure: it is a PDF's, and nothing here draws it.
    """
    found = []
    look, k = context.look, context.scale
    words = set_translation(spec, context)
    if words is not None:
        region = find_regions(context).words
        svg = write_column(words, look, region, k=k)
        found.append(PageWords(("translation", "text"), svg, region))
    if spec.document.lift is None or not spec.document.lift.text:
        return found
    plan = plan_passage(spec, open_source(spec, context).size, context)
    if plan and plan.slip and plan.words:
        svg = write_slip(plan.words, look, plan.slip, k=k)
        found.append(PageWords(("lift", "text"), svg, plan.slip))
    return found
