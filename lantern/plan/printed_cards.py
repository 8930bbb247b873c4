"""The texts of cards and documents as they are printed.

Quotation marks follow the language, line breaks the shape.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from lantern.core.typography import enclose_in_quotes, set_quotes
from lantern.script.model.cards import Card
from lantern.script.model.page import PageDocument
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


def set_document_quotes(document: PageDocument, language: str) -> PageDocument:
    """Return a document whose printed texts have the marks of their language."""
    changed: dict[str, BaseModel] = {}
    if document.lift and document.lift.text:
        words = enclose_in_quotes(document.lift.text, language)
        changed["lift"] = document.lift.model_copy(update={"text": words})
    if document.translation:
        words = set_quotes(document.translation.text, language)
        changed["translation"] = document.translation.model_copy(
            update={"text": words}
        )
    return document.model_copy(update=changed)


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
