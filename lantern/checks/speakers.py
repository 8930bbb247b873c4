"""What can be wrong with the people who speak in a film, and with the languages of single words."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.checks.film import check_engine
from lantern.core.problems import Problem, Span
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.film import PlacedVoice
from lantern.script.model.speaker import Speaker
from lantern.script.model.voice import VoiceChoice
from lantern.script.narration_marks import find_spoken_span
from lantern.speech.casting import Caster, is_another, lacks_language
from lantern.speech.catalogue.choice import (
    explain_missing,
    is_known,
    is_missing,
    list_usable,
)
from lantern.speech.catalogue.languages import explain_speakers, speaks
from lantern.speech.voices import check_settings


def check_speakers(script: Script) -> Iterator[Problem]:
    """Yield what is wrong with speakers' voices, and what no voice of the film can say."""
    for placed in script.film.iter_voices():
        if placed.loc[0] == "speakers":
            speaker = script.film.speakers[str(placed.loc[1])]
            yield from _check_voice(script, speaker, placed)
    for part in script.parts:
        if part.scene.recorded_voice:
            yield from _check_recorded(part)
        elif part.scene.text:
            yield from _check_languages(script, part)


def _check_voice(
    script: Script, speaker: Speaker, placed: PlacedVoice
) -> Iterator[Problem]:
    """Yield what is wrong with an entry of a speaker's voices."""
    voice = placed.voice
    span = script.tree.find_span(placed.loc)
    if is_missing(voice):
        others = [each for each in speaker.voice or () if not is_missing(each)]
        if not is_known(voice) or not others:
            yield Problem(explain_missing(voice, script.film), span)
        return
    yield from _check_settings(script, voice, span)
    language = script.film.language
    if speaks(voice, language) is False:
        message = (
            f"{voice.label}, the voice of {speaker.name}, doesn't speak '{language}', the"
            f" language of this film; {explain_speakers(language, script.film)}"
        )
        yield Problem(message, span)


def _check_settings(
    script: Script, voice: VoiceChoice, span: Span
) -> Iterator[Problem]:
    """Yield what is wrong with the settings of a voice, or with those of the film's."""
    if not _find_same(script, voice):
        yield from check_engine(script, voice, span)
        return
    try:
        check_settings(voice.engine, voice.settings)
    except ValueError as error:
        yield Problem(str(error), span)


def _find_same(script: Script, voice: VoiceChoice) -> VoiceChoice | None:
    """Return the voice of the film whose settings a speaker's entry has; None for another one."""
    for main in script.film.voice:
        if main.engine == voice.engine and not is_another(voice, main):
            return main
    return None


def _check_recorded(part: SceneSource) -> Iterator[Problem]:
    """Yield a warning of marks in the words of a recording, which nobody speaks by them."""
    spoken = part.scene.spoken
    marks = ["pause"] if spoken.pauses else []
    styles = [piece.style for piece in spoken.pieces]
    for name in ("slow", "emphasis", "language"):
        if any(getattr(style, name) for style in styles):
            marks.append(name)
    if marks:
        message = f"a recording stays as it was spoken; these marks do nothing: {', '.join(marks)}"
        yield Problem(message, part.find_span(("narration",)), warning=True)


def _check_languages(script: Script, part: SceneSource) -> Iterator[Problem]:
    """Yield warnings of words in a language that no voice of the film speaks."""
    main = list_usable(script.film)[0]
    caster = Caster(script, main, part.scene.speaker or {})
    for piece in part.scene.spoken.pieces:
        language = piece.style.language
        voice = caster.cast(piece.style)
        if not language or not lacks_language(voice, language):
            continue
        message = (
            f"no voice of this film speaks '{language}', so {voice.choice.label} says it as it is"
            f" written; {explain_speakers(language, script.film)}"
        )
        span = find_spoken_span(part, piece.start, piece.end)
        yield Problem(message, span, warning=True)
