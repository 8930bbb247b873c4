"""A film with audio description: its descriptions spoken, placed, and the pauses held for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lantern.core.units import SAMPLE_RATE
from lantern.credits.narrators import name_voice
from lantern.credits.voices import add_voices
from lantern.plan import Job, Rendition
from lantern.plan.descriptions import (
    DescribedFilm,
    hold_takes,
    lengthen_silent_scenes,
    list_descriptions,
    list_placed_takes,
    make_description_jobs,
    place_in_film,
    use_describer,
)
from lantern.plan.requests import KeyedTake
from lantern.rendering.layout import lay_out_takes
from lantern.rendering.session import Session, run_missing
from lantern.rendering.voice import make_with_first_voice
from lantern.script.model.voice import VoiceChoice


@dataclass(frozen=True)
class DescribedRendition:
    """A film laid out with its descriptions: its takes by scene, and those that describe.

    `jobs` are all that were made for the descriptions.
    """

    rendition: Rendition
    takes: Mapping[int, Job]
    told: tuple[KeyedTake, ...]
    jobs: tuple[Job, ...]


def describe(
    session: Session,
    voice: VoiceChoice,
    *,
    rendition: Rendition,
    takes: Mapping[int, Job],
) -> DescribedRendition:
    """Speak the descriptions of a film and find room for them, as the options say.

    For a described film the picture is held where no pause is long enough; for a track of the film
    itself, what finds no room is left out, and told.

    Args:
        session: the run.
        voice: who speaks the film.
        rendition: the film, laid out without descriptions.
        takes: its takes by scene, all in the store.

    Raises:
        Failure: A description can't be spoken.
    """
    describer, jobs = _speak(session)
    before = rendition.timeline
    described = place_in_film(
        session.script,
        before,
        takes,
        descriptions=jobs,
        store=session.store,
        may_hold=session.options.described == "film",
    )
    held = hold_takes(takes, described)
    run_missing(session, "Holding pauses", list(held.values()))
    if described.held:
        script = lengthen_silent_scenes(session.script, described)
        project = replace(session.project, script=script)
        longer = replace(session, project=project)
        rendition = lay_out_takes(longer, voice, held)
    rendition = _credit(rendition, describer)
    _report(session, described)
    placed = list_placed_takes(before, rendition.timeline, described)
    made = [
        *jobs.values(),
        *(job for job in held.values() if job.kind == "held"),
    ]
    return DescribedRendition(rendition, held, tuple(placed), tuple(made))


def _speak(session: Session) -> tuple[VoiceChoice, dict[int, Job]]:
    """Have the descriptions spoken; return the voice and their jobs, by index."""
    project = session.project
    describer = replace(project, script=use_describer(project.script))
    options = replace(session.options, voice=None)
    own = replace(
        session,
        project=describer,
        options=options,
    )
    return make_with_first_voice(
        own, lambda voice: make_description_jobs(own.script, voice)
    )


def _credit(rendition: Rendition, describer: VoiceChoice) -> Rendition:
    """Return a film whose credits also name the voice that describes it."""
    words = rendition.script.film.words.credits
    names = dict.fromkeys([rendition.speaker, name_voice(describer, words)])
    ledger = add_voices(rendition.ledger, [describer], words)
    return replace(
        rendition,
        ledger=ledger,
        speaker="; ".join(names),
    )


def _report(session: Session, described: DescribedFilm) -> None:
    """Say how many descriptions are told, for how long pictures are held, and what has no room."""
    held = [each for each in described.told if each.placed.held]
    count = len(list_descriptions(session.script))
    note = f"Audio description: {len(described.told)} of {count} told"
    if held:
        seconds = described.held / SAMPLE_RATE
        note += f"; pauses are {seconds:.1f} s longer for {len(held)} of them"
    session.reporter.note(f"{note}.")
    cure = "in the film itself; the described film tells it"
    if session.options.described == "film":
        cure = "and none can be held, so it is left out; give the scene a pause_after"
    for each in described.left_out:
        name = session.script.parts[each.scene].name
        text = _shorten(each.description.text)
        session.reporter.note(f"{name}: no pause has room for '{text}' {cure}")


def _shorten(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
