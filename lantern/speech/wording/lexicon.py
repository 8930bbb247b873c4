"""The author's lexicon: which written words and phrases it knows, with possessives and plurals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from lantern.core.spelling import normalise
from lantern.script.model.voice import Pronunciation
from lantern.speech.wording.tokens import (
    Readings,
    Token,
    make_token,
    spread,
)

Fold = Callable[[str], str]
"""Makes words comparable: exactly, or in any case."""

_POSSESSIVE = re.compile(r"(.+?)(['’])[sS]?")
_HISSING = ("s", "z", "ʃ", "ʒ", "ʂ", "ʐ", "ɕ", "ʑ")
_VOICELESS = ("p", "t", "k", "f", "θ", "x")


def apply_lexicon(
    tokens: list[Token],
    readings: Readings,
    lexicon: Mapping[str, Pronunciation],
) -> None:
    """Fill in the readings of words that the lexicon knows; drop the full stops it speaks for.

    Longer entries go first, and each exact case before any case.
    """
    entries = sorted(lexicon.items(), key=lambda entry: -len(entry[0].split()))
    for fold in (str, str.casefold):
        here = _collect_beginnings(tokens, fold)
        for written, pronunciation in entries:
            wanted = _split(written)
            # without this check, 10,000 entries by 900 words took 48 s
            if wanted and fold(wanted[0].core) in here:
                _apply_entry(
                    tokens,
                    readings,
                    wanted,
                    say=pronunciation,
                    fold=fold,
                )


@lru_cache(maxsize=20_000)
def _split(written: str) -> tuple[Token, ...]:
    words = normalise(written).split()
    return tuple(make_token(0, 0, word) for word in words)


def _collect_beginnings(tokens: Sequence[Token], fold: Fold) -> set[str]:
    """Return every word with which an entry for these tokens may begin."""
    found: set[str] = set()
    for token in tokens:
        found.update(fold(form) for form in _iter_forms(token.core))
    return found


def _iter_forms(core: str) -> Iterator[str]:
    """Yield every word with which the entry for this one may begin."""
    yield core
    yield core[:-1]
    possessive = _POSSESSIVE.fullmatch(core)
    if possessive:
        yield possessive[1]


def _apply_entry(
    tokens: list[Token],
    readings: Readings,
    wanted: Sequence[Token],
    *,
    say: Pronunciation,
    fold: Fold,
) -> None:
    """Fill in the readings wherever an entry's words stand and nothing is said yet."""
    count = len(wanted)
    bare = " ".join(each.core for each in wanted)
    for i in range(len(tokens) - count + 1):
        here = tokens[i : i + count]
        ending = _match_ending(here, wanted, fold)
        if ending is None or any(
            k in readings.spoken for k in range(i, i + count)
        ):
            continue
        last = i + count - 1
        readings.spoken.update(enumerate(spread(say.say or bare, count), i))
        readings.spoken[last] += ending
        if say.ipa is not None:
            readings.ipa.update(enumerate(spread(say.ipa, count), i))
            readings.ipa[last] += _pronounce_ending(ending, say.ipa)
        trail = here[-1].trail.removeprefix(wanted[-1].trail)
        tokens[last] = replace(here[-1], trail=trail)


def _match_ending(
    here: Sequence[Token], wanted: Sequence[Token], fold: Fold
) -> str | None:
    """Return the ending ('s or s) that a match leaves over, '' for none; None for no match."""
    if _list_gaps(here) != _list_gaps(wanted):
        return None
    for each, other in zip(here[:-1], wanted[:-1], strict=True):
        if fold(each.core) != fold(other.core):
            return None
    core = fold(wanted[-1].core)
    if not core:
        return None
    last = here[-1].core
    if fold(last) == core:
        return ""
    possessive = _POSSESSIVE.fullmatch(last)
    if possessive and fold(possessive[1]) == core:
        return f"{possessive[2]}s"
    # a plural only of a name: `a` doesn't speak for `as`
    is_name = wanted[-1].core[:1].isupper() and len(core) > 2
    if is_name and fold(last) == core + fold("s"):
        return "s"
    return None


def _list_gaps(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """Return what stands between the words."""
    return [(each.trail, after.lead) for each, after in pairwise(tokens)]


def _pronounce_ending(ending: str, ipa: str) -> str:
    """Return the IPA of an ending after a word's last sound."""
    if not ending:
        return ""
    last = ipa.rstrip("ː")[-1:]
    if last in _HISSING:
        return "ɪz"
    if last in _VOICELESS:
        return "s"
    return "z"
