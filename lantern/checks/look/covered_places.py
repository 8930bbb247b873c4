"""Places of maps that a lower third covers: those its shot tells of, and the main towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.checks.look.cut_film import CutFilm
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.problems import AssetFailure
from lantern.plan.third_spots import MapBelow, find_panel, list_maps_below
from lantern.timeline import TimedOverlay
from lantern.visuals.map.shot.third_room import CoverablePlace


def find_covered_places(film: CutFilm) -> Iterator[LookFinding]:
    """Yield lower thirds over places told of, or over main towns, that have no other spot."""
    for overlay in film.rendition.timeline.overlays:
        if overlay.kind != "lower_third":
            continue
        spot = film.rendition.find_spot(overlay)
        box = find_panel(film.rendition, overlay, spot)
        for below in _list_maps(film, overlay):
            message = _describe_covered(overlay, below.room.list_covered(box))
            if message:
                shot = film.shots[
                    film.rendition.timeline.shots.index(below.placed)
                ]
                span = shot.find_label_span("lower_third")
                yield make_finding(
                    "hidden names", message, span, shots=[shot.index]
                )


def _describe_covered(
    overlay: TimedOverlay, covered: Sequence[CoverablePlace]
) -> str | None:
    """Return what a lower third covers, and the cure; None if it covers nothing of note."""
    told = dict.fromkeys(place.name for place in covered if place.is_told)
    main = dict.fromkeys(place.name for place in covered if not place.is_told)
    parts = []
    if told:
        parts.append(f"what the shot tells of: {', '.join(told)}")
    if main:
        parts.append(f"main towns: {', '.join(main)}")
    if not parts:
        return None
    return (
        f"the lower third “{overlay.lines[0]}” covers {', and '.join(parts)}; "
        "move the view, or let it come in another shot"
    )


def _list_maps(film: CutFilm, overlay: TimedOverlay) -> list[MapBelow]:
    try:
        return list_maps_below(film.rendition, overlay)
    except AssetFailure:
        return []  # what is wrong with a map is told elsewhere
