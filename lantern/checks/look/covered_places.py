"""Places of maps that a lower third covers while the shot tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.checks.told_text import find_told_text
from lantern.core.problems import AssetFailure
from lantern.graphics.look.bands import compute_scale
from lantern.timeline import TimedOverlay
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.shot.unshown import find_told_within
from lantern.visuals.specs import MapSpec

_NEAR = 12
"""How near to a panel a place counts as covered by it, in pixels at 1080p."""


def find_covered_places(film: CutFilm) -> Iterator[LookFinding]:
    """Yield lower thirds that lie over places of which their shots tell."""
    for overlay in film.rendition.timeline.overlays:
        if overlay.kind != "lower_third":
            continue
        box = _find_panel(film, overlay)
        for shot in film.shots:
            if not _are_together(overlay, shot) or not isinstance(shot.spec, MapSpec):
                continue
            covered = _list_covered(film, shot, shot.spec, box=box)
            if covered:
                message = (
                    f"the lower third “{overlay.lines[0]}” covers what the shot tells of: "
                    f"{', '.join(covered)}; move the view, or let it come in another shot"
                )
                span = shot.find_label_span("lower_third")
                yield make_finding("hidden names", message, span, shots=[shot.index])


def _are_together(overlay: TimedOverlay, shot: CutShot) -> bool:
    """Tell whether an overlay is seen in a shot."""
    return overlay.start < shot.placed.end and shot.placed.start < overlay.end


def _find_panel(film: CutFilm, overlay: TimedOverlay) -> PixelBounds:
    """Return the rectangle that an overlay covers, and a little around it, in pixels."""
    x, y, w, h = film.typeset(overlay).panel
    k = compute_scale(film.rendition.output_format.size)
    return (
        (x - _NEAR) * k,
        (y - _NEAR) * k,
        (x + w + _NEAR) * k,
        (y + h + _NEAR) * k,
    )


def _list_covered(
    film: CutFilm, shot: CutShot, spec: MapSpec, *, box: PixelBounds
) -> tuple[str, ...]:
    told = find_told_text(shot.authored.scene.scene, shot.authored.index)
    context = replace(film.make_context(shot), told=told)
    try:
        return find_told_within(spec, context, box)
    except AssetFailure:
        return ()  # what is wrong with a map is told elsewhere
