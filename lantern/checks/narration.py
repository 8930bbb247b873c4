"""What a narration leaves to the voice's own guess, and what its voice can't say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern import plan
from lantern.core.problems import AssetFailure, Problem
from lantern.script.document import locate
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech import wording
from lantern.speech.casting import list_voiced_words
from lantern.speech.catalogue.choice import list_usable
from lantern.speech.catalogue.languages import explain_speakers, speaks
from lantern.speech.styled_words import list_styled_words
from lantern.speech.wording import Word
from lantern.speech.wording.unread import UnreadFigure, list_unread_figures

_MOST_FIGURES = 7


def check_narrations(script: Script) -> Iterator[Problem]:
    """Yield all that is to be said of the narrations."""
    yield from check_voice_languages(script)
    yield from check_figures(script)
    yield from check_limits(script)


@dataclass(frozen=True)
class _PlacedFigure:
    """A figure that is left to the voice, and its scene."""

    part: SceneSource
    figure: UnreadFigure


def check_figures(script: Script) -> Iterator[Problem]:
    """Yield warnings of figures that go to the voice as written, each kind at its first place."""
    kinds: dict[str, list[_PlacedFigure]] = {}
    for part in script.parts:
        for figure in list_unread_figures(_list_words(script, part)):
            kinds.setdefault(figure.kind, []).append(
                _PlacedFigure(part, figure)
            )
    for placed in kinds.values():
        yield _report_figures(placed)


def _report_figures(placed: Sequence[_PlacedFigure]) -> Problem:
    """Return the problem of figures of one kind, at the place of the first."""
    first = placed[0]
    others = dict.fromkeys(each.figure.written for each in placed)
    others.pop(first.figure.written)
    more = ""
    if others:
        some = ", ".join(list(others)[:_MOST_FIGURES])
        ellipsis = ", …" if len(others) > _MOST_FIGURES else ""
        more = f", so with {some}{ellipsis}"
    written = first.figure.written
    if first.figure.is_number:
        told = f"in which form '{written}' is said isn't certain here: the voice gets it as written"
    else:
        told = f"the voice has to guess how '{written}' is said"
    message = (
        f"{told}{more}; write it in words, or give it a 'say' in the lexicon"
    )
    loc = (*first.part.at, "narration")
    span = first.part.find_span(("narration",))
    if loc in first.part.tree.values:
        figure = first.figure
        text = first.part.scene.text
        span = locate(
            first.part.tree,
            loc,
            text,
            start=figure.start,
            end=figure.end,
        )
    return Problem(message, span, warning=True)


def check_voice_languages(script: Script) -> Iterator[Problem]:
    """Yield what is to be said of voices that speak other languages than the film's.

    It is a warning for a voice that another one follows; for a film that none can speak each is a
    problem.
    """
    film = script.film
    if script.has_only_recordings:
        return
    silent = [
        voice for voice in film.voice if speaks(voice, film.language) is False
    ]
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
        if not words or part.scene.recorded_voice:
            continue
        span = part.find_span(("narration",))
        if not any(wording.count_letters(word.spoken) for word in words):
            message = "this narration has nothing that can be spoken"
            yield Problem(message, span, warning=True)
            continue
        try:
            limits = plan.tell_limits(
                script, voice, _list_own(script, part, voice)
            )
        except (ValueError, AssetFailure):  # told where the voice is named
            return
        for message in limits:
            yield Problem(message, span, warning=True)


def _list_words(script: Script, part: SceneSource) -> list[Word]:
    """Return the words of a narration; those of other languages are read by their rules."""
    spoken = part.scene.spoken
    styled = list_styled_words(spoken, script.film.language, script.lexicon)
    return [each.word for each in styled]


def _list_own(
    script: Script, part: SceneSource, voice: VoiceChoice
) -> list[Word]:
    """Return the words of a narration that the film's voice says."""
    spoken = part.scene.spoken
    styled = list_styled_words(spoken, script.film.language, script.lexicon)
    overrides = part.scene.speaker or {}
    words: list[Word] = []
    for run in list_voiced_words(script, voice, styled, overrides=overrides):
        if (
            run.voice.choice == voice
            and run.voice.language == script.film.language
        ):
            words += run.words
    return words
