"""The verb slides: the file as it is named, in another shape, and a film that isn't rendered."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.film


def test_the_file_is_named_and_has_the_shape_of_the_film(tmp_path: Path) -> None:
    shapes = {"size": "160x90", "fps": films.FPS, "shapes": ["16:9", "9:16"]}
    film = films.write(tmp_path, [scene("One", "Rain.")], output=shapes)
    build = tmp_path / "build"
    early = films.call("slides", "scenes/short", cwd=tmp_path)
    assert early.returncode == 3
    assert "there is no build/short/short.mp4; render it first" in early.stderr
    upright = build / "short" / "9x16"
    films.render(film, tmp_path, out=upright, store=build / ".store", shape="portrait")
    done = films.call("slides", "scenes/short", "--shape", "9:16", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "build/short/9x16/slides/short.pptx\n"
    deck = pptx.Presentation(str(upright / "slides/short.pptx"))
    assert deck.slide_height > deck.slide_width
