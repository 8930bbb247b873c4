"""The files that a film's maps name: their styles, and the author's own data and relief."""

from __future__ import annotations

import functools
from contextlib import suppress
from pathlib import Path

from lantern.core.problems import AssetFailure, Problem
from lantern.graphics.look import Look
from lantern.script.assets import Asset, AssetRole, NamedFile, make_asset
from lantern.script.film_script import Script
from lantern.visuals.map.spec import naming
from lantern.visuals.map.spec.map_file import MapFile


def find_map_assets(script: Script, look: Look) -> list[Asset]:
    """Return the files of the maps of every shot; one that can't be used is left out.

    Maps that name no style have that of the look. What is wrong with a map and its files is found
    when the shots are checked.
    """
    assets: list[Asset] = []
    # many shots share one map
    read = functools.cache(functools.partial(_list_named_files, look=look))
    for shown in script.list_assets("map"):
        find_near = naming.find_from_map(
            shown.path, functools.partial(script.get_path, folder=shown.folder)
        )
        for text, role in read(shown.path):
            named = NamedFile(text, shown.span, role, shown.scene, shown.shot)
            with suppress(AssetFailure):
                if role == "map style":
                    path = naming.find_style(text, find_near)
                else:
                    path = find_near(text)
                assets.append(make_asset(named, path))
    return assets


def check_map_files(script: Script) -> list[Problem]:
    """Return what is wrong with the maps that can't be read."""
    problems: list[Problem] = []
    for path in dict.fromkeys(
        shown.path for shown in script.list_assets("map")
    ):
        written = naming.read_written_map(path, None)
        if written.map_file is None:
            problems += written.problems
    return problems


def _list_named_files(path: Path, look: Look) -> list[tuple[str, AssetRole]]:
    """Return the files that a map names, and what each is for; none if the map can't be read."""
    try:
        map_file = naming.read_model(MapFile, path)
    except (AssetFailure, OSError):
        return []
    data: list[tuple[str, AssetRole]] = [
        (text, "map data") for text in map_file.list_files()
    ]
    return [(map_file.choose_style(look), "map style"), *data]
