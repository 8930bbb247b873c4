"""How a shot and a map name things: views of the map, styles, and the files that lie beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lantern.core.problems import AssetFailure, suggest
from lantern.script.document import YamlModel, build_model, read_yaml
from lantern.visuals.map.spec.map_file import MapFile, MapStyle
from lantern.visuals.specs import MapSpec

STYLES_FOLDER = Path(__file__).parent / "styles"
Find = Callable[[str], Path]


def find_from_map(path: Path, find: Find) -> Find:
    """Files that a map names are found from the map, not from the scene; where they may be is the scene's to say."""

    def found(text: str) -> Path:
        whole = text if text.startswith("assets/") else str(path.parent / text)
        try:
            return find(whole)
        except AssetFailure as failure:  # it speaks of the file as the map does
            raise AssetFailure(
                failure.message.replace(f"'{whole}'", f"'{text}'", 1)
            ) from None

    return found


def find_style(style: str, find: Find) -> Path:
    """A style by its name, or the author's own by its path. Raises AssetFailure."""
    if style.endswith((".yml", ".yaml")):
        return find(style)
    known = sorted(p.stem for p in STYLES_FOLDER.glob("*.yml"))
    if style not in known:
        hint = (
            suggest(style, known)
            or f"; there are {', '.join(known)}, or give the path of a style of your own"
        )
        raise AssetFailure(f"no map style '{style}'{hint}")
    return STYLES_FOLDER / f"{style}.yml"


def list_named_views(spec: MapSpec) -> dict[tuple[str, ...], str]:
    """Return the names of views that a shot gives, by their keys in it."""
    named: dict[tuple[str, ...], str] = {}
    if spec.view is not None:
        named["view",] = spec.view
    if spec.move is not None:
        named["move", "from"] = str(spec.move.start)
        named["move", "to"] = str(spec.move.end)
    return named


def find_end_views(spec: MapSpec, sheet: MapFile) -> tuple[str, str]:
    """Return the names of the first and the last view of the shot.

    Raises:
        AssetFailure: the map has no such view.
    """
    if spec.move is not None:
        names = (str(spec.move.start), str(spec.move.end))
    else:
        only = spec.view or next(iter(sheet.views))
        names = (only, only)
    for name in names:
        if name not in sheet.views:
            raise AssetFailure(
                f"the map has no view '{name}'{suggest(name, sheet.views)}"
            )
    return names


def is_dark(find: Find, name: str) -> bool:
    """Whether a map's style is dark, so that plates over it are ink. Raises AssetFailure."""
    path = find(name)
    sheet = read_model(MapFile, path)
    return bool(
        read_model(MapStyle, find_style(sheet.style, find_from_map(path, find))).dark
    )


def list_files(find: Find, name: str) -> list[Path]:
    """The files that a map names: its style and the author's own data. Raises AssetFailure."""
    path = find(name)
    sheet, near = read_model(MapFile, path), find_from_map(path, find)
    return [find_style(sheet.style, near), *map(near, sheet.list_files())]


def read_model(model: type[Any], path: Path) -> Any:
    """A file as a model. Raises AssetFailure with all its faults."""
    assert issubclass(model, YamlModel)
    tree, problems = read_yaml(path)
    value, faults = build_model(model, tree) if tree else (None, [])
    if value is None:
        raise AssetFailure(
            f"the map {path.name} can't be used", [str(p) for p in problems + faults]
        )
    return value
