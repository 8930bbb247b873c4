"""The Library of Congress: photographs, posters and maps, most of the United States.

Its API is described at https://www.loc.gov/apis/json-and-yaml/. What it knows no restrictions for
is taken; it warrants nothing, and the ledger says so.
"""

from __future__ import annotations

import re
from typing import Any

from lantern.credits.archives.archive import (
    ArchiveServer,
    Json,
    MaterialArchive,
    SearchQuery,
    get_list,
)
from lantern.credits.archives.candidate import (
    NO_KNOWN_RESTRICTIONS,
    Candidate,
    clean,
    find_year,
    join,
    read_count,
)

_FREE = re.compile(r"no known (copyright )?restrictions|public domain", re.I)
_SIZE = re.compile(r"#h=(\d+)&w=(\d+)$")
_RIGHTS = ("rights_advisory", "rights_information", "rights")


def search(server: ArchiveServer, query: SearchQuery) -> list[Candidate]:
    """Return photographs for some words."""
    asked = {
        "q": query.words,
        "fo": "json",
        "c": str(query.count),
        "at": "results",
    }
    answer = server.ask("/photos/", asked)
    candidates = []
    for found in get_list(answer, "results"):
        pictures = _list_pictures(found)
        if pictures:
            candidates.append(_read(found, pictures))
    return candidates


def _list_pictures(found: Json) -> list[str]:
    """Return the addresses of a picture in its sizes, the smallest first."""
    urls = found.get("image_url")
    if not isinstance(urls, list):
        return []
    whole = [_make_https(url) for url in urls if isinstance(url, str)]
    return [url for url in whole if not url.partition("#")[0].endswith(".svg")]


def _make_https(url: str) -> str:
    """Return an address with its scheme, which the library leaves out or has as http."""
    for start in ("http://", "//"):
        if url.startswith(start) and "loc.gov" in url:
            return f"https://{url.removeprefix(start)}"
    return url


def _read(found: Json, pictures: list[str]) -> Candidate:
    item: Any = found.get("item")
    details: Json = item if isinstance(item, dict) else {}
    terms = _find_terms(found, details)
    size = _SIZE.search(pictures[-1])
    return Candidate(
        archive="loc",
        name=clean(found.get("id")),
        title=clean(found.get("title")) or "Untitled",
        author=_name_makers(found.get("contributor")),
        year=find_year(clean(found.get("date"))),
        licence=NO_KNOWN_RESTRICTIONS if _FREE.search(terms) else "",
        terms=terms,
        page=clean(found.get("id")),
        file=pictures[-1].partition("#")[0],
        thumbnail=pictures[0].partition("#")[0],
        width=read_count(size[2]) if size else 0,
        height=read_count(size[1]) if size else 0,
    )


def _name_makers(contributors: Any) -> str:
    """Return who made it, as one line."""
    if isinstance(contributors, list):
        return join(contributors)
    return clean(contributors)


def _find_terms(found: Json, details: Json) -> str:
    """Return what the library says of rights; empty if it says nothing."""
    for holder in (details, found):
        for key in _RIGHTS:
            terms = clean(holder.get(key))
            if terms:
                return terms
    return ""


LIBRARY_OF_CONGRESS = MaterialArchive(
    key="loc",
    title="Library of Congress",
    base="https://www.loc.gov",
    variable="LANTERN_LOC_URL",
    kind="photograph",
    search=search,
    hosts=("loc.gov",),
)
