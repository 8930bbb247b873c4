"""Films for tests of editions: spoken and laid out, without the pictures that few editions need."""

from __future__ import annotations

from lantern.editions.finished import FinishedFilm
from lantern.rendering.layout import lay_out_takes
from lantern.rendering.session import Session
from lantern.rendering.voice import speak


def lay_out(session: Session) -> FinishedFilm:
    """A film as its editions get it, as if it had been rendered."""
    voice, takes = speak(session)
    return FinishedFilm(
        session, {}, lay_out_takes(session, voice, takes), takes
    )
