"""A film in another language than its own: who speaks it, and captions in further languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lantern.core.languages import get_primary_language
from lantern.core.problems import Problem
from lantern.script.film_script import Script
from lantern.script.model.film import Film
from lantern.script.model.speaker import Speaker
from lantern.script.model.voice import ENGLISH_VOICES, OTHER_VOICES, VoiceChoice
from lantern.speech import espeak
from lantern.speech.catalogue.languages import suits_translation

LoadLanguage = Callable[[str], tuple[Script | None, list[Problem]]]
"""Loads the film in a language, by its tag."""


def choose_voices(script: Script) -> Script:
    """Return a translated film with voices that speak its language.

    They are those that the translation names, else those of the film that speak it, else the ones
    that a film in that language has by default. Speakers keep those of theirs that speak it.
    """
    if script.translated_into is None:
        return script
    film = script.film
    speakers = {
        key: _fit_speaker(film, each) for key, each in film.speakers.items()
    }
    changes: dict[str, object] = {"speakers": speakers}
    if script.tree.find_span(("voice",)).file == script.tree.file:
        changes["voice"] = _choose_narrators(film)
    return replace(script, film=film.model_copy(update=changes))


def _choose_narrators(film: Film) -> tuple[VoiceChoice, ...]:
    voices = tuple(
        voice for voice in film.voice if suits_translation(voice, film.language)
    )
    if voices:
        return voices
    is_english = get_primary_language(film.language) == "en"
    return ENGLISH_VOICES if is_english else OTHER_VOICES


def _fit_speaker(film: Film, speaker: Speaker) -> Speaker:
    """Return a speaker with the voices that speak a film's language; without any the film's own.

    One of espeak-ng's keeps its variant and takes the language of the film.
    """
    voices = []
    for voice in speaker.voice or ():
        if suits_translation(voice, film.language):
            voices.append(voice)
        elif voice.engine == "espeak":
            chosen = espeak.keep_variant(
                str(voice.settings["voice"]), film.language
            )
            settings = {**voice.settings, "voice": chosen}
            voices.append(voice.model_copy(update={"settings": settings}))
    return speaker.model_copy(update={"voice": tuple(voices) or None})


@dataclass(frozen=True)
class SubtitledScript:
    """A film with its captions in other languages, and what is wrong with these."""

    script: Script
    problems: tuple[Problem, ...]


def add_subtitles(script: Script, load: LoadLanguage) -> SubtitledScript:
    """Return a film with the texts of its captions in other languages than its voice's.

    Args:
        script: the film, in the language that is spoken.
        load: loads it in another one.
    """
    found = []
    problems: list[Problem] = []
    for tag in script.film.captions.list_others(script.film.language):
        other, faults = load(tag)
        problems += _relate_faults(script, tag, other, faults=faults)
        if other is not None:
            parts = {part.id: part for part in other.parts}
            if all(part.id in parts for part in script.parts):
                aligned = tuple(parts[part.id] for part in script.parts)
                found.append(replace(other, parts=aligned))
    return SubtitledScript(
        replace(script, subtitles=tuple(found)), tuple(problems)
    )


def _relate_faults(
    script: Script, tag: str, other: Script | None, *, faults: list[Problem]
) -> list[Problem]:
    """Return what keeps a film from having captions in a language, its warnings left out."""
    index = script.film.captions.language.index(tag)
    span = script.tree.find_span(("captions", "language", index))
    wrong = [each for each in faults if not each.warning]
    if other is None:
        reason = wrong[0].message if wrong else "it can't be read"
        return [Problem(f"there are no captions in '{tag}': {reason}", span)]
    there = [part.id for part in other.parts]
    missing = [part for part in script.parts if part.id not in there]
    if missing:
        message = (
            f"there are no captions in '{tag}' for {len(missing)} of {len(script.parts)} scenes,"
            f" {missing[0].name} being the first: its translation leaves them out"
        )
        return [*wrong, Problem(message, span)]
    return wrong
