"""What a narration leaves to the voice's own guess, and what its voice can't say."""

from __future__ import annotations

from collections.abc import Iterator

from lantern import plan
from lantern.core.problems import AssetFailure, Problem
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech import wording
from lantern.speech.casting import list_voiced_words
from lantern.speech.catalogue.choice import list_usable
from lantern.speech.catalogue.languages import explain_speakers, speaks
from lantern.speech.styled_words import list_styled_words
from lantern.speech.wording import Word

_MOST_FIGURES = 8


def check_narrations(script: Script) -> Iterator[Problem]:
    """Yield all that is to be said of the narrations."""
    yield from check_voice_languages(script)
    yield from check_figures(script)
    yield from check_limits(script)


def check_figures(script: Script) -> Iterator[Problem]:
    """Yield warnings of figures that no rule reads: each voice says them as it likes."""
    for part in script.parts:
        words = _list_words(script, part)
        unread = list(dict.fromkeys(wording.list_unread_figures(words)))
        if not unread:
            continue
        some = ", ".join(unread[:_MOST_FIGURES])
        if len(unread) > _MOST_FIGURES:
            some += ", …"
        message = (
            f"the voice has to guess how these figures are said: {some}; "
            "write them in words, or give them a 'say' in the lexicon"
        )
        yield Problem(message, part.find_span(("narration",)), warning=True)


def check_voice_languages(script: Script) -> Iterator[Problem]:
    """Yield what is to be said of voices that speak other languages than the film's.

    It is a warning for a voice that another one follows; for a film that none can speak each is a
    problem.
    """
    film = script.film
    if script.has_only_recordings:
        return
    silent = [voice for voice in film.voice if speaks(voice, film.language) is False]
    if not silent:
        return
    spoken = [voice for voice in list_usable(film) if voice not in silent]
    others = explain_speakers(film.language, film)
    for i, voice in enumerate(film.voice):
        if voice in silent:
            message = (
                f"{voice.label} doesn't speak '{film.language}', the language of this film;"
                f" {others}"
            )
            span = script.tree.find_span(("voice", i))
            yield Problem(message, span, warning=bool(spoken))


def check_limits(script: Script) -> Iterator[Problem]:
    """Yield warnings of what the film's first voice can't say, or leaves out."""
    voice = list_usable(script.film)[0]
    for part in script.parts:
        words = _list_words(script, part)
        if not words or part.scene.recording:
            continue
        span = part.find_span(("narration",))
        if not any(wording.count_letters(word.spoken) for word in words):
            message = "this narration has nothing that can be spoken"
            yield Problem(message, span, warning=True)
            continue
        try:
            limits = plan.tell_limits(script, voice, _list_own(script, part, voice))
        except (ValueError, AssetFailure):  # told where the voice is named
            return
        for message in limits:
            yield Problem(message, span, warning=True)


def _list_words(script: Script, part: SceneSource) -> list[Word]:
    """Return the words of a narration; those of other languages are read by their rules."""
    spoken = part.scene.spoken
    styled = list_styled_words(spoken, script.film.language, script.lexicon)
    return [each.word for each in styled]


def _list_own(script: Script, part: SceneSource, voice: VoiceChoice) -> list[Word]:
    """Return the words of a narration that the film's voice says."""
    spoken = part.scene.spoken
    styled = list_styled_words(spoken, script.film.language, script.lexicon)
    overrides = part.scene.speaker or {}
    words: list[Word] = []
    for run in list_voiced_words(script, voice, styled, overrides=overrides):
        if run.voice.choice == voice and run.voice.language == script.film.language:
            words += run.words
    return words
