"""Roman numerals in English: reigns, centuries, chapters and wars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.numbers import (
    parse_roman,
    spell_cardinal,
    spell_ordinal,
)
from lantern.speech.wording.tokens import Token, get_token

_HEADS = frozenset({
    "War", "Part", "Chapter", "Act", "Scene", "Volume", "Book", "Phase", "Stage", "Mark",
    "Mk", "Type", "Class", "Panzer", "Article", "Section", "Title", "Appendix", "Annex", "Group",
    "Apollo",
})  # fmt: skip
_REIGNS = frozenset({
    "Nicholas", "Alexander", "Peter", "Catherine", "Ivan", "Elizabeth", "George", "Henry",
    "Edward", "Charles", "James", "William", "Louis", "Philip", "Frederick", "Wilhelm", "Francis",
    "Franz", "Pius", "Paul", "Benedict", "Richard", "Napoleon",
})  # fmt: skip
_ORDINAL_HEADS = ("century", "centuries", "Corps", "Congress", "Olympiad")


def read_roman(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read the XIX century, the XX Corps, Nicholas II and World War II.

    A lone I, V or X counts only after such words.
    """
    core = tokens[i].core
    ordinal = re.fullmatch(r"([IVX]{1,6})(?:st|nd|rd|th)", core)
    value = parse_roman(ordinal[1] if ordinal else core)
    if value is None:
        return None
    if ordinal:
        return [spell_ordinal(value)]
    if _is_roman_ordinal(tokens, i):
        return [spell_ordinal(value)]
    before = get_token(tokens, i - 1)
    if before.trail or value >= 40:
        return None
    if before.core in _HEADS:
        return [spell_cardinal(value)]
    name = before.core
    is_name = name[:1].isupper() and name[1:].islower()
    if name in _REIGNS or (is_name and len(tokens[i].core) > 1):
        return [f"the {spell_ordinal(value)}"]
    return None


def _is_roman_ordinal(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a numeral stands before a century, or before 'and' and another one's."""
    after = get_token(tokens, i + 1).core
    if after in _ORDINAL_HEADS and not tokens[i].trail:
        return True
    return after == "and" and get_token(tokens, i + 3).core == "centuries"
