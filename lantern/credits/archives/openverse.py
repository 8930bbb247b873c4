"""Openverse: free pictures from museums, libraries and Flickr.

Its API answers as https://api.openverse.org/v1/ describes; files lie on the servers of those who
hold them.
"""

from __future__ import annotations

from lantern.credits.archives.archive import (
    ArchiveServer,
    Json,
    MaterialArchive,
    SearchQuery,
    get_list,
)
from lantern.credits.archives.candidate import Candidate, clean, read_count
from lantern.credits.licences import parse

_NAMES = {"cc0": "CC0-1.0", "pdm": "CC-PDM-1.0"}


def search(server: ArchiveServer, query: SearchQuery) -> list[Candidate]:
    """Return pictures for some words."""
    asked = {"q": query.words, "page_size": str(query.count)}
    answer = server.ask("/v1/images/", asked)
    return [_read(each) for each in get_list(answer, "results")]


def _read(found: Json) -> Candidate:
    terms = clean(found.get("license"))
    version = clean(found.get("license_version"))
    return Candidate(
        archive="openverse",
        name=clean(found.get("id")),
        title=clean(found.get("title")) or "Untitled",
        author=clean(found.get("creator")),
        licence=_name_licence(terms, version),
        terms=f"{terms} {version}".strip(),
        page=clean(found.get("foreign_landing_url")),
        file=clean(found.get("url")),
        thumbnail=clean(found.get("thumbnail")),
        width=read_count(found.get("width")),
        height=read_count(found.get("height")),
    )


def _name_licence(terms: str, version: str) -> str:
    """Return the id of a licence: `by-sa`, `4.0` is CC-BY-SA-4.0; empty if it isn't known."""
    licence = parse(_NAMES.get(terms, f"cc {terms} {version}"))
    return licence.id if licence else ""


OPENVERSE = MaterialArchive(
    key="openverse",
    title="Openverse",
    base="https://api.openverse.org",
    variable="LANTERN_OPENVERSE_URL",
    kind="photograph",
    search=search,
    hosts=None,
)
