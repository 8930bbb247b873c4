"""What can be wrong with the photographs that are pinned to a map."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.problems import AssetFailure, Problem
from lantern.script.document import Loc
from lantern.visuals import Locate, VisualContext
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_point, read_model
from lantern.visuals.panels.arrangement import FrameBox
from lantern.visuals.panels.prints import MOST_LINES, plan_print
from lantern.visuals.panels.small import shrink_context
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import MapSpec


def check_pins(
    spec: MapSpec, context: VisualContext, at: Locate
) -> Iterator[Problem]:
    """Yield pins at places that the map doesn't have, and those whose words have no room."""
    if spec.pins is None:
        return
    try:
        map_file = read_model(MapFile, context.find(spec.map))
    except AssetFailure:
        return  # told where the map is checked
    for pin in spec.pins.pins:
        loc: Loc = ("pins", pin.place)
        try:
            find_point(map_file, pin.place)
        except AssetFailure as failure:
            yield Problem(failure.message, at(loc))
        planned = plan_print(pin, spec.pins, context.look, size=context.size)
        inner = shrink_context(context, FrameBox(0, 0, *planned.picture))
        module = load_module(pin.picture)
        yield from module.check(pin.picture, inner, _locate_in(at, loc))
        if len(planned.lines) > MOST_LINES:
            message = (
                f"this label takes {len(planned.lines)} lines and a print has room for"
                f" {MOST_LINES}; shorten it, or make the print larger with size"
            )
            yield Problem(message, at((*loc, "label")))


def _locate_in(at: Locate, before: Loc) -> Locate:
    return lambda loc: at((*before, *loc))
