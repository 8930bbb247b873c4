"""Whether files and folders are as they were, by what the disk knows of each; nothing is read.

A stamp holds the size, when content and entry last changed, and the number on the disk. Of a folder
it tells whether names in it came or went.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Stamp = list[int]
"""Bytes, the times of the last changes in nanoseconds, the number; empty where there is nothing."""
_TOO_YOUNG_NS = 2_000_000_000
"""A file may change twice within the steps of a disk's clock, and have one stamp."""


def read_stamp(path: str | Path) -> Stamp:
    """Return the stamp of a file or a folder; it is empty where nothing can be seen."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each of a thousand files takes long
    except (OSError, ValueError):
        return []
    return [
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
    ]


def read_stamps(paths: Iterable[Path]) -> dict[str, Stamp]:
    """Return the stamps of files and folders, by their paths."""
    return {str(path): read_stamp(path) for path in paths}


def were_still(stamps: Mapping[str, Stamp], since: int) -> bool:
    """Tell whether nothing had changed since 2 s before a moment, in nanoseconds since 1970."""
    last = since - _TOO_YOUNG_NS
    changed = (max(stamp[1], stamp[2]) for stamp in stamps.values() if stamp)
    return all(moment <= last for moment in changed)


def are_current(stamps: Mapping[str, Stamp]) -> bool:
    """Tell whether files and folders have the stamps that they had."""
    return all(read_stamp(path) == stamp for path, stamp in stamps.items())


def iter_source_stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield the path and the stamp of each file in a folder and below, but for compiled modules."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if not entry.is_dir():
                yield entry.path, read_stamp(entry.path)
            elif entry.name != "__pycache__":
                yield from iter_source_stamps(Path(entry.path))
