"""What the tests of verbs share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.cli.session import require_script
from lantern.script.film_script import Script
from tests.support import films, shelf_film
from tests.support.archives_server import (
    VARIABLES,
    Archives,
    make_picture,
    serving,
)
from tests.support.films import scene
from tests.support.program import Program
from tests.support.shelf_film import DECIDED, NAME, ShelfFilm


@pytest.fixture
def run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Program:
    """The program, in the test's folder and in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANTERN_STORE", raising=False)
    return Program(capsys)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film of two scenes and two shapes."""
    return films.write(
        tmp_path,
        [scene("One", "Rain."), scene("Two", "Wind.")],
        output={"size": "160x90", "fps": 25, "shapes": ["16:9", "1:1"]},
    )


@pytest.fixture
def script(film: Path) -> Script:
    """The film, loaded."""
    return require_script(film, None)[0]


@pytest.fixture
def archives(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archives]:
    """The archives that `find` asks, with green pictures; one of them lacks its key."""
    with serving(Archives(picture=make_picture("#00a000"))) as running:
        for variable in VARIABLES:
            monkeypatch.setenv(variable, running.base)
        monkeypatch.delenv("LANTERN_EUROPEANA_KEY", raising=False)
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without anything in it."""
    (tmp_path / "assets").mkdir()
    return tmp_path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ShelfFilm:
    """The film, with one destination and somebody signed in there."""
    shelf_film.install(tmp_path, monkeypatch)
    shelf_film.sign_in(monkeypatch)
    found = ShelfFilm(tmp_path, monkeypatch)
    found.write({"to": NAME, **DECIDED})
    return found
