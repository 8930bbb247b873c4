"""Archives with pictures and films that may be used: searched together, fetched one by one.

A module for each archive; a new one is a module and a line in ARCHIVES. Everything here connects
only when it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pydantic import ValidationError

from lantern.core.problems import Failure
from lantern.credits.archives.archive import (
    ArchiveServer,
    MaterialArchive,
    SearchQuery,
)
from lantern.credits.archives.candidate import Candidate
from lantern.credits.archives.europeana import EUROPEANA
from lantern.credits.archives.internet_archive import INTERNET_ARCHIVE
from lantern.credits.archives.library_of_congress import LIBRARY_OF_CONGRESS
from lantern.credits.archives.nasa import NASA
from lantern.credits.archives.openverse import OPENVERSE
from lantern.credits.archives.wikimedia import WIKIMEDIA

ARCHIVES: dict[str, MaterialArchive] = {
    archive.key: archive
    for archive in (
        WIKIMEDIA,
        OPENVERSE,
        LIBRARY_OF_CONGRESS,
        INTERNET_ARCHIVE,
        NASA,
        EUROPEANA,
    )
}
"""The archives by their keys, in the order in which what they have is listed."""


@dataclass(frozen=True)
class SearchResult:
    """What the archives have, and the failures of those that didn't answer, by their titles."""

    candidates: tuple[Candidate, ...]
    failures: dict[str, Failure]

    @property
    def free(self) -> tuple[Candidate, ...]:
        """What everyone may use and change."""
        return tuple(each for each in self.candidates if each.may_be_taken)


def search(
    archives: Sequence[MaterialArchive], query: SearchQuery
) -> SearchResult:
    """Ask several archives at once.

    What two of them have is listed once, by the address of its file.
    """
    servers = [ArchiveServer(archive) for archive in archives]
    with ThreadPoolExecutor(max(1, len(servers))) as pool:
        answers = list(pool.map(lambda server: _ask(server, query), servers))
    found: dict[str, Candidate] = {}
    failures: dict[str, Failure] = {}
    for archive, answer in zip(archives, answers, strict=True):
        if isinstance(answer, Failure):
            failures[archive.title] = answer
            continue
        for candidate in answer:
            name = f"{candidate.archive} {candidate.name}"
            found.setdefault(candidate.file or name, candidate)
    return SearchResult(tuple(found.values()), failures)


def _ask(
    server: ArchiveServer, query: SearchQuery
) -> list[Candidate] | Failure:
    """Return what an archive has, or why it can't be asked."""
    try:
        return server.archive.search(server, query)
    except Failure as failure:
        return failure
    except ValidationError:
        return server.make_unclear()
