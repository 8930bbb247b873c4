"""Digests of files by when they were written: what was made from them holds as long as these do."""

from __future__ import annotations

import functools
from pathlib import Path

import lantern
from lantern.core.store import digest_json


def stamp_file(path: Path) -> list[object]:
    """Return a file's path, when it was written in ns, and its size in bytes."""
    try:
        status = path.stat()
    except OSError:
        return [str(path)]
    return [str(path), status.st_mtime_ns, status.st_size]


@functools.cache
def stamp_code() -> str:
    """Return a digest of when Lantern's own source was written."""
    files = sorted(Path(lantern.__file__).parent.rglob("*.py"))
    return digest_json([stamp_file(file) for file in files])
