"""Files and folders that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.files import (
    convert_disk_errors,
    convert_write_errors,
    find_stored_path,
    stage_file,
    stage_folder,
    write_whole,
)
from lantern.core.problems import OutputFailure


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old, and longer")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_takes_the_place_of_a_link_and_leaves_what_it_led_to(
    tmp_path: Path,
) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    link = tmp_path / "a.txt"
    link.symlink_to(other)
    write_whole(link, b"new")
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"
    assert other.read_text() == "mine"


def test_a_failed_file_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(ValueError, match="halfway"), stage_file(file) as staged:
        staged.write_text("ne")
        raise ValueError("halfway")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_old_file_can_be_read_until_the_new_one_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with stage_file(file) as staged:
        staged.write_text("new")
        assert file.read_text() == "old"
    assert file.read_text() == "new"


def test_a_file_in_a_folder_that_is_missing_is_an_error_of_the_disk(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.txt", b"")


def test_a_folder_appears_with_everything_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "above" / "film"
    with stage_folder(folder) as staged:
        (staged / "film.yml").write_text("x")
        assert not folder.exists()
    assert [file.name for file in folder.iterdir()] == ["film.yml"]
    assert list(folder.parent.iterdir()) == [folder]


def test_a_failed_folder_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match="halfway"),
        stage_folder(tmp_path / "film") as staged,
    ):
        (staged / "film.yml").write_text("x")
        raise ValueError("halfway")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_files_in_it_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "film"
    folder.mkdir()
    (folder / "mine").touch()
    with pytest.raises(OSError, match="not empty"), stage_folder(folder):
        pass
    assert [file.name for file in tmp_path.rglob("*")] == ["film", "mine"]


def test_an_error_of_the_disk_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "none" / "a.txt"
    with (
        pytest.raises(OutputFailure) as caught,
        convert_write_errors(file),
    ):
        write_whole(file, b"")
    assert caught.value.message == (
        "none/a.txt can't be written: No such file or directory"
    )


def test_an_error_without_a_number_keeps_its_own_words() -> None:
    with (
        pytest.raises(OutputFailure, match=r"^the store is lost: no room$"),
        convert_disk_errors("the store is lost"),
    ):
        raise OSError("no room")


NFC = "F\u00e4hre"
NFD = "Fa\u0308hre"


@pytest.mark.parametrize(("stored", "written"), [(NFD, NFC), (NFC, NFD)])
def test_a_name_is_found_in_whichever_form_it_is_stored(
    tmp_path: Path, stored: str, written: str
) -> None:
    file = tmp_path / stored / f"{stored}.jpg"
    file.parent.mkdir()
    file.touch()
    wanted = tmp_path / written / "." / f"{written}.jpg"
    assert find_stored_path(wanted) == file
    assert find_stored_path(wanted.with_name("Fahre.jpg")) == tmp_path / (
        f"{written}/Fahre.jpg"
    )


def test_of_two_names_the_one_that_is_written_is_found(tmp_path: Path) -> None:
    for name in (NFC, NFD):
        (tmp_path / name).touch()
        assert find_stored_path(tmp_path / name).name == name


def test_a_path_that_is_nowhere_stays_as_it_is(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["x"] * 2000)
    assert find_stored_path(deep) == deep
    assert find_stored_path(Path("none") / "a") == Path("none") / "a"
