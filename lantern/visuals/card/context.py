"""What a card is laid out for: the page, its margins, and when the card's entries are spoken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lantern.core.interface_words import (
    FALLBACK,
    CardWords,
    DateWords,
    find_words,
)
from lantern.core.units import Shape, classify_shape

FindPortrait = Callable[[str, float], str]
"""Finds the address of a portrait, as SVG has it, by its key in the card.

It is drawn so many pixels high at 1080p. Empty for none.
"""


def find_no_portrait(_key: str, _height: float) -> str:
    """Return that a card has no portraits: no text depends on them."""
    return ""


@dataclass(frozen=True)
class CardContext:
    """What a card is laid out for: a page (width, height) and when its entries are spoken.

    `captions` is the top of the burned-in captions, None without any. `spoken_at` gives the
    seconds at which an entry is spoken, by its place in the card; `length` is the shot's, in s.
    `words` are what Lantern writes on it, `dates` the forms of dates on axes.
    """

    page: tuple[float, float]
    captions: float | None = None
    spoken_at: Mapping[str, float] | None = None
    length: float = 10.0
    words: CardWords = field(
        default_factory=lambda: find_words(FALLBACK).on_cards
    )
    dates: DateWords = field(default_factory=lambda: find_words(FALLBACK).dates)
    find_portrait: FindPortrait = find_no_portrait

    @property
    def shape(self) -> Shape:
        """Return the shape of the page."""
        width, height = self.page
        return classify_shape((round(width), round(height)))

    @property
    def is_narrow(self) -> bool:
        """Return whether the page is square or portrait."""
        return self.shape != "wide"

    @property
    def is_portrait(self) -> bool:
        """Return whether the page is portrait."""
        return self.shape == "portrait"

    @property
    def margin(self) -> float:
        """Return the room that type leaves free at the left and right."""
        return 96.0 if self.is_narrow else 150.0

    @property
    def sides(self) -> tuple[float, float]:
        """Return the left and right end of the room for type."""
        return self.margin, self.page[0] - self.margin

    def find_spoken_time(self, key: str) -> float | None:
        """Return the seconds at which an entry is spoken; None if it has no words."""
        return (self.spoken_at or {}).get(key)
