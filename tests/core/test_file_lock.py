"""Locks on files, by Unix and by what stands in for the kernel of Windows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from lantern.core.file_lock import lock_file
from lantern.core.files import open_lock_file
from tests.support import windows


@pytest.fixture(params=[sys.platform, "win32"], autouse=True)
def platform(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if request.param == "win32":
        windows.pretend(monkeypatch)


@pytest.fixture
def streams(tmp_path: Path) -> Iterator[list[BinaryIO]]:
    """The same file, opened three times as by three processes."""
    opened = [open_lock_file(tmp_path / "lock") for _ in range(3)]
    yield opened
    for stream in opened:
        stream.close()


def test_a_file_is_held_by_one_alone_until_it_is_closed(
    streams: list[BinaryIO],
) -> None:
    assert lock_file(streams[0])
    assert not lock_file(streams[1])
    assert not lock_file(streams[1], is_shared=True)
    streams[0].close()
    assert lock_file(streams[1])


def test_any_number_share_a_file_and_then_none_has_it_alone(
    streams: list[BinaryIO],
) -> None:
    assert lock_file(streams[0], is_shared=True)
    assert lock_file(streams[1], is_shared=True)
    assert not lock_file(streams[2])
