"""The few words after a figure that say of what it is: the noun that is counted, and whose it is.

Plain rules on endings and small words; nothing is understood. A verb follows the noun in all of
these languages, so nothing after the noun is taken but what a word such as "of" joins to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lantern.article.facts.words import CAPITALISE_NOUNS
from lantern.core.languages import get_primary_language
from lantern.scaffold.from_article.small_words import (
    EAST_ASIAN,
    load_small_words,
)

_CLAUSE_MARK = re.compile(r"[,;:.!?…)(\]\[–—“”„«»\"]")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ].*")
_NOUNS = {
    "en": re.compile(
        r".*[^suia’']s|\w+men|people|children|feet|teeth|geese|sheep|fish|cattle|deer"
        r"|aircraft|police|men",
        re.I,
    ),
    "fr": re.compile(r".*[sxz]"),
    "es": re.compile(r".*s"),
    "pt": re.compile(r".*s"),
    "it": re.compile(
        r"(?!(?:grand|piccol|vecchi|nuov|giovan|antich|lungh|bell|buon|altr)[ieoh]*$).*"
    ),
    "nl": re.compile(
        r"(?!.*e$|(?:hout|goud|zilver|ijzer|koper|glaz|papier|wollen|op|eig)en$).*"
    ),
    "sv": re.compile(r"(?!.*a$|små$).*"),
    "pl": re.compile(r"złotych|(?!.*[iy]ch$).*"),
    "ru": re.compile(r"(?!.*(?:[иы]х|[иы]е)$).*"),
    "uk": re.compile(r"(?!.*(?:их|іх)$).*"),
}
"""What a word is, by language, that can be the noun after a figure; adjectives before it aren't."""
_AGREEING = {
    "fr": re.compile(r".*[sx]"),
    "es": re.compile(r".*[aeo]s"),
    "pt": re.compile(r".*[aeo]s"),
}
"""Adjectives after a noun in the plural, which no verb is like."""
_SCALE = re.compile(
    r"mil|mille|mila|tusen|duizend|tausend|tys(?:ią|ię)\w+|тысяч\w?|тисяч\w?"
    r"|mil+i?j?[oó]n(?:e[nrs]?|i|y|ów|s|es)?|miljoen|mil+i?j?ard(?:e[nr]?|i|y|ów|s)?"
    r"|m[ií]lh(?:ão|ões)|миллион\w*|миллиард\w*|мільйон\w*|мільярд\w*",
    re.I,
)
"""A word for thousands or millions, before the noun."""
_UNSURE_AFTER_FEW = ("pl", "uk")
"""After two to four the adjectives of these languages end as nouns do."""
_FEW = re.compile(r"(?:.*[^1])?[2-4]")
_AND = ("and", "und", "et", "y", "e", "i", "и", "en", "och", "та", "й")
"""Words after which something else begins than what is counted."""
_OF = {
    "en": ("of", "in", "per", "for", "a"), "de": ("von", "der", "pro", "im", "in"),
    "fr": ("de", "des", "par"), "es": ("de", "por"), "it": ("di", "al"),
    "pt": ("de", "por"), "nl": ("van", "per"),
}  # fmt: skip
"""Small words that join to a noun what it is of."""
_JOINED_OF = re.compile(r"(?:d|dell|dall)['’]\w+")
_SIZES = {
    "en": "long wide high deep tall thick old away",
    "de": "lang breit hoch tief dick alt entfernt",
    "nl": "lang breed hoog diep dik oud ver",
    "sv": "lång lång bred hög djup tjock gammal",
}
"""Words after a measure that say which side of a thing it is of."""


def begins_with_scale(after: str) -> bool:
    """Tell whether a word for thousands or millions follows a figure."""
    words = after.split(maxsplit=1)
    return bool(words) and _SCALE.fullmatch(words[0]) is not None


def find_counted_words(
    after: str, language: str, *, number: str, unit: str
) -> str:
    """Return the words after a figure that say of what it is; empty for none that are sure.

    Args:
        after: the text after the figure and its unit.
        language: the article's language.
        number: the figure's digits.
        unit: its unit, after which no noun is needed.
    """
    mark = _CLAUSE_MARK.search(after)
    words = after[: mark.start() if mark else None].split()
    small = load_small_words(language)
    primary = get_primary_language(language)
    count = 0
    if not unit and words and _SCALE.fullmatch(words[0]):
        count = 1 + _count_noun_words(words[1:], primary, small)
    elif not unit:
        count = _count_noun_words(words, primary, small, number=number)
    elif (
        primary in CAPITALISE_NOUNS
        and words
        and _CAPITALISED.fullmatch(words[0])
    ):
        count = 1  # 20 Kilo Mehl
    if unit or count:
        count += _count_size(words[count:], primary)
    count += _count_joined(words[count:], primary, small)
    return " ".join(words[:count])


def _count_noun_words(
    words: Sequence[str],
    language: str,
    small: Collection[str],
    *,
    number: str = "",
) -> int:
    """Return how many words reach to the end of the noun that is counted; 0 if it isn't sure."""
    run: list[str] = []
    for word in words:
        if word.casefold() in small or word in _AND:
            break
        run.append(word)
    if not run:
        return 0
    if EAST_ASIAN.search(run[0]):
        return 1
    pattern = (
        _CAPITALISED if language in CAPITALISE_NOUNS else _NOUNS.get(language)
    )
    is_unsure = language in _UNSURE_AFTER_FEW and _FEW.fullmatch(number)
    if pattern is None or is_unsure:
        return len(run) == 1
    for n, word in enumerate(run):
        if pattern.fullmatch(word):
            return n + 1 + _count_agreeing(run[n + 1 :], language)
    return 0


def _count_agreeing(words: Sequence[str], language: str) -> int:
    """Return how many words after a noun are adjectives of it, or what it is a measure of."""
    if language in CAPITALISE_NOUNS:
        return int(bool(words) and _CAPITALISED.fullmatch(words[0]) is not None)
    pattern = _AGREEING.get(language)
    count = 0
    while pattern and count < len(words) and pattern.fullmatch(words[count]):
        count += 1
    return count


def _count_size(words: Sequence[str], language: str) -> int:
    """Return 1 if the first word says which side of a thing was measured."""
    return int(bool(words) and words[0] in _SIZES.get(language, "").split())


def _count_joined(
    words: Sequence[str], language: str, small: Collection[str]
) -> int:
    """Return how many words an "of" joins: with an article one word that nothing follows."""
    if not words:
        return 0
    own = 0
    if words[0].casefold() in _OF.get(language, ()):
        own = 1
        if len(words) > 2 and words[1].casefold() in small:
            own = 2
    elif _JOINED_OF.fullmatch(words[0]) is None:
        return 0
    if own == len(words) or words[own].casefold() in small:
        return 0
    if language in CAPITALISE_NOUNS:
        return own + 1 if _CAPITALISED.fullmatch(words[own]) else 0
    following = words[own + 1 : own + 2]
    if following and following[0].casefold() not in small:
        return 0  # an adjective and its noun, or a noun and a verb
    return own + 1
