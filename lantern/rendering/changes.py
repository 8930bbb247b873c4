"""Which scenes another reading of a film changes: by their own text, the film's, and the files
they show or play.
"""

from __future__ import annotations

from pathlib import Path

from lantern.core.store import digest_json
from lantern.plan.project import Project
from lantern.script.load import SceneSource

_ON_CARDS = {"title", "subtitle", "article"}
_NOWHERE = {"scenes", "thumbnail", "use"}
"""Keys of film.yml that only filled-in cards show, and those that no scene does."""


def digest_scenes(project: Project) -> dict[str, str]:
    """Return a digest of all that decides it for each scene, by its id."""
    script = project.script
    film = script.film.model_dump(mode="json", exclude=_NOWHERE | _ON_CARDS)
    words = {written: say.model_dump() for written, say in script.lexicon.items()}
    return {
        part.id: digest_json([film, words, _describe_scene(project, part)])
        for part in script.parts
    }


def _describe_scene(project: Project, part: SceneSource) -> object:
    script = project.script
    files = {asset.path for asset in project.list_scene_assets(part.number)}
    shown = []
    for path in sorted(files, key=str):
        entry = project.ledger.find_entry(path)
        shown.append([str(path), entry.kind if entry else "", _stamp(path)])
    is_filled = any(isinstance(shot.card, str) for shot in part.scene.shots)
    head = None
    lines = None
    if is_filled:
        head = script.film.model_dump(mode="json", include=_ON_CARDS)
        lines = project.ledger.format_lines()
    return [part.number, part.scene.model_dump(mode="json"), shown, head, lines]


def _stamp(path: Path) -> list[int]:
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]
