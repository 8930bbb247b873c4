"""A scene's words in stretches of a few seconds: each is as long as one picture or card stands.

A stretch begins with a sentence if it can, else after a comma or dash, else at any word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.text import find_phrase
from lantern.scaffold.from_article.scene_groups import CHARACTERS_PER_SECOND
from lantern.speech import wording

MAX_STRETCH_SECONDS = 7.5
"""Seconds of speech, at the usual pace; a slow voice takes up to 9 for them."""
_GOOD_SECONDS = 4.5
"""Seconds after which the next sentence begins a stretch of its own."""
_MIN_SECONDS = 3.0
"""A shorter rest at the end joins the stretch before it."""
_MAX_JOINED_SECONDS = 8.5
_MOST_PHRASE_WORDS = 9
_CLAUSE_END = re.compile(r"[,;:–—，、；：][\"'’”»)\]]*$|^[–—-]+$")


@dataclass(frozen=True)
class Stretch:
    """Words of a scene that are spoken one after the other.

    `word` is the index of the first one among the words that blanks part; the stretch is
    [start, end) in the characters of the scene's text.
    """

    text: str
    word: int
    start: int
    end: int

    @property
    def seconds(self) -> float:
        """Return about how long it takes to speak."""
        return (self.end - self.start) / CHARACTERS_PER_SECOND

    @property
    def spoken_before(self) -> float:
        """Return about how many seconds of the scene are over when it begins."""
        return self.start / CHARACTERS_PER_SECOND


@dataclass(frozen=True)
class _ClausePiece:
    """A sentence, or a part of one up to a comma: [start, end) in characters."""

    word: int
    start: int
    end: int
    opens_sentence: bool

    @property
    def seconds(self) -> float:
        return (self.end - self.start) / CHARACTERS_PER_SECOND


def split_stretches(text: str, language: str) -> list[Stretch]:
    """Return the stretches of a scene's text, in order; none for a text without words."""
    groups: list[list[_ClausePiece]] = []
    for clause in _split_clauses(text, language):
        if groups and not _starts_stretch(groups[-1], clause):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    _join_rest(groups)
    return [_make_stretch(text, group) for group in groups]


def _starts_stretch(group: Sequence[_ClausePiece], clause: _ClausePiece) -> bool:
    """Tell whether a clause begins a stretch after those that are in one already."""
    before = _sum_seconds(group)
    if before + clause.seconds > MAX_STRETCH_SECONDS:
        return True
    return clause.opens_sentence and before >= _GOOD_SECONDS


def _sum_seconds(group: Sequence[_ClausePiece]) -> float:
    return sum(clause.seconds for clause in group)


def _join_rest(groups: list[list[_ClausePiece]]) -> None:
    """Join a short last group to the one before it, if that doesn't become too long."""
    if len(groups) < 2:
        return
    rest = _sum_seconds(groups[-1])
    if rest >= _MIN_SECONDS:
        return
    if rest + _sum_seconds(groups[-2]) <= _MAX_JOINED_SECONDS:
        groups[-2] += groups.pop()


def _make_stretch(text: str, group: Sequence[_ClausePiece]) -> Stretch:
    first = group[0]
    end = group[-1].end
    return Stretch(text[first.start : end].strip(), first.word, first.start, end)


def _split_clauses(text: str, language: str) -> Iterator[_ClausePiece]:
    """Yield the clauses of a text; one that is too long for a stretch in parts."""
    words = wording.split_words(text, language, {})
    places = _count_blank_words(text)
    for sentence in wording.split_sentences(words):
        first = sentence.start
        for i in sentence:
            is_last = i == sentence.stop - 1
            if not is_last and not _CLAUSE_END.search(words[i].written):
                continue
            opens = first == sentence.start
            yield from _split_long(words[first : i + 1], places, opens=opens)
            first = i + 1


def _count_blank_words(text: str) -> dict[int, int]:
    """Return the index among the words that blanks part, by the character each begins at."""
    found = re.finditer(r"\S+", text)
    return {match.start(): n for n, match in enumerate(found)}


def _split_long(
    words: Sequence[wording.Word], places: dict[int, int], *, opens: bool
) -> Iterator[_ClausePiece]:
    """Yield a clause whole, or in parts of about the same number of words."""
    seconds = (words[-1].end - words[0].start) / CHARACTERS_PER_SECOND
    parts = math.ceil(seconds / MAX_STRETCH_SECONDS)
    size = math.ceil(len(words) / parts)
    for first in range(0, len(words), size):
        part = words[first : first + size]
        yield _ClausePiece(
            places[part[0].start],
            part[0].start,
            part[-1].end,
            opens_sentence=opens and first == 0,
        )


def find_anchor(words: Sequence[str], index: int, after: int) -> str:
    """Return the fewest words, at least two, by which a shot at that word is found.

    They are looked for from the word `after` on, as a shot's are after those of the shot before.
    Empty if up to nine words don't do.
    """
    for count in range(2, _MOST_PHRASE_WORDS + 1):
        phrase = " ".join(words[index : index + count])
        if find_phrase(words, phrase, after) == index:
            return phrase.strip(" ,;:.!?–—-‘’“”„«»\"'()[]")
    return ""
