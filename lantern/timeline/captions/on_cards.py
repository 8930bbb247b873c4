"""Captions whose words stand on the card under them: there they needn't be read twice."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import fold
from lantern.script.model.cards import ListCard, StatementCard
from lantern.script.model.quotation import QuotationCard
from lantern.timeline.captions.small_words import SmallWords, find_small_words


def is_on_card(lines: Sequence[str], card: object, language: str) -> bool:
    """Tell whether a statement, a quotation or a list says the words of a caption, in a row.

    A conjunction before them may be missing, and small words may be others: a card says "is" where
    the voice says "was".

    Args:
        lines: of the caption.
        card: what the shot shows; cards of other kinds say no sentences.
        language: the tag of the words' language.
    """
    small = find_small_words(language)
    caption = _split(" ".join(lines))
    if caption and caption[0] in small.conjunctions:
        del caption[0]
    if all(word in small.grammatical for word in caption):
        return False
    printed = _split(_join_printed(card))
    for start in range(len(printed) - len(caption) + 1):
        part = printed[start : start + len(caption)]
        if all(map(_are_alike, caption, part, [small] * len(part))):
            return True
    return False


def _join_printed(card: object) -> str:
    """Return the sentences of a card; empty if it has none."""
    if isinstance(card, StatementCard):
        return card.statement
    if isinstance(card, QuotationCard):
        return card.quotation
    if isinstance(card, ListCard):
        return " ".join([card.list, *(item.text for item in card.items)])
    return ""


def _split(text: str) -> list[str]:
    folded = (fold(word) for word in text.split())
    return [word for word in folded if word]


def _are_alike(spoken: str, printed: str, small: SmallWords) -> bool:
    if spoken == printed:
        return True
    return spoken in small.grammatical and printed in small.grammatical
