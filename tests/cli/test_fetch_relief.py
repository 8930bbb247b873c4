"""The verb fetch-relief."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene
from tests.support.maps import EMPTY
from tests.support.program import Program
from tests.support.terrain_server import Terrain, serving


def test_a_map_gets_its_relief(
    tmp_path: Path, run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = {"map": "m.yml", "view": "near"}
    film = films.write(tmp_path, [scene("One", "Wind and rain.", shot)])
    text = EMPTY.replace("width_km: 700", "width_km: 30")
    (film / "m.yml").write_text(text, "utf-8")
    (ledger,) = tmp_path.rglob("credits.yml")
    ledger.unlink()
    with serving(Terrain()) as server:
        monkeypatch.setenv("LANTERN_TERRAIN_URL", server.base)
        done = run("fetch-relief", film)
        asked = len(server.asked)
        picture = tmp_path / "assets" / "relief" / "m.jpg"
        picture.unlink()
        ledger.unlink()
        (relief,) = read_result(run("fetch-relief", film, "--json"))["reliefs"]
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert "relief/m.jpg: " in first
    assert f"from {asked} tiles" in first
    assert (relief["file"], relief["tiles"]) == (str(picture), asked)
    assert "relief: {file: assets/relief/m.jpg, bounds: [" in second
