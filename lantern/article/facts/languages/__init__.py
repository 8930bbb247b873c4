"""How languages write figures, dates and times in words, a module for each; tables only."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.article.facts.fact_words import FactWords
from lantern.article.facts.languages.dutch import DUTCH
from lantern.article.facts.languages.french import FRENCH
from lantern.article.facts.languages.german import GERMAN
from lantern.article.facts.languages.italian import ITALIAN
from lantern.article.facts.languages.polish import POLISH
from lantern.article.facts.languages.portuguese import PORTUGUESE
from lantern.article.facts.languages.russian import RUSSIAN
from lantern.article.facts.languages.spanish import SPANISH
from lantern.article.facts.languages.ukrainian import UKRAINIAN

WORDS: Mapping[str, FactWords] = {
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "nl": DUTCH,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}
"""Language without region -> its words."""
EAST_ASIAN = frozenset({"zh", "ja", "ko"})
KNOWN = frozenset({"en", *WORDS, *EAST_ASIAN})
"""Languages in which dates, times and ordinals are found as well as figures."""
