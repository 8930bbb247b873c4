"""Which scenes another reading of a film changes.

A scene is changed by its own text, the film's, and the files that it shows or plays.
"""

from __future__ import annotations

from pathlib import Path

from lantern.core.store import digest_json
from lantern.plan.project import Project
from lantern.script.film_script import SceneSource

_ON_CARDS = {"title", "subtitle", "article"}
_NOWHERE = {"scenes", "thumbnail", "use"}
"""Keys of film.yml that only filled-in cards show, and those that no scene does."""


def digest_scenes(project: Project) -> dict[str, str]:
    """Return a digest of all that decides it for each scene, by its id."""
    script = project.script
    film = script.film.model_dump(mode="json", exclude=_NOWHERE | _ON_CARDS)
    words = {
        written: say.model_dump() for written, say in script.lexicon.items()
    }
    return {
        part.id: digest_json([film, words, _describe_scene(project, part)])
        for part in script.parts
    }


def _describe_scene(project: Project, part: SceneSource) -> object:
    """Return all that decides one scene alone, as JSON."""
    model = part.scene.model_dump(mode="json")
    files = _describe_files(project, part)
    head = None
    lines = None
    if any(isinstance(shot.card, str) for shot in part.scene.shots):
        film = project.script.film
        head = film.model_dump(mode="json", include=_ON_CARDS)
        lines = project.ledger.format_lines(film.words)
    return [part.number, model, files, head, lines]


def _describe_files(project: Project, part: SceneSource) -> list[object]:
    """Return the files of a scene: path, kind in the ledger, and when they changed."""
    paths = {asset.path for asset in project.list_scene_assets(part.number)}
    described: list[object] = []
    for path in sorted(paths, key=str):
        entry = project.ledger.find_entry(path)
        kind = entry.kind if entry else ""
        described.append([str(path), kind, _stamp(path)])
    return described


def _stamp(path: Path) -> list[int]:
    """Return when a file was written, in ns, and its size in bytes; nothing if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]
