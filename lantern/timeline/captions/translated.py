"""A narration in another language, in time with the voice: the words of its subtitles. Pure.

A sentence is shown while the voice says the same one. Inside it the words follow the voice's by
their share of its letters.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lantern.core.cjk import count_columns
from lantern.core.sentences import find_sentence_ends
from lantern.core.units import Frames
from lantern.core.words import JOINED, list_words
from lantern.timeline import TimedWord


@dataclass(frozen=True)
class Narration:
    """The text of a scene, and the tag of its language."""

    text: str
    language: str


def time_translation(
    spoken: Sequence[TimedWord], language: str, translation: Narration
) -> tuple[TimedWord, ...]:
    """Return the words of a translation in the frames in which the voice says the like.

    Where a translation has another number of sentences, its words follow by their share of the
    whole narration.

    Args:
        spoken: the scene's words as the voice says them, in frames from the start of the film.
        language: the tag of their language.
        translation: the scene's narration in another language.
    """
    words = list_words(translation.text)
    if not spoken or not words:
        return ()
    texts = [word.text for word in spoken]
    heard = _list_edges(find_sentence_ends(texts, language))
    shown = _list_edges(find_sentence_ends(words, translation.language))
    if len(heard) != len(shown):
        heard, shown = [0, len(spoken)], [0, len(words)]
    found: list[TimedWord] = []
    for (start, end), (first, last) in zip(
        pairwise(heard), pairwise(shown), strict=True
    ):
        found += _share_time(spoken[start:end], words[first:last])
    return tuple(found)


def _list_edges(ends: Sequence[int]) -> list[int]:
    """Return where sentences begin, and where the last one ends, from their last words."""
    return [0, *(end + 1 for end in ends)]


def _share_time(
    spoken: Sequence[TimedWord], words: Sequence[str]
) -> Iterator[TimedWord]:
    """Yield words in the frames in which the same share of the spoken letters is heard."""
    heard = _sum_letters([word.text for word in spoken])
    shown = _sum_letters(words)
    # in both the edges are counted in the same fine unit: shares are exact
    edges = [edge * shown[-1] for edge in heard]
    marks = [mark * heard[-1] for mark in shown]
    for text, (start, end) in zip(words, pairwise(marks), strict=True):
        first = _find_frame(spoken, edges, start, is_end=False)
        last = _find_frame(spoken, edges, end, is_end=True)
        yield TimedWord(text, first, max(first, last))


def _sum_letters(words: Sequence[str]) -> list[int]:
    """Return the columns before each word, and of all; a blank counts as one."""
    columns = [max(1, count_columns(word.rstrip(JOINED))) for word in words]
    blanks = [not word.endswith(JOINED) for word in words]
    widths = [a + b for a, b in zip(columns, blanks, strict=True)]
    return list(accumulate(widths, initial=0))


def _find_frame(
    spoken: Sequence[TimedWord],
    edges: Sequence[int],
    mark: int,
    *,
    is_end: bool,
) -> Frames:
    """Return the frame of a mark among the edges of spoken words.

    Between two words it is the end of the first, or the start of the second.
    """
    search = bisect.bisect_left if is_end else bisect.bisect_right
    i = min(max(search(edges, mark) - 1, 0), len(spoken) - 1)
    word = spoken[i]
    share = (mark - edges[i]) / (edges[i + 1] - edges[i])
    return Frames(word.start + round((word.end - word.start) * share))
