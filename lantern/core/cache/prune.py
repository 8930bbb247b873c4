"""What the store holds, by film and by age, and taking out what nobody needs.

An entry goes mark first, so that half of one is a miss. What the last rendering of a film was made from stays, as long
as the film and its output are there, unless that film is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.cache.records import read_records
from lantern.core.store import Store

CHECKSUM_SUFFIX = ".sum"


@dataclass
class StoreUse:
    """Files and bytes, and when the last of them was used (seconds since 1970)."""

    files: int = 0
    bytes: int = 0
    last_used: float = 0.0

    def add(self, size: int, used: float) -> None:
        self.files, self.bytes, self.last_used = (
            self.files + 1,
            self.bytes + size,
            max(self.last_used, used),
        )


@dataclass(frozen=True)
class StoreReport:
    """By the title of a rendering; what several of them need counts for each, but once in `all`."""

    films: dict[str, StoreUse] = field(default_factory=dict)
    unowned: StoreUse = field(default_factory=StoreUse)
    total: StoreUse = field(default_factory=StoreUse)


def measure_holdings(store: Store) -> StoreReport:
    """What there is, for whom."""
    found = StoreReport()
    owners = _owners(store)
    for path, size, used in _entries(store):
        found.total.add(size, used)
        names = owners.get(path.name, ())
        for name in names:
            found.films.setdefault(name, StoreUse()).add(size, used)
        if not names:
            found.unowned.add(size, used)
    return found


def prune(
    store: Store, before: float | None, film: str | None, delete: bool = True
) -> StoreUse:
    """Take out entries that were last used before a time, or those only this film needs; what that came to.

    Raises Busy while somebody renders with this store, and OutputFailure when it can't be written.
    """
    gone = StoreUse()
    with store.lock_exclusive():
        store.sweep()
        owners, kept = _owners(store), _owners(store, except_name=film)
        for path, size, used in list(_entries(store)):
            theirs = (
                path.name in owners and path.name not in kept
                if film
                else path.name not in kept
            )
            if theirs and (before is None or used < before):
                gone.add(size, used)
                if delete:
                    store.remove(path)
        for file, record in list(read_records(store)):
            if delete and (
                (record.name == film and before is None) or not record.still_exists
            ):
                file.unlink(missing_ok=True)
    return gone


def _owners(store: Store, except_name: str | None = None) -> dict[str, list[str]]:
    """The titles of the renderings that an entry belongs to, by its file's name."""
    owners: dict[str, list[str]] = {}
    for _, record in read_records(store):
        if record.still_exists and record.name != except_name:
            for entry in record.entries:
                owners.setdefault(entry, []).append(record.title)
    return owners


def _entries(store: Store) -> Iterator[tuple[Path, int, float]]:
    """Each entry with its size and when it was last used; a mark without its entry is one too."""
    for folder in sorted(store.root.glob("[0-9a-f][0-9a-f]")):
        for path in sorted(folder.iterdir()):
            mark = path.with_name(path.name + CHECKSUM_SUFFIX)
            try:
                if (
                    path.name.endswith(CHECKSUM_SUFFIX)
                    and path.with_name(path.name.removesuffix(CHECKSUM_SUFFIX)).exists()
                ):
                    continue
                status = path.stat()
                used = mark.stat().st_mtime if mark.exists() else status.st_mtime
            except OSError:  # gone meanwhile
                continue
            yield path, status.st_size, used
