"""A run that makes a share of a film's parts, beside others on the same store."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.encoders import X264
from lantern.core.problems import VoiceFailure, format_command, format_path
from lantern.rendering.encoder import prepare_encoder
from lantern.rendering.film import make_parts, speak_first
from lantern.rendering.layout import choose_format
from lantern.rendering.session import Session
from lantern.rendering.voice import find_cached_voice, select_voices
from lantern.speech.catalogue.choice import is_missing
from lantern.speech.voices import is_online


@dataclass(frozen=True)
class ShareReport:
    """What a run made of its share: how many segments and mixes, and how many fell to it."""

    made: int
    own: int


def render_share(session: Session) -> ShareReport:
    """Make a share of a film's parts, for a render that joins them, here or elsewhere.

    Nothing is written but the store.

    Raises:
        Failure: Something can't be made; the message says what, and what to do.
    """
    with session.store.lock_shared():
        session.store.sweep()
        session.store.send_unsent()
        prepare_encoder(session)
        _warn_of_encoder(session)
        _require_own_voice(session)
        voice, takes = speak_first(session)
        _, jobs = make_parts(session, voice, takes)
    own = jobs.encoded
    if session.options.shard is not None:
        own = session.options.shard.pick(own)
    made = [job for job in own if job.name in session.timings]
    return ShareReport(len(made), len(own))


def _warn_of_encoder(session: Session) -> None:
    """Report that an encoder may make other bytes on the other machines."""
    output_format = choose_format(session.script.film.output, session.options)
    encoder = output_format.choose_encoder().encoder
    if encoder != X264:
        session.reporter.note(
            f"{encoder} may make other bytes on another machine; for shares that can be joined"
            " whoever made them, set output: {encoder: x264}"
        )


def _require_own_voice(session: Session) -> None:
    """Refuse to have several machines ask a server for the same speech.

    Raises:
        VoiceFailure: the film isn't spoken yet, and the first voice that is here needs the network.
    """
    if find_cached_voice(session) is not None:
        return
    here = [each for each in select_voices(session) if not is_missing(each)]
    if here and is_online(here[0].engine):
        raise VoiceFailure(
            f"{here[0].label} is asked over the network, and every share would ask it; have the"
            f" film spoken once before: {_format_mix(session)} with the same --store"
        )


def _format_mix(session: Session) -> str:
    """Return the command that has the film spoken."""
    return format_command("mix", format_path(session.script.tree.file))
