"""How a worker process starts: what it imports and calls, and when garbage is searched for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.worker_start import end_imports, start

MODULE = """\
import gc
calls = [gc.isenabled()]

def work(*arguments):
    calls.append(arguments)
    calls.append(gc.isenabled())
"""


@pytest.fixture(autouse=True)
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A module that can be imported during the test."""
    (tmp_path / "worker_module.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("worker_module", None)
    gc.enable()


def test_a_module_is_imported_and_its_function_called_without_searches() -> (
    None
):
    start("worker_module", "work", "pipe", 3)
    assert sys.modules["worker_module"].calls == [False, ("pipe", 3), False]


def test_searches_begin_when_all_is_imported_and_leave_that_out() -> None:
    gc.unfreeze()
    start("worker_module", "work")
    end_imports()
    assert gc.isenabled()
    frozen = gc.get_freeze_count()
    assert frozen > 0
    kept: list[list[int]] = [[] for _ in range(1000)]
    end_imports()
    assert gc.get_freeze_count() <= frozen < frozen + len(kept)


def test_what_is_missing_is_told_by_python() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_worker"):
        start("no_such_worker", "work")
