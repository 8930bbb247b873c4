"""The author's lexicon: which written words and phrases it speaks for, with their possessives and plurals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from lantern.script.model.voice import Pronunciation
from lantern.speech.wording.tokens import (
    INVISIBLE_CHARACTERS,
    Token,
    make_token,
    spread,
)

_POSSESSIVE = re.compile(r"(.+?)(['’])[sS]?")
_HISSING, _VOICELESS = (
    ("s", "z", "ʃ", "ʒ", "ʂ", "ʐ", "ɕ", "ʑ"),
    ("p", "t", "k", "f", "θ", "x"),
)


def apply_lexicon(
    tokens: list[Token],
    said: dict[int, str],
    sounds: dict[int, str],
    lexicon: Mapping[str, Pronunciation],
) -> None:
    """Longest entries first, each with its exact case before any case; fills in what is said, and its IPA."""
    entries = sorted(lexicon.items(), key=lambda entry: -len(entry[0].split()))
    for fold in (str, str.casefold):
        here = {fold(form) for each in tokens for form in _forms(each.core)}
        for written, say in entries:
            wanted = _tokens(written)
            if (
                wanted and fold(wanted[0].core) in here
            ):  # 10,000 entries by 900 words took 48 s without
                _apply_entry(tokens, (said, sounds), (wanted, say), fold)


@lru_cache(maxsize=20_000)
def _tokens(written: str) -> tuple[Token, ...]:
    return tuple(
        make_token(0, 0, part)
        for part in written.translate(INVISIBLE_CHARACTERS).split()
    )


def _forms(core: str) -> Iterator[str]:
    """Every word that the entry of this one may begin with."""
    yield core
    yield core[:-1]
    owned = _POSSESSIVE.fullmatch(core)
    if owned:
        yield owned[1]


def _apply_entry(
    tokens: list[Token],
    into: tuple[dict[int, str], dict[int, str]],
    entry: tuple[Sequence[Token], Pronunciation],
    fold: Callable[[str], str],
) -> None:
    said, sounds = into
    wanted, say = entry
    count = len(wanted)
    for i in range(len(tokens) - count + 1):
        here = tokens[i : i + count]
        ending = _match_ending(here, wanted, fold)
        if ending is None or any(j in said for j in range(i, i + count)):
            continue
        bare = " ".join(each.core for each in wanted)
        said.update(enumerate(spread(say.say or bare, count), i))
        said[i + count - 1] += ending
        if say.ipa is not None:
            sounds.update(enumerate(spread(say.ipa, count), i))
            sounds[i + count - 1] += _pronounce_ending(ending, say.ipa)
        if wanted[-1].trail and here[-1].trail.startswith(wanted[-1].trail):
            tokens[i + count - 1] = replace(
                here[-1], trail=here[-1].trail.removeprefix(wanted[-1].trail)
            )


def _match_ending(
    here: Sequence[Token], wanted: Sequence[Token], fold: Callable[[str], str]
) -> str | None:
    """The ending ('s or s) that the match leaves over, '' for none; None when the words differ."""
    inside = [(each.trail, after.lead) for each, after in pairwise(here)]
    authored = [(each.trail, after.lead) for each, after in pairwise(wanted)]
    if inside != authored or any(
        fold(h.core) != fold(w.core) for h, w in zip(here[:-1], wanted, strict=False)
    ):
        return None
    last, core = here[-1].core, fold(wanted[-1].core)
    if not core or fold(last) == core:
        return "" if core else None
    owned = _POSSESSIVE.fullmatch(last)
    if owned and fold(owned[1]) == core:
        return f"{owned[2]}s"
    # a plural only of a name: `a` doesn't speak for `as`
    return (
        "s"
        if wanted[-1].core[:1].isupper()
        and len(core) > 2
        and fold(last) == core + fold("s")
        else None
    )


def _pronounce_ending(ending: str, ipa: str) -> str:
    """The ending as it sounds after the last sound."""
    if not ending:
        return ""
    last = ipa.rstrip("ː")[-1:]
    return "ɪz" if last in _HISSING else "s" if last in _VOICELESS else "z"
