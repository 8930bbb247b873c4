"""The verbs slides and storyboard: files as they are named, and a film that isn't rendered."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.film


def test_files_are_named_and_slides_have_the_shape_of_the_film(tmp_path: Path) -> None:
    shapes = {"size": "160x90", "fps": films.FPS, "shapes": ["16:9", "9:16"]}
    film = films.write(tmp_path, [scene("One", "Rain.")], output=shapes)
    build = tmp_path / "build"
    early = films.call("slides", "scenes/short", cwd=tmp_path)
    assert early.returncode == 3
    assert "there is no build/short/short.mp4; render it first" in early.stderr
    out = build / "short" / "9x16"
    films.render(film, tmp_path, out=out, store=build / ".store", shape="portrait")
    slides = write(tmp_path, "slides", "--shape", "9:16")
    assert slides == "build/short/9x16/slides/short.pptx"
    deck = pptx.Presentation(str(tmp_path / slides))
    assert deck.slide_height > deck.slide_width
    board = write(tmp_path, "storyboard", "--shape", "9:16", "--paper", "letter")
    assert board == "build/short/9x16/storyboard/short.pdf"
    assert (tmp_path / board).read_bytes().startswith(b"%PDF-")


def write(project: Path, verb: str, *options: str) -> str:
    """Write an edition of the film; return the line that names it."""
    done = films.call(verb, "scenes/short", *options, cwd=project)
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")
