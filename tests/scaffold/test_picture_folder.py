"""The files of a folder and of those in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.scaffold import picture_folder
from lantern.scaffold.picture_folder import list_files


def names(folder: Path) -> list[str]:
    return [str(file.relative_to(folder)) for file in list_files(folder).files]


def fill(folder: Path, *files: str) -> None:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")


def test_files_come_by_their_paths(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "b.jpg",
        "2/b/1.jpg",
        "2/10.jpg",
        "2/9.jpg",
        "10/a.jpg",
        "a.jpg",
    )
    assert names(tmp_path) == [
        "2/9.jpg",
        "2/10.jpg",
        "2/b/1.jpg",
        "10/a.jpg",
        "a.jpg",
        "b.jpg",
    ]


def test_what_is_hidden_and_small_copies_are_passed_over(
    tmp_path: Path,
) -> None:
    fill(
        tmp_path, ".a.jpg", ".thumbs/a.jpg", "__MACOSX/a.jpg", "x/@eaDir/a.jpg"
    )
    fill(tmp_path, "x/a.jpg")
    assert names(tmp_path) == ["x/a.jpg"]


def test_links_lead_to_files_but_not_round_in_circles(tmp_path: Path) -> None:
    fill(tmp_path, "x/a.jpg")
    (tmp_path / "x" / "again").symlink_to(tmp_path)
    (tmp_path / "b.jpg").symlink_to(tmp_path / "x" / "a.jpg")
    assert names(tmp_path) == ["b.jpg", "x/a.jpg"]


def test_a_whole_disk_is_no_album(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_folder, "MAX_FILES", 3)
    fill(tmp_path, "1.jpg", "2.jpg", "x/3.jpg")
    assert len(list_files(tmp_path).files) == 3
    fill(tmp_path, "x/4.txt")
    with pytest.raises(
        AssetFailure, match="holds more than 3 files; name a folder"
    ):
        list_files(tmp_path)


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(
        AssetFailure, match="is not there; name a folder of pictures"
    ):
        list_files(tmp_path / "nowhere")
    fill(tmp_path, "file")
    with pytest.raises(AssetFailure, match="is not a folder; name a folder"):
        list_files(tmp_path / "file")
