"""The pictures of a folder, in the order of their names: which can be read, and their metadata."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import AssetFailure, format_path
from lantern.core.text import make_slug
from lantern.graphics import photo
from lantern.graphics.photo import PictureMetadata
from lantern.graphics.svg_file import is_svg
from lantern.graphics.unread_formats import UNREAD_SUFFIXES
from lantern.scaffold.picture_study import PictureStudy, study_picture

PICTURE_SUFFIXES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".tif",
    ".tiff",
    ".avif",
    ".gif",
    ".bmp",
    ".svg",
)
_RESERVED_IDS = frozenset({"title", "credits"})
"""Names that other scenes of the film have."""
_MAX_ID = 60
_MAX_DIGITS = 100
"""Digits of a number in a file's name that count for the order."""


@dataclass(frozen=True)
class AlbumPicture:
    """A picture to be shown.

    `id` is its name in the film, `size` is (w, h) in pixels, `tags` its metadata. A drawing is an
    SVG file.
    """

    path: Path
    id: str
    size: tuple[int, int]
    tags: PictureMetadata
    is_drawing: bool = False
    study: PictureStudy | None = None
    """What it shows; None if nobody looked."""

    @property
    def file(self) -> str:
        """Return its path in the film's folder."""
        suffix = self.path.suffix.lower()
        if self.is_drawing:
            suffix = ".svg"
        return f"pictures/{self.id}{suffix}"

    @property
    def title(self) -> str:
        """Return the title from its metadata, else from its name."""
        words = re.sub(r"[-_\s]+", " ", self.path.stem).strip()
        return self.tags.title or words[:1].upper() + words[1:] or self.id

    @property
    def shown(self) -> PictureStudy:
        """Return what it shows; of a picture that nobody looked at, its size alone."""
        return self.study or PictureStudy(self.size)


@dataclass(frozen=True)
class Album:
    """The pictures of a folder, and a line for each file that can't be shown."""

    pictures: tuple[AlbumPicture, ...]
    left_out: tuple[str, ...]


def read_album(folder: Path) -> Album:
    """Read the pictures of a folder, in the order of their names: 2 before 10.

    Raises:
        AssetFailure: The folder can't be read, or has no picture that can be shown.
    """
    pictures: list[AlbumPicture] = []
    left_out: list[str] = []
    taken = set(_RESERVED_IDS)
    for file in _list_files(folder):
        suffix = file.suffix.lower()
        # a JPEG may be called .heic: what it is decides, not what it is called
        if suffix not in PICTURE_SUFFIXES and suffix not in UNREAD_SUFFIXES:
            continue
        default = f"picture-{len(pictures) + 1}"
        id_ = _choose_id(file, taken, default=default)
        try:
            pictures.append(_read_picture(file, id_))
            taken.add(id_)
        except (AssetFailure, OSError) as error:
            left_out.append(str(error))
    if not pictures:
        raise AssetFailure(
            f"there is no picture in {format_path(folder)} that can be shown", left_out
        )
    return Album(tuple(pictures), tuple(left_out))


def _list_files(folder: Path) -> list[Path]:
    """Return the files of a folder that aren't hidden, sorted.

    Raises:
        AssetFailure: It is no folder, or can't be read.
    """
    if not folder.exists():
        raise AssetFailure(
            f"{format_path(folder)} is not there; name a folder of pictures"
        )
    if not folder.is_dir():
        raise AssetFailure(
            f"{format_path(folder)} is not a folder; name a folder of pictures"
        )
    try:
        files = [
            file
            for file in folder.iterdir()
            if not file.name.startswith(".") and not file.is_dir()
        ]
    except OSError as error:
        raise AssetFailure(
            f"{format_path(folder)} can't be read: {error.strerror or error}"
        ) from None
    return sorted(files, key=make_natural_key)


def _read_picture(file: Path, id_: str) -> AlbumPicture:
    """Read a picture whole, to be sure that it can be shown.

    Raises:
        AssetFailure: It can't.
        OSError: The file can't be read.
    """
    size = photo.verify_picture(file).size
    return AlbumPicture(
        path=file,
        id=id_,
        size=size,
        tags=photo.read_tags(file),
        is_drawing=is_svg(file),
        study=study_picture(file),
    )


def make_natural_key(file: Path) -> list[tuple[int, int, str]]:
    """Return a key that sorts picture 2 before picture 10."""
    return list(_split_runs(file.name.casefold()))


def _split_runs(name: str) -> Iterator[tuple[int, int, str]]:
    """Yield a sort key for each run of digits, and for each run of other characters."""
    for digits, other in re.findall(r"([0-9]+)|([^0-9]+)", name):
        if digits:
            yield 0, int(digits[:_MAX_DIGITS]), digits
        else:
            yield 1, 0, other


def _choose_id(file: Path, taken: Collection[str], *, default: str) -> str:
    """Return a name that is safe for any disk, and that no other picture has."""
    base = make_slug(file.stem)[:_MAX_ID] or default
    name = base
    n = 1
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    return name
