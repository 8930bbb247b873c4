"""What a machine has: told line by line, and each trouble with its cure."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shlex
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

from lantern.checks.machine import EXTRAS, MachineFinding, examine
from lantern.core import ffmpeg
from tests.support import films

pytestmark = pytest.mark.process


def look(store: Path) -> dict[str, MachineFinding]:
    return {finding.name: finding for finding in examine(store, network=False)}


def test_a_machine_that_lacks_nothing(tmp_path: Path) -> None:
    found = look(tmp_path / "store")
    assert {
        found[name].verdict for name in ("packages", "ffmpeg", "store")
    } == {"good"}
    assert found["voice espeak"].text == "can speak"
    assert found["encoders"].text.startswith("x264")
    assert {f"extra {extra}" for extra in EXTRAS} < found.keys()
    assert all(
        finding.cure for finding in found.values() if finding.verdict != "good"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("has_pip", "start"),
    [
        (True, [sys.executable, "-m", "pip", "install"]),
        (False, ["uv", "pip", "install", "--python", sys.executable]),
    ],
)
def test_a_missing_package_is_installed_for_the_python_that_runs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    has_pip: bool,
    start: list[str],
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: has_pip or None)
    monkeypatch.setattr(
        importlib.metadata, "requires", lambda _: ["no-such-package"]
    )
    packages = look(tmp_path)["packages"]
    assert (packages.verdict, packages.text) == (
        "bad",
        "without no-such-package",
    )
    assert shlex.split(packages.cure) == [*start, "no-such-package"]


def test_every_extra_for_films_is_looked_at() -> None:
    project = tomllib.loads((films.ROOT / "pyproject.toml").read_text("utf-8"))
    listed = project["project"]["optional-dependencies"]
    others = {"all", "dev", "docs", "gazetteer", "studio-tests"}
    assert {*EXTRAS, *others} == set(listed)


def test_what_no_film_can_do_without_is_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ffmpeg.find_ffmpeg.cache_clear()
    ffmpeg.describe_version.cache_clear()
    monkeypatch.setenv("FFMPEG_BINARY", "no-such-program")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _: usage._replace(free=10**9)
    )
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = look(tmp_path)
    monkeypatch.undo()
    ffmpeg.find_ffmpeg.cache_clear()
    ffmpeg.describe_version.cache_clear()
    assert found["ffmpeg"].verdict == "bad"
    assert "FFMPEG_BINARY names 'no-such-program'" in found["ffmpeg"].text
    assert found["store"].text == f"{tmp_path}, 1.0 GB free"
    assert found["store"].cure == "make room: lantern prune --older-than 30d"
    assert found["folder for scratch"].verdict == "bad"
