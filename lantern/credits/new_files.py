"""Files that are fetched for a project: they overwrite nothing, and stay only with their credit."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import convert_write_errors
from lantern.core.problems import AssetFailure, Failure, format_path
from lantern.core.units import Size
from lantern.credits.append import append
from lantern.credits.entry import LedgerEntry
from lantern.graphics import photo


@dataclass(frozen=True)
class FetchedFile:
    """A stored picture or film: its size in pixels, its entry, and the ledger that has it."""

    path: Path
    size: Size
    entry: LedgerEntry
    ledger: Path


def require_free_name(path: Path) -> None:
    """Refuse to fetch a file where something is already.

    Raises:
        AssetFailure: something is there.
    """
    if os.path.lexists(path):
        raise AssetFailure(
            f"{format_path(path)} is there already; nothing was fetched"
        )


def store_picture(data: bytes, path: Path) -> Size:
    """Decode a picture, and then give it its name; return its size in pixels.

    Raises:
        AssetFailure: it can't be read to its end.
        OutputFailure: the disk can't be written, or a file of this name has come meanwhile.
    """
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".lantern-", dir=path.parent
        ) as scratch:
            staged = Path(scratch) / path.name
            staged.write_bytes(data)
            size = photo.verify_picture(staged).size
            # fails if a file of this name has come meanwhile
            os.link(staged, path)
    return size


def credit_file(path: Path, entry: LedgerEntry, ledger: Path) -> None:
    """Add the entry of a stored file to a ledger; without it the file is deleted.

    Raises:
        AssetFailure: the ledger has faults, or isn't written so that an entry can be added.
        OutputFailure: the ledger can't be written.
    """
    try:
        append(ledger, entry)
    except Failure:
        path.unlink()
        raise
