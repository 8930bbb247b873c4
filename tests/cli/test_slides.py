"""The verbs slides and storyboard: files as they are named, and a film that isn't rendered."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene

pytestmark = pytest.mark.film


def test_files_are_named_and_slides_have_the_shape_of_the_film(
    tmp_path: Path,
) -> None:
    shapes = {"size": "160x90", "fps": films.FPS, "shapes": ["16:9", "9:16"]}
    film = films.write(tmp_path, [scene("One", "Rain.")], output=shapes)
    build = tmp_path / "build"
    early = films.call("slides", "scenes/short", cwd=tmp_path)
    assert early.returncode == 3
    assert "there is no build/short/short.mp4; render it first" in early.stderr
    out = build / "short" / "9x16"
    films.render(
        film,
        tmp_path,
        out=out,
        store=build / ".store",
        shape="portrait",
    )
    slides = write(tmp_path, "slides", "--shape", "9:16")
    assert slides == out / "slides" / "short.pptx"
    deck = pptx.Presentation(str(slides))
    assert deck.slide_height > deck.slide_width
    board = write(
        tmp_path, "storyboard", "--shape", "9:16", "--paper", "letter"
    )
    assert board == out / "storyboard" / "short.pdf"
    assert board.read_bytes().startswith(b"%PDF-")


def write(project: Path, verb: str, *options: str) -> Path:
    """Write an edition of the film; return its one file."""
    done = films.call(verb, "scenes/short", "--json", *options, cwd=project)
    (file,) = read_result(done)["files"]
    return Path(file)
