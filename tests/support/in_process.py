"""The command line's jobs, made in the process of the test: a worker takes a second to start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lantern.core.store import Store
from lantern.rendering.executors import local
from lantern.rendering.executors.here import InProcessExecutor


class OpenedExecutor(InProcessExecutor):
    """The executor of programs that import Lantern, opened as the command line opens its own."""

    def __init__(self, _count: int, store: Path) -> None:
        super().__init__(Store(store))

    def close(self) -> None:
        """There is no process to end."""


@contextmanager
def making_jobs_here() -> Iterator[None]:
    """Have the command line take this executor; one contract holds for it and its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "ProcessExecutor", OpenedExecutor)
        yield
