"""What lets a program die with the process that started it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lantern.core.parent_death import list_guard_words

pytestmark = pytest.mark.process


def put_setpriv(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, code: int
) -> Path:
    """Put a program of that name where it is looked for; it ends with a code."""
    program = folder / "setpriv"
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return program


@pytest.mark.skipif(
    shutil.which("setpriv") is None, reason="there is no setpriv here"
)
def test_setpriv_stands_before_the_program() -> None:
    path = shutil.which("setpriv")
    assert list_guard_words()[:4] == (path, "--pdeathsig", "KILL", "--")


@pytest.mark.skipif(
    shutil.which("setpriv") is None, reason="there is no setpriv here"
)
def test_nothing_starts_once_the_parent_is_gone() -> None:
    """The kernel may be asked too late: the program has another parent by then."""
    words = [*list_guard_words(), "echo", "it runs"]
    heir = ["sh", "-c", '"$@"; exit 0', "sh", *words]
    assert subprocess.run(words, capture_output=True).stdout == b"it runs\n"
    assert subprocess.run(heir, capture_output=True).stdout == b""


def test_one_that_has_not_the_option_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_setpriv(tmp_path, monkeypatch, code=1)
    assert list_guard_words() == ()


def test_one_that_is_not_there_or_no_program_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = put_setpriv(tmp_path, monkeypatch, code=0)
    program.write_bytes(b"\x7fELF, but only so far")
    assert list_guard_words() == ()
    program.unlink()
    assert list_guard_words() == ()


def test_another_system_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_setpriv(tmp_path, monkeypatch, code=0)
    assert list_guard_words() != ()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert list_guard_words() == ()
