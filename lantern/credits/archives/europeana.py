"""Europeana: what Europe's museums, libraries and archives have put on the net.

Its search is described at https://pro.europeana.eu/page/search. It asks for a key, which is sent as
a header and printed nowhere; files lie on the servers of those who hold them.
"""

from __future__ import annotations

import os

from lantern.credits.archives.archive import (
    ArchiveServer,
    Json,
    MaterialArchive,
    SearchQuery,
    get_list,
)
from lantern.credits.archives.candidate import Candidate, clean, find_year
from lantern.credits.licences import parse_address

KEY_VARIABLE = "LANTERN_EUROPEANA_KEY"


def search(server: ArchiveServer, query: SearchQuery) -> list[Candidate]:
    """Return pictures for some words."""
    asked = {
        "query": query.words,
        "qf": "TYPE:IMAGE",
        "media": "true",
        "thumbnail": "true",
        "profile": "rich",
        "rows": str(query.count),
    }
    key = os.environ.get(KEY_VARIABLE, "")
    answer = server.ask("/record/v2/search.json", asked, key=key)
    return [_read(each) for each in get_list(answer, "items")]


def _read(found: Json) -> Candidate:
    terms = clean(found.get("rights"))
    licence = parse_address(terms)
    maker = clean(found.get("dcCreator"))
    return Candidate(
        archive="europeana",
        name=clean(found.get("id")),
        title=clean(found.get("title")) or "Untitled",
        author="" if maker.startswith("http") else maker,
        year=find_year(clean(found.get("year"))),
        licence=licence.id if licence else "",
        terms=terms,
        page=clean(found.get("guid")).partition("?")[0],
        file=clean(found.get("edmIsShownBy")),
        thumbnail=clean(found.get("edmPreview")),
    )


EUROPEANA = MaterialArchive(
    key="europeana",
    title="Europeana",
    base="https://api.europeana.eu",
    variable="LANTERN_EUROPEANA_URL",
    kind="photograph",
    search=search,
    hosts=None,
    key_variable=KEY_VARIABLE,
)
