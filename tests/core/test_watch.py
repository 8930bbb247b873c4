"""Saved files, found as they are saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantern.core.problems import ToolFailure
from lantern.core.watch import watch_saves


def test_a_saved_file_is_named_once_watching_has_begun(tmp_path: Path) -> None:
    saves = watch_saves([tmp_path], [])
    assert next(saves) == frozenset()
    file = tmp_path / "film.yml"
    file.write_text("title: Rain")
    assert next(saves) == {file}


def test_saves_in_an_excluded_folder_do_not_count(tmp_path: Path) -> None:
    build = tmp_path / "build"
    build.mkdir()
    saves = watch_saves([tmp_path], [build])
    assert next(saves) == frozenset()
    (build / "film.mp4").write_text("made")
    file = tmp_path / "film.yml"
    file.write_text("title: Rain")
    assert next(saves) == {file}


def test_a_folder_that_can_not_be_watched_is_a_failure_with_a_cure(
    tmp_path: Path,
) -> None:
    with pytest.raises(ToolFailure) as caught:
        next(watch_saves([tmp_path / "none"], []))
    assert caught.value.message.startswith("the files can't be watched (")
    assert caught.value.message.endswith(
        "; set WATCHFILES_FORCE_POLLING=1 to look at each of them in turn"
    )


def test_what_editors_leave_beside_a_file_does_not_count(
    tmp_path: Path,
) -> None:
    saves = watch_saves([tmp_path], [])
    assert next(saves) == frozenset()
    (tmp_path / ".film.yml.swp").write_text("vim")
    (tmp_path / "film.yml~").write_text("emacs")
    file = tmp_path / "film.yml"
    file.write_text("title: Rain")
    assert next(saves) == {file}


def test_files_are_looked_at_in_turn_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    file = tmp_path / "film.yml"
    file.write_text("title: Rain")
    saves = watch_saves([tmp_path], [])
    assert next(saves) == frozenset()
    os.utime(file, (4e9, 4e9))
    assert next(saves) == {file}
