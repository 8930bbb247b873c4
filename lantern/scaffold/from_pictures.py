"""The pictures of a folder, in the order a person lays them: which can be read, and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import AssetFailure, format_path
from lantern.core.text import make_slug
from lantern.graphics import photo
from lantern.graphics.photo import PictureMetadata

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
UNSUPPORTED_SUFFIXES = {
    ".heic": "HEIC",
    ".heif": "HEIF",
    ".jxl": "JPEG XL",
    ".dng": "raw",
    ".cr2": "raw",
    ".nef": "raw",
    ".arw": "raw",
}


@dataclass(frozen=True)
class AlbumPicture:
    """A picture to be shown: where it is, the name it gets in the film, its sides and its own words."""

    path: Path
    id: str
    size: tuple[int, int]
    tags: PictureMetadata

    @property
    def file(self) -> str:
        """Its place in the film's folder."""
        suffix = self.path.suffix.lower()
        return f"pictures/{self.id}{'.svg' if photo.is_svg(self.path) else suffix}"

    @property
    def title(self) -> str:
        words = re.sub(r"[-_\s]+", " ", self.path.stem).strip()
        return self.tags.title or words[:1].upper() + words[1:] or self.id


@dataclass(frozen=True)
class Album:
    """The pictures of a folder, and for each file that can't be shown the reason."""

    pictures: tuple[AlbumPicture, ...]
    left_out: tuple[str, ...]


def read_album(folder: Path) -> Album:
    """Raises AssetFailure when there is no folder, or nothing in it that can be shown."""
    if not folder.is_dir():
        raise AssetFailure(
            f"{format_path(folder)} is {'no folder' if folder.exists() else 'not there'}; name a folder of pictures"
        )
    try:
        files = sorted(
            (file for file in folder.iterdir() if not file.name.startswith(".")),
            key=make_natural_key,
        )
    except OSError as error:
        raise AssetFailure(
            f"{format_path(folder)} can't be read: {error.strerror or error}"
        ) from None
    pictures: list[AlbumPicture] = []
    left_out: list[str] = []
    for file in files:
        kind = file.suffix.lower()
        if kind in UNSUPPORTED_SUFFIXES and file.is_file():
            left_out.append(
                f"{file.name}: {UNSUPPORTED_SUFFIXES[kind]} isn't read here; save it as JPEG"
            )
        if kind not in PICTURE_SUFFIXES or file.is_dir():
            continue
        try:
            size, _ = photo.verify_picture(file)
            pictures.append(
                AlbumPicture(
                    file, _choose_free_id(file, pictures), size, photo.read_tags(file)
                )
            )
        except (AssetFailure, OSError) as wrong:
            left_out.append(str(wrong))
    if not pictures:
        raise AssetFailure(
            f"there is no picture in {format_path(folder)} that can be shown", left_out
        )
    return Album(tuple(pictures), tuple(left_out))


def make_natural_key(file: Path) -> list[tuple[int, int, str]]:
    """A key under which picture 2 comes before picture 10."""
    return list(_runs(file.name.casefold()))


def _runs(name: str) -> Iterator[tuple[int, int, str]]:
    for digits, other in re.findall(r"([0-9]+)|([^0-9]+)", name):
        yield (0, int(digits[:100]), digits) if digits else (1, 0, other)


def _choose_free_id(file: Path, taken: list[AlbumPicture]) -> str:
    """The file's name, fit for any disk, unlike those before it."""
    base = make_slug(file.stem)[:60] or f"picture-{len(taken) + 1}"
    names = {picture.id for picture in taken} | {"title", "credits"}
    return next(
        name
        for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 4)))
        if name not in names
    )
