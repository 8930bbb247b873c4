"""Lantern where Python is as it is on Windows."""

from __future__ import annotations

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
sys.exit(cli.run(["new", film]) or cli.run(["check", film]))
"""


def test_every_module_is_imported_and_a_film_checked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "film")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("3 scenes; nothing is wrong.\n")
    text = (tmp_path / "film" / "film.yml").read_bytes()
    assert b"\r" not in text
