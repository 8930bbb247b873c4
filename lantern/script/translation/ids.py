"""Find the texts of a tree, and name each: the path of its keys, with names that stay.

What a shot shows names the shot, so that a shot that is put before it changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from lantern.core import dates
from lantern.core.text import make_slug
from lantern.script.document import Loc
from lantern.script.model.card_fields import DEFAULT_YEAR
from lantern.script.translation.keys import (
    ANCHOR,
    ANY,
    DATE,
    ITSELF,
    NOT_WORDS,
    NUMERAL,
    WORDS,
    KeyTable,
)

_NAMING_KEYS = ("id", "name", "item")
"""Keys by which an entry of a list is called, where they aren't words themselves."""
_ROMAN = re.compile(
    r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,6})(IX|IV|V?I{0,3})\.?"
)
_SEPARATED = re.compile(r"\d[.,’' \u00a0\u202f]\d")
"""A number with a sign inside that isn't the same in each language: 84,000."""
_FILE_KEYS = ("still", "clip", "document")
_NO_SOURCE = "none"
"""What is written as the source line of a scene that has none."""


@dataclass(frozen=True)
class FoundText:
    """A text in a tree: its keys, its name there, and its kind in the table of keys.

    With `is_key` it is the key of a group, which stands for what the group is of.
    """

    loc: Loc
    name: str
    text: str
    kind: str
    is_key: bool = False


def iter_texts(data: object, keys: KeyTable) -> Iterator[FoundText]:
    """Yield the texts of a group of keys, in the order in which they are written."""
    yield from _walk(data, keys, (), name="")


def iter_scene_texts(
    data: object, keys: KeyTable, *, passage: str = ""
) -> Iterator[FoundText]:
    """Yield the texts of a scene; its shots are named by what they show.

    Args:
        data: the scene as it is written.
        keys: the table of a scene's keys.
        passage: what is spoken, for a narration that is the article's own words; without it
            the words of the article that the scene names are texts.
    """
    if not isinstance(data, Mapping):
        return
    for key, value in data.items():
        if key == "shots":
            yield from _iter_shots(value, keys)
            continue
        if key == "narration" and isinstance(value, Mapping) and passage:
            yield FoundText(("narration",), "narration", passage, WORDS)
            continue
        table = keys.get(key)
        if table is not None:
            yield from _walk(value, table, (key,), name=str(key))


def _iter_shots(shots: object, keys: KeyTable) -> Iterator[FoundText]:
    for i, name in enumerate(name_shots(shots, taken=keys)):
        shot = shots[i] if isinstance(shots, Sequence) else None
        for found in _walk(shot, keys["shots"], ("shots", i), name=name):
            if found.loc == ("shots", i, "at"):
                found = replace(found, name=f"at.{name}")
            yield found


def name_shots(shots: object, *, taken: KeyTable) -> list[str]:
    """Return the names of a scene's shots: what each shows, and a number where it shows it again.

    Args:
        shots: the list as it is written.
        taken: keys of the scene; no shot is called by one that has keys of its own below it.
    """
    if not isinstance(shots, list):
        return []
    groups = [key for key, table in taken.items() if not isinstance(table, str)]
    counts = dict.fromkeys([*groups, "at"], 1)
    names: list[str] = []
    for shot in shots:
        base = _name_shown(shot)
        name = base
        while name in counts:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        counts.setdefault(name, 1)
        names.append(name)
    return names


def _name_shown(shot: object) -> str:
    """Return the name of what a shot shows; `shot` if it can't be told."""
    if not isinstance(shot, Mapping):
        return "shot"
    for key in _FILE_KEYS:
        file = _find_file(shot.get(key))
        if file:
            return _name_file(file)
    if isinstance(shot.get("map"), str):
        return _find_view(shot) or _name_file(shot["map"])
    card = shot.get("card")
    if isinstance(card, str):
        return card
    if isinstance(card, Mapping) and card:
        return str(next(iter(card)))
    if shot.get("panels"):
        return "panels"
    return "shot"


def _find_file(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("file", value.get("python"))
    return value if isinstance(value, str) else ""


def _name_file(file: str) -> str:
    stem = PurePosixPath(file).stem
    return make_slug(stem) or stem


def _find_view(shot: Mapping[str, Any]) -> str:
    """Return the view at which a map's camera arrives first."""
    if isinstance(shot.get("view"), str):
        return str(shot["view"])
    for key in ("move", "globe"):
        way = shot.get(key)
        if isinstance(way, Mapping) and isinstance(way.get("to"), str):
            return str(way["to"])
    return ""


def _walk(
    value: object, keys: KeyTable | str, loc: Loc, *, name: str
) -> Iterator[FoundText]:
    """Yield the texts of a value; entries of a list have its keys."""
    if isinstance(value, list):
        for i, called in enumerate(_name_entries(value, keys)):
            yield from _walk(
                value[i], keys, (*loc, i), name=_join(name, called)
            )
    elif isinstance(value, Mapping) and not isinstance(keys, str):
        yield from _walk_group(value, keys, loc, name=name)
    elif isinstance(value, str):
        kind = keys if isinstance(keys, str) else keys.get(ITSELF, NOT_WORDS)
        if _is_text(value, kind, name):
            yield FoundText(loc, name, value, kind)


def _walk_group(
    group: Mapping[str, Any], keys: KeyTable, loc: Loc, *, name: str
) -> Iterator[FoundText]:
    for key, below in group.items():
        table = keys.get(key, keys.get(ANY))
        if table is not None:
            yield from _walk(
                below, table, (*loc, key), name=_join(name, str(key))
            )
        elif _stands_for_entry(group, keys):
            yield FoundText(
                (*loc, key), name, str(key), keys[ITSELF], is_key=True
            )


def _join(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _stands_for_entry(value: Mapping[str, Any], keys: KeyTable) -> bool:
    """Tell whether a group of one unknown key is `who: above`, short for an entry of that name."""
    return len(value) == 1 and keys.get(ITSELF) == WORDS and "under" in keys


def _name_entries(entries: Sequence[object], keys: KeyTable | str) -> list[str]:
    """Return what the entries of a list are called, each otherwise."""
    names: list[str] = []
    for i, entry in enumerate(entries):
        name = _name_entry(entry, keys, i)
        names.append(str(i + 1) if name in names else name)
    return names


def _name_entry(entry: object, keys: KeyTable | str, index: int) -> str:
    """Return what an entry of a list is called: by a name that isn't words, else its number."""
    if isinstance(entry, Mapping) and not isinstance(keys, str):
        for key in _NAMING_KEYS:
            named = entry.get(key)
            if isinstance(named, str) and keys.get(key) == NOT_WORDS:
                return named
    return str(index + 1)


def _is_text(text: str, kind: str, name: str) -> bool:
    """Tell whether a text has something to be translated."""
    if kind == NOT_WORDS:
        return False
    if kind == ANCHOR:
        return any(map(str.isalnum, text))
    if not any(map(str.isalpha, text)) and _SEPARATED.search(text) is None:
        return False
    if kind == NUMERAL:
        return _ROMAN.fullmatch(text.strip()) is None
    if kind == DATE:
        return dates.parse(text, DEFAULT_YEAR) is None
    return name != "source" or text != _NO_SOURCE
