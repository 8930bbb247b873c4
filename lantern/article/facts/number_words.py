"""Numbers in the words of languages other than English, and their values. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lantern.article.facts.fact_words import (
    FactWords,
    match_any,
    read_numbers,
    read_table,
)

_MOST_PARTS = 14
_HALF = "+half"


@dataclass(frozen=True)
class _NumberPart:
    """A part of a number: a value that is added, or a scale that multiplies."""

    value: float
    is_scale: bool = False
    is_half: bool = False
    """Whether it adds half of what stands before it."""


@dataclass(frozen=True)
class NumberParser:
    """Finds and reads the numbers of a language in words."""

    words: FactWords

    @cached_property
    def small(self) -> Mapping[str, float]:
        """Return the words that are added, with their values."""
        return {
            **read_numbers(self.words.numbers),
            **read_numbers(self.words.halves),
        }

    @cached_property
    def scales(self) -> Mapping[str, float]:
        """Return the words that multiply, from a thousand on."""
        return read_numbers(self.words.scales)

    @cached_property
    def ordinals(self) -> Mapping[str, float]:
        """Return the ordinals, with their values."""
        return read_numbers(self.words.ordinals)

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Return the units: how they are written, and what English calls them."""
        return read_table(self.words.units)

    @cached_property
    def scale_pattern(self) -> str:
        """Return a pattern of a scale behind digits."""
        return match_any(self.scales)

    @cached_property
    def unit_pattern(self) -> str:
        """Return a pattern of a unit."""
        return match_any(self.units)

    @cached_property
    def ordinal_pattern(self) -> str:
        """Return a pattern of an ordinal in words, of one word."""
        return rf"\b(?:{match_any(self.ordinals)})\b"

    @cached_property
    def word_pattern(self) -> str:
        """Return a pattern of one word of a number, whose parts may be joined."""
        atoms = match_any({**self.small, **self.scales})
        if self.words.hundred:
            atoms = f"{atoms}|{self.words.hundred}"
        if not self.words.linker:
            return rf"(?:{atoms})(?!\w)"
        joined = rf"(?:{atoms}|{self.words.linker})"
        return rf"(?:{atoms}){joined}{{0,{_MOST_PARTS}}}(?!\w)"

    @cached_property
    def pattern(self) -> str:
        """Return a pattern of a number in words."""
        half = f"|{self.words.and_half}" if self.words.and_half else ""
        word = rf"(?:{self.word_pattern}{half})"
        joint = f"(?:{self.words.joint})"
        return rf"(?<!\w){self.word_pattern}(?:{joint}{word}(?!\w)){{0,{_MOST_PARTS}}}"

    @cached_property
    def small_pattern(self) -> str:
        """Return a pattern of a number below a hundred, in digits or in words: of an hour."""
        atoms = match_any(read_numbers(self.words.numbers))
        word = rf"(?:{atoms})(?!\w)"
        if self.words.linker:
            word = rf"(?:{atoms})(?:{self.words.linker}|{atoms})?(?:{atoms})?(?!\w)"
        joint = f"(?:{self.words.joint})"
        return rf"\d{{1,2}}|(?<!\w){word}(?:{joint}{word})?"

    def parse(self, text: str) -> float | None:
        """Return the value of a number in words; None if it is none, or several."""
        parts = self._split(text.lower())
        return None if parts is None else _add_up(parts)

    def parse_ordinal(self, text: str) -> float | None:
        """Return the value of an ordinal in words, the last of which is one: сорок пятый."""
        before, _, last = text.lower().rpartition(" ")
        value = self.ordinals.get(last)
        if value is None:
            return None
        if not before:
            return value
        parts = self._split(before)
        return None if parts is None else _add_up([*parts, _NumberPart(value)])

    def _split(self, text: str) -> list[_NumberPart] | None:
        """Return the parts of a number; None where something else is between them."""
        parts: list[_NumberPart] = []
        half = self.words.and_half
        if half:
            text = re.sub(rf"(?<!\w)(?:{half})(?!\w)", _HALF, text)
        joints = f"{self.words.joint}"
        for word in re.split(rf"(?:{joints})", self._keep_hyphens(text)):
            if not word:
                continue
            found = self._split_word(word)
            if found is None:
                return None
            parts += found
        return parts

    def _keep_hyphens(self, text: str) -> str:
        """Join the parts of words such as quatre-vingt, which a hyphen is a part of."""
        for word in sorted(
            self.small,
            key=len,
            reverse=True,
        ):
            if "-" in word:
                pattern = rf"(?<![\w-]){re.escape(word).replace(chr(92) + '-', '[- ]')}(?!\w)"
                text = re.sub(pattern, word.replace("-", "_"), text)
        return text

    def _split_word(self, word: str) -> list[_NumberPart] | None:
        word = word.replace("_", "-")
        if word == _HALF:
            return [_NumberPart(0.5, is_half=True)]
        part = self._get_part(word)
        if part is not None:
            return [part]
        if not self.words.linker:
            return None
        return self._split_joined(word)

    def _get_part(self, word: str) -> _NumberPart | None:
        if self.words.hundred and re.fullmatch(self.words.hundred, word):
            return _NumberPart(100, is_scale=True)
        if word in self.scales:
            return _NumberPart(self.scales[word], is_scale=True)
        value = self.small.get(word)
        return None if value is None else _NumberPart(value)

    def _split_joined(self, word: str) -> list[_NumberPart] | None:
        """Return the parts of one word: vierundachtzigtausend."""
        if not word:
            return []
        for end in range(len(word), 0, -1):
            start = word[:end]
            part = self._get_part(start)
            is_linker = re.fullmatch(self.words.linker, start) is not None
            if part is None and not is_linker:
                continue
            if is_linker and part is None and end == len(word):
                continue  # nothing is joined by it: duizenden
            rest = self._split_joined(word[end:])
            if rest is not None:
                return rest if part is None else [part, *rest]
        return None


def _add_up(parts: Sequence[_NumberPart]) -> float | None:
    """Return the value of the parts of a number; None if they are several numbers."""
    total = 0.0
    current = 0.0  # below the next thousand
    last_scale = 1.0
    for part in parts:
        if part.is_half:
            if last_scale > 1 and not current:
                total += part.value * last_scale
            else:
                current += part.value
        elif part.is_scale and part.value >= 1000:
            total += (current or 1.0) * part.value
            current = 0.0
            last_scale = part.value
        elif part.is_scale:
            current = (current or 1.0) * part.value
        elif part.value >= 1000:
            total += part.value
        elif part.value == 0.5 and current == 1:
            current = 0.5  # half a million has an article in some languages
        elif _fits(current, part.value):
            current += part.value
        else:
            return None
    return total + current


def _fits(current: float, value: float) -> bool:
    """Tell whether a word goes on with a number, and doesn't begin another one."""
    if value >= 100:
        return current % 1000 == 0
    rest = current % 100
    if rest == 0:
        return True
    completes_tens = rest >= 20 and rest % 10 == 0 and value < 10
    is_before_tens = rest < 10 and value >= 20 and value % 10 == 0
    is_french = rest in (60, 80) and 10 <= value < 20
    return completes_tens or is_before_tens or is_french


@lru_cache(maxsize=16)
def get_parser(words: FactWords) -> NumberParser:
    """Return the parser of a language."""
    return NumberParser(words)
