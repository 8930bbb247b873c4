"""Cards laid out on a page: what stands where, as an editor would measure it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from lantern.graphics import look
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import AnyCard, lay_out_card
from lantern.visuals.card.parts import CardElement, CardLayout

ATLAS = look.load()
WIDE = (1920.0, 1080.0)
TALL = (1080.0, 1920.0)
AT_REST = 99.0
"""Seconds after which all of a card is there."""
_TEXT = re.compile(
    r'<text[^>]* x="([\d.-]+)" y="([\d.-]+)"([^>]*)>([^<]*)</text>'
)
_RULE = re.compile(
    r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" fill="#'
)


@dataclass(frozen=True)
class SetLine:
    """A line of type: its words, where it begins or ends, its baseline, and when it enters."""

    text: str
    x: float
    y: float
    at: float
    size: float
    fill: str


def lay_out(card: AnyCard, page: tuple[float, float] = WIDE) -> CardLayout:
    return lay_out_card(card, CardContext(page), ATLAS)


@dataclass(frozen=True)
class CardMaker:
    """Lays out cards of one kind, of which one field is nearly always given."""

    kind: type[BaseModel]
    field: str
    usual: object

    def __call__(
        self,
        value: object = None,
        page: tuple[float, float] = WIDE,
        **more: Any,
    ) -> CardLayout:
        """Return a card with this value of its field, the usual one for None."""
        value = self.usual if value is None else value
        card: Any = self.kind.model_validate({self.field: value, **more})
        return lay_out(card, page)


def list_lines(layout: CardLayout) -> list[SetLine]:
    """Return the lines of type, in the order in which they are drawn."""
    found: list[SetLine] = []
    for element in layout.elements:
        found += _read_lines(element)
    return found


def _read_lines(element: CardElement) -> Sequence[SetLine]:
    lines = []
    for x, y, attributes, text in _TEXT.findall(element.body(AT_REST)):
        size = re.search(r'font-size="([\d.]+)"', attributes)
        fill = re.search(r'fill="(#\w+)"', attributes)
        assert size and fill
        where = (float(x), float(y), element.at, float(size[1]))
        lines.append(SetLine(html.unescape(text), *where, fill[1]))
    return lines


def find_line(layout: CardLayout, text: str) -> SetLine:
    """Return the line of type with these words."""
    (line,) = [line for line in list_lines(layout) if line.text == text]
    return line


def list_rules(layout: CardLayout) -> list[tuple[float, float, float, float]]:
    """Return the rules and bars, each x, y, width and height, as they are at rest."""
    rules = []
    for element in layout.elements:
        for numbers in _RULE.findall(element.body(AT_REST)):
            x, y, width, height = map(float, numbers)
            rules.append((x, y, width, height))
    return rules
