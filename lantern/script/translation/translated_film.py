"""What a film that was read in another language knows of its translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.script.film_script import SceneSource
from lantern.script.translation.map_texts import TranslatedMapTexts
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.paths import name_scene
from lantern.script.translation.read import Translation


@dataclass(frozen=True)
class TranslatedFilm:
    """A translation, and the texts of the film in its own language.

    `originals` are by their ids; `maps` has by its file what is other text on a map.
    """

    translation: Translation
    originals: Mapping[str, OriginalText]
    maps: Mapping[Path, TranslatedMapTexts]

    def find_title(self, part: SceneSource) -> str:
        """Return the title of a scene in the film's own language; its id if it isn't known."""
        original = self.originals.get(f"{name_scene(part)}.scene")
        return original.text if original else part.id

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the translation."""
        return tuple(tree.file for tree in self.translation.trees)
