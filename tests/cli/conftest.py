"""What the tests of verbs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.program import Program


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """The program, in the test's folder and in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANTERN_STORE", raising=False)
    return Program(capsys)
