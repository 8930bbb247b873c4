"""The program run in this process: a start of its own takes half a second."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from lantern import cli


@dataclass(frozen=True)
class Done:
    """How a run of the program ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


class Program:
    """Runs the command line in this process, for verbs that start no workers."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Done:
        self._capsys.readouterr()
        code = cli.run([str(word) for word in words])
        printed = self._capsys.readouterr()
        return Done(code, printed.out, printed.err)
