"""Read sentences as IPA, word by word: what a neural voice is given.

espeak-ng reads a whole sentence, since a word's sounds depend on its neighbours, and then each
word alone. Laid against each other the two say which sounds of the sentence belong to which word.
The lexicon's `ipa` takes the place of what espeak-ng would say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from lantern.speech import espeak
from lantern.speech.wording import Word, join_spoken
from lantern.speech.wording.tokens import make_token

# Around words that espeak-ng reads in another language: (en)pˈiːtə(fr).
_LANGUAGE_SWITCH = re.compile(r"\([^)]*\)")
# Limits of syllables and words, brackets; and how some write stress.
_NO_SOUNDS = {ord("'"): "ˈ", **dict.fromkeys(map(ord, ".|‿-()[]/\u200d"))}
_MARKS = frozenset(" ˈˌːˑ")
_CLAUSE_MARKS = ".,!?;:…"  # alone, an exclamation mark is read by its name
_GAP_COST = 2
_MARK_GAP_COST = (
    1  # in a sentence words run together and have other stress than alone
)
_CHANGE_COST = 3
_MISMATCH_COST = 9  # a blank is no sound


@dataclass(frozen=True)
class WordSounds:
    """The sounds of one word of a sentence, in IPA; '' where nothing is said for it.

    `linked`: it is said as one with the word before, without a gap.
    """

    ipa: str
    linked: bool = False


def read_sentences(
    sentences: Sequence[Sequence[Word]], voice: str
) -> list[list[WordSounds]]:
    """Return the sounds of each word of each sentence, as espeak-ng's voice would say them.

    Raises:
        ToolFailure: espeak-ng fails, or has no such voice.
    """
    texts = [join_spoken(words) for words in sentences]
    cores = dict.fromkeys(map(_get_core, chain.from_iterable(sentences)))
    lone = [core for core in cores if core]
    order = [_hide_brackets(text) for text in (*texts, *lone)]
    read = [_clean(ipa) for ipa in espeak.transcribe(order, voice)]
    ipa_alone = dict(zip(lone, read[len(texts) :], strict=True))
    found = []
    for words, whole in zip(sentences, read, strict=False):
        sounds = split_sounds(
            whole, [ipa_alone.get(_get_core(w), "") for w in words]
        )
        said = zip(words, sounds, strict=True)
        found.append([_apply_lexicon(*each) for each in said])
    return found


def split_sounds(whole: str, alone: Sequence[str]) -> list[WordSounds]:
    """Split a sentence's IPA into its words, given the IPA of each word alone."""
    starts = _find_starts(whole, alone)
    ends = [*starts.values(), len(whole)][1:]
    found = [WordSounds("")] * len(alone)
    for (i, start), end in zip(starts.items(), ends, strict=False):
        linked = start > 0 and whole[start - 1] != " "
        found[i] = WordSounds(whole[start:end].strip(), linked)
    return found


def _find_starts(whole: str, alone: Sequence[str]) -> dict[int, int]:
    """Return where in a sentence's IPA each of its words starts, for those that are in it."""
    said = [i for i, ipa in enumerate(alone) if ipa]
    owners: list[int] = []
    for i in said:
        owners += [i] * (len(alone[i]) + 1)
    starts: dict[int, int] = {}
    matches = _match_signs(whole, " ".join(alone[i] for i in said))
    for at, match in enumerate(matches):
        if match is None or whole[at] == " " or owners[match] in starts:
            continue
        # what comes before the first word belongs to it
        starts[owners[match]] = _find_start(whole, matches, at) if starts else 0
    return starts


def _find_start(whole: str, matches: Sequence[int | None], at: int) -> int:
    """Return where a word starts: before signs that match nothing, its stress for example."""
    while at > 0 and matches[at - 1] is None and whole[at - 1] != " ":
        at -= 1
    return at


def _match_signs(whole: str, text: str) -> list[int | None]:
    """Return for each sign of `whole` the index of the sign of `text` it stands for, if any.

    That is the cheapest way to edit one into the other (Needleman and Wunsch).
    """
    table = [list(accumulate((_cost_gap(sign) for sign in text), initial=0))]
    for sign in whole:
        above = table[-1]
        row = [above[0] + _cost_gap(sign)]
        for k, other in enumerate(text):
            change = above[k] + _cost_change(sign, other)
            lone = above[k + 1] + _cost_gap(sign)
            row.append(min(change, lone, row[k] + _cost_gap(other)))
        table.append(row)
    return _trace_back(table, whole, text)


def _trace_back(
    table: Sequence[Sequence[int]], whole: str, text: str
) -> list[int | None]:
    found: list[int | None] = [None] * len(whole)
    at, k = len(whole), len(text)
    while at and k:
        cost = table[at][k]
        if cost == table[at - 1][k - 1] + _cost_change(
            whole[at - 1], text[k - 1]
        ):
            at -= 1
            k -= 1
            found[at] = k
        elif cost == table[at - 1][k] + _cost_gap(whole[at - 1]):
            at -= 1
        else:
            k -= 1
    return found


def _cost_gap(sign: str) -> int:
    return _MARK_GAP_COST if sign in _MARKS else _GAP_COST


def _cost_change(sign: str, other: str) -> int:
    if sign == other:
        return 0
    return _MISMATCH_COST if " " in (sign, other) else _CHANGE_COST


def _get_core(word: Word) -> str:
    """Return what is said for a word, without the marks around it; `&` is a word, too."""
    core = make_token(0, 0, word.spoken).core
    return core or word.spoken.strip(_CLAUSE_MARKS)


def _hide_brackets(text: str) -> str:
    """Keep an author's own brackets from being espeak-ng's, which hold mnemonics."""
    return text.replace("[[", "[ [")


def _clean(ipa: str) -> str:
    plain = _LANGUAGE_SWITCH.sub("", ipa)
    return " ".join(unicodedata.normalize("NFD", plain).split())


def _apply_lexicon(word: Word, sounds: WordSounds) -> WordSounds:
    """Take the lexicon's sounds for a word that has some, and no signs that aren't sounds."""
    if not word.ipa:
        return sounds
    ipa = unicodedata.normalize("NFD", word.ipa)
    return WordSounds(ipa.translate(_NO_SOUNDS), sounds.linked)
