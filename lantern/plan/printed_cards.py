"""The texts of cards as they are printed: with the quotation marks of the film's language."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from lantern.core.typography import set_quotes
from lantern.script.model.cards import Card

_NOT_PRINTED = ("at", "ground")
"""Fields that hold spoken words, and files."""


def set_card_quotes(card: Card, language: str) -> Card:
    """Return a card whose printed texts have the marks of their language.

    Args:
        card: as its author wrote it.
        language: a tag such as `de-AT`.
    """
    printed: Card = _set_all(card, language)
    return printed


def _set_all(value: Any, language: str) -> Any:
    """Return a text, a model or several of them with the marks of their language."""
    if isinstance(value, str):
        return set_quotes(value, language)
    if isinstance(value, tuple):
        return tuple(_set_all(each, language) for each in value)
    if isinstance(value, BaseModel):
        return _set_fields(value, language)
    return value


def _set_fields(model: BaseModel, language: str) -> BaseModel:
    changed = {}
    for name in model.model_fields_set:
        if name in _NOT_PRINTED:
            continue
        value = getattr(model, name)
        printed = _set_all(value, language)
        if printed != value:
            changed[name] = printed
    return model.model_copy(update=changed) if changed else model
