"""The texts of cards as they are printed: quotation marks by language, line breaks by shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from lantern.core.typography import enclose_in_quotes, set_quotes
from lantern.script.model.cards import Card
from lantern.script.model.quotation import QuotationCard

_NOT_PRINTED = ("at", "ground", "portrait")
"""Fields that hold spoken words, and files."""


def set_card_quotes(card: Card, language: str) -> Card:
    """Return a card whose printed texts have the marks of their language.

    Args:
        card: as its author wrote it.
        language: a tag such as `de-AT`.
    """
    if isinstance(card, QuotationCard):
        words = enclose_in_quotes(card.quotation, language)
        card = card.model_copy(update={"quotation": words})
    printed: Card = _print_all(card, lambda text: set_quotes(text, language))
    return printed


def join_card_lines(card: Card) -> Card:
    """Return a card without its author's line breaks, to be set in another shape than his own.

    Blank lines stay: they part what belongs apart.
    """
    joined: Card = _print_all(card, _join_lines)
    return joined


def _join_lines(text: str) -> str:
    parts = [" ".join(part.split("\n")) for part in text.split("\n\n")]
    return "\n\n".join(parts)


def _print_all(value: Any, change: Callable[[str], str]) -> Any:
    """Return a text, a model or several of them with each printed text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_print_all(each, change) for each in value)
    if isinstance(value, BaseModel):
        return _print_fields(value, change)
    return value


def _print_fields(model: BaseModel, change: Callable[[str], str]) -> BaseModel:
    changed = {}
    for name in model.model_fields_set:
        if name in _NOT_PRINTED:
            continue
        value = getattr(model, name)
        printed = _print_all(value, change)
        if printed != value:
            changed[name] = printed
    return model.model_copy(update=changed) if changed else model
