"""What can be wrong with views that lean towards the horizon."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.problems import Problem
from lantern.script.document import YamlDocument
from lantern.visuals.map.geometry.projection import EqualEarth
from lantern.visuals.map.geometry.views import choose_projection
from lantern.visuals.map.spec.map_file import MapFile

MOST_KM = 4000
"""The widest view that may lean: ground far beyond it comes into the frame, and bends away."""


def find_oblique_faults(
    map_file: MapFile, tree: YamlDocument
) -> Iterator[Problem]:
    """Yield views that lean and are too wide for it, or show a map of the whole earth."""
    leaning = {
        name: view
        for name, view in map_file.views.items()
        if view.tilt or view.heading
    }
    if not leaning:
        return
    shows_world = isinstance(choose_projection(map_file), EqualEarth)
    for name, view in leaning.items():
        key = "tilt" if view.tilt else "heading"
        if shows_world:
            message = (
                f"a map of the whole earth has no {key}; take it out of view '{name}',"
                " or give the view a map of its own"
            )
            yield Problem(message, tree.find_span(("views", name, key)))
        elif view.tilt and (view.width_km or 0) > MOST_KM:
            message = (
                f"view '{name}' is {view.width_km:.0f} km wide, and with a tilt ground far"
                f" beyond it is seen; {MOST_KM} km is the most"
            )
            yield Problem(message, tree.find_span(("views", name, "width_km")))
