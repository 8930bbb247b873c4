"""What a render would make now, and why. Nothing is made, and no voice is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from lantern import plan
from lantern.core.problems import AssetFailure, VoiceFailure
from lantern.core.words import JOINED
from lantern.plan import Job, Rendition
from lantern.plan.told_speech import DoneMark, SpeakingVoice
from lantern.rendering.encoder import report_encoder
from lantern.rendering.history import load_history
from lantern.rendering.layout import lay_out
from lantern.rendering.session import Session
from lantern.rendering.short import cut_short
from lantern.rendering.voice import (
    find_cached_voice,
    make_take_jobs,
    select_voices,
)
from lantern.script.film_script import Script
from lantern.script.model.framing import format_ratio
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.choice import explain_missing, is_missing
from lantern.speech.styled_words import list_styled_words
from lantern.speech.wording import Word
from lantern.timeline import SpokenTake, split_segments
from lantern.timeline.model import Segment

ITS_VOICE = "its scene's voice will be made"
"""Why a shot is made whose scene has to be spoken first."""
_A_VOICE = "a scene's voice will be made"


@dataclass(frozen=True)
class PlanStep:
    """A line of the plan: what would be made, and why."""

    name: str
    kind: str
    why: str


@dataclass(frozen=True)
class FilmPlan:
    """What a render would make now, and the keys of all segments that it needs, made or not."""

    steps: tuple[PlanStep, ...]
    segments: tuple[str, ...]


def list_steps(session: Session) -> list[PlanStep]:
    """Return what a render would make now, and why.

    Raises:
        Failure: The film can't be planned.
    """
    return list(plan_film(session).steps)


# long: a step for each kind of job, and what a short has of them
def plan_film(session: Session) -> FilmPlan:
    """Return what a render would make now, why, and all segments of the film.

    Raises:
        Failure: The film can't be planned.
    """
    history = load_history(session)
    before: Mapping[str, Any] = history["jobs"]
    film = guess_film(session)
    steps = [
        _explain(film.takes[i], before)
        for i in film.takes
        if i in film.unspoken
    ]
    rendition = lay_out(session, film.voice, film.spoken)
    takes, unspoken = film.takes, film.unspoken
    if session.options.short:
        short = cut_short(
            session,
            rendition,
            film.voice,
            takes=film.takes,
            spoken=film.spoken,
        )
        rendition, takes = short.rendition, short.takes
        unspoken = short.find_scenes(film.unspoken)
    report_encoder(session)
    segments = _plan_segments(session, rendition, unspoken, before=before)
    steps += segments.steps
    mix = plan.make_mix_job(rendition, takes)
    if unspoken:
        steps.append(PlanStep(mix.name, mix.kind, _A_VOICE))
    elif not session.store.has(mix.key, mix.suffix):
        steps.append(_explain(mix, before))
    return FilmPlan(tuple(steps), segments.segments)


@dataclass(frozen=True)
class GuessedFilm:
    """What is known of a film's speech without speaking: its voice, and its takes by scene.

    `takes` are the jobs, `spoken` what the film is cut to: a guess for each scene in `unspoken`.
    Scenes are indices from 0.
    """

    voice: VoiceChoice
    takes: Mapping[int, Job]
    spoken: Mapping[int, SpokenTake]
    unspoken: Set[int]


def guess_film(session: Session) -> GuessedFilm:
    """Return who would speak a film, and its takes; those that aren't there are guessed.

    Raises:
        Failure: No voice of the film can be used.
    """
    voice, takes = _choose_takes(session, load_history(session)["voice"])
    known = _load_known_takes(session, takes)
    spoken = {i: known.get(i) or plan.guess(job) for i, job in takes.items()}
    return GuessedFilm(voice, takes, spoken, takes.keys() - known.keys())


def _explain(job: Job, before: Mapping[str, Any]) -> PlanStep:
    """Return the step of a job that would be made; `before` are the last rendering's jobs."""
    return PlanStep(job.name, job.kind, plan.why(job, before))


def _load_known_takes(
    session: Session, takes: Mapping[int, Job]
) -> dict[int, SpokenTake]:
    """Return the takes that are whole in the store, by scene."""
    known = {}
    for i, job in takes.items():
        take = plan.load_whole_take(session.store, job)
        if take is not None:
            known[i] = take
    return known


def _choose_takes(
    session: Session, last: str | None
) -> tuple[VoiceChoice, dict[int, Job]]:
    """Return the voice that would speak, and its take jobs; `last` is who spoke last time."""
    found = find_cached_voice(session)
    if found is not None:
        return found
    voices = select_voices(session)
    here = [each for each in voices if not is_missing(each)] or list(voices)
    for each in voices:
        if is_missing(each):
            session.reporter.note(explain_missing(each, session.script.film))
    voice = here[0]
    for each in here:
        if each.label == last:
            voice = each
            break
    return voice, make_take_jobs(session, voice)


def _plan_segments(
    session: Session,
    rendition: Rendition,
    unspoken: Set[int],
    *,
    before: Mapping[str, Any],
) -> FilmPlan:
    """Return the segments to be made; `unspoken` are scenes whose lengths aren't known yet."""
    where = ""
    if session.options.shape:
        where = f"in {format_ratio(session.options.shape)}: "
    segments = split_segments(rendition.timeline)
    jobs = plan.make_segment_jobs(rendition, segments, session.store)
    steps = []
    for segment, job in zip(segments, jobs, strict=True):
        name = where + job.name
        if unspoken & _find_scenes(rendition, segment):
            steps.append(PlanStep(name, job.kind, ITS_VOICE))
        elif not session.store.has(job.key, job.suffix):
            steps.append(PlanStep(name, job.kind, plan.why(job, before)))
    return FilmPlan(tuple(steps), tuple(job.key for job in jobs))


def _find_scenes(rendition: Rendition, segment: Segment) -> set[int]:
    """Return the scenes that a segment shows."""
    shots = rendition.timeline.shots
    scenes = {shots[segment.shot].scene}
    if segment.next_shot is not None:
        scenes.add(shots[segment.next_shot].scene)
    return scenes


@dataclass(frozen=True)
class SceneReading:
    """How a scene would be spoken: who speaks, how its marks are done, how words are said.

    `words` are those that aren't said as they are written, each with what is said for it.
    """

    name: str
    speaking: tuple[SpeakingVoice, ...]
    marks: tuple[DoneMark, ...]
    words: tuple[tuple[str, str], ...]


def list_readings(script: Script, voice: VoiceChoice) -> Iterator[SceneReading]:
    """Yield how each narrated scene would be spoken where a voice speaks the film.

    What is said has the IPA in brackets. Words that the voice guesses from their letters are among
    them, with its own signs for sounds.

    Raises:
        VoiceFailure: the voice can't be used.
    """
    for part in script.parts:
        spoken = part.scene.spoken
        styled = list_styled_words(spoken, script.film.language, script.lexicon)
        if not styled:
            continue
        words = [each.word for each in styled if not each.style.spell]
        plain = [each.word for each in styled if not each.style.language]
        guesses = _guess_sounds(script, voice, plain)
        pairs: dict[tuple[str, str], None] = {}
        for word in words:
            said = _describe(word)
            if word.start in guesses:
                said = f"[{guesses[word.start]}], a guess of {voice.label}"
            written = word.written.rstrip(JOINED)
            if said != written:
                pairs[written, said] = None
        yield SceneReading(
            part.name,
            tuple(plan.list_speaking(script, part, voice)),
            tuple(plan.list_done_marks(script, part, voice)),
            tuple(pairs),
        )


def _guess_sounds(
    script: Script, voice: VoiceChoice, words: Sequence[Word]
) -> dict[int, str]:
    """Return the sounds that a voice guesses for words, by their places."""
    try:
        guesses = plan.guess_sounds(script, voice, words)
    except (ValueError, AssetFailure) as error:
        raise VoiceFailure(f"{voice.label}: {error}") from None
    return {words[i].start: sounds for i, sounds in guesses.items()}


def _describe(word: Word) -> str:
    """Return how a word is said; - for one that isn't."""
    said = word.spoken.rstrip(JOINED) or "-"
    if word.ipa:
        return f"{said} [{word.ipa}]"
    return said
