"""Names by which parts of a card call each other: they follow the names that were translated.

A member is `under` another by its name, a highlight names a line, a column of a card is by default
the column of its table of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lantern.script.document import Loc
from lantern.script.translation.tree_editor import TreeEditor

_LINES = ("lines", "race")
_ABOVE = ("under", "with")


def follow_card_names(
    editor: TreeEditor, loc: Loc, card: Mapping[str, Any]
) -> None:
    """Let a card's parts call each other by their translated names.

    Args:
        editor: the document, whose texts are translated.
        loc: the place of the card.
        card: as its author wrote it.
    """
    for key in _LINES:
        _follow_lines(editor, loc, card, key=key)
    _follow_members(editor, loc, card)
    _follow_columns(editor, loc, card)


def follow_globe_names(
    editor: TreeEditor, loc: Loc, globe: Mapping[str, Any]
) -> None:
    """Let a globe find the map's places by the names that its author gave them."""
    for i, place in _iter_entries(globe.get("places")):
        at = (*loc, "places", i)
        is_group = isinstance(place, Mapping)
        named = place.get("name") if is_group else place
        new = editor.get((*at, "name")) if is_group else editor.get(at)
        if new == named:
            continue
        if is_group:
            editor.set_default((*at, "spot"), named)
        else:
            editor.set_group(at, {"name": new, "spot": named})
        has_spot = is_group and "spot" in place
        if has_spot and globe.get("from") == named:
            editor.set_text((*loc, "from"), new)


def _iter_entries(entries: object) -> Iterator[tuple[int, Any]]:
    if isinstance(entries, list):
        yield from enumerate(entries)


def _follow_lines(
    editor: TreeEditor, loc: Loc, card: Mapping[str, Any], *, key: str
) -> None:
    """Rename the lines that marks and highlights name."""
    renamed = {}
    for i, line in _iter_entries(card.get(key)):
        if isinstance(line, Mapping) and isinstance(line.get("name"), str):
            renamed[line["name"]] = editor.get((*loc, key, i, "name"))
    for i, mark in _iter_entries(card.get("marks")):
        named = mark.get("line") if isinstance(mark, Mapping) else None
        if isinstance(named, str) and named in renamed:
            editor.set_text((*loc, "marks", i, "line"), renamed[named])
    highlight = card.get("highlight")
    for name in list(highlight) if isinstance(highlight, Mapping) else ():
        if renamed.get(name, name) != name:
            editor.rename_key((*loc, "highlight", name), renamed[name])


def _follow_members(
    editor: TreeEditor, loc: Loc, card: Mapping[str, Any]
) -> None:
    """Rename those whom members are under, or stand with."""
    renamed = {}
    written = list(_iter_entries(card.get("members")))
    for i, member in written:
        old, new = member, editor.get((*loc, "members", i))
        if isinstance(member, Mapping):
            old = member.get("name", next(iter(member), None))
            new = new.get("name", next(iter(new), None))
        if isinstance(old, str):
            renamed[old] = new
    for i, member in written:
        at = (*loc, "members", i)
        group = editor.get(at)
        for key in group if isinstance(member, Mapping) else ():
            is_short = "name" not in group and len(group) == 1
            above = group[key]
            if (key in _ABOVE or is_short) and isinstance(above, str):
                editor.set_text((*at, key), renamed.get(above, above))


def _follow_columns(
    editor: TreeEditor, loc: Loc, card: Mapping[str, Any]
) -> None:
    """Let the columns of a card find those of its table."""
    table = card.get("table")
    if "data" not in card or not isinstance(table, Mapping):
        return
    for i, column in _iter_entries(table.get("columns")):
        at = (*loc, "table", "columns", i)
        if isinstance(column, Mapping):
            if editor.get((*at, "name")) != column.get("name"):
                editor.set_default((*at, "column"), column.get("name"))
        elif editor.get(at) != column:
            editor.set_group(at, {"name": editor.get(at), "column": column})
