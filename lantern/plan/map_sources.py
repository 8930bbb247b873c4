"""Where maps have their facts from: a line for each shot, and one for each map of the film."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.core.interface_words import LabelTexts
from lantern.core.problems import AssetFailure
from lantern.script.document import Loc
from lantern.script.film_script import AuthoredShot, Script
from lantern.script.model.picture import Picture
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import read_map


@dataclass(frozen=True)
class ShownMap:
    """A picture of a shot that is a map, its file, and what is in it.

    `loc` are the keys that lead to it in the shot; none for the shot's own picture.
    """

    authored: AuthoredShot
    loc: Loc
    picture: Picture
    path: Path
    map_file: MapFile

    @property
    def shown(self) -> frozenset[str] | None:
        """What the shot shows of all that moves; None if it shows everything."""
        picture = self.picture
        if picture.show is None:
            return None
        return frozenset([*picture.show, *(picture.when or ())])


def iter_shown_maps(
    script: Script, shots: tuple[AuthoredShot, ...]
) -> Iterator[ShownMap]:
    """Yield the maps of shots; those that can't be read are told elsewhere."""
    for authored in shots:
        find = functools.partial(script.get_path, folder=authored.scene.folder)
        for placed in authored.shot.iter_pictures():
            file = placed.picture.map
            if not file:
                continue
            with suppress(AssetFailure):
                path = find(file)
                map_file = read_map(path, script.find_map_texts(path))
                yield ShownMap(
                    authored, placed.loc, placed.picture, path, map_file
                )


def describe_sources(
    map_file: MapFile, shown: frozenset[str] | None, words: LabelTexts
) -> str:
    """Return where a map has its facts from, and whether a front it shows is reconstructed."""
    parts = list(map_file.sources)
    for front in map_file.fronts:
        if front.reconstructed and (shown is None or front.id in shown):
            parts.append(words.reconstructed)
            break
    return "; ".join(parts)


def list_shot_sources(script: Script) -> dict[tuple[int, int], str]:
    """Return what the source line says of the map of each (scene, shot), both from 0."""
    words = script.film.words.labels
    scenes = {part.number: i for i, part in enumerate(script.parts)}
    found: dict[tuple[int, int], dict[str, None]] = {}
    for shown in iter_shown_maps(script, script.shots):
        text = describe_sources(shown.map_file, shown.shown, words)
        if text:
            key = (scenes[shown.authored.scene.number], shown.authored.index)
            found.setdefault(key, {})[text] = None
    return {
        key: words.map_sources.format(sources="; ".join(texts))
        for key, texts in found.items()
    }


def list_map_sources(script: Script) -> list[str]:
    """Return a line for each map of the film that names its sources."""
    words = script.film.words
    lines: dict[Path, str] = {}
    for shown in iter_shown_maps(script, script.shots):
        text = describe_sources(shown.map_file, None, words.labels)
        title = shown.map_file.title
        name = title.title if title else shown.path.stem
        if text:
            lines[shown.path] = words.pages.source_line.format(
                words=name, source=text
            )
    return list(lines.values())
