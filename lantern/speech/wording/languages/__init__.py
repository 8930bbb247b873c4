"""Figures and short forms in languages other than English, a module for each language."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.languages import get_primary_language
from lantern.speech.wording.languages.base import Language
from lantern.speech.wording.languages.chinese import Chinese
from lantern.speech.wording.languages.dutch import Dutch
from lantern.speech.wording.languages.french import French
from lantern.speech.wording.languages.german import German
from lantern.speech.wording.languages.italian import Italian
from lantern.speech.wording.languages.japanese import Japanese
from lantern.speech.wording.languages.korean import Korean
from lantern.speech.wording.languages.polish import Polish
from lantern.speech.wording.languages.portuguese import (
    EuropeanPortuguese,
    Portuguese,
)
from lantern.speech.wording.languages.russian import Russian
from lantern.speech.wording.languages.spanish import Spanish
from lantern.speech.wording.languages.swedish import Swedish
from lantern.speech.wording.languages.ukrainian import Ukrainian
from lantern.speech.wording.tokens import Token

LANGUAGES: dict[str, type[Language]] = {
    "de": German,
    "es": Spanish,
    "fr": French,
    "it": Italian,
    "ja": Japanese,
    "ko": Korean,
    "nl": Dutch,
    "pl": Polish,
    "pt": EuropeanPortuguese,
    "pt-br": Portuguese,
    "ru": Russian,
    "sv": Swedish,
    "uk": Ukrainian,
    "zh": Chinese,
}
"""Language tag, small letters -> its rules."""
_POINT = ("th", "he")
"""Other languages with a point before decimals and commas between thousands."""


class _Plain(Language):
    """A language of which only the numbers are known, as num2words has them."""

    def __init__(self, tag: str) -> None:
        """Take the signs of numbers from the language's habit."""
        self.tag = tag.replace("-", "_")
        if get_primary_language(tag) in _POINT:
            self.decimal = "."
            self.thousand = ","


def choose_language(tag: str) -> Language:
    """Return the rules of a language; those of numbers alone for one without a module."""
    whole = tag.casefold().replace("_", "-")
    found = LANGUAGES.get(whole) or LANGUAGES.get(get_primary_language(tag))
    return found() if found else _Plain(tag)


def spell_out(
    tokens: list[Token], spoken: dict[int, str], language: str
) -> None:
    """Fill in what is said for figures and short forms, where nothing is said yet."""
    rules = choose_language(language)
    rules.write_out(tokens, spoken)
    for i in range(len(tokens)):
        if i not in spoken:
            spoken.update(enumerate(_apply_rules(rules, tokens, i), i))


def _apply_rules(rules: Language, tokens: Sequence[Token], i: int) -> list[str]:
    """Return what the first rule says that has something to say."""
    for rule in rules.list_rules():
        found = rule(tokens, i)
        if found:
            return found
    return []
