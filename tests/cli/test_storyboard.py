"""The verb storyboard: the file as it is named, and paper that there isn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.film


def test_the_file_is_named_and_unknown_paper_is_refused(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")])
    build = tmp_path / "build"
    films.render(film, tmp_path, out=build / "short", store=build / ".store")
    wrong = films.call("storyboard", "scenes/short", "--paper", "a5", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "--paper takes a4 or letter, not 'a5'" in wrong.stderr
    done = films.call("storyboard", "scenes/short", "--paper", "letter", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "build/short/storyboard/short.pdf\n"
    assert (build / "short/storyboard/short.pdf").read_bytes().startswith(b"%PDF-")
