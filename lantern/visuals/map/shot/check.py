"""What can be wrong with a map and with the shot that shows it, each fault at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.problems import Problem, suggest
from lantern.core.units import classify_shape
from lantern.script.document import Loc, YamlDocument, read_yaml
from lantern.visuals.map.basemap import data
from lantern.visuals.map.geometry.map_frame import find_map_frame
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.views import (
    choose_projection,
    fit_frame,
)
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.calendar_faults import find_calendar_faults
from lantern.visuals.map.shot.follow_faults import find_follow_faults
from lantern.visuals.map.shot.globe_faults import check_globe
from lantern.visuals.map.shot.map_faults import find_map_faults
from lantern.visuals.map.shot.unit_faults import find_march_faults
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import (
    find_end_views,
    find_from_map,
    list_named_views,
    read_model,
    read_written_map,
)
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.visuals import Locate, VisualContext

MIN_VIEW_KM = 150
HIRES_KM_PER_PIXEL = 0.45
"""Kilometres a pixel below which coasts of the coarse set begin to look angular."""
_WIDE = 1920
"""Pixels at 1080p of the width that a view is given for."""
_MOST_NAMES = 12


# long: each kind of fault is listed once
def check(spec: MapSpec, context: VisualContext, at: Locate) -> list[Problem]:
    """Return the faults of a map file, and what the shot asks for that the map doesn't have.

    Faults of the map are at their places in the map file, those of the shot where `at` finds the
    shot's own keys.
    """
    written = read_written_map(context.find(spec.map), spec.texts)
    map_file, tree = written.map_file, written.tree
    if map_file is None or tree is None:
        return written.problems
    near = find_from_map(tree.file, context.find)
    faults = find_map_faults(
        map_file,
        tree,
        near,
        look=context.look,
        shapes=(classify_shape(context.size), *context.film_shapes),
    )
    found = [
        *written.problems,
        *faults,
        *_check_zoom(map_file, tree, context),
        *_check_views(map_file, spec, at),
        *_check_items(map_file, spec, at),
        *find_calendar_faults(map_file, spec, at),
        *check_globe(map_file, spec, at),
        *find_march_faults(map_file, spec, at),
        *find_follow_faults(map_file, spec, at),
    ]
    if all(problem.warning for problem in found):
        found += _check_title(map_file, tree, spec, context=context)
        found += check_towns(spec, context, at)
        found += _check_units(map_file, tree, spec, context=context)
    return found


def _check_title(
    map_file: MapFile,
    tree: YamlDocument,
    spec: MapSpec,
    *,
    context: VisualContext,
) -> Iterator[Problem]:
    """Yield a title that is too long for its panel in a frame of this shape."""
    if map_file.title is None:
        return  # the map need not be opened
    # here, since they load what draws maps
    from lantern.visuals.map.furniture.title import find_title_lines
    from lantern.visuals.map.shot.setup import open_framing

    framing = open_framing(spec, context)
    lines = find_title_lines(
        map_file, framing.resources.style, framing.safe_area
    )
    if lines and lines.is_too_long:
        message = (
            f"the title is too long for two lines in a {classify_shape(context.size)} frame; "
            "use fewer words"
        )
        loc: Loc = ("title", "title") if spec.texts else ("title",)
        yield Problem(message, tree.find_span(loc), warning=True)


def _check_units(
    map_file: MapFile,
    tree: YamlDocument,
    spec: MapSpec,
    *,
    context: VisualContext,
) -> Iterator[Problem]:
    """Yield units whose signs don't lie wholly in a view of the shot."""
    if not map_file.units or spec.follow is not None:
        return
    # here, since it loads OpenCV and resvg, which other checks do without
    from lantern.visuals.map.shot.cut_units import find_cut_units

    for name, cut in find_cut_units(spec, context).items():
        message = (
            f"view '{name}' doesn't show the signs of these units, which stand at the frame's edge"
            f" or behind captions: {', '.join(cut)}; make it wider, or move it"
        )
        yield Problem(message, tree.find_span(("views", name)), warning=True)


def check_towns(
    spec: MapSpec, context: VisualContext, at: Locate
) -> Iterator[Problem]:
    """Yield towns in the frame of a shot without faults that aren't shown, or not by name.

    Warnings stand at the view, so that shots of one view say the same. A town behind furniture that
    is told, or at which something that moves ends, is a fault of the shot. A camera that follows
    something from the start is at no view.
    """
    if spec.follow is not None:
        return
    path = context.find(spec.map)
    map_file = read_model(MapFile, path)
    tree, _ = read_yaml(path)
    if not map_file.places or tree is None:
        return
    # here, since it loads OpenCV and resvg, which other checks do without
    from lantern.visuals.map.shot.unshown import find_unshown

    unshown = find_unshown(spec, context)
    name, _ = find_end_views(spec, map_file)
    if unshown.wanted:
        message = (
            f"view '{name}' hides behind furniture what the shot tells of: "
            f"{', '.join(unshown.wanted)}; make the view wider, or move it"
        )
        yield Problem(message, at(("map",)))
    span = tree.find_span(("views", name))
    if unshown.nameless:
        message = (
            f"view '{name}' has no room for the names of these places: "
            f"{', '.join(unshown.nameless)}; give them a view of their own, or leave some out"
        )
        yield Problem(message, span, warning=True)
    reasons = {
        "at the frame's edge": unshown.at_edge,
        "behind furniture": unshown.behind,
    }
    for where, places in reasons.items():
        if places:
            message = (
                f"view '{name}' doesn't show these places, which lie {where}: "
                f"{', '.join(places)}; make it wider, or move it"
            )
            yield Problem(message, span, warning=True)


def _check_zoom(
    map_file: MapFile, tree: YamlDocument, context: VisualContext
) -> Iterator[Problem]:
    """Yield views too close for the data, and a hint where finer data would help."""
    frame = find_map_frame(context.look, context.size, context.has_captions)
    projection = choose_projection(map_file)
    for name, view in map_file.views.items():
        window = fit_frame(view, projection, frame)
        scale = window.km
        # a box is as wide as a frame of 16:9 would be at the camera's scale
        km = view.width_km or scale * _WIDE * context.scale
        span = tree.find_span(
            ("views", name, "box" if view.box else "width_km")
        )
        if km < MIN_VIEW_KM:
            message = (
                f"view '{name}' is {km:.0f} km wide, too close for the data; "
                f"{MIN_VIEW_KM} km is the least"
            )
            yield Problem(message, span)
            continue
        is_close = scale < HIRES_KM_PER_PIXEL and not data.has_fine_data()
        if is_close and _shows_shore(window, projection):
            message = (
                f"view '{name}' comes close: coasts look angular; "
                "pip install 'lantern-film[hires]' brings finer ones"
            )
            yield Problem(message, span, warning=True)


def _shows_shore(window: Window, projection: Projection) -> bool:
    # here, since it loads shapely, which other checks do without
    from lantern.visuals.map.basemap.canvas import shows_shore

    return shows_shore(window, projection)


def _check_views(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    """Yield views that the map doesn't have."""
    for loc, name in list_named_views(spec).items():
        if name in map_file.views:
            continue
        hint = suggest(name, map_file.views)
        if not hint:
            hint = f"; its views are {', '.join(map_file.views)}"
        yield Problem(f"the map has no view '{name}'{hint}", at(loc))


@dataclass(frozen=True)
class _WantedItem:
    """An item that the shot names, and where."""

    name: str
    loc: Loc


def _check_items(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    """Yield items that the map doesn't have."""
    items = map_file.list_items()
    wanted = [_WantedItem(name, ("when", name)) for name in spec.when]
    for i, name in enumerate(spec.show or ()):
        wanted.append(_WantedItem(name, ("show", i)))
    for item in wanted:
        if item.name in items:
            continue
        hint = suggest(item.name, items)
        if not hint:
            hint = f"; it has {', '.join(list(items)[:_MOST_NAMES])}"
        message = f"nothing on the map is called '{item.name}'{hint}"
        yield Problem(message, at(item.loc))
