"""The scripts make .venv and add to it: here with a program in place of Python, and no index."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

SCRIPTS = Path(__file__).parents[1] / "scripts"
PYTHON = """\
#!/bin/sh
case "$*" in
"-c "*) ;;
"-m venv "*)
    mkdir -p "$3/bin" "$3/lib/python3.11/site-packages/numpy/tests"
    cp "$0" "$3/bin/python";;
"-m pip install "*)
    [ ! -e "$INSTALLED.refused" ] || exit 1
    for word; do :; done
    echo "${word##*/}" >>"$INSTALLED";;
*) echo "python $*";;
esac
"""


@dataclass(frozen=True)
class Clone:
    """A folder with the scripts, and a Python that only notes what it should install."""

    root: Path

    def run(self, script: str, *words: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            [self.root / "scripts" / script, *words],
            env={
                **os.environ,
                "PATH": path,
                "INSTALLED": str(self.root / "installed"),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def site(self) -> Path:
        return self.root / ".venv/lib/python3.11/site-packages"

    def list_installed(self) -> list[str]:
        return (self.root / "installed").read_text("utf-8").split()


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    root = tmp_path / "a clone"
    shutil.copytree(SCRIPTS / "locks", root / "scripts/locks")
    for name in ("setup", "render", "add"):
        shutil.copy(SCRIPTS / name, root / "scripts" / name)
    python = root / "bin/python3.11"
    python.parent.mkdir()
    python.write_text(PYTHON)
    python.chmod(0o755)
    return Clone(root)


def test_the_first_run_installs_what_makes_films_and_the_next_nothing(
    clone: Clone,
) -> None:
    first = clone.run("render", "--version")
    assert first.stderr.startswith(
        f"lantern: setting up {clone.root}/.venv with "
    )
    assert first.stdout == f"python {clone.root}/render.py --version\n"
    assert clone.list_installed() == ["render.lock", "a", "clone"]
    again = clone.run("render", "--version")
    assert (again.stdout, again.stderr) == (first.stdout, "")
    assert clone.list_installed() == ["render.lock", "a", "clone"]


def test_what_nothing_reads_is_taken_away(clone: Clone) -> None:
    clone.run("render", "--version")
    assert (clone.site / "numpy").is_dir()
    assert not (clone.site / "numpy/tests").exists()


def test_an_extra_is_added_once(clone: Clone) -> None:
    clone.run("add")
    added = clone.run("add", "article", "keyring", "article")
    told = "lantern: adding the packages of '{}' to {}/.venv (once) ...\n"
    extras = ("article", "keyring")
    assert added.stderr == "".join(
        told.format(name, clone.root) for name in extras
    )
    assert clone.list_installed()[3:] == ["article.lock", "keyring.lock"]
    assert clone.run("add", "keyring").stderr == ""
    assert clone.run("render", "--version").stderr == ""


def test_a_changed_lock_of_films_begins_afresh(clone: Clone) -> None:
    clone.run("add", "article")
    with (clone.root / "scripts/locks/render.lock").open("a") as lock:
        lock.write("pears==1.0\n")
    assert clone.run("render").stderr.startswith("lantern: setting up ")
    assert clone.run("add", "article").stderr.startswith("lantern: adding ")


def test_a_changed_lock_of_an_extra_is_installed_over_it(clone: Clone) -> None:
    clone.run("add", "article")
    with (clone.root / "scripts/locks/article.lock").open("a") as lock:
        lock.write("pears==1.0\n")
    assert clone.run("render").stderr == ""
    assert clone.run("add", "article").stderr.startswith("lantern: adding ")


@pytest.mark.parametrize("words", [[], ["article"]])
def test_what_pip_refuses_is_told_and_tried_again(
    clone: Clone, words: list[str]
) -> None:
    if words:
        clone.run("add")
    refusal = clone.root / "installed.refused"
    refusal.touch()
    failed = clone.run("add", *words)
    assert failed.returncode == 1
    assert "pip could not install what is in scripts/locks" in failed.stderr
    assert "PIP_INDEX_URL" in failed.stderr
    refusal.unlink()
    mended = clone.run("add", *words)
    assert mended.returncode == 0
    assert mended.stderr.startswith("lantern: ")


def test_an_unknown_extra_is_named(clone: Clone) -> None:
    failed = clone.run("add", "pears")
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1] == (
        "lantern: scripts/locks has no lock for 'pears'; it has: "
        "article cloud cluster dev docs gazetteer keyring mcp render slides studio-tests"
    )


def test_the_python_that_is_named_is_taken(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = clone.root / "bin/mine"
    shutil.copy(clone.root / "bin/python3.11", other)
    monkeypatch.setenv("LANTERN_PYTHON", "mine")
    first = clone.run("render", "--version")
    assert first.stderr.startswith(
        f"lantern: setting up {clone.root}/.venv with {other} "
    )


def test_a_python_that_is_named_and_does_not_run_is_told(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_PYTHON", "python9")
    done = clone.run("render", "--version")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "lantern: LANTERN_PYTHON names 'python9', which isn't Python 3.11 or newer.\n"
    )
