"""Who speaks which words of a film, for captions: turns, labels and colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from lantern.graphics.look import Look
from lantern.graphics.look.inks import InkName, make_legible
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.film import Film
from lantern.script.spoken_text import SpokenText
from lantern.speech import wording
from lantern.speech.styled_words import list_styled_words
from lantern.timeline import TimedWord
from lantern.timeline.captions.turns import SpeakerTurn

_VTT_GROUND = "#000000"
"""What players set captions on."""
_VTT_TYPE = "#ffffff"


def has_speakers(script: Script) -> bool:
    """Tell whether somebody beside the narrator speaks in a film."""
    return any(part.scene.spoken.speakers for part in script.parts)


def list_turns(
    script: Script, words: Sequence[Sequence[TimedWord]]
) -> list[SpeakerTurn]:
    """Return what each person says in a row, labelled where the film wants that.

    `words` are those of each scene. A narrator who begins the film has no label.
    """
    is_named = script.film.captions.speakers == "name"
    turns = []
    last = ""
    for part, spoken in zip(script.parts, words, strict=True):
        for turn in iter_scene_turns(script, part, spoken):
            label = ""
            if is_named and turn.speaker != last:
                label = f"{name_speaker(script.film, turn.speaker).upper()}:"
            last = turn.speaker
            turns.append(SpeakerTurn(turn.words, turn.speaker, label))
    return turns


def name_speaker(film: Film, key: str) -> str:
    """Return the name of a speaker, or what the narrator is called in the film's language."""
    speaker = film.speakers.get(key)
    return speaker.name if speaker else film.words.sounds.narrator


def iter_scene_turns(
    script: Script, part: SceneSource, words: Sequence[TimedWord]
) -> Iterator[SpeakerTurn]:
    """Yield the words of a scene by who speaks them."""
    speakers = _list_word_speakers(script, part.scene.spoken, len(words))
    pairs = [
        _WordOfSpeaker(*pair) for pair in zip(speakers, words, strict=True)
    ]
    for speaker, run in groupby(pairs, lambda pair: pair.speaker):
        yield SpeakerTurn(tuple(pair.word for pair in run), speaker)


@dataclass(frozen=True)
class _WordOfSpeaker:
    """A word, and who speaks it."""

    speaker: str
    word: TimedWord


def _list_word_speakers(
    script: Script, spoken: SpokenText, count: int
) -> list[str]:
    """Return who speaks each of a scene's words; the narrator all where they can't be told."""
    if not spoken.speakers:
        return [""] * count
    language = script.film.language
    styled = list_styled_words(spoken, language, script.lexicon)
    speakers = [each.style.speaker for each in styled]
    if len(speakers) != count:  # captions in another language than the voice's
        written = wording.list_written_words(spoken.text, language)
        speakers = [spoken.find_style(word.start).speaker for word in written]
    return speakers if len(speakers) == count else [""] * count


def choose_caption_colours(film: Film, look: Look) -> dict[str, str]:
    """Return the colours of speakers' captions, as #rrggbb, by their keys; none unless wanted."""
    if film.captions.speakers != "colour":
        return {}
    found = {}
    for key, speaker in film.speakers.items():
        if speaker.colour is not None:
            is_own = speaker.colour.startswith("#")
            found[key] = (
                speaker.colour
                if is_own
                else look.inks[cast(InkName, speaker.colour)]
            )
    return found


def lighten_for_players(colours: dict[str, str]) -> dict[str, str]:
    """Return colours that can be read on the black that players set captions on."""
    return {
        key: make_legible(
            colour,
            ground=_VTT_GROUND,
            towards=_VTT_TYPE,
        )
        for key, colour in colours.items()
    }
