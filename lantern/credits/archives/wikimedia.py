"""Wikimedia Commons as an archive that is searched; `commons` fetches from it.

The search is described at https://www.mediawiki.org/wiki/API:Search.
"""

from __future__ import annotations

from typing import Any

from lantern.credits import commons
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

_THUMBNAIL_PIXELS = "480"


def search(server: ArchiveServer, query: SearchQuery) -> list[Candidate]:
    """Return pictures for some words."""
    asked = {
        "action": "query",
        "generator": "search",
        "gsrsearch": f"{query.words} filetype:bitmap|drawing",
        "gsrnamespace": "6",
        "gsrlimit": str(query.count),
        "prop": "imageinfo",
        "iiprop": "url|size|mime|sha1|extmetadata",
        "iiurlwidth": _THUMBNAIL_PIXELS,
        "iiextmetadatalanguage": "en",
        "format": "json",
        "formatversion": "2",
    }
    answer = server.ask("/w/api.php", asked)
    pages = get_list(answer, "query", "pages")
    pages.sort(key=lambda page: read_count(page.get("index")))
    candidates = []
    for page in pages:
        for info in get_list(page, "imageinfo")[:1]:
            candidates.append(_read(page, info))
    return candidates


def _read(page: Json, info: Json) -> Candidate:
    name = clean(page.get("title"))
    metadata = commons.read_metadata(info.get("extmetadata"))
    licence = commons.find_free(metadata)
    stem = commons.get_stem(name)
    terms: Any = metadata.get("LicenseShortName") or metadata.get("License")
    return Candidate(
        archive="commons",
        name=name,
        title=metadata.get("ObjectName") or stem,
        author=metadata.get("Artist") or metadata.get("Credit") or "",
        year=find_year(metadata.get("DateTimeOriginal", "")),
        licence=licence or "",
        terms=terms or "",
        page=clean(info.get("descriptionurl")),
        file=clean(info.get("url")),
        thumbnail=clean(info.get("thumburl")),
        width=read_count(info.get("width")),
        height=read_count(info.get("height")),
        sha1=clean(info.get("sha1")),
    )


WIKIMEDIA = MaterialArchive(
    key="commons",
    title="Wikimedia Commons",
    base=commons.BASE,
    variable=commons.URL_VARIABLE,
    kind="photograph",
    search=search,
    hosts=commons.HOSTS,
)
