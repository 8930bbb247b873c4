"""The files of a folder of pictures and of the folders in it, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import AssetFailure, format_path
from lantern.scaffold.picture_names import make_natural_key

MAX_FILES = 20_000
"""Files that are looked at; a whole disk is no album."""
_OTHERS = ("__MACOSX", "@eaDir")
"""Folders in which other programs keep small copies."""


@dataclass(frozen=True)
class PictureFolder:
    """The files of a folder, sorted, and a line for each folder that can't be read."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...]


def list_files(folder: Path) -> PictureFolder:
    """List the files of a folder and of those in it, without what is hidden.

    Folders that are links aren't followed: they may lead round in a circle.

    Raises:
        AssetFailure: It is no folder, can't be read, or holds too many files.
    """
    if not folder.exists():
        raise AssetFailure(
            f"{format_path(folder)} is not there; name a folder of pictures"
        )
    if not folder.is_dir():
        raise AssetFailure(
            f"{format_path(folder)} is not a folder; name a folder of pictures"
        )
    errors: list[OSError] = []
    files: list[Path] = []
    for file in _walk(folder, errors):
        files.append(file)
        if len(files) > MAX_FILES:
            raise AssetFailure(
                f"{format_path(folder)} holds more than {MAX_FILES:,} files; name a folder"
                " with this film's pictures alone"
            )
    for error in errors:
        if error.filename == str(folder):
            raise AssetFailure(
                f"{format_path(folder)} can't be read: {error.strerror}"
            )
    files.sort(key=lambda file: make_natural_key(file.relative_to(folder)))
    left_out = tuple(_describe(error, folder) for error in errors)
    return PictureFolder(tuple(files), left_out)


def _walk(folder: Path, errors: list[OSError]) -> Iterator[Path]:
    """Yield files, and add what can't be read to `errors`."""
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if _is_wanted(name)]
        for name in names:
            if _is_wanted(name):
                yield Path(place) / name


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and name not in _OTHERS


def _describe(error: OSError, folder: Path) -> str:
    name = os.path.relpath(os.fsdecode(error.filename), folder)
    return f"{name}: the folder can't be read: {error.strerror}"
