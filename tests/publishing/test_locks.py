"""Two publishes at once: the second is told who holds it."""

from __future__ import annotations

import os
import socket
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import EXIT_BUSY, BusyFailure, OutputFailure
from lantern.publishing.locks import hold_lock
from tests.support.file_limits import limiting_files

NOON = datetime(2026, 5, 4, 12, 34, tzinfo=UTC)


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "publish" / ".lock"
    with hold_lock(path, "this film", NOON):
        with (
            pytest.raises(BusyFailure) as caught,
            hold_lock(path, "this film", NOON),
        ):
            raise AssertionError("two held it")
        assert caught.value.code == EXIT_BUSY
        assert caught.value.message == (
            f"another `lantern publish` (process {os.getpid()} on {socket.gethostname()}, since"
            " 12:34) is at work on this film; wait for it, or end it: this one goes on where it"
            " was ended"
        )
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_once_it_has_ended_the_next_may(tmp_path: Path) -> None:
    path = tmp_path / "publish" / ".lock"
    for _ in range(2):
        with hold_lock(path, "this film", NOON):
            assert path.is_file()


def test_a_lock_whose_file_is_damaged_still_holds(tmp_path: Path) -> None:
    path = tmp_path / "publish" / ".lock"
    with hold_lock(path, "this film", NOON):
        path.write_text("{")
        with (
            pytest.raises(
                BusyFailure, match="publish` is at work on this film"
            ),
            hold_lock(path, "this film", NOON),
        ):
            raise AssertionError("two held it")


def test_a_lock_that_cannot_be_written_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "publish" / ".lock"
    with (
        limiting_files(0),
        pytest.raises(
            OutputFailure, match=r"the lock .*/\.lock can't be written"
        ),
        hold_lock(path, "this film", NOON),
    ):
        raise AssertionError("it wasn't written")
