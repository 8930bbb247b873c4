"""What can be wrong with audio description: who speaks it, and how long it is."""

from __future__ import annotations

from collections.abc import Iterator

from lantern import plan
from lantern.checks.film import check_engine
from lantern.core.problems import Problem, VoiceFailure
from lantern.core.units import SAMPLE_RATE
from lantern.plan.descriptions import (
    list_descriptions,
    make_description_jobs,
    use_describer,
)
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue.choice import (
    explain_missing,
    is_missing,
    list_usable,
)
from lantern.speech.catalogue.languages import explain_speakers, speaks
from lantern.speech.wording import count_letters

MAX_SECONDS = 30
"""Seconds that a listener waits for the narration to go on, at most."""


def check_descriptions(script: Script) -> Iterator[Problem]:
    """Yield what is wrong with the voice of a film's descriptions, and with their lengths."""
    if not list_descriptions(script):
        return
    describer = use_describer(script)
    faults = list(_check_voice(describer))
    yield from faults
    if not faults:
        yield from _check_lengths(describer, list_usable(describer.film)[0])


def _check_voice(script: Script) -> Iterator[Problem]:
    """Yield what is wrong with the voice that describes a film, the first that can be used."""
    voice = list_usable(script.film)[0]
    span = script.tree.find_span(("audio_description", "voice", 0))
    language = script.film.language
    if is_missing(voice):
        yield Problem(explain_missing(voice, script.film), span)
        return
    faults = list(check_engine(script, voice, span))
    yield from faults
    if not faults and speaks(voice, language) is False:
        message = (
            f"{voice.label}, which describes this film, doesn't speak '{language}';"
            f" {explain_speakers(language, script.film)}"
        )
        yield Problem(message, span)


def _check_lengths(script: Script, voice: VoiceChoice) -> Iterator[Problem]:
    """Yield the descriptions that say nothing, and those that seem to last too long."""
    try:
        jobs = make_description_jobs(script, voice)
    except VoiceFailure:  # told of the voice
        return
    for i, each in enumerate(list_descriptions(script)):
        span = script.parts[each.scene].find_span(each.written.loc)
        if not count_letters(each.description.text):
            yield Problem(
                "this description has nothing that can be spoken", span
            )
            continue
        seconds = plan.guess(jobs[i]).samples / SAMPLE_RATE
        if seconds > MAX_SECONDS:
            message = (
                f"this description takes about {seconds:.0f} s, and a listener waits for"
                f" {MAX_SECONDS} s at most; say less, or part it in two"
            )
            yield Problem(message, span)
