"""Files that nobody else may read."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.publishing.private_file import (
    make_private_folder,
    read_private,
    require_private_folder,
    write_private,
)


def get_mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_written_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "ann.json"
    write_private(path, b"token")
    assert (get_mode(path), get_mode(path.parent)) == (0o600, 0o700)
    assert read_private(path) == b"token"


def test_an_older_file_is_replaced_and_nothing_else_is_left(
    tmp_path: Path,
) -> None:
    path = tmp_path / "secrets" / "ann.json"
    write_private(path, b"a long old token")
    write_private(path, b"new")
    assert read_private(path) == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    make_private_folder(folder)
    assert get_mode(folder) == 0o755


def test_a_folder_can_not_stand_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "secrets").write_text("x")
    with pytest.raises(OutputFailure):
        write_private(tmp_path / "secrets" / "ann.json", b"token")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_may_read_is_refused(
    tmp_path: Path, mode: int
) -> None:
    path = tmp_path / "ann.json"
    path.write_bytes(b"token")
    path.chmod(mode)
    with pytest.raises(OutputFailure) as caught:
        read_private(path)
    assert caught.value.message == (
        f"{path} can be read by others, and holds secrets; if nobody has read them, take"
        f" their rights away: chmod 600 {path}"
    )


def test_a_folder_that_others_may_look_into_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o750)
    with pytest.raises(OutputFailure, match=f"chmod 700 {folder}"):
        require_private_folder(folder)
    folder.chmod(0o700)
    require_private_folder(folder)


def test_what_is_not_there_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_private(tmp_path / "ann.json")
    with pytest.raises(FileNotFoundError):
        require_private_folder(tmp_path / "secrets")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "ann.json"
    folder.mkdir(mode=0o700)
    with pytest.raises(OutputFailure):
        read_private(folder)


def test_windows_has_other_rights_so_none_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    path = tmp_path / "ann.json"
    write_private(path, b"token")
    path.chmod(0o666)  # as Windows tells of each file
    assert read_private(path) == b"token"
