"""A short made from a film that is spoken: its words cut out of the takes, its parts made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lantern import sound
from lantern.checks.shorts import explain_too_long
from lantern.core.problems import EXIT_SCENE, Failure
from lantern.plan import Job, Rendition
from lantern.plan.short_film import ShortFilm, lay_out_short, measure_short
from lantern.plan.short_pieces import choose_pieces
from lantern.rendering.layout import (
    burn_captions,
    lay_out_takes,
    load_spoken_takes,
)
from lantern.rendering.parts import FilmJobs, draw_and_encode
from lantern.rendering.session import Session, run_missing
from lantern.script.model.shorts import Short
from lantern.script.model.voice import VoiceChoice
from lantern.sound.arrays import Pcm
from lantern.timeline import SpokenTake


class ShortTooLong(Failure):
    """A short that lasts longer than it may."""

    code = EXIT_SCENE


@dataclass(frozen=True)
class MadeShort:
    """A short whose parts are made: the session over it as a film, its rendition, its jobs."""

    session: Session
    rendition: Rendition
    jobs: FilmJobs


def make_short_parts(
    session: Session, voice: VoiceChoice, takes: Mapping[int, Job]
) -> MadeShort:
    """Make the parts of the short that a session's options name.

    Args:
        session: the run over the film.
        voice: who speaks.
        takes: the film's takes by scene, all in the store.

    Raises:
        ShortTooLong: It lasts longer than it may.
        Failure: A job can't be made.
    """
    film = lay_out_takes(session, voice, takes)
    spoken = load_spoken_takes(session, takes)
    short = cut_short(
        session,
        film,
        voice,
        takes=takes,
        spoken=spoken,
    )
    _require_length(require_short(session), short)
    run_missing(session, "Cutting the voice", list(short.takes.values()))
    own = replace(session, project=short.project)
    jobs = draw_and_encode(own, short.rendition, dict(short.takes))
    return MadeShort(own, short.rendition, jobs)


def require_short(session: Session) -> Short:
    """Return the short that a session's options name; the command line checked that it is there."""
    short = session.script.film.find_short(session.options.short or "")
    assert short is not None
    return short


def cut_short(
    session: Session,
    film: Rendition,
    voice: VoiceChoice,
    *,
    takes: Mapping[int, Job],
    spoken: Mapping[int, SpokenTake],
) -> ShortFilm:
    """Return the short that a session's options name, laid out with its captions.

    Args:
        session: the run over the film.
        film: as it is laid out in the short's format.
        voice: who speaks.
        takes: the film's takes by scene.
        spoken: what the film is cut to, perhaps guesses.
    """
    short = require_short(session)
    pieces = choose_pieces(
        session.script,
        film.timeline,
        short,
        takes=spoken,
        sounds=_load_sounds(session, takes),
    )
    laid_out = lay_out_short(
        session.project,
        film,
        short,
        pieces=pieces,
        takes=takes,
        voice=voice,
    )
    return replace(laid_out, rendition=burn_captions(laid_out.rendition))


def _load_sounds(session: Session, takes: Mapping[int, Job]) -> dict[int, Pcm]:
    """Return the sound of the takes of a short that are in the store, by scene."""
    wanted = {cut.scene for cut in require_short(session).cut}
    parts = [session.script.select(name) for name in wanted]
    sounds = {}
    for i, part in enumerate(session.script.parts):
        path = None
        if part in parts and i in takes:
            path = session.store.get(takes[i].key, takes[i].suffix)
        if path is not None:
            sounds[i] = sound.read_wav(path)
    return sounds


def _require_length(short: Short, made: ShortFilm) -> None:
    """Refuse a short that lasts longer than it may.

    Raises:
        ShortTooLong: It does.
    """
    seconds = measure_short(made.rendition)
    if seconds > short.limit:
        raise ShortTooLong(explain_too_long(short, seconds))
