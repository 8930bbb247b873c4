"""Named pipes, which nobody who reads a file may wait at."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


def make_pipe(path: Path, mode: int = 0o666) -> None:
    """Make a named pipe; skip the test on Windows, which has none in folders."""
    if sys.platform == "win32":
        pytest.skip("no folder of Windows holds a named pipe")
    os.mkfifo(path, mode)
