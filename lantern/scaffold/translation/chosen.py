"""Which texts a translation is about: all of a film's, or those of the scenes that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from lantern.scaffold.translation.update import KnownText
from lantern.script.film_script import Script
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.paths import FILM_SECTION, name_map, name_scene


def choose_originals(
    originals: Sequence[OriginalText],
    script: Script,
    *,
    scenes: Collection[str] | None,
    known: Iterable[KnownText],
) -> list[OriginalText]:
    """Return the texts that are to be translated.

    Args:
        originals: all of the film's.
        script: the film.
        scenes: the only scenes that it has in the language; None for all.
        known: what the translation has; of this nothing is left out.
    """
    if scenes is None:
        return list(originals)
    sections = {FILM_SECTION, *scenes, *_list_maps(script, scenes)}
    ids = {text.id for text in known if text.is_kept}
    return [
        each for each in originals if each.section in sections or each.id in ids
    ]


def _list_maps(script: Script, scenes: Collection[str]) -> set[str]:
    """Return the names of the maps that some scenes show."""
    numbers = {
        part.number for part in script.parts if name_scene(part) in scenes
    }
    folder = script.tree.file.parent
    return {
        name_map(asset.path, folder)
        for asset in script.list_assets("map")
        if asset.scene in numbers
    }
