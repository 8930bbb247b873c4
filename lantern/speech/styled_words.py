"""The words of a narration, each with how its author wants it to be spoken."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lantern.core.words import JOINED, WordPlace, locate_words
from lantern.script.model.voice import Pronunciation
from lantern.script.spoken_text import SpokenStyle, SpokenText
from lantern.speech import wording
from lantern.speech.letters import spell_letters
from lantern.speech.wording import Word
from lantern.speech.wording.tokens import make_token


@dataclass(frozen=True)
class StyledWord:
    """A word of a narration, and how its author wants it to be spoken."""

    word: Word
    style: SpokenStyle


def list_styled_words(
    spoken: SpokenText, language: str, lexicon: Mapping[str, Pronunciation]
) -> list[StyledWord]:
    """Return the words of a narration; each run of one language is read by its own rules."""
    found = []
    for style, places in _iter_runs(spoken):
        start = places[0].start
        text = spoken.text[start : places[-1].end]
        words = wording.split_words(text, style.language or language, lexicon)
        for i, word in enumerate(words):
            moved = _move(word, start)
            if i + 1 == len(words) and places[-1].is_joined:
                moved = _join(moved)
            own = spoken.find_style(_find_letter(spoken.text, moved))
            if own.spell:
                moved = _spell(moved, own.language or language)
            found.append(StyledWord(moved, own))
    return found


def _move(word: Word, by: int) -> Word:
    return replace(
        word,
        start=word.start + by,
        end=word.end + by,
    )


def _join(word: Word) -> Word:
    """Return a word that the next one follows without a blank."""
    written = word.written.rstrip(JOINED) + JOINED
    spoken = word.spoken.rstrip(JOINED) + JOINED if word.spoken else ""
    return replace(
        word,
        written=written,
        spoken=spoken,
    )


def _spell(word: Word, language: str) -> Word:
    token = make_token(0, 0, word.written.rstrip(JOINED))
    joint = JOINED if word.written.endswith(JOINED) else ""
    said = (
        f"{token.lead}{spell_letters(token.core, language)}{token.trail}{joint}"
    )
    return replace(
        word,
        spoken=said,
        ipa="",
    )


def _find_letter(text: str, word: Word) -> int:
    """Return the place of the first letter or figure of a word; its beginning without any."""
    for at in range(word.start, word.end):
        if text[at].isalnum():
            return at
    return word.start


def _iter_runs(
    spoken: SpokenText,
) -> Iterator[tuple[SpokenStyle, list[WordPlace]]]:
    """Yield words in a row of one speaker and language, spelled or not."""
    edges = {piece.start for piece in spoken.pieces}
    places: list[WordPlace] = []
    for place in locate_words(spoken.text):
        places += _cut(place, edges, spoken.text)

    def get_run(place: WordPlace) -> SpokenStyle:
        word = Word("", place.start, place.end, "")
        style = spoken.find_style(_find_letter(spoken.text, word))
        return replace(
            style,
            emphasis=False,
            slow=False,
        )

    for style, run in itertools.groupby(places, get_run):
        yield style, list(run)


def _cut(place: WordPlace, edges: set[int], text: str) -> list[WordPlace]:
    """Return a word in parts, where the way to speak changes between its letters."""
    found = []
    start = place.start
    for edge in sorted(at for at in edges if place.start < at < place.end):
        before = any(map(str.isalnum, text[start:edge]))
        after = any(map(str.isalnum, text[edge : place.end]))
        if before and after:
            found.append(WordPlace(start, edge, True))
            start = edge
    return [*found, WordPlace(start, place.end, place.is_joined)]
