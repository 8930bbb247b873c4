"""NASA's pictures: made by the government of the United States, so in the public domain there.

The API is described at https://images.nasa.gov/docs/images.nasa.gov_api_docs.pdf. Where a text
speaks of copyright, or of somebody's courtesy, the picture counts as not free.
"""

from __future__ import annotations

import re
import urllib.parse
from typing import Any

from lantern.core.problems import AssetFailure
from lantern.credits.archives.archive import (
    ArchiveServer,
    Json,
    MaterialArchive,
    SearchQuery,
    get_list,
)
from lantern.credits.archives.candidate import Candidate, clean, find_year, join

_OTHERS = re.compile(r"copyright|©|courtesy|\(c\)", re.I)
_PICTURE = re.compile(r"\.(jpe?g|png|tiff?)$", re.I)


def search(server: ArchiveServer, query: SearchQuery) -> list[Candidate]:
    """Return pictures for some words."""
    asked = {
        "q": query.words,
        "media_type": "image",
        "page_size": str(query.count),
    }
    answer = server.ask("/search", asked)
    candidates = []
    for found in get_list(answer, "collection", "items"):
        for details in get_list(found, "data")[:1]:
            candidates.append(_read(found, details))
    return candidates


def _read(found: Json, details: Json) -> Candidate:
    name = clean(details.get("nasa_id"))
    center = clean(details.get("center"))
    maker = details.get("photographer") or details.get("secondary_creator")
    whole: Any = details.get("description")
    is_others = _OTHERS.search(f"{whole} {maker}") is not None
    previews = [clean(link.get("href")) for link in get_list(found, "links")]
    return Candidate(
        archive="nasa",
        name=name,
        title=clean(details.get("title")) or name,
        author=join(("NASA", center, maker)),
        year=find_year(clean(details.get("date_created"))),
        licence="" if is_others else "CC-PDM-1.0",
        terms="others have rights in it" if is_others else "a work of NASA",
        page=f"https://images.nasa.gov/details/{urllib.parse.quote(name)}",
        thumbnail=_quote(next(iter(previews), "")),
    )


def _quote(url: str) -> str:
    """Return an address with its blanks written as addresses have them."""
    return urllib.parse.quote(url, safe=":/?&=%#+~,;@!'()*$")


def find_file(server: ArchiveServer, candidate: Candidate) -> Candidate:
    """Return a picture with the address of its largest file.

    Raises:
        Failure: it has none that can be read here, or the network doesn't work.
    """
    answer = server.ask(f"/asset/{urllib.parse.quote(candidate.name, safe='')}")
    items = get_list(answer, "collection", "items")
    urls = [clean(each.get("href")) for each in items]
    pictures = [url for url in urls if _PICTURE.search(url)]
    for ending in ("~orig", "~large", "~medium"):
        for url in pictures:
            if ending in url:
                secure = _quote(url).replace(
                    "http://images-assets", "https://images-assets"
                )
                return candidate.model_copy(update={"file": secure})
    raise AssetFailure(f"'{candidate.title}' has no file that can be read here")


NASA = MaterialArchive(
    key="nasa",
    title="NASA",
    base="https://images-api.nasa.gov",
    variable="LANTERN_NASA_URL",
    kind="photograph",
    search=search,
    find_file=find_file,
    hosts=("nasa.gov",),
)
