"""The files of an upload as they are now: a rendering meanwhile doesn't change what is sent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.files import convert_disk_errors
from lantern.core.problems import format_path
from lantern.publishing.journal import FOLDER
from lantern.publishing.private_file import make_private_folder
from lantern.publishing.release_folder import ReleaseFault, ReleaseFolder

_NAME = ".sending"


@dataclass(frozen=True)
class FileStamp:
    """What tells one content of a file from another without reading it."""

    size: int
    modified_ns: int
    inode: int


def stamp_files(folder: Path) -> dict[Path, FileStamp]:
    """Return the stamp of each file in an output folder."""
    stamps = {}
    for path in folder.iterdir():
        if path.is_file():
            status = path.stat()
            stamps[path] = FileStamp(
                status.st_size, status.st_mtime_ns, status.st_ino
            )
    return stamps


@contextmanager
def hold_release(
    release: ReleaseFolder, stamps: dict[Path, FileStamp]
) -> Iterator[ReleaseFolder]:
    """Yield the release with its files in a folder of their own, until the block ends.

    They are links to the same bytes, so nothing is copied where the disk knows links.

    Args:
        release: as it was read.
        stamps: those of its files before it was read.

    Raises:
        ReleaseFault: the film was rendered again since.
        OutputFailure: the files can't be linked or copied.
    """
    folder = release.folder / FOLDER / _NAME
    make_private_folder(folder.parent)
    shutil.rmtree(
        folder, ignore_errors=True
    )  # a process that was killed left it
    try:
        with convert_disk_errors(f"{format_path(folder)} can't be written"):
            folder.mkdir()
            for path in _list_files(release):
                _link(path, folder / path.name)
        if any(
            stamp_files(release.folder).get(path) != stamps.get(path)
            for path in _list_files(release)
        ):
            raise ReleaseFault(
                "the film was rendered again meanwhile; publish it again"
            )
        yield _move(release, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _list_files(release: ReleaseFolder) -> list[Path]:
    files = [release.video, *release.extras]
    for captions in release.captions:
        files += [captions.path, captions.path.with_suffix(".vtt")]
    if release.thumbnail is not None:
        files.append(release.thumbnail)
    return files


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # this disk has no links
        shutil.copyfile(source, target)


def _move(release: ReleaseFolder, folder: Path) -> ReleaseFolder:
    """Return a release whose files are in another folder."""
    captions = [
        replace(each, path=folder / each.path.name) for each in release.captions
    ]
    thumbnail = release.thumbnail and folder / release.thumbnail.name
    return replace(
        release,
        video=folder / release.video.name,
        captions=tuple(captions),
        thumbnail=thumbnail,
        extras=tuple(folder / path.name for path in release.extras),
    )
