"""Tiles of heights from servers that lack some, pack them, or send elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.credits.terrain_tiles import TileReader
from lantern.visuals.map.basemap.terrain import (
    TerrainTile,
    assemble_heights,
    plan_area,
)
from tests.support.terrain_server import (
    Terrain,
    encode_tile,
    make_tile,
    serving,
)

TILE = TerrainTile(8, 133, 91)


@pytest.fixture
def server() -> Iterator[Terrain]:
    with serving(Terrain()) as running:
        yield running


def make_reader(server: Terrain) -> TileReader:
    return TileReader(server.base, {}, lambda: None)


def list_asked(server: Terrain) -> list[str]:
    return [
        path.removeprefix("/tiles/").removesuffix(".png")
        for path in server.asked
    ]


def test_a_tile_has_its_heights(server: Terrain) -> None:
    reader = make_reader(server)
    heights = reader.read(TILE)
    assert heights.shape == (256, 256)
    assert (heights.min(), heights.max()) == (500, 500)
    assert reader.filled == set()
    assert list(reader.digests) == ["8/133/91"]


def test_a_tile_that_the_server_lacks_is_filled_from_a_coarser_one(
    server: Terrain,
) -> None:
    quarters = np.repeat(
        np.repeat([[10, 20], [30, 40]], 128, axis=0), 128, axis=1
    )
    server.own = {"8/133/91": None, "7/66/45": encode_tile(quarters)}
    reader = make_reader(server)
    # 133 and 91 are odd: it is the lower right one of the four in the coarser tile
    heights = reader.read(TILE)
    assert (heights.min(), heights.max()) == (40, 40)
    assert reader.filled == {"8/133/91"}
    assert list_asked(server) == ["8/133/91", "7/66/45"]
    assert list(reader.digests) == ["7/66/45"]


def test_a_coarser_tile_is_asked_for_once(server: Terrain) -> None:
    server.own = {"8/132/90": None, "8/133/91": None}
    reader = make_reader(server)
    reader.read(TILE)
    reader.read(TerrainTile(8, 132, 90))
    assert list_asked(server) == ["8/133/91", "7/66/45", "8/132/90"]


def test_ground_that_no_coarser_tile_has_either_is_told(
    server: Terrain,
) -> None:
    server.status = 403
    with pytest.raises(
        AssetFailure, match="nor a coarser one of the same ground"
    ):
        make_reader(server).read(TILE)
    assert list_asked(server) == [
        "8/133/91",
        "7/66/45",
        "6/33/22",
        "5/16/11",
        "4/8/5",
    ]


def test_holes_are_filled_from_a_coarser_tile(server: Terrain) -> None:
    metres = np.full((256, 256), 700)
    metres[:64] = -32768
    server.own = {"8/133/91": encode_tile(metres), "7/66/45": make_tile(650)}
    reader = make_reader(server)
    heights = reader.read(TILE)
    assert (heights[:64].min(), heights[:64].max()) == (650, 650)
    assert (heights[64:].min(), heights[64:].max()) == (700, 700)
    assert reader.filled == {"8/133/91"}


def test_holes_in_all_of_them_lie_at_sea_level(server: Terrain) -> None:
    server.tile = make_tile(-32768)
    assert not make_reader(server).read(TILE).any()


def test_the_deepest_sea_is_no_hole(server: Terrain) -> None:
    server.tile = make_tile(-10_900)
    reader = make_reader(server)
    assert reader.read(TILE).max() == -10_900
    assert reader.filled == set()


def test_a_packed_tile_is_unpacked(server: Terrain) -> None:
    server.packs = True
    assert make_reader(server).read(TILE).max() == 500


def test_a_tile_that_is_too_large_unpacked_is_refused(server: Terrain) -> None:
    server.packs = True
    server.tile = b"\0" * 1_000_001
    with pytest.raises(AssetFailure, match="is larger than 1,000,000 bytes"):
        make_reader(server).read(TILE)


def test_a_larger_tile_is_made_smaller(server: Terrain) -> None:
    columns = np.tile([100, 200], (512, 256))
    server.tile = encode_tile(columns)
    heights = make_reader(server).read(TILE)
    assert heights.shape == (256, 256)
    assert (heights.min(), heights.max()) == (150, 150)


def test_a_redirect_on_the_same_server_is_followed(server: Terrain) -> None:
    server.moved = "/moved"
    assert make_reader(server).read(TILE).max() == 500
    assert server.asked == ["/tiles/8/133/91.png", "/moved/tiles/8/133/91.png"]


def test_a_redirect_to_an_address_that_isnt_safe_is_refused(
    server: Terrain,
) -> None:
    server.moved = "http://elsewhere.invalid"
    with pytest.raises(
        AssetFailure, match=r"leads to http://elsewhere.invalid/tiles"
    ):
        make_reader(server).read(TILE)
    assert len(server.asked) == 1


def test_redirects_without_end_are_given_up(server: Terrain) -> None:
    server.moved = "/on"
    with pytest.raises(
        NetworkFailure, match="leads in a circle; try again later"
    ):
        make_reader(server).read(TILE)
    assert len(server.asked) == 5


def test_a_failing_server_is_told(server: Terrain) -> None:
    server.status = 503
    with pytest.raises(NetworkFailure, match="answered 503; try again later"):
        make_reader(server).read(TILE)


def test_over_the_180th_meridian_tiles_begin_anew(server: Terrain) -> None:
    area = plan_area((179.0, -17.0, 181.0, -16.0), 100.0)
    server.own = dict.fromkeys([f"8/0/{y}" for y in range(256)], make_tile(900))
    heights = assemble_heights(area, make_reader(server).read)
    names = {name.rsplit("/", 1)[0] for name in list_asked(server)}
    assert names == {"8/255", "8/0"}
    # 500 m to the west of the meridian, 900 m to the east of it
    assert np.allclose(heights[:, :98], 500)
    assert np.allclose(heights[:, 102:], 900)


def test_between_tiles_the_ground_has_no_seam(server: Terrain) -> None:
    area = plan_area((6.0, 45.0, 8.0, 46.0), 100.0)
    ramp = np.arange(512)
    west = encode_tile(np.tile(ramp[:256], (256, 1)))
    east = encode_tile(np.tile(ramp[256:], (256, 1)))
    own: dict[str, bytes | None] = {}
    for y in range(256):
        own[f"8/132/{y}"] = west
        own[f"8/133/{y}"] = east
    server.own = own
    heights = assemble_heights(area, make_reader(server).read)
    steps = np.diff(heights[50])
    # 100 pixels to a degree, of which a tile has 182
    assert np.allclose(steps, 256 * 256 / 360 / 100, atol=0.02)
