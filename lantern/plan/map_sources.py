"""Where maps have their facts from: a line for each shot, and one for each map of the film."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core.interface_words import LabelTexts
from lantern.core.problems import AssetFailure
from lantern.script.film_script import AuthoredShot, Script
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import read_model


@dataclass(frozen=True)
class ShownMap:
    """A shot of a map, the map's file, and what is in it."""

    authored: AuthoredShot
    path: Path
    map_file: MapFile

    @property
    def shown(self) -> frozenset[str] | None:
        """What the shot shows of all that moves; None if it shows everything."""
        shot = self.authored.shot
        if shot.show is None:
            return None
        return frozenset([*shot.show, *(shot.when or ())])


def iter_shown_maps(
    script: Script, shots: tuple[AuthoredShot, ...]
) -> Iterator[ShownMap]:
    """Yield the shots that show maps; those whose map can't be read are told elsewhere."""
    for authored in shots:
        if not authored.shot.map:
            continue
        find = functools.partial(script.get_path, folder=authored.scene.folder)
        try:
            path = find(authored.shot.map)
            yield ShownMap(authored, path, read_model(MapFile, path))
        except AssetFailure:
            continue


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
    found = {}
    for shown in iter_shown_maps(script, script.shots):
        text = describe_sources(shown.map_file, shown.shown, words)
        if text:
            key = (scenes[shown.authored.scene.number], shown.authored.index)
            found[key] = words.map_sources.format(sources=text)
    return found


def list_map_sources(script: Script) -> list[str]:
    """Return a line for each map of the film that names its sources."""
    words = script.film.words
    lines: dict[Path, str] = {}
    for shown in iter_shown_maps(script, script.shots):
        text = describe_sources(shown.map_file, None, words.labels)
        title = shown.map_file.title
        name = title.title if title else shown.path.stem
        if text:
            lines[shown.path] = words.pages.source_line.format(words=name, source=text)
    return list(lines.values())
