"""The texts of a film in its own language: each with an id that stays, its place and its digest.

Texts are found in the trees of files as they are written, so that a text that stands in a short
form is found as well as one in a long form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lantern.core.problems import Span
from lantern.script.document import Loc, YamlDocument, read_yaml
from lantern.script.film_script import SceneSource, Script
from lantern.script.translation.ids import (
    FoundText,
    iter_scene_texts,
    iter_texts,
)
from lantern.script.translation.keys import (
    ANCHOR,
    FILM_KEYS,
    MAP_KEYS,
    SCENE_KEYS,
    WORDS,
)
from lantern.script.translation.paths import FILM_SECTION, name_map, name_scene
from lantern.script.translation.table_cells import list_cells

TextKind = Literal["words", "anchor"]
_DIGITS = 12
"""Hexadecimal digits of a digest: enough for two texts of a film to differ."""


@dataclass(frozen=True)
class OriginalText:
    """A text of the film in its own language.

    Its `id` is its `section` (film, a scene, a map), a dot, and the path of its keys there. An
    `anchor` is words of the narration that something waits for.
    """

    id: str
    section: str
    text: str
    kind: TextKind
    span: Span
    loc: Loc = ()
    """Where it stands in its section."""

    @property
    def digest(self) -> str:
        """What changes with the text, and not with its blanks or line ends."""
        return digest_text(self.text)


def digest_text(text: str) -> str:
    """Return 12 hexadecimal digits that stand for a text; blanks and line ends don't count."""
    folded = " ".join(text.split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[
        :_DIGITS
    ]


def list_texts(script: Script) -> tuple[OriginalText, ...]:
    """Return all texts of a film that a translation may have: film.yml, scenes, then maps.

    A narration that is the article's own words is a text, as it is spoken.

    Args:
        script: the film in its own language, loaded without `language`.
    """
    found = list(list_film_texts(script.tree))
    for part in script.film_parts or script.parts:
        found += list_scene_texts(part)
    seen: set[Path] = set()
    for asset in script.list_assets("map"):
        if asset.path in seen:
            continue
        seen.add(asset.path)
        tree, _ = read_yaml(asset.path)
        if tree is not None:
            folder = script.tree.file.parent
            found += list_map_texts(tree, name_map(asset.path, folder))
    return tuple(found)


def list_film_texts(tree: YamlDocument) -> Iterator[OriginalText]:
    """Yield the texts of film.yml; those of scenes that are written in it come with the scenes."""
    for found in iter_texts(tree.data, FILM_KEYS):
        yield make_original(FILM_SECTION, found, tree)


def list_scene_texts(part: SceneSource) -> Iterator[OriginalText]:
    """Yield the texts of a scene, its narration among them in the words that are spoken."""
    data = part.tree.data
    for step in part.at:
        data = data[step]
    section = name_scene(part)
    narration = part.scene.narration
    spoken = narration if isinstance(narration, str) else ""
    for found in iter_scene_texts(data, SCENE_KEYS, passage=spoken):
        yield make_original(section, found, part.tree, at=part.at)
    yield from list_cell_texts(part)


def list_cell_texts(part: SceneSource) -> Iterator[OriginalText]:
    """Yield the texts that the cards of a scene take from tables."""
    section = name_scene(part)
    for cell in list_cells(part):
        found = FoundText(cell.loc, cell.name, cell.text, WORDS)
        yield make_original(section, found, part.tree, at=part.at)


def list_map_texts(tree: YamlDocument, section: str) -> Iterator[OriginalText]:
    """Yield the texts of a map's file."""
    for found in iter_texts(tree.data, MAP_KEYS):
        yield make_original(section, found, tree)


def make_original(
    section: str, found: FoundText, tree: YamlDocument, *, at: Loc = ()
) -> OriginalText:
    """Return a text that was found in a section, which begins at `at` in its file."""
    return OriginalText(
        id=f"{section}.{found.name}",
        section=section,
        text=found.text,
        kind="anchor" if found.kind == ANCHOR else "words",
        span=tree.find_span((*at, *found.loc), key=found.is_key),
        loc=found.loc,
    )
