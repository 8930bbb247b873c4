"""Fetch a picture or a film that was found, with its entry in the ledger.

Nothing is overwritten, and nothing is kept that can't be read to its end.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lantern.core.download import WantedFile, download
from lantern.core.files import convert_write_errors
from lantern.core.problems import AssetFailure
from lantern.core.store import digest_file
from lantern.core.text import make_slug
from lantern.core.units import Size
from lantern.credits import commons
from lantern.credits.archives import ARCHIVES
from lantern.credits.archives.archive import ArchiveServer
from lantern.credits.archives.candidate import Candidate
from lantern.credits.new_files import (
    FetchedFile,
    credit_file,
    require_free_name,
    store_picture,
)
from lantern.script.paths import find_project
from lantern.visuals.clip.probe import probe_file

_PICTURE_SECONDS = 180.0
_MAX_PICTURE_BYTES = 100_000_000
_MAX_SLUG = 60
_STARTS = {
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG": ".png",
    b"GIF8": ".gif",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
}
"""How files of pictures begin, and the endings of their names."""

Advance = Callable[[int], None]


@dataclass(frozen=True)
class _StoredFile:
    """A file where it stays, and its size in pixels."""

    path: Path
    size: Size


def locate(candidate: Candidate) -> Candidate:
    """Return a candidate with the address of its file, and its length in bytes if it is a film.

    Raises:
        AssetFailure: it isn't free, or has no file that can be read here.
        NetworkFailure: the network doesn't work.
    """
    _require_free(candidate)
    server = ArchiveServer(ARCHIVES[candidate.archive])
    if server.archive.find_file is None:
        return candidate
    return server.archive.find_file(server, candidate)


def take(
    candidate: Candidate, project: Path, *, advance: Advance
) -> FetchedFile:
    """Fetch a picture into `assets/stills` or a film into `assets/footage`, and credit it.

    Args:
        candidate: what was found and located.
        project: the project, or a folder in it.
        advance: is told how many bytes of a film have come.

    Raises:
        AssetFailure: it isn't there, or can't be read; or a file has its name.
        OutputFailure: the disk can't be written.
        NetworkFailure: the network doesn't work.
    """
    if candidate.archive == "commons":
        return commons.fetch(candidate.name, project)
    server = ArchiveServer(ARCHIVES[candidate.archive])
    assets = find_project(project) / "assets"
    if candidate.kind == "footage":
        stored = _take_film(
            candidate, server, assets / "footage", advance=advance
        )
    else:
        stored = _take_picture(candidate, server, assets / "stills")
    path = stored.path
    ledger = assets / "credits.yml"
    entry = candidate.make_entry(
        f"{path.parent.name}/{path.name}",
        server.archive.title,
        sha256=digest_file(path),
    )
    credit_file(path, entry, ledger)
    return FetchedFile(path, stored.size, entry, ledger)


def _require_free(candidate: Candidate) -> None:
    """Refuse what not everyone may use and change.

    Raises:
        AssetFailure: it is so.
    """
    if candidate.may_be_taken:
        return
    terms = (
        f"is licensed {candidate.terms}"
        if candidate.terms
        else "has no licence"
    )
    raise AssetFailure(
        f"'{candidate.title}' {terms}; only what everyone may use and change is taken."
        f" Its page says whom to ask: {candidate.page}"
    )


def _take_picture(
    candidate: Candidate, server: ArchiveServer, folder: Path
) -> _StoredFile:
    data = server.fetch(
        candidate.file,
        seconds=_PICTURE_SECONDS,
        most=_MAX_PICTURE_BYTES,
    )
    path = _choose_path(
        folder, candidate.title, _find_ending(data, candidate.title)
    )
    return _StoredFile(path, store_picture(data, path))


def _find_ending(data: bytes, title: str) -> str:
    """Return the ending for a picture's name, by how it begins."""
    for start, ending in _STARTS.items():
        if data.startswith(start):
            return ending
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    raise AssetFailure(
        f"'{title}' came as something that is no picture; nothing was kept"
    )


def _take_film(
    candidate: Candidate,
    server: ArchiveServer,
    folder: Path,
    *,
    advance: Advance,
) -> _StoredFile:
    if not (candidate.sha1 and candidate.bytes):
        raise server.make_unclear()
    ending = Path(candidate.file).suffix.lower()
    path = _choose_path(folder, candidate.title, ending)
    part = path.with_name(f".{path.name}.part")
    wanted = WantedFile(candidate.file, candidate.bytes, candidate.sha1, "sha1")
    with convert_write_errors(path):
        folder.mkdir(parents=True, exist_ok=True)
    download(
        wanted,
        part,
        server=server.web,
        advance=advance,
    )
    try:
        size = probe_file(part).size
    except AssetFailure:
        part.unlink()
        raise
    with convert_write_errors(path):
        os.link(part, path)
        part.unlink()
    return _StoredFile(path, size)


def _choose_path(folder: Path, title: str, ending: str) -> Path:
    """Return where a file goes.

    Raises:
        AssetFailure: something is there.
    """
    slug = make_slug(title)[:_MAX_SLUG].strip("-") or "found"
    path = folder / f"{slug}{ending}"
    require_free_name(path)
    return path
