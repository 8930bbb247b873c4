"""What is wrong with a map file, at its own line or in its own file, with the cure."""

from __future__ import annotations

import pytest

from lantern.core.units import Shape, Size
from tests.support.maps import EMPTY, SMALL, STYLES, Maps

CASES = [
    (
        "rank: 1",
        "rnak: 1",
        "m.yml:5:40: unknown key 'rnak'; did you mean 'rank'?",
    ),
    (
        "[-3.70, 40.42]",
        "[-403.70, 40.42]",
        "m.yml:5:25: must be at least -360",
    ),
    ("[-3.70, 40.42]", "[-3.70, 89]", "m.yml:5:32: must be at most 85"),
    (
        "[-3.70, 40.42]",
        "[40.42, -3.70]",
        "m.yml:5:24: no view of the map shows 'Madrid'; longitude and latitude look"
        " swapped: longitude comes first, [-3.7, 40.42]",
    ),
    (
        "[-3.70, 40.42]",
        "[-3.70, -40.42]",
        "m.yml:5:24: no view of the map shows 'Madrid'; a minus is wrong or missing:"
        " south is below zero, [-3.7, 40.42]",
    ),
    (
        "[-3.70, 40.42]",
        "[35.68, 139.69]",
        "m.yml:5:24: longitude comes first: write [139.69, 35.68],"
        " for 139.69 is no latitude",
    ),
    (
        "[[1.0, 42.0], [-1.0, 41.5], [-3.0, 40.6]]",
        "[[42.0, 1.0], [41.5, -1.0], [40.6, -3.0]]",
        "m.yml:8:22: no view of the map shows arrow 'one'; longitude and latitude look"
        " swapped: longitude comes first",
    ),
    (
        "[[1.0, 42.0], [-1.0, 41.5], [-3.0, 40.6]]",
        "[[10, 4], [12, 5]]",
        "m.yml:8:22: no view of the map shows arrow 'one'",
    ),
    (
        "width_km: 900",
        "width_km: 90",
        "m.yml:3:42: view 'near' is 90 km wide, too close for the data; 150 km is the least",
    ),
    (
        "center: [-3.7, 40.4], width_km: 900",
        "center: [-3.7, 40.4]",
        "either center and width_km, or box",
    ),
    (
        "center: [-3.7, 40.4], width_km: 900",
        "box: [5, 36, -5, 44]",
        "m.yml:3:9: write a box as west, south, east, north",
    ),
    (
        "places:",
        "style: parchmnt\nplaces:",
        "m.yml:4:8: no map style 'parchmnt'; did you mean 'parchment'?",
    ),
    (
        "places:",
        "style: mine.yml\nplaces:",
        "m.yml:4:8: there is no style file mine.yml",
    ),
    (
        "id: t",
        "id: one",
        "m.yml:6:53: 2 things on this map are called 'one'; this one needs an 'id' of its own",
    ),
    (
        "Toledo, at: [-4.03, 39.86], rank: 2, id: t",
        "Madrid, at: [-4.03, 39.86]",
        "m.yml:6:12: 2 things on this map are called 'Madrid'; this one is called",
    ),
    (
        "'#b9892e'}",
        "'#b9892e', becomes: {behind: [lien]}}\nfronts: [{id: line, stages: [{along: *way}]}]",
        "m.yml:10:78: the map has no front 'lien'; did you mean 'line'?",
    ),
    (
        "{id: one,",
        "{id: one, dates: [9 aug, 14 aug 1801],",
        "m.yml:8:23: '9 aug' has no year; write it in full (",
    ),
    (
        "{id: one,",
        "{id: one, dates: [31 feb 1801, 14 aug 1801],",
        "m.yml:8:23: '31 feb 1801' is no date: February 1801 has 28 days",
    ),
    (
        "{id: one,",
        "{id: one, dates: [9 aug 1801, 8 aug 1801],",
        "m.yml:8:22: 'one' ends before it begins",
    ),
    (
        "{id: one,",
        "{id: one, dates: 9 agu 1801,",
        "'9 agu 1801' is no date; write it as '9 aug', '9 aug 1945', 'aug 1945' or '1945'",
    ),
    (
        "areas:",
        "fronts: [{id: line, stages: [{date: 1801, along: *way}, "
        "{date: 1800, along: *way}]}]\nareas:",
        "m.yml:9:79: front 'line' is here before its last stage; order its stages by date",
    ),
    (
        "areas:",
        "fronts: [{id: line, stages: [{along: [[20, 40], [22, 41]]}]}]\nareas:",
        "m.yml:9:38: no view of the map shows front 'line'",
    ),
    (
        "areas:",
        "fronts: [{id: line, stages: [{date: 1801}]}]\nareas:",
        "give a front either follow (points of a border) or along (a line of its own)",
    ),
    (
        "[[1.0, 42.0], [-1.0, 41.5], [-3.0, 40.6]]",
        "[[1.0, 42.0], [1.0, 42.0]]",
        "m.yml:8:22: all its points are the same; a line needs two that differ",
    ),
    (
        "{name: Madrid,",
        "{name: Madrid 東京,",
        "m.yml:5:12: the font Source Sans Pro lacks 2 of these characters: 東 京; "
        "type for Chinese, Japanese and Korean comes with `pip install lantern-film[cjk]`; "
        "or name a font of your own: look: {fonts: {sans: FILE.ttf}}",
    ),
    (
        "'#b9892e'}",
        "'#b9892e', becomes: {behind: [line]}}\nfronts: [{id: line, stages: [{along: *way}]}]",
        "m.yml:10:78: front 'line' has one stage, so nothing is ever behind it",
    ),
    (
        "places:",
        "legend: {arow: X}\nplaces:",
        "m.yml:4:16: 'arow' must be 'arrow', 'front', 'unit', 'contested', 'pocket'",
    ),
    (
        "id: spain",
        "id: new spain",
        "m.yml:10:10: write an id in letters, digits, - and _",
    ),
    ("places:", "title: {title: '  '}\nplaces:", "m.yml:4:16: is blank"),
    (
        "places:",
        "layers: [{file: own.json}]\nplaces:",
        "m.yml:4:10: give a layer a 'line' or a 'fill' colour",
    ),
    (
        "[[-4.0, 40.5]]",
        "[[-4.0, 40.5], [-12.0, 40.0]]",
        "m.yml:10:39: area 'spain': [-12.0, 40.0] lies in the sea",
    ),
    (
        "areas:",
        "areas:\n  - {id: south, seeds: [[-4.0, 38.0]], colour: '#2040ff'}",
        "m.yml:11:25: areas 'south' and 'spain' run together: "
        "no closed border lies between them; draw the missing",
    ),
    (
        "areas:",
        "fronts: [{id: line, stages: [{follow: [[-4, 40], [0, 41]]}]}]\nareas:",
        "m.yml:9:39: no border runs near [-4.0, 40.0]; give the front 'along' there",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), CASES)
def test_faults_stand_at_their_own_line(
    maps: Maps, old: str, new: str, words: str
) -> None:
    assert old in SMALL
    found = maps.faults(
        SMALL.replace(old, new.replace("*way", "[[-4, 40], [0, 41]]"))
    )
    lines = [line for line in found if words in line]
    assert len(lines) == 1, found
    assert lines[0].startswith("m.yml:")
    assert len(found) == (2 if "things on this map" in words else 1), found


@pytest.mark.parametrize(
    ("lon", "is_seen"), [(9.9, True), (11.0, True), (12.5, False)]
)
def test_what_is_seen_above_captions_alone_is_on_the_map(
    maps: Maps, lon: float, is_seen: bool
) -> None:
    """A frame of 1920 x 864 shows 2683 km of a view of 2400 km: to 11.7 instead of 10.1 degrees."""
    place = f"places: [{{name: Elba, at: [{lon}, 40.0]}}]\n"
    told = [
        f for f in maps.faults(EMPTY + place, view="wide") if "no view" in f
    ]
    assert bool(told) != is_seen


@pytest.mark.parametrize(
    ("size", "shapes", "is_seen"),
    [
        ((1920, 1080), (), False),
        ((1920, 1080), ("wide",), False),
        ((1920, 1080), ("wide", "portrait"), True),
        ((1080, 1920), (), True),
    ],
)
def test_a_place_is_on_the_map_in_the_shapes_of_the_film(
    maps: Maps, size: Size, shapes: tuple[Shape, ...], is_seen: bool
) -> None:
    """It lies above what a wide frame shows, and in an upright one."""
    place = "places: [{name: Brest, at: [-4.5, 48.4]}]\n"
    faults = maps.faults(
        EMPTY + place,
        size,
        shapes=shapes,
        view="wide",
    )
    assert any("no view" in fault for fault in faults) != is_seen


# --- styles


def own_style(maps: Maps, old: str = "", new: str = "") -> str:
    text = (STYLES / "parchment.yml").read_text("utf-8")
    assert old in text
    (maps.folder / "mine.yml").write_text(text.replace(old, new, 1), "utf-8")
    return SMALL + "style: mine.yml\n"


def test_a_style_of_ones_own_is_checked_in_its_own_file(maps: Maps) -> None:
    assert maps.faults(own_style(maps)) == []
    found = maps.faults(own_style(maps, "ink: '#241a15'", "ink: brown"))
    assert found == [
        "mine.yml:15:6: write a colour as six hexadecimal digits in quotes, for example '#b3301f'"
    ]
    found = maps.faults(own_style(maps, "glow:", "glwo:"))
    assert [f.split(": ")[0] for f in found] == ["mine.yml:6:1"]


@pytest.mark.parametrize(
    ("ramp", "words"),
    [
        (
            "[[1, '#c9cfaa'], [0, '#d8d8b6']]",
            "a ramp's numbers rise from 0 to 1, each once",
        ),
        (
            "[[0.5, '#c9cfaa'], [0.5, '#d8d8b6']]",
            "a ramp's numbers rise from 0 to 1, each once",
        ),
        (
            "[[-3, '#c9cfaa'], [7, '#d8d8b6']]",
            "a ramp's numbers rise from 0 to 1, each once",
        ),
        ("[[0, '#c9cfaa']]", "'land' has too few entries; it needs at least 2"),
        (
            "[[0, red], [1, '#c9cfaa']]",
            "write a colour as six hexadecimal digits",
        ),
        ("green", "'land' must be a list"),
    ],
)
def test_a_bad_ramp_is_told(maps: Maps, ramp: str, words: str) -> None:
    text = (STYLES / "parchment.yml").read_text("utf-8")
    line = next(row for row in text.splitlines() if row.startswith("land: "))
    found = maps.faults(own_style(maps, line, f"land: {ramp}"))
    assert len(found) == 1
    assert found[0].startswith("mine.yml:3:")
    assert words in found[0]
