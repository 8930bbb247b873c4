"""What a viewer would mind in a film, found with the session's workers and store."""

from __future__ import annotations

from lantern import plan
from lantern.checks.look import CheckedLook, check_look
from lantern.checks.look.cut_film import cut_film
from lantern.rendering.session import Session, run_missing
from lantern.visuals.requests import DrawingRequest

_LETTERED = ("card", "map")
"""Kinds of pictures whose words are looked at."""


def look_at_film(session: Session) -> CheckedLook:
    """Return what a viewer would mind in a checked film, all of it warnings.

    Maps and cards are drawn first, as a rendering would draw them.

    Raises:
        Failure: One can't be drawn, or footage can't be read.
    """
    film = cut_film(session.project, session.store, session.options.shape)
    drawings = []
    for job in plan.make_drawing_jobs(film.rendition, session.store):
        assert isinstance(job.request, DrawingRequest)
        if job.request.visual.spec.kind in _LETTERED:
            drawings.append(job)
    run_missing(session, "Drawing", drawings)
    return check_look(film)
