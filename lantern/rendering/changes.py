"""Which scenes another reading of a film changes: by their own text, the film's, and the files they show or play."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lantern.core.problems import AssetFailure
from lantern.core.store import digest_json
from lantern.credits.ledger import Ledger
from lantern.script.load import (
    SceneSource,
    Script,
    iter_authored_paths,
    iter_authored_sounds,
)
from lantern.visuals.map.spec import naming

_ON_CARDS = {"title", "subtitle", "article"}
_NOWHERE = {"scenes", "thumbnail", "use"}
"""Keys of film.yml that only filled-in cards show, and those that no scene does."""


def digest_scenes(script: Script, credits: Ledger) -> dict[str, str]:
    """By each scene's id, a digest of all that decides it."""
    film = script.film.model_dump(mode="json", exclude=_NOWHERE | _ON_CARDS)
    words = {written: say.model_dump() for written, say in script.lexicon.items()}
    return {
        part.id: digest_json([film, words, _describe_scene(script, credits, part)])
        for part in script.parts
    }


def _describe_scene(script: Script, credits: Ledger, part: SceneSource) -> object:
    files = {path: credits.find_entry(path) for path in _files(script, part)}
    shown = sorted(
        [str(path), entry.kind if entry else "", _stamp(path)]
        for path, entry in files.items()
    )
    filled = any(isinstance(shot.card, str) for shot in part.scene.shots)
    head = script.film.model_dump(mode="json", include=_ON_CARDS) if filled else None
    return [
        part.number,
        part.scene.model_dump(mode="json"),
        shown,
        head,
        credits.format_lines() if filled else None,
    ]


def _files(script: Script, part: SceneSource) -> Iterator[Path]:
    def find(text: str) -> Path:
        return script.places.find(text, part.folder)

    for shot in part.scene.shots:
        with suppress(AssetFailure):
            yield from [find(text) for _, text in iter_authored_paths(shot)]
            yield from naming.list_files(find, shot.map) if shot.map else ()
    for _, sound in iter_authored_sounds(part):
        with suppress(AssetFailure):
            yield find(sound.file)


def _stamp(path: Path) -> list[int]:
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_size]
