"""The verb storyboard: paper that there isn't; `test_slides` writes one."""

from __future__ import annotations

from pathlib import Path

from tests.support import films
from tests.support.films import scene


def test_unknown_paper_is_refused(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain.")])
    wrong = films.call(
        "storyboard", "scenes/short", "--paper", "a5", cwd=tmp_path
    )
    assert wrong.returncode == 2
    assert "--paper takes a4 or letter, not 'a5'" in wrong.stderr
