"""Words as captions write them: with the quotes of their language, none longer than a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.core.cjk import count_columns, split_to_width
from lantern.core.japanese import has_kana, split_phrases
from lantern.core.typography import set_quotes_in_words
from lantern.core.units import Frames
from lantern.core.words import JOINED, join_words
from lantern.timeline import TimedWord


def write_words(
    words: Sequence[TimedWord], *, width: int, language: str
) -> list[TimedWord]:
    """Return the words between blanks, in the frames in which they are spoken.

    Args:
        words: those of a scene.
        width: characters of a line; longer words are split where they may be.
        language: the tag of the words' language.
    """
    kept = _drop_blanks(_split_unspaced(words, width))
    return _set_word_quotes(kept, language)


def _split_unspaced(words: Sequence[TimedWord], width: int) -> list[TimedWord]:
    """Return the words between blanks, those that don't fit a line split where they may be.

    Without blanks that is a whole sentence, of several words in time.
    """
    found = []
    for run in _group_runs(words):
        text = join_words(word.text for word in run)
        parts = _split_to_width(text, width)
        columns = 0
        for part in parts:
            start = _find_time(run, columns, is_end=False)
            columns += count_columns(part)
            end = _find_time(run, columns, is_end=True)
            found.append(TimedWord(part, start, max(start, end)))
    return found


def _group_runs(words: Sequence[TimedWord]) -> Iterator[list[TimedWord]]:
    """Yield the words that stand between two blanks."""
    run: list[TimedWord] = []
    for word in words:
        run.append(word)
        if not word.text.endswith(JOINED):
            yield run
            run = []
    if run:
        yield run


def _find_time(run: Sequence[TimedWord], column: int, *, is_end: bool) -> Frames:
    """Return the frame at which a column of a run is spoken; a word's time is shared by columns.

    Between two words it is the end of the first, or the start of the second.
    """
    before = 0
    for word in run:
        width = max(1, count_columns(word.text.rstrip(JOINED)))
        reach = before + width
        if column < reach or (is_end and column == reach):
            share = (word.end - word.start) * (column - before) / width
            return Frames(word.start + round(share))
        before = reach
    return run[-1].end


def _split_to_width(text: str, width: int) -> list[str]:
    """Split a word that doesn't fit a line; Japanese between its phrases, where it can be."""
    if has_kana(text) and count_columns(text) > width:
        return split_phrases(text, width)
    return split_to_width(text, width)


def _drop_blanks(words: Sequence[TimedWord]) -> list[TimedWord]:
    """Return the words with single blanks inside, without empty ones."""
    kept = []
    for word in words:
        text = " ".join(word.text.split())
        if text:
            kept.append(TimedWord(text, word.start, word.end))
    return kept


def _set_word_quotes(words: Sequence[TimedWord], language: str) -> list[TimedWord]:
    """Return the words with the quotation marks of their language."""
    texts = set_quotes_in_words([word.text for word in words], language)
    return [
        TimedWord(text, word.start, word.end)
        for text, word in zip(texts, words, strict=True)
    ]
