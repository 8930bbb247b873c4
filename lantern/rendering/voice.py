"""Who speaks a film: its voices in turn, those that have spoken before first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lantern import plan
from lantern.core.problems import VoiceFailure
from lantern.plan import Job
from lantern.plan.requests import VoiceRequest
from lantern.rendering.history import load_history
from lantern.rendering.session import Session, run_missing, run_share_first
from lantern.script.film_script import Script
from lantern.script.model.film import Film
from lantern.script.model.voice import VoiceChoice
from lantern.speech import recording
from lantern.speech.catalogue.choice import (
    is_missing,
    list_usable,
    resolve_voice,
)
from lantern.speech.voices import VOICES, is_online


def select_voices(session: Session) -> tuple[VoiceChoice, ...]:
    """Return the voices of this run, in the order in which they are tried.

    Raises:
        VoiceFailure: All of them need the network, and the run is offline.
    """
    listed = session.script.film.voice
    if session.options.voice:
        return (_find_named(session.script.film, session.options.voice),)
    if not session.options.offline:
        return tuple(listed)
    voices = [voice for voice in listed if not is_online(voice.engine)]
    if not voices:
        raise VoiceFailure(
            "every voice of this film needs the network, and --offline forbids it; add espeak"
            " to 'voice'"
        )
    return tuple(voices)


def _find_named(film: Film, name: str) -> VoiceChoice:
    """Return the film's voice with a name or an engine, with its settings; else a plain one."""
    for voice in film.voice:
        if name in (voice.name, voice.engine):
            return voice
    return resolve_voice(VoiceChoice(engine=name), film)


def choose_reader(script: Script, name: str | None) -> VoiceChoice:
    """Return the voice whose readings are shown: the one named, else the first that is here."""
    if name:
        return _find_named(script.film, name)
    return list_usable(script.film)[0]


def make_take_jobs(session: Session, voice: VoiceChoice) -> dict[int, Job]:
    """Return the take jobs of all narrated scenes with one voice, by the scenes' indices.

    Raises:
        VoiceFailure: The voice's settings make no sense.
    """
    script = session.script
    return {
        i: plan.make_take_job(script, part, voice)
        for i, part in enumerate(script.parts)
        if part.scene.text
    }


def find_unspoken(session: Session, jobs: Sequence[Job]) -> list[Job]:
    """Return the takes for which a voice has to speak.

    Others are at most finished again from what was spoken.
    """
    for suffix in (".wav", ".json"):
        session.store.bring((job.key, suffix) for job in jobs)
    return [job for job in jobs if not plan.has_raw_take(session.store, job)]


def find_cached_voice(
    session: Session,
) -> tuple[VoiceChoice, dict[int, Job]] | None:
    """Return the first voice whose takes are all in the store, with its jobs; None without one.

    The voice of the last rendering is tried first. Nothing is asked of the network, so an offline
    run leaves no voice out here. A film of recordings alone needs no voice.
    """
    if session.script.has_only_recordings:
        nobody = VoiceChoice(engine=recording.ENGINE)
        return nobody, make_take_jobs(session, nobody)
    last = load_history(session)["voice"]
    voices = list(session.script.film.voice)
    if session.options.voice:
        voices = list(select_voices(session))
    for voice in sorted(voices, key=lambda voice: voice.label != last):
        jobs = _find_cached_takes(session, voice)
        if jobs is not None:
            _note_other_voice(session, voice, last)
            return voice, jobs
        if voice.label == last:
            break
    return None


def _find_cached_takes(
    session: Session, voice: VoiceChoice
) -> dict[int, Job] | None:
    """Return the jobs of a voice's takes if nothing is left to speak; else None."""
    jobs = {}
    try:
        for i, part in enumerate(session.script.parts):
            if not part.scene.text:
                continue
            job = plan.make_take_job(session.script, part, voice)
            if find_unspoken(session, [job]):
                return None
            jobs[i] = job
    except VoiceFailure:  # told when it is this voice's turn
        return None
    return jobs


def _note_other_voice(
    session: Session, voice: VoiceChoice, last: str | None
) -> None:
    """Note that the film's first voice isn't tried, since another one spoke last time."""
    listed = session.script.film.voice
    first = listed[0].label
    options = session.options
    if voice.label != last or options.offline or first in (last, options.voice):
        return
    if is_missing(listed[0]):
        return
    session.reporter.note(
        f"Spoken by {last}, as last time; --voice {first} tries {first} again."
    )


def speak(session: Session) -> tuple[VoiceChoice, dict[int, Job]]:
    """Have every scene spoken by one voice; return it and the take jobs by scene.

    Raises:
        VoiceFailure: No voice of the film can speak it.
    """
    found = find_cached_voice(session)
    if found is None:
        found = make_with_first_voice(
            session, lambda voice: make_take_jobs(session, voice)
        )
    else:
        run_missing(session, "Finishing the voice", list(found[1].values()))
    _note_wish(session, found[0])
    return found


def _note_wish(session: Session, voice: VoiceChoice) -> None:
    """Note which voice was found for a film that says only what it should be like."""
    if voice.wish is not None:
        session.reporter.note(f"Spoken by {voice.label}: {voice.wish.words}.")


def make_with_first_voice(
    session: Session, make_jobs: Callable[[VoiceChoice], dict[int, Job]]
) -> tuple[VoiceChoice, dict[int, Job]]:
    """Make all the jobs with the first voice that can make every one; return it and them.

    Raises:
        VoiceFailure: No voice can; the details say why.
    """
    failures = []
    for voice in select_voices(session):
        try:
            jobs = make_jobs(voice)
            _speak_with(session, voice, list(jobs.values()))
            return voice, jobs
        except VoiceFailure as failure:
            failures.append(f"{voice.label}: {failure.message}")
            failures += [f"  {line}" for line in failure.detail]
            session.reporter.note(
                f"{voice.label} can't speak this film: {failure.message}"
            )
    raise VoiceFailure("no voice could speak this film", failures)


def _speak_with(
    session: Session, voice: VoiceChoice, jobs: Sequence[Job]
) -> None:
    unspoken = find_unspoken(session, jobs)
    if unspoken:
        engine = plan.make_engine(session.script, voice)
        reason = engine.unavailable_reason()
        if reason:
            raise VoiceFailure(reason)
        _require_others(session, voice, unspoken)
    run_share_first(session, f"Speaking ({voice.label})", jobs, needed=jobs)


def _require_others(
    session: Session, voice: VoiceChoice, jobs: Sequence[Job]
) -> None:
    """Refuse to begin where a speaker's voice, or one of another language, can't be used.

    Raises:
        VoiceFailure: it can't.
    """
    asked: list[VoiceRequest] = []
    for job in jobs:
        for part in plan.list_unsaid(session.store, job):
            other = part.narration.voice
            if other.engine != voice.engine and other not in asked:
                asked.append(other)
    for other in asked:
        if session.options.offline and is_online(other.engine):
            raise VoiceFailure(
                f"{other.engine} speaks some of it, needs the network, and --offline forbids it;"
                " put another voice before it"
            )
        reason = VOICES[other.engine](
            other.list_settings()
        ).unavailable_reason()
        if reason:
            raise VoiceFailure(
                f"{other.engine}, which speaks some of it: {reason}"
            )
