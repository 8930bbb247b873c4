"""The film in tests/films/own-type: a card in Cyrillic, in a type of the author's own that has
no other letters.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.support import films

pytestmark = pytest.mark.film

FILM = films.ROOT / "tests" / "films" / "own-type"


def test_the_card_is_set_in_it(tmp_path: Path) -> None:
    shutil.copytree(FILM, tmp_path / "own-type")
    (made,) = films.render(tmp_path / "own-type", tmp_path).out.glob("*.mp4")
    shown = (
        films.pictures(made)
        .reshape(-1, 480 * 270 * 3 // 2)[60][: 480 * 270]
        .reshape(270, 480)
    )
    ink = np.flatnonzero((shown[112:130, 152:] < 110).any(axis=0))
    begins = ink[np.flatnonzero(np.diff(ink, prepend=-9) > 2)]
    # НА АМУРЕ, in cells of one width, which a serif has not
    assert (
        np.abs(np.diff(begins) - 11 * np.array([1, 2, 1, 1, 1, 1])).max() <= 1
    )


def test_a_letter_it_lacks_is_named_with_its_scene(tmp_path: Path) -> None:
    shutil.copytree(FILM, tmp_path / "own-type")
    written = tmp_path / "own-type" / "film.yml"
    written.write_text(
        written.read_text("utf-8").replace("9 августа", "8 августа"), "utf-8"
    )
    run = films.call("check", written.parent, cwd=films.ROOT)
    assert run.returncode != 0
    assert (
        "film.yml:10:18: the serif type lacks 1 character of the film: 8 (in scene 1"
        " 'Заставка')" in run.stderr
    )
