"""The pictures of a folder, in the order of their names: which can be read, and their metadata."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import read_stem
from lantern.core.problems import AssetFailure, format_path
from lantern.core.suffixes import PICTURE_SUFFIXES
from lantern.core.text import make_slug
from lantern.graphics import photo
from lantern.graphics.photo import PictureMetadata
from lantern.graphics.svg_file import is_svg
from lantern.graphics.unread_formats import UNREAD_SUFFIXES
from lantern.scaffold.picture_folder import list_files
from lantern.scaffold.picture_names import read_title
from lantern.scaffold.picture_study import PictureStudy, study_picture

_RESERVED_IDS = frozenset({"title", "credits"})
"""Names that other scenes of the film have."""
_MAX_ID = 60


@dataclass(frozen=True)
class AlbumPicture:
    """A picture to be shown.

    `id` is its name in the film, `size` is (w, h) in pixels, `tags` its metadata, `number` its
    place among the pictures, from 1. A drawing is an SVG file.
    """

    path: Path
    id: str
    size: tuple[int, int]
    tags: PictureMetadata
    is_drawing: bool = False
    study: PictureStudy | None = None
    """What it shows; None if nobody looked."""
    number: int = 1

    @property
    def file(self) -> str:
        """Return its path in the film's folder."""
        suffix = self.path.suffix.lower()
        if self.is_drawing:
            suffix = ".svg"
        return f"pictures/{self.id}{suffix}"

    @property
    def title(self) -> str:
        """Return the title from its metadata, else from its name, else its number."""
        return (
            self.tags.title
            or read_title(read_stem(self.path))
            or f"Picture {self.number}"
        )

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
    """Read the pictures of a folder and of those in it, by their names: 2 before 10.

    Raises:
        AssetFailure: The folder can't be read, or has no picture that can be shown.
    """
    found = list_files(folder)
    pictures: list[AlbumPicture] = []
    left_out = list(found.left_out)
    taken = set(_RESERVED_IDS)
    for file in found.files:
        suffix = file.suffix.lower()
        # a JPEG may be called .heic: what it is decides, not what it is called
        if suffix not in PICTURE_SUFFIXES and suffix not in UNREAD_SUFFIXES:
            continue
        number = len(pictures) + 1
        id_ = _choose_id(file, taken, default=f"picture-{number}")
        try:
            pictures.append(_read_picture(file, id_, number))
            taken.add(id_)
        except (AssetFailure, OSError) as error:
            left_out.append(_describe_fault(error, file, folder))
    if not pictures:
        raise AssetFailure(
            f"there is no picture in {format_path(folder)} that can be shown",
            left_out,
        )
    return Album(tuple(pictures), tuple(left_out))


def _describe_fault(error: Exception, file: Path, folder: Path) -> str:
    """Return why a picture is left out, with the folder in which it is."""
    inside = file.parent.relative_to(folder)
    if inside == Path():
        return str(error)
    return f"{inside}/{error}"


def _read_picture(file: Path, id_: str, number: int) -> AlbumPicture:
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
        number=number,
    )


def _choose_id(file: Path, taken: Collection[str], *, default: str) -> str:
    """Return a name that is safe for any disk, and that no other picture has."""
    base = make_slug(file.stem)[:_MAX_ID] or default
    name = base
    n = 1
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    return name
