"""Globes from which the camera comes down faster than a viewer can follow."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.checks.look.cut_film import CutFilm
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.visuals.specs import MapSpec

LEAST_SECONDS = 1.5
"""Seconds in which a camera can come down from a globe and be followed."""


def find_hasty_globes(film: CutFilm) -> Iterator[LookFinding]:
    """Yield globes from which the camera comes down in less than LEAST_SECONDS."""
    for shot in film.shots:
        globe = shot.spec.globe if isinstance(shot.spec, MapSpec) else None
        if globe is None or globe.start is None or globe.end is None:
            continue
        seconds = (globe.end - globe.start) / film.fps
        if seconds >= LEAST_SECONDS - 0.5 / film.fps:
            continue
        message = (
            f"the camera comes down from the globe in {seconds:.1f} s, faster than a viewer"
            f" can follow ({LEAST_SECONDS:g} s is the least); let it begin earlier, or make"
            " the shot longer"
        )
        span = shot.authored.find_span(("globe",))
        yield make_finding("hasty cameras", message, span, shots=[shot.index])
