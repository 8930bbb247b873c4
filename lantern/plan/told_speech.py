"""How the narrations of a film would be spoken: who says what, and how each mark is done."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from lantern.core.words import JOINED
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.voice import VoiceChoice
from lantern.script.spoken_text import SpokenPiece, SpokenStyle, SpokenText
from lantern.speech.casting import Caster, PartVoice, lacks_language
from lantern.speech.letters import spell_letters
from lantern.speech.manner import SLOW, is_expressive, name_rate_setting
from lantern.speech.styled_words import list_styled_words

NARRATOR = "narrator"
_MOST_SHOWN = 60
"""Characters of a narration that are repeated for a mark."""


@dataclass(frozen=True)
class SpeakingVoice:
    """Who speaks in a scene, by which voice with which settings, and how many words."""

    who: str
    voice: str
    words: int


@dataclass(frozen=True)
class DoneMark:
    """A mark as it is written, and how it is done."""

    mark: str
    how: str


def list_speaking(
    script: Script, part: SceneSource, voice: VoiceChoice
) -> list[SpeakingVoice]:
    """Return who speaks in a scene where `voice` speaks the film."""
    film = script.film
    caster = Caster(script, voice, part.scene.speaker or {})
    counts: dict[tuple[str, str], int] = {}
    for each in list_styled_words(
        part.scene.spoken, film.language, script.lexicon
    ):
        speaker = film.speakers.get(each.style.speaker)
        who = speaker.name if speaker else NARRATOR
        style = SpokenStyle(each.style.speaker, each.style.language)
        by = describe_voice(caster.cast(style))
        counts[who, by] = counts.get((who, by), 0) + 1
    return [
        SpeakingVoice(who, by, count) for (who, by), count in counts.items()
    ]


def describe_voice(voice: PartVoice) -> str:
    """Return the name of a voice with the settings that aren't its usual ones."""
    settings = {**voice.choice.settings, **voice.own}
    parts = [voice.choice.label]
    parts += [f"{name} {value}" for name, value in settings.items()]
    return ", ".join(parts)


def list_done_marks(
    script: Script, part: SceneSource, voice: VoiceChoice
) -> list[DoneMark]:
    """Return how the marks of a narration are done where `voice` speaks the film."""
    spoken = part.scene.spoken
    caster = Caster(script, voice, part.scene.speaker or {})
    found = [*_iter_languages(caster, spoken), *_iter_manners(caster, spoken)]
    found += _iter_spelled(spoken, script.film.language)
    found += _iter_pauses(spoken)
    found.sort(key=lambda placed: placed.at)
    return [DoneMark(placed.mark, placed.how) for placed in found]


@dataclass(frozen=True)
class _PlacedMark:
    """A mark, the character of the words where it stands, and how it is done."""

    at: int
    mark: str
    how: str


def _iter_marked(spoken: SpokenText, name: str) -> Iterator[SpokenPiece]:
    """Yield the stretches of a narration that have a part of style, each as one piece."""
    for value, run in itertools.groupby(
        spoken.pieces, lambda piece: getattr(piece.style, name)
    ):
        pieces = list(run)
        if value:
            yield SpokenPiece(pieces[0].start, pieces[-1].end, pieces[0].style)


def _iter_languages(
    caster: Caster, spoken: SpokenText
) -> Iterator[_PlacedMark]:
    for piece in _iter_marked(spoken, "language"):
        mark = f"[{piece.style.language}: {_shorten(spoken, piece)}]"
        yield _PlacedMark(piece.start, mark, _tell_language(caster, piece))


def _iter_manners(caster: Caster, spoken: SpokenText) -> Iterator[_PlacedMark]:
    for piece in _iter_marked(spoken, "slow"):
        mark = f"[slow] {_shorten(spoken, piece)}"
        yield _PlacedMark(piece.start, mark, _tell_slow(caster, piece))
    for piece in _iter_marked(spoken, "emphasis"):
        mark = f"*{_shorten(spoken, piece)}*"
        yield _PlacedMark(piece.start, mark, _tell_emphasis(caster, piece))


def _iter_spelled(spoken: SpokenText, language: str) -> Iterator[_PlacedMark]:
    for piece in _iter_marked(spoken, "spell"):
        text = spoken.text[piece.start : piece.end]
        said = spell_letters(text, piece.style.language or language)
        yield _PlacedMark(piece.start, f"[spell: {text}]", said)


def _iter_pauses(spoken: SpokenText) -> Iterator[_PlacedMark]:
    for pause in spoken.pauses:
        before = spoken.text[: pause.at].split()
        where = f" after '{before[-1].rstrip(JOINED)}'" if before else ""
        mark = f"[pause {pause.seconds:g}]{where}"
        yield _PlacedMark(pause.at, mark, f"{pause.seconds:g} s of silence")


def _shorten(spoken: SpokenText, piece: SpokenPiece) -> str:
    text = " ".join(spoken.text[piece.start : piece.end].split())
    if len(text) > _MOST_SHOWN:
        return f"{text[:_MOST_SHOWN].rstrip()} …"
    return text


def _tell_language(caster: Caster, piece: SpokenPiece) -> str:
    voice = caster.cast(piece.style)
    language = piece.style.language
    label = voice.choice.label
    if voice.language == language:
        return f"spoken by {describe_voice(voice)}"
    if voice.sounds:
        return f"{label} is given its sounds in '{language}'"
    if lacks_language(voice, language):
        return f"as it is written: {label} doesn't speak '{language}'"
    return f"as it is written: whether {label} speaks '{language}' isn't known"


def _tell_slow(caster: Caster, piece: SpokenPiece) -> str:
    voice = caster.cast(piece.style)
    percent = round(SLOW * 100)
    engine = voice.choice.engine
    if is_expressive(engine):
        return f"{voice.choice.label} at {percent} % of its speed"
    rate = name_rate_setting(engine)
    parts = []
    if rate:
        parts.append(f"{voice.choice.label} at {rate} {voice.own[rate]}")
    if voice.stretch:
        parts.append(f"its sound is made {voice.stretch:g} times as long")
    return "; ".join(parts)


def _tell_emphasis(caster: Caster, piece: SpokenPiece) -> str:
    choice = caster.cast(piece.style).choice
    if is_expressive(choice.engine):
        return f"{choice.label} says it higher and louder"
    return f"plain: {choice.label} has no emphasis"
