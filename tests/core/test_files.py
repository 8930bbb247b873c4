"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from lantern.core.files import (
    convert_disk_errors,
    convert_write_errors,
    find_stored_path,
    format_relative,
    move_file,
    name_kind,
    open_lock_file,
    open_plain,
    read_plain,
    read_plain_text,
    read_stem,
    stage_file,
    stage_folder,
    write_whole,
)
from lantern.core.problems import OutputFailure
from tests.support.named_pipes import make_pipe


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


def test_a_failed_file_leaves_the_old_one_and_nothing_else(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(ValueError, match="halfway"), stage_file(file) as staged:
        staged.write_text("ne")
        raise ValueError("halfway")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_old_file_can_be_read_until_the_new_one_is_whole(
    tmp_path: Path,
) -> None:
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


def put(kind: str, path: Path) -> None:
    """Put something that is no file at a path; nothing of it may be opened."""
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        make_pipe(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))


KINDS = ("folder", "pipe", "device", "socket")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_not_opened_to_be_read(
    kind: str, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    put(kind, place)
    for read in (open_plain, read_plain, read_plain_text):
        with pytest.raises(
            OSError, match=f"it is a {kind}, not a file"
        ) as caught:
            read(place)
        assert caught.value.errno == errno.EINVAL
        assert caught.value.filename == str(place)


@pytest.mark.parametrize("kind", KINDS)
def test_a_lock_is_not_held_on_what_is_no_file(
    kind: str, tmp_path: Path
) -> None:
    put(kind, tmp_path / "lock")
    with pytest.raises(OSError, match=f"it is a {kind}, not a file"):
        open_lock_file(tmp_path / "lock")


def test_a_lock_file_is_made_and_keeps_what_is_in_it(tmp_path: Path) -> None:
    with open_lock_file(tmp_path / "lock"):
        assert (tmp_path / "lock").read_bytes() == b""
    (tmp_path / "lock").write_bytes(b"kept")
    with open_lock_file(tmp_path / "lock") as stream:
        assert stream.read() == b"kept"


def test_a_file_is_read_as_bytes_and_as_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\xff")
    (tmp_path / "link").symlink_to(file)
    assert read_plain(tmp_path / "link") == b"\xef\xbb\xbfone\r\ntwo\rthree\xff"
    text = read_plain_text(file, "utf-8-sig", "replace")
    assert text == "one\ntwo\nthree\ufffd"
    with pytest.raises(UnicodeDecodeError):
        read_plain_text(file)


def test_a_file_that_is_not_there_is_an_error_of_its_own(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileNotFoundError):
        open_plain(tmp_path / "a.txt")


def test_what_lies_at_a_path_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert name_kind((tmp_path / "link").lstat().st_mode) == "a link"
    assert name_kind(tmp_path.stat().st_mode) == "a folder"
    assert name_kind(0) == "something unknown"


def test_a_name_in_an_older_encoding_is_read_as_windows_wrote_it() -> None:
    assert read_stem(Path("café.txt")) == "café"
    assert read_stem(Path(os.fsdecode(b"caf\xe9.txt"))) == "café"
    assert read_stem(Path(os.fsdecode(b"a\x81.txt"))) == "a\ufffd"


@pytest.mark.parametrize(
    ("platform", "is_moved"), [("linux", False), ("win32", True)]
)
def test_a_file_that_others_have_open_is_moved_when_they_close_it(
    platform: str,
    is_moved: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "new").write_text("new")
    rename, refusals = os.replace, iter(range(3))

    def refuse(source: str, target: str) -> None:
        if next(refusals, None) is not None:
            raise PermissionError(13, "another program has it open")
        rename(source, target)

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    expected = nullcontext() if is_moved else pytest.raises(PermissionError)
    with expected:
        move_file(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").exists() == is_moved


def test_a_path_from_a_folder_has_slashes_and_is_whole_on_another_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        format_relative(tmp_path / "a" / "b.yml", tmp_path / "c")
        == "../a/b.yml"
    )

    def refuse(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    assert format_relative(Path("/d/b.yml"), tmp_path) == "/d/b.yml"
