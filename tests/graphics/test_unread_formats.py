"""Files that people take for pictures: what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from lantern.core.problems import AssetFailure
from lantern.graphics import photo

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def refuse(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(AssetFailure) as caught:
        photo.verify_picture(path)
    return caught.value.message


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "IMG_1.jpg", "IMG_1.png"])
def test_a_heic_is_told_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    assert refuse(tmp_path / name, HEIC) == (
        f"{name} can't be read here: it is HEIC; save it as JPEG"
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\0\0\0\x1cftypmif1\0\0\0\0", "HEIC; save it as JPEG"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "AVIF; save it as JPEG"),
        (b"\0\0\0\x0cJXL \r\n\x87\n\0\0", "JPEG XL; save it as JPEG"),
        (b"\xff\x0a\xfa\x1f", "JPEG XL; save it as JPEG"),
        (b"\0\0\0\x18ftypcrx \0\0", "Canon raw; save it as JPEG"),
        (b"FUJIFILMCCD-RAW 0201", "raw; save it as JPEG"),
        (b"8BPS\0\1\0\0", "Photoshop; save it as PNG"),
        (b"%PDF-1.7\n", "PDF; save the page as SVG or PNG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript; save it as SVG or PNG"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "a video; show it with clip:"),
        (b"\n<!DOCTYPE html><html>", "a web page; save the picture itself"),
        (b"II*\0\x08\0\0\0\0\0", "TIFF; save it as PNG, or as TIFF without compression"),
    ],
)  # fmt: skip
def test_a_file_is_named_with_its_cure(
    tmp_path: Path, data: bytes, told: str
) -> None:
    assert refuse(tmp_path / "a.jpg", data) == (
        f"a.jpg can't be read here: it is {told}"
    )


def test_what_nobody_knows_is_named_by_its_name(tmp_path: Path) -> None:
    assert refuse(tmp_path / "a.jxl", b"?????") == (
        "a.jxl can't be read here: it is JXL; save it as JPEG"
    )
    assert "is no picture that can be read here" in refuse(
        tmp_path / "a.jpg", b"?????"
    )


def test_the_preview_in_a_raw_file_is_not_taken_for_the_picture(
    tmp_path: Path,
) -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[50706] = b"\1\4\0\0"
    Image.new("RGB", (16, 12)).save(tmp_path / "a.tif", tiffinfo=tags)
    Image.new("RGB", (16, 12)).save(tmp_path / "plain.tif")
    (tmp_path / "plain.tif").rename(tmp_path / "b.NEF")
    told = "can't be read here: it is raw; save it as JPEG"
    for name in ("a.tif", "b.NEF"):
        data = (tmp_path / name).read_bytes()
        assert refuse(tmp_path / name, data) == f"{name} {told}"
