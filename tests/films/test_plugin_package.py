"""A package with plug-ins, installed into an environment of its own: a film that uses each is
rendered.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import numpy as np
import pytest

from lantern.core.store import digest_file
from tests.support import films
from tests.support.releases import write_release

pytestmark = pytest.mark.film

PACKAGE = Path(__file__).parents[1] / "plugin_package"


def run(argv: list[str], cwd: Path) -> str:
    done = subprocess.run(
        argv,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An interpreter of an environment that has Lantern, its libraries, and the package."""
    base = tmp_path_factory.mktemp("plugins")
    venv.create(base / "env")
    env_python = base / "env" / "bin" / "python"
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run([str(env_python), "-c", asked], base).strip())
    places = [str(films.ROOT), sysconfig.get_path("purelib")]
    (site / "libraries.pth").write_text("\n".join(places) + "\n", "utf-8")
    source = shutil.copytree(PACKAGE, base / "package")
    pip = [sys.executable, "-m", "pip", "--python", str(env_python), "install"]
    quiet = [
        "--quiet",
        "--disable-pip-version-check",
        "--no-index",
        "--no-deps",
    ]
    run([*pip, *quiet, "--no-build-isolation", str(source)], base)
    return str(env_python)


RENDER = str(films.ROOT / "render.py")


# long: one film, rendered once, shows all three
def test_a_film_uses_each_of_its_plug_ins(python: str, tmp_path: Path) -> None:
    dark = {"acme.flat": {"level": 60}}
    light = {"acme.flat": {"level": 200}}
    scenes = [
        films.scene("one", "wind rain tide beep", dark),
        films.scene(
            "two", "coal iron wind rain", light, transition="acme.blink"
        ),
    ]
    film = films.write(tmp_path, scenes, voice=[{"acme.bell": {"hertz": 880}}])
    out = tmp_path / "out"
    words = ["render", str(film), "--out", str(out), "--jobs", "1"]
    run([python, RENDER, *words], tmp_path)
    luma = films.luma(out / "short.mp4")
    assert abs(luma[0] - 60) < 1.5
    assert abs(luma[-1] - 200) < 1.5
    blinks = np.flatnonzero(np.abs(luma - 16) < 1.5)
    assert 2 <= len(blinks) <= 5, "a third of 0.4 s at 25 pictures a second"
    assert np.abs(films.sound(out / "short.mp4")).max() > 0.05
    assert "Synthetic voice: Acme bell" in (out / "description.txt").read_text()


ASKED = """
from lantern import cli

for verb in ("schema", "voices"):
    assert cli.run([verb]) == 0
    print(end="\f")
"""


def test_editors_and_authors_learn_what_the_package_adds(
    python: str, tmp_path: Path
) -> None:
    schema, listed, _ = run([python, "-c", ASKED], tmp_path).split("\f")
    assert '"acme.flat"' in schema
    assert '"acme.blink"' in schema
    assert "acme.bell: ready" in listed
    assert "A bell for each word" in listed


def test_a_film_is_published_to_its_platform(
    python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("LANTERN_ACME_SHELF_FOLDER", str(shelf))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    films.write(
        tmp_path, [films.scene("one", "wind rain")], publish=["acme.shelf"]
    )
    (tmp_path / "pyproject.toml").touch()
    out = write_release(tmp_path / "build" / "short")
    said = run([python, RENDER, "publish", "scenes/short", "--yes"], tmp_path)
    name = f"short-{digest_file(out / 'short.mp4')[:12]}"
    assert said.endswith(f"The shelf: {(shelf / name).as_uri()}.mp4\n")
    assert sorted(path.name for path in shelf.iterdir()) == [
        f"{name}.mp4",
        f"{name}.privacy.json",
        f"{name}.texts.json",
    ]
