"""Stamps of files and folders, and what they notice."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from lantern.core.stamps import (
    are_current,
    iter_source_stamps,
    read_stamp,
    read_stamps,
    were_still,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "film.yml"
    file.write_text("one")
    return file


def test_what_is_not_there_has_an_empty_stamp(tmp_path: Path) -> None:
    assert read_stamp(tmp_path / "none") == []
    assert read_stamp("a\0b") == []


def test_a_text_of_the_same_length_and_date_is_noticed(file: Path) -> None:
    stamps = read_stamps([file])
    status = file.stat()
    assert are_current(stamps)
    other = file.with_name("other.yml")
    other.write_text("two")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(file)
    assert not are_current(stamps)


def test_a_folder_notices_a_new_file_and_a_file_that_is_gone(
    file: Path,
) -> None:
    before = read_stamps([file.parent])
    os.utime(file.parent, ns=(0, 0))
    added = read_stamps([file.parent])
    file.unlink()
    assert not are_current(before)
    assert not are_current(added)
    assert not are_current({str(file): [1, 2, 3, 4]})


def test_what_changed_just_before_may_change_again(file: Path) -> None:
    stamps = read_stamps([file, file.with_name("none")])
    now = time.time_ns()
    assert not were_still(stamps, now)
    assert were_still(stamps, now + 10**10)


def test_compiled_modules_are_no_source(tmp_path: Path) -> None:
    (tmp_path / "room" / "__pycache__").mkdir(parents=True)
    (tmp_path / "room" / "__pycache__" / "a.pyc").touch()
    source = tmp_path / "room" / "a.py"
    source.write_text("pass")
    assert list(iter_source_stamps(tmp_path)) == [
        (str(source), read_stamp(source))
    ]
