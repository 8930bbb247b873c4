"""What a film that was read in another language knows of its translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.script.translation.map_texts import TranslatedMapTexts
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.read import Translation


@dataclass(frozen=True)
class TranslatedFilm:
    """A translation, the language it was made from, and the texts of the film in that one.

    `originals` are by their ids; `maps` has by its file what is other text on a map.
    """

    translation: Translation
    own_language: str
    originals: Mapping[str, OriginalText]
    maps: Mapping[Path, TranslatedMapTexts]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the translation."""
        return tuple(tree.file for tree in self.translation.trees)
