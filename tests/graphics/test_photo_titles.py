"""Title, author and year that a picture's own tags tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lantern.graphics import photo


def tagged(
    folder: Path, tags: dict[int, Any], *, taken: str = ""
) -> photo.PictureMetadata:
    """Return what is read of a picture with these EXIF tags, and a time it was taken."""
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (40, 20)).save(folder / "a.jpg", exif=exif)
    return photo.read_tags(folder / "a.jpg")


def test_title_author_and_year_come_from_a_picture(tmp_path: Path) -> None:
    tags = {0x010E: "  A bridge\nat dawn ", 0x013B: "Ann Lee"}
    found = tagged(tmp_path, tags, taken="1945:08:09 12:30:00")
    assert found == photo.PictureMetadata("A bridge at dawn", "Ann Lee", 1945)


def test_a_picture_without_tags_says_nothing(tmp_path: Path) -> None:
    assert tagged(tmp_path, {}) == photo.PictureMetadata("", "", None)
    drawing = tmp_path / "a.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    assert photo.read_tags(drawing) == photo.PictureMetadata()


@pytest.mark.parametrize(
    "title", ["OLYMPUS DIGITAL CAMERA", "DCIM 100", "default"]
)
def test_what_a_camera_writes_is_no_title(tmp_path: Path, title: str) -> None:
    assert tagged(tmp_path, {0x010E: title}).title == ""


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "2145:01:01 00:00:00", "1945"]
)
def test_a_year_that_cannot_be_is_none(tmp_path: Path, taken: str) -> None:
    assert tagged(tmp_path, {}, taken=taken).year is None


def test_windows_titles_come_first(tmp_path: Path) -> None:
    windows = "Größe\0".encode("utf-16-le")
    assert tagged(tmp_path, {0x010E: "Plain", 0x9C9B: windows}).title == "Größe"


def test_a_long_title_is_cut(tmp_path: Path) -> None:
    assert tagged(tmp_path, {0x010E: "x" * 300}).title == "x" * 120
