"""Files as the steps of a platform tell of them: by name, size and digest."""

from __future__ import annotations

from pathlib import Path

from lantern.core.store import digest_file
from lantern.publishing.upload import CaptionFile, Upload

_MEGABYTE = 1_000_000


def describe_file(path: Path, name: str | None = None) -> dict[str, str | int]:
    """Return what a step says of a file that it sends; `name` is what it is called there.

    Raises:
        OSError: it can't be read.
    """
    size = path.stat().st_size
    return {
        "file": name or path.name,
        "size": size,
        "sha256": digest_file(path),
    }


def describe_captions(captions: CaptionFile) -> dict[str, str | int]:
    """Return what a step says of captions, whose digest is known.

    Raises:
        OSError: there are none.
    """
    size = captions.path.stat().st_size
    return {"file": captions.path.name, "size": size, "sha256": captions.digest}


def describe_film(
    upload: Upload, name: str | None = None
) -> dict[str, str | int]:
    """Return what a step says of the film's file, whose digest is known."""
    return {
        "file": name or upload.file_name,
        "size": upload.size,
        "sha256": upload.digest,
    }


def format_size(size: int) -> str:
    """Return a size in bytes for people: `102.3 MB`."""
    return f"{size / _MEGABYTE:,.1f} MB"
