"""Words as captions write them: with the quotes of their language, none longer than a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lantern.core.cjk import count_columns, split_to_width
from lantern.core.japanese import has_kana, split_phrases
from lantern.core.typography import set_quotes_in_words
from lantern.core.units import Frames
from lantern.core.words import JOINED, join_words, split_lit_line
from lantern.timeline import TimedWord


@dataclass(frozen=True)
class RunOfWords(TimedWord):
    """Several words without blanks, and what of them lights up one after the other."""

    lit: tuple[TimedWord, ...] = ()


def list_lit_words(words: Iterable[TimedWord]) -> list[TimedWord]:
    """Return what lights up in karaoke, one after the other: words, and those of runs."""
    lit: list[TimedWord] = []
    for word in words:
        lit += word.lit if isinstance(word, RunOfWords) else (word,)
    return lit


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
            lit = _time_pieces(run, split_lit_line(part), columns)
            columns += count_columns(part)
            whole = TimedWord(part, lit[0].start, lit[-1].end)
            found.append(_light(whole, lit))
    return found


def _time_pieces(
    run: Sequence[TimedWord], pieces: Iterable[str], columns: int
) -> list[TimedWord]:
    """Return pieces of a run in time, the first of them after so many columns."""
    timed = []
    for piece in pieces:
        start = _find_time(run, columns, is_end=False)
        columns += count_columns(piece)
        end = _find_time(run, columns, is_end=True)
        timed.append(TimedWord(piece, start, max(start, end)))
    return timed


def _light(word: TimedWord, lit: Sequence[TimedWord]) -> TimedWord:
    """Return a word with what lights up of it; as it is where that is all of it."""
    if len(lit) < 2:
        return word
    return RunOfWords(word.text, word.start, word.end, tuple(lit))


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


def _find_time(
    run: Sequence[TimedWord], column: int, *, is_end: bool
) -> Frames:
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
            kept.append(_rewrite(word, text))
    return kept


def _rewrite(word: TimedWord, text: str) -> TimedWord:
    """Return a word written otherwise, with the times of its parts."""
    pieces = split_lit_line(text)
    plain = TimedWord(text, word.start, word.end)
    if not isinstance(word, RunOfWords):
        return _light(plain, _time_pieces([plain], pieces, 0))
    if len(pieces) != len(word.lit):
        return _light(plain, _time_pieces([plain], pieces, 0))
    lit = [
        TimedWord(piece, old.start, old.end)
        for piece, old in zip(pieces, word.lit, strict=True)
    ]
    return _light(plain, lit)


def _set_word_quotes(
    words: Sequence[TimedWord], language: str
) -> list[TimedWord]:
    """Return the words with the quotation marks of their language."""
    texts = set_quotes_in_words([word.text for word in words], language)
    return list(map(_rewrite, words, texts))
