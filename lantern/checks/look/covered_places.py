"""Places of maps that a lower third covers while the shot tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.problems import AssetFailure
from lantern.plan.third_spots import find_panel
from lantern.plan.told_text import find_told_text
from lantern.timeline import PlacedShot, TimedOverlay
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.shot.unshown import find_told_within
from lantern.visuals.specs import MapSpec


def find_covered_places(film: CutFilm) -> Iterator[LookFinding]:
    """Yield lower thirds that lie over places of which their shots tell, and have no other spot."""
    for overlay in film.rendition.timeline.overlays:
        if overlay.kind != "lower_third":
            continue
        spot = film.rendition.find_spot(overlay)
        box = find_panel(film.rendition, overlay, spot)
        for shot in film.shots:
            is_seen = _are_together(overlay, shot.placed)
            if not is_seen or not isinstance(shot.spec, MapSpec):
                continue
            covered = _list_covered(film, shot, shot.spec, box=box)
            if covered:
                message = (
                    f"the lower third “{overlay.lines[0]}” covers what the shot tells of: "
                    f"{', '.join(covered)}; move the view, or let it come in another shot"
                )
                span = shot.find_label_span("lower_third")
                yield make_finding("hidden names", message, span, shots=[shot.index])


def _are_together(overlay: TimedOverlay, placed: PlacedShot) -> bool:
    return overlay.start < placed.end and placed.start < overlay.end


def _list_covered(
    film: CutFilm, shot: CutShot, spec: MapSpec, *, box: PixelBounds
) -> tuple[str, ...]:
    told = find_told_text(shot.authored.scene.scene, shot.authored.index)
    context = replace(film.make_context(shot), told=told)
    try:
        return find_told_within(spec, context, box)
    except AssetFailure:
        return ()  # what is wrong with a map is told elsewhere
