"""What the store holds, by film and by age, and deleting what is no longer needed.

What the last rendition of a film was made from stays, as long as the film and its output are there,
unless that film is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.cache.records import RenderRecord, read_records
from lantern.core.remote_store import CHECKSUM_SUFFIX, name_checksum_file
from lantern.core.store import Store, is_entry_name


@dataclass
class StoreUse:
    """A number of files, their bytes, and when the last of them was used (seconds since 1970)."""

    files: int = 0
    bytes: int = 0
    last_used: float = 0.0

    def add(self, size: int, used: float) -> None:
        """Count one more file of `size` bytes."""
        self.files += 1
        self.bytes += size
        self.last_used = max(self.last_used, used)


@dataclass(frozen=True)
class StoreReport:
    """What the store holds.

    An entry that several renditions need counts for each of them, but only once in `total`.
    """

    films: dict[str, StoreUse] = field(default_factory=dict)
    """By the title of a rendition."""
    unowned: StoreUse = field(default_factory=StoreUse)
    total: StoreUse = field(default_factory=StoreUse)


@dataclass(frozen=True)
class _Entry:
    """A file of the store, its bytes, and when it was last used (seconds since 1970)."""

    path: Path
    size: int
    used: float


def measure_holdings(store: Store) -> StoreReport:
    """Return what the store holds, and for which renditions."""
    report = StoreReport()
    owners = _find_owners(store)
    for entry in _iter_entries(store):
        report.total.add(entry.size, entry.used)
        titles = owners.get(entry.path.name, [])
        for title in titles:
            use = report.films.setdefault(title, StoreUse())
            use.add(entry.size, entry.used)
        if not titles:
            report.unowned.add(entry.size, entry.used)
    return report


def prune(
    store: Store, before: float | None, film: str | None, *, delete: bool = True
) -> StoreUse:
    """Delete entries that no film needs, or that only one film needs; return what they came to.

    Args:
        store: the store.
        before: delete only what was last used before this time (seconds since 1970).
        film: the name of a film; None deletes what no film needs.
        delete: False deletes nothing, to see what would be deleted.

    Raises:
        BusyFailure: another run uses the store.
        OutputFailure: the store can't be written.
    """
    pruned = StoreUse()
    with store.lock_exclusive():
        store.sweep()
        owned = _find_owners(store)
        needed = _find_owners(store, except_name=film)
        for entry in list(_iter_entries(store)):
            name = entry.path.name
            if name in needed or (film and name not in owned):
                continue
            if before is not None and entry.used >= before:
                continue
            pruned.add(entry.size, entry.used)
            if delete:
                store.remove(entry.path)
        if delete:
            _delete_records(store, film if before is None else None)
    return pruned


def _delete_records(store: Store, film: str | None) -> None:
    """Delete the records of a film, and those whose film or output is gone."""
    for file, record in list(read_records(store)):
        if record.name == film or not record.still_exists:
            file.unlink(missing_ok=True)


def _find_owners(
    store: Store, except_name: str | None = None
) -> dict[str, list[str]]:
    """Return the titles of the renditions that need an entry, by the entry's file name."""
    owners: dict[str, list[str]] = {}
    for _, record in read_records(store):
        if _counts(record, except_name):
            for name in record.entries:
                owners.setdefault(name, []).append(record.title)
    return owners


def _counts(record: RenderRecord, except_name: str | None) -> bool:
    return record.still_exists and record.name != except_name


def _iter_entries(store: Store) -> Iterator[_Entry]:
    """Yield every entry; a checksum file without its entry is one too.

    Whatever else is there is somebody's own, and a link may lead to it: the store's folder is named
    by whoever runs the program, and may be the wrong one.
    """
    for folder in sorted(store.root.glob("[0-9a-f][0-9a-f]")):
        if folder.is_symlink() or not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            if not is_entry_name(path.name, folder.name):
                continue
            try:
                if not _is_checksum_of_another(path):
                    yield _stat_entry(path)
            except OSError:  # deleted meanwhile
                continue


def _is_checksum_of_another(path: Path) -> bool:
    if not path.name.endswith(CHECKSUM_SUFFIX):
        return False
    return path.with_name(path.name.removesuffix(CHECKSUM_SUFFIX)).exists()


def _stat_entry(path: Path) -> _Entry:
    status = path.lstat()
    used = status.st_mtime
    checksum = name_checksum_file(path)
    if checksum.exists():  # touched whenever the entry is used
        used = checksum.stat().st_mtime
    return _Entry(path, status.st_size, used)
