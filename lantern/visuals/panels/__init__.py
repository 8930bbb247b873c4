"""Several pictures in a shot: beside each other, before and after, or one in a corner."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.problems import Problem
from lantern.script.document import Loc
from lantern.visuals import Locate, Visual, VisualContext
from lantern.visuals.notes.words import MOST_LINES
from lantern.visuals.panels.arrangement import (
    FrameBox,
    arrange_panels,
    place_inset,
)
from lantern.visuals.panels.before_after import BeforeAfterVisual
from lantern.visuals.panels.small import set_label, shrink_context
from lantern.visuals.panels.stack import StackVisual
from lantern.visuals.panels.visual import GridVisual, RowVisual
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import InsetSpec, PanelSpec, PanelsSpec

VERSION = 3
_LETTERED = ("map", "card")
"""Kinds whose type is as small as their picture is."""
_LEAST_SCALE = 0.55
"""Of a lettered picture's short side to the frame's: its type is 13 px at 1080p then."""


def open_visual(spec: PanelsSpec, context: VisualContext) -> Visual:
    """Return the visual of a shot of panels.

    Raises:
        AssetFailure: a file can't be used.
    """
    if spec.layout == "before-after":
        return BeforeAfterVisual(spec, context)
    if spec.layout == "grid":
        return GridVisual(spec, context)
    if spec.layout == "stack":
        return StackVisual(spec, context)
    return RowVisual(spec, context)


def check(
    spec: PanelsSpec, context: VisualContext, at: Locate
) -> list[Problem]:
    """Return what is wrong with panels: with their pictures, and with their labels."""
    problems: list[Problem] = []
    boxes = arrange_panels(spec, context)
    for i, (panel, box) in enumerate(zip(spec.panels, boxes, strict=True)):
        problems += _check_small(
            panel, box, context, at=_make_locate(at, ("panels", i))
        )
        problems += _check_type(
            panel, box, context, at=_make_locate(at, ("panels", i))
        )
    return problems


def check_inset(
    spec: InsetSpec, context: VisualContext, at: Locate
) -> list[Problem]:
    """Return what is wrong with an inset: with its picture, and with its label."""
    box = place_inset(spec, context)
    return _check_small(spec, box, context, at=_make_locate(at, ("inset",)))


def _make_locate(at: Locate, before: Loc) -> Locate:
    return lambda loc: at((*before, *loc))


def _check_small(
    small: PanelSpec | InsetSpec,
    box: FrameBox,
    context: VisualContext,
    *,
    at: Locate,
) -> list[Problem]:
    picture = small.picture
    inner = shrink_context(context, box)
    problems = list(load_module(picture).check(picture, inner, at))
    if small.label is None:
        return problems
    style = context.look.panels
    lines = set_label(small.label, box, style, context=context).lines
    if len(lines) > MOST_LINES:
        message = (
            f"this label takes {len(lines)} lines and a picture has room for"
            f" {MOST_LINES}; shorten it"
        )
        problems.append(Problem(message, at(("label",))))
    return problems


def _check_type(
    panel: PanelSpec, box: FrameBox, context: VisualContext, *, at: Locate
) -> Iterator[Problem]:
    """Yield a warning if a panel is too small for the type of its map or card."""
    kind = panel.picture.kind
    scale = min(box.size) / min(context.size)
    if kind not in _LETTERED or scale >= _LEAST_SCALE:
        return
    message = (
        f"the words of this {kind} are {scale:.0%} of their size, too small to be read;"
        " show it with fewer panels, or alone"
    )
    yield Problem(message, at((kind,)), warning=True)
