"""The texts of a map's file in another language: put into the map as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lantern.core.problems import Span
from lantern.core.records import NOT_IN_KEY
from lantern.script.document import YamlDocument
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.read import Translation
from lantern.script.translation.tree_editor import TreeEditor


@dataclass(frozen=True)
class TranslatedMapText:
    """A text of a map's file in another language: its keys there, and where it is written."""

    loc: tuple[str | int, ...]
    text: str
    span: Span = field(metadata=NOT_IN_KEY)


TranslatedMapTexts = tuple[TranslatedMapText, ...]


def list_translated(
    originals: Iterable[OriginalText], translation: Translation
) -> Iterator[TranslatedMapText]:
    """Yield the texts of a map that a translation has in other words."""
    for original in originals:
        found = translation.find_text(original.id)
        if found is not None and found.text != original.text:
            yield TranslatedMapText(original.loc, found.text, found.span)


def translate_map_tree(
    tree: YamlDocument, texts: TranslatedMapTexts
) -> YamlDocument:
    """Return a map's document with its texts in another language."""
    editor = TreeEditor(tree)
    for text in texts:
        editor.set_value(text.loc, text.text, text.span)
    return editor.build()
