"""What a viewer would mind in a film, found with the session's workers and store."""

from __future__ import annotations

from contextlib import suppress

from lantern import plan
from lantern.checks.look import CheckedLook, check_look
from lantern.checks.look.cut_film import CutFilm, cut_film
from lantern.core.problems import OutputFailure
from lantern.core.records import load_record, save_record
from lantern.core.store import digest_json
from lantern.rendering.fingerprint import read_inputs
from lantern.rendering.session import Session, run_missing


def look_at_film(session: Session) -> CheckedLook:
    """Return what a viewer would mind in a checked film, all of it warnings.

    The views at which maps come to rest are drawn first. What was found is kept in the store, for
    as long as nothing changes.

    Raises:
        Failure: One can't be drawn, or footage can't be read.
    """
    film = cut_film(session.project, session.store, session.options.shape)
    key = _compute_key(session, film, paints=True)
    kept = load_record(session.store, key, CheckedLook)
    if kept is not None:
        return kept
    drawings = plan.make_resting_drawing_jobs(film.rendition, session.store)
    run_missing(session, "Drawing", drawings)
    return _keep(session, key, check_look(film))


def glance_at_film(session: Session) -> CheckedLook:
    """Return what `look_at_film` found, if nothing changed since, else what needs no painting.

    Raises:
        Failure: Footage can't be read.
    """
    film = cut_film(session.project, session.store, session.options.shape)
    for paints in (True, False):
        key = _compute_key(session, film, paints=paints)
        kept = load_record(session.store, key, CheckedLook)
        if kept is not None:
            return kept
    return _keep(session, key, check_look(film, paints=False))


def _compute_key(session: Session, film: CutFilm, *, paints: bool) -> str:
    """Return the digest of all that decides what is found."""
    decisive = read_inputs(session.project).add_choices(session.options)
    del decisive["choices"]
    decisive["look"] = {
        "timeline": film.rendition.timeline.to_json(),
        "size": film.rendition.output_format.size,
        "paints": paints,
    }
    return digest_json(decisive)


def _keep(session: Session, key: str, looked: CheckedLook) -> CheckedLook:
    """Keep what was found; a store that can't be written is no reason to fail a check."""
    with suppress(OutputFailure):
        save_record(session.store, key, looked)
    return looked
