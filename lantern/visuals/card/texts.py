"""The texts of a card: their places, and the roles of their type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lantern.graphics.look.type_role import RoleName
from lantern.script.model.cards import iter_entries
from lantern.script.model.charts import ChartCard
from lantern.script.model.people import Person
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.relations import Member, RelationsCard

_ROLES: dict[str, RoleName] = {
    "title": "title",
    "subtitle": "heading",
    "chapter": "chapter",
    "numeral": "numeral",
    "line": "body",
    "kicker": "kicker",
    "statement": "statement",
    "by": "note",
    "label": "label",
    "note": "note",
    "number": "number",
    "unit": "unit",
    "text": "lead",
    "credits": "heading",
    "wanted": "lead",
}


_QUOTATION_ROLES: dict[str, RoleName] = {
    "quotation": "statement",
    "by": "heading",
    "line": "note",
    "source": "note",
}
_HEADING_ROLES: dict[str, RoleName] = {
    "timeline": "heading",
    "chart": "heading",
    "list": "heading",
    "people": "heading",
    "relations": "heading",
}
_ENTRY_ROLES: dict[str, RoleName] = {
    "date": "date",
    "name": "lead",
    "text": "body",
    "label": "body",
    "shown": "heading",
    "missing": "subtitle",
}
_PERSON_ROLES: dict[str, RoleName] = {"name": "heading", "line": "note"}
_PlacedText = tuple[tuple[str | int, ...], str, RoleName]


def list_texts(card: Any) -> list[_PlacedText]:
    """Return each text of a card: its place, the text, and the role of its type."""
    is_quotation = isinstance(card, QuotationCard)
    found = _find_texts(card, (), _QUOTATION_ROLES if is_quotation else _ROLES)
    found += _find_texts(card, (), _HEADING_ROLES)
    for loc, entry in iter_entries(card):
        is_person = isinstance(entry, Person | Member)
        found += _find_texts(
            entry, loc, _PERSON_ROLES if is_person else _ENTRY_ROLES
        )
    if isinstance(card, RelationsCard):
        for key, side in card.sides.items():
            found.append((("sides", key, "name"), side.name, "note"))
    if isinstance(card, ChartCard):
        found += _list_chart_texts(card)
    for i, entry in enumerate(getattr(card, "entries", ())):
        found.append((("entries", i, "role"), entry.role, "label"))
        for j, line in enumerate(entry.lines):
            found.append((("entries", i, "lines", j), line, "body"))
    return found


def _list_chart_texts(card: ChartCard) -> list[_PlacedText]:
    """Return the texts of a chart that belong to no entry: headings, cells, its source."""
    found = _list_panel_names(card)
    if card.data and card.data.source:
        found.append((("data", "source"), card.data.source, "note"))
    if card.table is None:
        return found
    if card.table.head:
        found.append((("table", "head"), card.table.head, "note"))
    for i, column in enumerate(card.table.columns):
        found.append((("table", "columns", i), column.name, "note"))
    for i, row in enumerate(card.table.rows):
        for j, cell in enumerate(row.cells or ()):
            if isinstance(cell, str):
                loc = ("table", "rows", i, "cells", j)
                found.append((loc, cell, "body"))
    return found


def _list_panel_names(card: ChartCard) -> list[_PlacedText]:
    """Return the names above groups of bars, each where it first stands, and above two sides."""
    found: list[_PlacedText] = []
    above = None
    for i, bar in enumerate(card.bars or ()):
        if bar.group and bar.group != above:
            found.append((("bars", i, "group"), bar.group, "lead"))
        above = bar.group
    if card.compare:
        for key, side in (
            ("left", card.compare.left),
            ("right", card.compare.right),
        ):
            found.append((("compare", key, "name"), side.name, "lead"))
    return found


def _find_texts(
    model: Any, loc: tuple[str | int, ...], roles: Mapping[str, RoleName]
) -> list[_PlacedText]:
    """Return the texts of a model that are not empty, in the order of `roles`."""
    found: list[_PlacedText] = []
    for key, role in roles.items():
        text = getattr(model, key, None)
        if text:
            found.append(((*loc, key), str(text), role))
    return found
