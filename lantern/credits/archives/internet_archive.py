"""The Internet Archive: films, of which many are old and free.

A search is described at https://archive.org/advancedsearch.php, an item's files at
https://archive.org/developers/md-read.html. Files come from servers below archive.org.
"""

from __future__ import annotations

import re
import urllib.parse

from lantern.core.problems import AssetFailure
from lantern.credits.archives.archive import (
    ArchiveServer,
    Json,
    MaterialArchive,
    SearchQuery,
    get_list,
)
from lantern.credits.archives.candidate import (
    Candidate,
    clean,
    find_year,
    read_count,
)
from lantern.credits.licences import parse, parse_address

_FIELDS = ["identifier", "title", "creator", "date", "licenseurl", "rights"]
_SPECIAL = re.compile(r'[+\-&|!(){}\[\]^"~*?:\\/]')
"""What has a meaning of its own in a query."""
_FORMATS = ("h.264", "mpeg4", "512kb mpeg4", "matroska", "webm", "quicktime")
"""Formats of files that a film can be made with, the best first."""


def search(server: ArchiveServer, query: SearchQuery) -> list[Candidate]:
    """Return films for some words."""
    words = " ".join(_SPECIAL.sub(" ", query.words).split())
    asked: dict[str, str | list[str]] = {
        "q": f"({words}) AND mediatype:movies",
        "fl[]": _FIELDS,
        "rows": str(query.count),
        "output": "json",
    }
    answer = server.ask("/advancedsearch.php", asked)
    return [
        _read(server, each) for each in get_list(answer, "response", "docs")
    ]


def _read(server: ArchiveServer, found: Json) -> Candidate:
    name = clean(found.get("identifier"))
    quoted = urllib.parse.quote(name, safe="")
    address = clean(found.get("licenseurl"))
    rights = clean(found.get("rights"))
    licence = parse_address(address) or parse(rights)
    return Candidate(
        archive="archive",
        name=name,
        kind="footage",
        title=clean(found.get("title")) or name,
        author=clean(found.get("creator")),
        year=find_year(clean(found.get("date"))),
        licence=licence.id if licence else "",
        terms=address or rights,
        page=f"https://archive.org/details/{quoted}",
        thumbnail=f"{server.base}/services/img/{quoted}",
    )


def find_file(server: ArchiveServer, candidate: Candidate) -> Candidate:
    """Return a film with the address, size and digest of the best of its files.

    Raises:
        Failure: it has none that can be read here, or the network doesn't work.
    """
    quoted = urllib.parse.quote(candidate.name, safe="")
    answer = server.ask(f"/metadata/{quoted}")
    films = [
        each for each in get_list(answer, "files") if _rank(each) is not None
    ]
    if not films:
        raise AssetFailure(
            f"'{candidate.title}' has no file that a film can be made with"
            f" (MP4, MOV, MKV or WebM); look at {candidate.page}"
        )
    best = min(films, key=lambda each: _rank(each) or 0)
    name = urllib.parse.quote(clean(best.get("name")))
    found = {
        "file": f"{server.base}/download/{quoted}/{name}",
        "sha1": clean(best.get("sha1")),
        "bytes": read_count(best.get("size")),
        "width": read_count(best.get("width")),
        "height": read_count(best.get("height")),
    }
    return candidate.model_copy(update=found)


def _rank(file: Json) -> int | None:
    """Return how good a file's format is, 0 is best; None if it can't be used."""
    name = clean(file.get("format")).casefold()
    for rank, known in enumerate(_FORMATS):
        if name.startswith(known):
            return rank
    return None


INTERNET_ARCHIVE = MaterialArchive(
    key="archive",
    title="Internet Archive",
    base="https://archive.org",
    variable="LANTERN_ARCHIVE_URL",
    kind="footage",
    search=search,
    find_file=find_file,
    hosts=("archive.org",),
)
