"""What a shot asks of its map in vain, and how the faults of both come together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import AssetFailure
from lantern.core.units import Size
from lantern.visuals import map as package
from lantern.visuals.map.basemap import data
from tests.support.maps import EMPTY, FIELD, SMALL, Maps
from tests.support.visuals import locate, make_context, map_spec


def test_a_sound_map_has_no_faults(maps: Maps) -> None:
    assert [
        f
        for f in maps.faults(
            FIELD,
            dates=["1 jun", "11 jun"],
            when={"east": [3]},
        )
        if "angular" not in f
    ] == []
    assert (
        maps.faults(
            SMALL,
            view="near",
            when={"one": [4, 20], "Madrid": [1], "t": [2]},
            show=["one"],
        )
        == []
    )


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (
            {"view": "naer"},
            "scene.yml:7:1: the map has no view 'naer'; did you mean 'near'?",
        ),
        (
            {"move": {"from": "wide", "to": "m"}},
            "scene.yml:8:2: the map has no view 'm'; its views are wide, near",
        ),
        (
            {"when": {"Mardid": [1]}},
            "scene.yml:9:2: nothing on the map is called 'Mardid'; did you mean 'Madrid'?",
        ),
        (
            {"when": {"Toledo": [1]}},
            "scene.yml:9:2: nothing on the map is called 'Toledo'; it has Madrid, t, spain, one",
        ),
        (
            {"show": ["one", "onee"]},
            "scene.yml:10:2: nothing on the map is called 'onee'; did you mean 'one'?",
        ),
        (
            {"dates": ["9 aug 1801", "14 aug"]},
            "scene.yml:11:2: '14 aug' has no year; "
            "write it as 14 aug 1945, or give the map a 'year'",
        ),
        (
            {"dates": ["31 feb 1801", "14 aug 1801"]},
            "scene.yml:11:2: '31 feb 1801' is no date: February 1801 has 28 days",
        ),
        (
            {"dates": ["9 aug 1801", "8 aug 1801"]},
            "scene.yml:11:2: the last date is before the first",
        ),
    ],
)
def test_what_a_shot_asks_for_in_vain_is_told_at_the_shot(
    maps: Maps, what: dict[str, Any], words: str
) -> None:
    assert maps.faults(SMALL, **what) == [words]


def test_a_place_near_a_slip_of_the_pen_is_found(maps: Maps) -> None:
    text = SMALL.replace("name: Madrid", "name: Mukden")
    found = maps.faults(text, when={"Mukdan": [1]})
    assert found == [
        "scene.yml:9:2: nothing on the map is called 'Mukdan'; did you mean 'Mukden'?"
    ]


def test_all_faults_come_together(maps: Maps) -> None:
    text = SMALL.replace("[-3.70, 40.42]", "[40, 3]").replace(
        "rank: 2, id: t", "rank: 2, id: one"
    )
    found = maps.faults(
        text,
        view="moon",
        when={"tow": [1]},
    )
    places = [line.split(": ")[0] for line in found]
    assert places == [
        "m.yml:8:10",
        "m.yml:6:53",
        "m.yml:5:24",
        "scene.yml:7:1",
        "scene.yml:9:2",
    ]


@pytest.mark.skipif(data.has_fine_data(), reason="the finer data are installed")
def test_a_close_view_gets_a_hint_and_a_4k_one_sooner(maps: Maps) -> None:
    assert maps.faults(SMALL) == []
    found = maps.faults(SMALL, (3840, 2160))
    hint = (
        "view 'near' comes close: coasts look angular; "
        "pip install 'lantern-film[hires]' brings finer ones"
    )
    assert found == [f"m.yml:3:42: warning: {hint}"]
    # La Mancha has neither a coast nor a lake of that size
    inland = "views: {wide: {center: [-3.4, 39.2], width_km: 200}}\n"
    assert maps.faults(inland) == []
    assert maps.faults(inland.replace("-3.4", "-0.4")) != []


@pytest.mark.parametrize(
    ("size", "words"), [((1920, 1080), 0), ((1080, 1920), 1)]
)
def test_a_title_too_long_for_two_lines_is_told_at_the_map(
    maps: Maps, size: Size, words: int
) -> None:
    title = "The march of the army of the east across the hills and the plains of the south"
    text = f"title: {{title: {title}}}\n{EMPTY}"
    told = [
        "m.yml:1:8: warning: the title is too long for two lines in a portrait frame; "
        "use fewer words"
    ]
    found = [
        f for f in maps.faults(text, size, view="wide") if "angular" not in f
    ]
    assert found == told[:words]


@pytest.mark.parametrize(("captions", "km"), [(False, "146"), (True, "")])
def test_a_box_is_as_wide_as_the_camera_shows_it(
    maps: Maps, captions: bool, km: str
) -> None:
    """Above captions it is fitted into 864 rows, and 1080 / 864 times as much is seen."""
    maps.write("views:\n  wide: {box: [-4.0, 40.0, -3.9, 40.698]}\n")
    context = make_context(maps.folder, (1920, 1080), has_captions=captions)
    found = [p.message for p in package.check(map_spec(), context, locate)]
    told = [line for line in found if "too close" in line]
    assert told == [
        f"view 'wide' is {km} km wide, too close for the data; 150 km is the least"
    ] * bool(km)


def test_a_map_that_is_not_there_is_a_fault(maps: Maps) -> None:
    context = make_context(maps.folder, (1920, 1080))
    found = package.check(map_spec("none.yml"), context, locate)
    assert [p.message for p in found] == ["none.yml is not there"]


def test_a_faulty_map_is_refused_when_drawn(maps: Maps) -> None:
    with pytest.raises(AssetFailure, match=r"m\.yml"):
        maps.visual(SMALL.replace("rank: 1", "rank: 9"))
    with pytest.raises(
        AssetFailure, match="the map has no view 'naer'; did you mean 'near'"
    ):
        maps.visual(SMALL, view="naer")


CROWD = "views: {wide: {center: [-4.0, 40.0], width_km: 2400}}\nlegend: none\n"


def test_places_whose_names_find_no_room_are_listed(maps: Maps) -> None:
    name = "Wide" * 49
    text = CROWD + f"places: [{{name: {name}, at: [-4.0, 40.0], id: long}}]\n"
    (fault,) = maps.faults(text, (1080, 1920))
    assert fault.startswith("m.yml:1:15: warning: view 'wide' has no room ")
    assert f"for the names of these places: {name}; " in fault


RIM = "  - {name: Rim, sub: (Edge), at: [-18.1, 40.0]}\n"
BEHIND = "  - {name: Behind, at: [-12.5, 44.2]}\n"
CORNERS = "".join(
    f"  - {{name: Corner {i}, at: {at}, rank: 1}}\n"
    for i, at in enumerate(([9.0, 43.5], [-14.0, 35.5], [6.5, 35.6]))
)
"""Large towns where the title could stand else."""


def test_a_title_makes_way_for_a_place(maps: Maps) -> None:
    plate = "title: {title: A title as long as the way that nobody goes}\n"
    assert maps.faults(plate + CROWD + "places:\n" + BEHIND) == []


def test_places_at_the_edge_are_listed(maps: Maps) -> None:
    (fault,) = maps.faults(CROWD + "places:\n" + RIM + BEHIND)
    assert fault == (
        "m.yml:1:15: warning: view 'wide' doesn't show these places, which lie "
        "at the frame's edge: Rim; make it wider, or move it"
    )


def test_places_behind_furniture_are_listed(maps: Maps) -> None:
    plate = "title: {title: A title as long as the way that nobody goes}\n"
    text = plate + CROWD + "globe: false\nplaces:\n" + BEHIND + CORNERS
    (fault,) = maps.faults(text)
    assert fault.endswith(
        "which lie behind furniture: Behind; make it wider, or move it"
    )


CROWDED = (
    "title: {title: A title as long as the way that nobody goes}\n"
    + CROWD
    + "globe: false\nplaces:\n"
    + BEHIND.replace("Behind", "Behind, sub: (Hinter)")
    + CORNERS
)


@pytest.mark.parametrize(
    "told",
    ["They came to Behind, and stayed.", "They came to Hinter.", "\nBehind\n"],
)
def test_a_place_that_is_told_must_be_seen(maps: Maps, told: str) -> None:
    fault, _ = maps.faults(CROWDED, told=told)
    assert fault == (
        "scene.yml:6:1: view 'wide' hides behind furniture what the shot tells of: "
        "Behind; make the view wider, or move it"
    )


def test_a_place_that_is_not_told_is_only_warned_of(maps: Maps) -> None:
    (fault,) = maps.faults(CROWDED, told="They stayed behindhand.")
    assert "warning" in fault


def test_a_place_at_the_edge_is_only_warned_of(maps: Maps) -> None:
    (fault,) = maps.faults(CROWD + "places:\n" + RIM, told="They came to Rim.")
    assert "warning" in fault


def test_a_place_at_which_an_arrow_ends_must_be_seen(maps: Maps) -> None:
    arrow = "arrows: [{id: west, along: [[-4.0, 40.0], [-12.5, 44.2]], width: 0.1}]\n"
    assert any("hides" in fault for fault in maps.faults(CROWDED + arrow))
    # the arrow isn't in this shot
    assert not any(
        "hides" in fault for fault in maps.faults(CROWDED + arrow, show=[])
    )


def test_what_the_near_end_of_a_move_shows_is_shown(maps: Maps) -> None:
    near = CROWD.replace(
        "2400}", "2400}, near: {center: [-18.1, 40.0], width_km: 900}"
    )
    text = near + "places: [{name: Rim, at: [-18.1, 40.0]}]\n"
    assert maps.faults(text, move={"from": "wide", "to": "near"}) == []


@pytest.mark.process
def test_a_check_does_without_the_libraries_that_draw(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "m.yml").write_text(
        EMPTY + "labels: [{text: SPAIN, along: [[-6, 39], [-2, 39]]}]"
    )
    code = (
        f"import sys; from pathlib import Path; ROOT = Path({str(tmp_path)!r})\n"
        "from lantern.visuals import load_kind\n"
        "from tests.support.visuals import locate, make_context, map_spec\n"
        "found = load_kind('map').check(map_spec(), make_context(ROOT), locate)\n"
        "print(found, [m for m in ('shapely', 'moviepy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[] []"
