"""Japanese without blanks: where a phrase may end, told by its characters alone.

A phrase begins with its meaning, in ideographs or katakana, and ends with what joins it to the next
one, in hiragana. So a line breaks best where hiragana end and other characters begin, and worst
inside a word. No dictionary is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.cjk import count_columns, is_numeral, split_breakable
from lantern.core.line_breaks import choose_lines

_STOPS = frozenset("。！？")
_COMMAS = frozenset("、，；：")
_PARTICLES = frozenset("はがをにでとも")
"""Hiragana that end a phrase after a noun; others may belong to the word."""
_HONORIFICS = frozenset("おご")
"""They begin a word before an ideograph."""

# What a break costs, by the characters before and after it.
_AFTER_STOP = 0
_AFTER_COMMA = 2
_BETWEEN_PHRASES = 10
_AFTER_PARTICLE = 18
_INSIDE_COMPOUND = 60
_INSIDE_WORD = 80
_INSIDE_NUMBER = 300
_LINE = 40
"""What each line costs."""


def has_kana(text: str) -> bool:
    """Tell whether a text is Japanese: Chinese has no kana."""
    return any(_is_hiragana(char) or _is_katakana(char) for char in text)


def begins_phrase(pieces: Sequence[str], i: int) -> bool:
    """Tell whether piece `i` of a text begins a phrase, as far as the characters tell.

    A figure after something else begins one, too, and so does a name in katakana after ideographs.
    """
    before = pieces[i - 1][-1]
    after = pieces[i][0]
    if is_numeral(before):
        return False
    if is_numeral(after):
        return True
    if _is_katakana(after) and not _is_katakana(before):
        return True
    return weigh_break(pieces, i) <= _AFTER_PARTICLE


def split_phrases(text: str, max_columns: int) -> list[str]:
    """Split a text without blanks into lines of at most `max_columns`, between phrases if it can.

    A piece that is longer and can't be split is a line of its own.
    """
    pieces = split_breakable(text)
    columns = list(map(count_columns, pieces))
    return choose_lines(
        pieces,
        columns,
        max_columns,
        weigh_break=weigh_break,
        line_cost=_LINE,
    )


def weigh_break(pieces: Sequence[str], i: int) -> int:
    """Return what a break before piece `i` costs; nothing before the first."""
    if i == 0:
        return 0
    before = pieces[i - 1][-1]
    after = pieces[i][0]
    if before in _STOPS:
        return _AFTER_STOP
    if before in _COMMAS or after == " ":
        return _AFTER_COMMA
    if is_numeral(before):
        return _INSIDE_NUMBER  # a figure stays with what it counts
    if _is_hiragana(before) and not _is_hiragana(after):
        return _INSIDE_WORD if before in _HONORIFICS else _BETWEEN_PHRASES
    if _is_hiragana(after):
        follows_noun = i > 1 and not _is_hiragana(pieces[i - 2][-1])
        ends_phrase = before in _PARTICLES and follows_noun
        return _AFTER_PARTICLE if ends_phrase else _INSIDE_WORD
    is_one_word = _is_katakana(before) and _is_katakana(after)
    return _INSIDE_WORD if is_one_word else _INSIDE_COMPOUND


def _is_hiragana(char: str) -> bool:
    return "\u3041" <= char <= "\u309f"


def _is_katakana(char: str) -> bool:
    return "\u30a0" <= char <= "\u30ff"
