"""The verb captions: files as they are named, and a film that isn't rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene

pytestmark = pytest.mark.film


def test_files_are_named_and_a_film_has_to_be_rendered(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain fell.")])
    early = films.call("captions", "scenes/short", cwd=tmp_path)
    assert early.returncode == 3
    assert "there is no build/short/short.mp4; render it first" in early.stderr
    build = tmp_path / "build"
    films.render(
        film,
        tmp_path,
        out=build / "short",
        store=build / ".store",
    )
    done = films.call("captions", "scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "build/short/captions/short.ttml\n"
    file = build / "short/captions/short.ttml"
    assert file.is_file()
    told = films.call("captions", "scenes/short", "--json", cwd=tmp_path)
    assert read_result(told) == {"files": [str(file)]}
