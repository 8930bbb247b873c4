"""Lantern where Python is as it is on Windows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[1]
PROGRAM = """
import importlib, sys
from pathlib import Path
from tests.support import windows

windows.dress_imports()
for path in sorted(Path("lantern").rglob("*.py")):
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    importlib.import_module(name)

from lantern import cli
from lantern.core import signals

assert signals.sys.platform == "win32"
film = sys.argv[1]
assert cli.run(["new", film]) == cli.run(["check", film]) == 0
sys.argv[1:] = ["new", film + "/\\u0142/second"]
cli.main()
"""


def test_every_module_is_imported_and_a_film_checked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "film")],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        cwd=ROOT,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "\n3 scenes; nothing is wrong.\n" in done.stdout
    assert (
        f"{tmp_path}/film/\u0142/second: a film of 3 scenes.\n" in done.stdout
    )
    text = (tmp_path / "film" / "film.yml").read_bytes()
    assert b"\r" not in text
