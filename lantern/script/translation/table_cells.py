"""Texts that a card takes from the cells of a table: each is a text by its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lantern.script.document import Loc
from lantern.script.film_script import SceneSource
from lantern.script.model.charts import ChartCard
from lantern.script.translation.ids import name_shots
from lantern.script.translation.keys import SCENE_KEYS

ChangeText = Callable[[str, str], str]
"""Returns what stands for the text of a cell, from its name in the scene and the text."""


@dataclass(frozen=True)
class CellText:
    """The text of a cell: its name in the scene, and the place of the row that shows it."""

    name: str
    text: str
    loc: Loc


def list_cells(source: SceneSource) -> list[CellText]:
    """Return the texts that the cards of a scene show from tables, each once a card."""
    found: dict[str, CellText] = {}
    for card in _iter_cards(source):
        for number, cells in card.rows.items():
            for text in cells:
                if isinstance(text, str) and any(map(str.isalpha, text)):
                    loc = (*card.loc, "table", "rows", number, "row")
                    cell = CellText(f"{card.name}.{text}", text, loc)
                    found.setdefault(cell.name, cell)
    return list(found.values())


def change_cells(source: SceneSource, change: ChangeText) -> SceneSource:
    """Return a scene whose cards show other texts for those of tables."""
    shots = list(source.scene.shots)
    for each in _iter_cards(source):
        table = each.card.table
        assert table is not None
        rows = list(table.rows)
        for number, cells in each.rows.items():
            changed = [
                change(f"{each.name}.{cell}", cell)
                if isinstance(cell, str)
                else cell
                for cell in cells
            ]
            rows[number] = rows[number].model_copy(
                update={"cells": tuple(changed)}
            )
        shown = table.model_copy(update={"rows": tuple(rows)})
        card = each.card.model_copy(update={"table": shown})
        shots[each.shot] = shots[each.shot].with_card(each.picture, card)
    scene = source.scene.model_copy(update={"shots": tuple(shots)})
    return replace(source, scene=scene)


@dataclass(frozen=True)
class _TableCard:
    """A card that shows rows of a table: their cells by the numbers of the rows.

    `picture` leads from the shot to the picture, `loc` from the scene to the card.
    """

    shot: int
    picture: Loc
    name: str
    card: ChartCard

    @property
    def loc(self) -> Loc:
        return ("shots", self.shot, *self.picture, "card")

    @property
    def rows(self) -> dict[int, tuple[int | float | str | None, ...]]:
        table = self.card.table
        rows = enumerate(table.rows if table else ())
        return {
            i: row.cells for i, row in rows if row.row is not None and row.cells
        }


def _iter_cards(source: SceneSource) -> Iterator[_TableCard]:
    data = source.tree.data
    for step in source.at:
        data = data[step]
    names = name_shots(data["shots"], taken=SCENE_KEYS)
    for i, shot in enumerate(source.scene.shots):
        for placed in shot.iter_pictures():
            card = placed.picture.card
            if isinstance(card, ChartCard) and card.data and card.table:
                keys = [
                    str(k + 1) if isinstance(k, int) else k for k in placed.loc
                ]
                name = ".".join([names[i], *keys, "card.table.cells"])
                yield _TableCard(i, placed.loc, name, card)
