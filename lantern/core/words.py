"""What a word is, in any script: what stands between blanks, or a part of it without blanks.

Chinese, Japanese, Thai, Lao, Khmer and Burmese have a blank here and there at most. Their words
here are phrases where the characters tell them (Japanese), else single signs; a figure stays with
what it counts. So a phrase of a narration can be found, timed and waited for, whatever words a
dictionary would read it as. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lantern.core.cjk import CLOSING, OPENING, split_between, split_breakable
from lantern.core.dictionary_words import LATE_VOWELS, LEADING_VOWELS, STACKERS
from lantern.core.japanese import begins_phrase, has_kana

JOINED = "\u200b"
"""Ends a word that the next one follows without a blank: Unicode's sign of just such an edge."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Letters of scripts without blanks, for a class of a pattern."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_FEW_SIGNS = 6
"""So many signs between two blanks are one word: a Chinese name in an English text."""
_OPENING = OPENING | frozenset("“‘«‹([{¿¡")


@dataclass(frozen=True)
class WordPlace:
    """A word in a text: [start, end) in characters; `is_joined` if the next follows directly."""

    start: int
    end: int
    is_joined: bool = False


def is_unspaced(char: str) -> bool:
    """Tell whether a character is a letter of a script without blanks."""
    return char > "\u0dff" and _UNSPACED.match(char) is not None


def locate_words(text: str, whole: Collection[str] = ()) -> Iterator[WordPlace]:
    """Yield the place of each word of a text.

    Args:
        text: in any script.
        whole: words of scripts without blanks that are known, and stay whole.
    """
    is_plain = text.isascii() or _UNSPACED.search(text) is None
    is_japanese = not is_plain and has_kana(text)
    for match in re.finditer(r"\S+", text):
        run = match[0]
        if is_plain or _UNSPACED.search(run) is None:
            yield WordPlace(match.start(), match.end())
            continue
        parts = _split_run(run, is_japanese=is_japanese)
        edges = [0, *accumulate(map(len, parts))]
        for start, end in pairwise(_keep_whole(run, edges, whole)):
            is_joined = end < len(run)
            yield WordPlace(
                match.start() + start, match.start() + end, is_joined
            )


def _keep_whole(
    run: str, edges: Sequence[int], whole: Collection[str]
) -> list[int]:
    """Return the edges of the words of a run, where known words stay whole."""
    kept = set(edges)
    for word in whole:
        at = run.find(word)
        while at >= 0:
            end = at + len(word)
            kept -= set(range(at + 1, end))
            # a mark belongs to the word before it
            kept |= {
                edge for edge in (at, end) if run[edge : edge + 1].isalnum()
            }
            at = run.find(word, end)
    return sorted(kept | {0, len(run)})


def list_words(text: str) -> list[str]:
    """Return the words of a text; those that the next one follows directly end with JOINED."""
    words = []
    for place in locate_words(text):
        word = text[place.start : place.end].rstrip(JOINED)
        words.append(word + JOINED if place.is_joined else word)
    return words


def join_words(words: Iterable[str]) -> str:
    """Return words as a text: with single blanks, and none after those that end with JOINED."""
    text = " ".join(words)
    if text.isascii():
        return text
    return text.replace(f"{JOINED} ", "").rstrip(JOINED)


def split_lit_line(line: str) -> list[str]:
    """Return what lights up one after the other in a line, each with the blank after it.

    That is what stands between blanks; without blanks it is a word, a phrase in Japanese, a sign
    in Chinese.
    """
    lit: list[str] = []
    for run in line.split(" "):
        if lit:
            lit[-1] += " "
        lit += _split_lit(run)
    return lit


def _split_lit(run: str) -> list[str]:
    pieces = split_breakable(run)
    if not has_kana(run):
        return pieces
    phrases = [pieces[0]]
    for i in range(1, len(pieces)):
        if begins_phrase(pieces, i):
            phrases.append(pieces[i])
        else:
            phrases[-1] += pieces[i]
    return phrases


def _split_run(run: str, *, is_japanese: bool) -> list[str]:
    """Split a text without blanks into its words."""
    # marks stand with the sign that they belong to
    signs = split_between(run, _begins_sign)
    if len(signs) <= _FEW_SIGNS:
        return [run]
    parts = [signs[0]]
    for i in range(1, len(signs)):
        is_figure = signs[i - 1][-1].isdecimal()
        is_mark = not any(map(str.isalnum, parts[-1]))
        is_phrase = not is_japanese or begins_phrase(signs, i)
        if is_phrase and not is_figure and not is_mark:
            parts.append(signs[i])
        else:
            parts[-1] += signs[i]
    return _join_last_marks(parts)


def _join_last_marks(parts: list[str]) -> list[str]:
    """Return words, marks at the end of a text with the word before them."""
    if len(parts) > 1 and not any(map(str.isalnum, parts[-1])):
        return [*parts[:-2], parts[-2] + parts[-1]]
    return parts


def _begins_sign(before: str, char: str) -> bool:
    """Tell whether a sign begins between two characters."""
    if not char.isalnum():
        # other marks, and those of vowels, belong to what they follow
        return char in _OPENING
    if char in CLOSING or char in LATE_VOWELS:
        return False
    if before in _OPENING or before in LEADING_VOWELS or before in STACKERS:
        return False
    return is_unspaced(before) or is_unspaced(char) or before in CLOSING
