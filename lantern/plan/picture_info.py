"""What the cut needs of a film's pictures: labels, their makers, maps that carry dark panels."""

from __future__ import annotations

import functools
from pathlib import Path

from lantern.credits.entry import LedgerEntry
from lantern.graphics.look import Look
from lantern.plan.map_sources import list_shot_sources
from lantern.plan.project import Project
from lantern.script.assets import PICTURE_ROLES, Asset, AssetRole
from lantern.script.film_script import Script
from lantern.timeline import PictureInfo

_NAMED_ROLES: tuple[AssetRole, ...] = ("still", "document", "portrait")
"""Pictures whose makers the source line names where the film asks for it."""


def describe_pictures(project: Project) -> PictureInfo:
    """Return what only the files of a film's shots tell."""
    return PictureInfo(
        _find_illustrations(project),
        find_dark_maps(project.script, project.look),
        _list_picture_credits(project),
        _list_marks(project),
        list_shot_sources(project.script),
    )


def find_dark_maps(script: Script, look: Look) -> frozenset[tuple[int, int]]:
    """Return the (scene, shot) whose map has a dark style; each map file is read once."""
    from lantern.visuals.map.spec.naming import is_dark

    @functools.cache
    def read(text: str, folder: Path) -> bool:
        return is_dark(
            functools.partial(script.get_path, folder=folder), text, look
        )

    found = set()
    for i, part in enumerate(script.parts):
        for j, shot in enumerate(part.scene.shots):
            if shot.map and read(shot.map, part.folder):
                found.add((i, j))
    return frozenset(found)


def _find_illustrations(project: Project) -> frozenset[tuple[int, int]]:
    """Return the (scene, shot) of which the ledger calls a still an illustration."""
    found = set()
    for shot, entries in _find_entries(project, "still", "document").items():
        if any(entry.kind == "illustration" for entry in entries):
            found.add(shot)
    return frozenset(found)


def _list_picture_credits(project: Project) -> dict[tuple[int, int], str]:
    """Return by (scene, shot) whose the still is, if the film names the makers of its pictures."""
    if not project.script.film.picture_credits:
        return {}
    template = project.script.film.words.credits.picture_by
    found = {}
    for shot, entries in _find_entries(project, *_NAMED_ROLES).items():
        lines: dict[str, None] = {}
        for entry in entries:
            if entry.made_by == "others":
                line = template.format(
                    author=entry.author, licence=entry.licence
                )
                lines[line] = None
        if lines:
            found[shot] = "; ".join(lines)
    return found


def _list_marks(project: Project) -> dict[tuple[int, int], str]:
    """Return the mark of each (scene, shot) whose picture the ledger doesn't name a maker of."""
    script = project.script
    mark = script.film.words.credits.not_yet
    found: dict[tuple[int, int], str] = {}
    for asset in script.list_assets(*PICTURE_ROLES):
        if asset.scene and project.ledger.find_entry(asset.path) is None:
            found |= dict.fromkeys(_list_shots(script, asset), mark)
    return found


def _find_entries(
    project: Project, *roles: AssetRole
) -> dict[tuple[int, int], list[LedgerEntry]]:
    """Return the ledger's entries of pictures, by the (scene, shot) that shows them."""
    found: dict[tuple[int, int], list[LedgerEntry]] = {}
    for asset in project.script.list_assets(*roles):
        entry = project.ledger.find_entry(asset.path)
        if entry is not None:
            for shot in _list_shots(project.script, asset):
                found.setdefault(shot, []).append(entry)
    return found


def _list_shots(script: Script, asset: Asset) -> list[tuple[int, int]]:
    """Return the (scene, shot) that may show a picture: all of its scene if that names it."""
    numbers = [part.number for part in script.parts]
    scene = numbers.index(asset.scene)
    if asset.shot is not None:
        return [(scene, asset.shot)]
    return [(scene, i) for i in range(len(script.parts[scene].scene.shots))]
