"""A film spoken by a voice of the catalogue: nothing is fetched, and the voice is credited."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import catalogue, films
from tests.support.catalogue import CARD, MODEL, PATH, make_pack, put_here
from tests.support.file_server import FileServer, serving

pytestmark = pytest.mark.film

FILES = {f"{PATH}bell.onnx": MODEL, f"{PATH}bell.onnx.json": CARD}


def test_the_voice_is_named_wherever_the_film_says_who_speaks(
    tmp_path: Path,
) -> None:
    scenes = [
        films.scene("One", "Rain fell."),
        films.scene("End", None, duration=2),
    ]
    scenes[1]["shots"] = [{"card": "credits"}]
    film = films.write(tmp_path, scenes, voice=["bell", "espeak"])
    with catalogue.using(tmp_path, make_pack("bell")):
        put_here(make_pack("bell"))
        made = films.render(film, tmp_path)
    assert made.report["voice"] == "bell"
    described = (made.out / "description.txt").read_text("utf-8")
    assert "Narration: Synthetic voice: Bell, " in described
    assert "Bell, a voice for tone: A. Person (CC-BY-4.0)" in described
    page = (made.out / "credits.html").read_text("utf-8")
    assert (
        '<a href="https://example.invalid/card">Bell, a voice for tone</a>'
        in page
    )


def test_a_render_fetches_no_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = films.write(
        tmp_path, [films.scene("One", "Rain fell.")], voice=["bell", "tone"]
    )
    with serving(FileServer(FILES)) as server:
        monkeypatch.setenv("LANTERN_VOICES_MIRROR", server.base)
        with catalogue.using(
            tmp_path, make_pack("bell", base=server.base + PATH)
        ):
            made = films.render(film, tmp_path)
    assert made.report["voice"] == "tone"
    assert server.asked == []
