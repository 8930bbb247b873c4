"""What can be wrong with the globe of a map's shot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.problems import Problem, suggest
from lantern.core.sphere import KM_PER_DEGREE, measure_km
from lantern.script.document import Loc
from lantern.script.model.globe import GlobeSpot
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_views import MapView
from lantern.visuals.map.spec.naming import list_named_views
from lantern.visuals.map_parts import GlobeFlight
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.visuals import Locate

MOST_KM = 9000
"""The widest view that a globe comes down to: a wider one shows its rim."""


@dataclass(frozen=True)
class _NamedSpot:
    """A place that a globe names, and the keys that lead to it in the shot."""

    loc: Loc
    spot: GlobeSpot


def check_globe(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    """Yield places that the map doesn't have, and a view that no globe comes down to."""
    if spec.globe is None:
        return
    known = [place.key for place in map_file.places]
    known += [place.name for place in map_file.places]
    for named in _list_spots(spec.globe):
        if not isinstance(named.spot, str) or named.spot in known:
            continue
        hint = suggest(named.spot, known)
        if not hint:
            hint = "; say where it is: [longitude, latitude]"
            if named.loc[-1] == "name":
                hint = (
                    "; say where it is: {name: …, spot: [longitude, latitude]}"
                )
        yield Problem(
            f"the map has no place '{named.spot}'{hint}", at(named.loc)
        )
    yield from _check_view(map_file, spec, at)


def _list_spots(globe: GlobeFlight) -> Iterator[_NamedSpot]:
    yield _NamedSpot(("globe", "from"), globe.spot)
    for i, name in enumerate(globe.names):
        key = "name" if name.spot is None else "spot"
        spot = name.name if name.spot is None else name.spot
        yield _NamedSpot(("globe", "places", i, key), spot)


def _check_view(
    map_file: MapFile, spec: MapSpec, at: Locate
) -> Iterator[Problem]:
    name = spec.view or next(iter(map_file.views))
    if spec.move is not None:
        name = str(spec.move.start)
    view = map_file.views.get(name)
    if view is None:
        return  # told elsewhere
    loc = next(iter(list_named_views(spec)), ("map",))
    if view.tilt or view.heading:
        message = (
            f"a globe comes straight down, and view '{name}' has a tilt or a heading; name a"
            " view without, and go on to this one by a move or legs"
        )
        yield Problem(message, at(loc))
    km = _measure_width(view)
    if km > MOST_KM:
        message = (
            f"view '{name}' is {km:.0f} km wide, and a globe comes down to views of at most"
            f" {MOST_KM} km; name a nearer one, or take globe out"
        )
        yield Problem(message, at(loc))


def _measure_width(view: MapView) -> float:
    """Return about how many km of the ground a view shows across in 16:9."""
    if view.box is None:
        return float(view.width_km or 0)
    west, south, east, north = view.box
    lat = (south + north) / 2
    middle = (west + east) / 2
    quarter = measure_km((west, lat), (middle, lat))
    return max(2 * quarter, (north - south) * KM_PER_DEGREE * 16 / 9)
