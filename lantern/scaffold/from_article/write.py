"""A film's folder made by an import: writing a new one whole, and the record by which edited files are known."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.files import convert_write_errors, stage_folder, write_whole
from lantern.core.problems import AssetFailure, OutputFailure, format_path
from lantern.core.store import digest_bytes
from lantern.scaffold.from_article import scene_files
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.proposal import Proposal

RECORD_FILE = "import.json"


@dataclass(frozen=True)
class ImportRecord:
    """What an import wrote: the digest of each file, and for each scene what of the article it tells."""

    article: str
    digests: Mapping[str, str]
    scenes: Mapping[str, Mapping[str, Any]]

    def is_edited(self, folder: Path, name: str) -> bool:
        """Whether a file isn't as it was written; one that is gone counts as edited."""
        return digest_if_present(folder / name) != self.digests.get(name)

    def save(self, folder: Path) -> None:
        """Raises OutputFailure."""
        data = {
            "version": 1,
            "article": self.article,
            "files": dict(self.digests),
            "scenes": dict(self.scenes),
        }
        put(
            folder / RECORD_FILE,
            (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(),
        )


def read_record(folder: Path) -> ImportRecord | None:
    """The record of a film made by an import; None for any other folder. Raises AssetFailure for a broken one."""
    path = folder / RECORD_FILE
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text("utf-8"))
        return ImportRecord(
            str(data["article"]),
            dict(data["files"]),
            {k: dict(v) for k, v in data["scenes"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = f"{format_path(path)} is broken, so edited scenes can't be told; import the article under another --name"
        raise AssetFailure(message) from None


def describe_scene(draft: SceneDraft) -> dict[str, Any]:
    """What of the article a scene tells, for the record."""
    told = draft.stretch
    return {
        "passage": list(told.blocks),
        "starts_at": told.starts_at,
        "stops_before": told.stops_before,
        "skip": list(draft.skip),
    }


def name_files(scenes: Sequence[SceneDraft]) -> list[str]:
    """The scenes' files in a new film: numbered after the title, with as many digits as it takes."""
    digits = max(2, len(str(len(scenes) + 2)))
    return [f"{n:0{digits}}-{draft.key}.yml" for n, draft in enumerate(scenes, 2)]


def list_texts(proposal: Proposal, scenes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every text file of the film; `scenes` are the names of its scenes' files."""
    yield from proposal.files.items()
    digits = max(2, len(str(len(scenes) + 2)))
    yield (
        f"{1:0{digits}}-title.yml",
        scene_files.format_opening(proposal.article, proposal.title),
    )
    for name, draft in zip(scenes, proposal.scenes, strict=True):
        yield name, scene_files.format_scene(draft)
    yield f"{len(scenes) + 2:0{digits}}-credits.yml", scene_files.CREDITS_SCENE


def require_free(folder: Path) -> None:
    """Raises OutputFailure when something is there that no import made."""
    if os.path.lexists(folder) and not (folder / RECORD_FILE).is_file():
        raise OutputFailure(
            f"{format_path(folder)} is there already, and was not made by an import; choose another --name"
        )


def create(proposal: Proposal, source: Path, folder: Path) -> None:
    """Write a new film's folder: whole, or not at all. Raises OutputFailure, also when the folder is there."""
    require_free(folder)
    with convert_write_errors(folder), stage_folder(folder) as staged:
        _fill(proposal, source, staged)


def _fill(proposal: Proposal, source: Path, folder: Path) -> None:
    scenes = name_files(proposal.scenes)
    digests = {}
    for name, text in list_texts(proposal, scenes):
        put(folder / name, text.encode())
        digests[name] = digest_bytes(text.encode())
    article = source.read_bytes()
    put(folder / proposal.source, article)
    write_pictures(proposal, folder)
    digests[proposal.source] = digest_bytes(article)
    told = {
        name: describe_scene(draft)
        for name, draft in zip(scenes, proposal.scenes, strict=True)
    }
    ImportRecord(proposal.source, digests, told).save(folder)


def write_pictures(proposal: Proposal, folder: Path) -> None:
    """The article's pictures; one that is there stays as it is."""
    for path, picture in proposal.pictures.items():
        if not os.path.lexists(folder / path):
            put(
                folder / path,
                picture if isinstance(picture, bytes) else picture.read_bytes(),
            )


def put(path: Path, data: bytes) -> None:
    """Write a file whole, in the place of what is there; never through a link. Raises OutputFailure."""
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)


def digest_if_present(path: Path) -> str:
    """A file's digest; empty when it isn't there."""
    try:
        return digest_bytes(path.read_bytes())
    except OSError:
        return ""
