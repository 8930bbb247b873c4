"""The pictures of a folder: which are read, in which order, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from lantern.core.problems import AssetFailure
from lantern.graphics import photo
from lantern.scaffold.from_pictures import read_album
from tests.support.albums import make_album, save_tagged


def test_tags_of_other_programs(tmp_path: Path) -> None:
    save_tagged(
        tmp_path / "a.jpg",
        title="DSC",
        author="x" * 300,
        taken="not a date",
    )
    assert photo.read_tags(tmp_path / "a.jpg") == photo.PictureMetadata(
        "DSC", "x" * 120, None
    )
    exif = Image.Exif()
    exif[0x9C9B] = "Größe\0".encode("utf-16-le")
    Image.new("RGB", (40, 40)).save(tmp_path / "b.jpg", exif=exif)
    assert photo.read_tags(tmp_path / "b.jpg").title == "Größe"
    (tmp_path / "c.jpg").write_text("no picture")
    with pytest.raises(AssetFailure):
        photo.read_tags(tmp_path / "c.jpg")


def test_every_picture_that_can_be_read_is_taken_the_others_are_named(
    tmp_path: Path,
) -> None:
    album = read_album(make_album(tmp_path))
    assert [picture.id for picture in album.pictures] == [
        "img-2",
        "img-10",
        "kase-1",
    ]
    assert [picture.file for picture in album.pictures] == [
        "pictures/img-2.jpg",
        "pictures/img-10.jpg",
        "pictures/kase-1.jpg",
    ]
    assert [picture.title for picture in album.pictures] == [
        "Picture 1",
        "The harbour: evening, low tide",
        "Käse #1",
    ]
    assert [picture.shown.size for picture in album.pictures] == [
        (2000, 1200),
        (2000, 1200),
        (1200, 2000),
    ]
    assert (
        album.left_out[0]
        == "new.heic can't be read here: it is HEIC; save it as JPEG"
    )
    assert "torn.jpg is damaged or cut short" in album.left_out[1]
    assert len(album.left_out) == 2


def test_pictures_in_folders_come_in_the_order_of_their_paths(
    tmp_path: Path,
) -> None:
    for name in ("10 end.jpg", "2 day/b.jpg", "2 day/a.jpg", "1 dawn.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        save_tagged(tmp_path / name, sides=(40, 40))
    (tmp_path / "2 day" / "torn.jpg").write_bytes(b"\xff\xd8\xff")
    album = read_album(tmp_path)
    assert [(picture.id, picture.title) for picture in album.pictures] == [
        ("1-dawn", "Dawn"),
        ("a", "A"),
        ("b", "B"),
        ("10-end", "End"),
    ]
    [line] = album.left_out
    assert line.startswith("2 day/torn.jpg ")


def test_each_picture_has_a_name_of_its_own(tmp_path: Path) -> None:
    for name in ("a b", "A-B", "credits", "title", "渡し船", "船"):
        save_tagged(tmp_path / f"{name}.jpg", sides=(40, 40))
    ids = {
        picture.path.stem: picture.id
        for picture in read_album(tmp_path).pictures
    }
    assert ids["a b"] == "a-b"
    assert ids["A-B"] == "a-b-2" or ids["a b"] == "a-b-2"
    assert ids["credits"] == "credits-2"
    assert ids["title"] == "title-2"
    assert ids["渡し船"].startswith("picture-")
    assert len(set(ids.values())) == 6


def test_a_drawing_is_an_svg_whatever_its_suffix(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="9"/></svg>'
    (tmp_path / "a.svg").write_text(svg)
    [picture] = read_album(tmp_path).pictures
    assert picture.file == "pictures/a.svg"


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(
        AssetFailure, match="is not there; name a folder of pictures"
    ):
        read_album(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    with pytest.raises(AssetFailure, match="is not a folder; name a folder"):
        read_album(tmp_path / "file")


def test_a_folder_without_pictures_says_why_they_were_left_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.dng").write_text("x")
    with pytest.raises(AssetFailure, match="there is no picture in") as caught:
        read_album(tmp_path)
    assert caught.value.detail == (
        "a.dng can't be read here: it is raw; save it as JPEG",
    )


def test_a_jpeg_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    save_tagged(tmp_path / "a.jpg", sides=(40, 40))
    (tmp_path / "a.jpg").rename(tmp_path / "a.HEIC")
    album = read_album(tmp_path)
    assert [picture.id for picture in album.pictures] == ["a"]
    assert album.left_out == ()
