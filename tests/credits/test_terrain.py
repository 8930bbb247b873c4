"""Reliefs fetched for a film, from a server on the loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.credits.terrain import FetchedRelief, fetch_relief
from lantern.visuals.map.basemap.terrain import plan_area
from tests.support.terrain_server import Terrain, make_tile, serving

AREA = plan_area((6.0, 45.0, 8.0, 46.0), 100.0)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terrain]:
    with serving(Terrain()) as running:
        monkeypatch.setenv("LANTERN_TERRAIN_URL", running.base)
        yield running


def fetch(folder: Path) -> FetchedRelief:
    return fetch_relief(AREA, folder / "assets", "alps")


def test_a_relief_its_tiles_and_its_entry_are_kept(
    tmp_path: Path, server: Terrain
) -> None:
    found = fetch(tmp_path)
    assert found.path == tmp_path / "assets" / "relief" / "alps.jpg"
    assert (found.size, found.tiles, found.filled) == ((200, 100), 4, 0)
    with Image.open(found.path) as picture:
        assert picture.size == (200, 100)
    assert server.asked == [
        f"/tiles/8/{x}/{y}.png"
        for y, x in ((91, 132), (91, 133), (92, 132), (92, 133))
    ]
    record = json.loads((found.path.parent / "alps.tiles.json").read_text())
    assert record["bounds"] == [6, 45, 8, 46]
    assert list(record["tiles"]) == [
        "8/132/91",
        "8/133/91",
        "8/132/92",
        "8/133/92",
    ]
    ledger = (tmp_path / "assets" / "credits.yml").read_text("utf-8")
    assert "file: relief/alps.jpg" in ledger
    assert "LicenseRef-terrain-tiles" in ledger


@pytest.mark.usefixtures("server")
def test_a_relief_that_is_there_is_kept(tmp_path: Path) -> None:
    fetch(tmp_path)
    with pytest.raises(
        AssetFailure, match="is there already; nothing was fetched"
    ):
        fetch(tmp_path)


def test_other_tiles_than_before_are_refused(
    tmp_path: Path, server: Terrain
) -> None:
    fetch(tmp_path).path.unlink()
    server.tile = make_tile(501)
    with pytest.raises(AssetFailure, match="tile 8/132/91 is another one"):
        fetch(tmp_path)
    assert not (tmp_path / "assets" / "relief" / "alps.jpg").exists()


def test_a_tile_that_is_no_picture_is_refused(
    tmp_path: Path, server: Terrain
) -> None:
    server.tile = b"<html>"
    with pytest.raises(AssetFailure, match="is no picture of 256 x 256 pixels"):
        fetch(tmp_path)


def test_a_missing_tile_and_a_failing_server_are_told(
    tmp_path: Path, server: Terrain
) -> None:
    server.status = 404
    with pytest.raises(
        AssetFailure, match=r"127\.0\.0\.1 has no tile .*, nor a coarser"
    ):
        fetch(tmp_path)
    server.status = 503
    with pytest.raises(NetworkFailure, match="answered 503; try again later"):
        fetch(tmp_path)


def test_tiles_that_are_missing_at_sea_are_counted(
    tmp_path: Path, server: Terrain
) -> None:
    server.own = {"8/132/92": None, "7/66/46": make_tile(-40)}
    found = fetch(tmp_path)
    assert (found.tiles, found.filled) == (4, 1)
    record = json.loads((found.path.parent / "alps.tiles.json").read_text())
    assert list(record["tiles"]) == [
        "8/132/91",
        "8/133/91",
        "7/66/46",
        "8/133/92",
    ]
