"""What of the furniture of maps is new in each shot of a film.

A title is new when its map comes, a globe when a view comes, and a legend explains each kind of
sign once in the film.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lantern.core.interface_words import MapTexts
from lantern.core.problems import AssetFailure
from lantern.plan.film_shots import FilmShot, ShotKey
from lantern.script.model.map import FurnitureMode
from lantern.visuals.map.furniture.legend import list_legend_kinds
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import list_views, read_map
from lantern.visuals.specs import MapSpec

MOST_ROWS = 3
"""Kinds of sign that a legend explains at once; what is beyond them goes unexplained."""


@dataclass(frozen=True)
class NewFurniture:
    """What of a map's furniture is new in a shot, and how the author wants it.

    `legend` are the kinds of sign that no shot before it showed.
    """

    mode: FurnitureMode
    title: bool = False
    globe: bool = False
    legend: tuple[str, ...] = ()


@dataclass
class _Seen:
    """What viewers know of maps when a shot begins: `signs` are kinds with their texts."""

    path: Path | None
    views: frozenset[str]
    signs: set[str]


def find_new_furniture(
    shots: Iterable[FilmShot],
    default: FurnitureMode,
    *,
    texts: MapTexts,
    frame: MapFrame,
) -> dict[ShotKey, NewFurniture]:
    """Return what is new in each map shot of a film, in its order.

    Args:
        shots: all shots of the film.
        default: whether furniture is there while it is new, where neither shot nor map says so.
        texts: what Lantern writes on maps.
        frame: what maps have of the frame.
    """
    found: dict[ShotKey, NewFurniture] = {}
    seen = _Seen(None, frozenset(), set())
    for shot in shots:
        if not isinstance(shot.spec, MapSpec):
            continue
        try:
            path = shot.find(shot.spec.map)
            map_file = read_map(path, shot.spec.texts)
            views = list_views(shot.spec, map_file)
        except AssetFailure:
            continue  # its faults are told by the check
        legend = _find_new_signs(
            map_file,
            shot.spec,
            seen,
            texts=texts,
            frame=frame,
        )
        is_new = path != seen.path
        found[shot.key] = NewFurniture(
            shot.authored.shot.furniture or map_file.furniture or default,
            title=is_new,
            globe=is_new or not seen.views.issuperset(views),
            legend=legend,
        )
        seen.path = path
        seen.views = frozenset(views)
    return found


def _find_new_signs(
    map_file: MapFile,
    spec: MapSpec,
    seen: _Seen,
    *,
    texts: MapTexts,
    frame: MapFrame,
) -> tuple[str, ...]:
    """Return the kinds of sign that a legend explains in a shot, and note them as seen."""
    # here, since it loads OpenCV, which the check of a film without maps does without
    from lantern.visuals.map.shot.signs_in_view import find_signs

    shown = None if spec.show is None else frozenset({*spec.show, *spec.when})
    kinds = find_signs(map_file, list_views(spec, map_file), shown, frame=frame)
    new = []
    for kind, text in list_legend_kinds(map_file, texts).items():
        sign = f"{kind} {text}"
        if kind in kinds and sign not in seen.signs:
            seen.signs.add(sign)
            new.append(kind)
    return tuple(new[:MOST_ROWS])
