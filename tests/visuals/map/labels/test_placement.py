"""Words on maps: where they stand, and what they keep off."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.graphics.pixels import to_rgb
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.labels.candidates import LabelContext
from lantern.visuals.map.labels.placement import LabelObstacles, place_labels
from lantern.visuals.map.motion.paths import trace_lines
from tests.support.maps import EMPTY, FIELD, SHAPES, Laid, Maps, over, style

HD: Size = (1920, 1080)
Boxes = tuple[PixelBounds, ...]
VIEWS = ["wide", "near"]
WIDE = {
    "place Madrid": "se",
    "place Lisbon": "e",
    "label Bay of Biscay (-8.0, 45.0)": "",
    "label SPAIN (-6.0, 39.2)": "",
    "arrow east": "tail",
    "arrow horse": "tail",
    "arrow fleet": "tail",
    "place Burgos": "w",
    "place Valencia": "e",
    "place Seville": "e",
    "drop balloon": "sw 0",
    "chip east 0": "1 0.0 3.0",
    "chip fleet 0": "1 0.0 3.0",
    "place Toledo": "se",
}
NEAR = {
    "place Madrid": "e",
    "label SPAIN (-6.0, 39.2)": "",
    "arrow east": "up 0.36",
    "arrow horse": "down 0.65",
    "drop balloon": "on 0",
    "chip east 0": "1 0.0 3.0",
    "place Toledo": "e",
    "label Duero (-5.9, 41.5)": "",
    "place Segovia": "e",
}
TALL = {
    "place Madrid": "se",
    "place Lisbon": "e",
    "label Bay of Biscay (-8.0, 45.0)": "",
    "label SPAIN (-6.0, 39.2)": "",
    "arrow east": "up 0.28",
    "arrow horse": "tail",
    "arrow fleet": "up 0.28",
    "place Burgos": "w",
    "place Valencia": "e",
    "place Seville": "e",
    "drop balloon": "sw 0",
    "chip east 0": "1 0.0 3.0",
    "chip fleet 0": "1 0.0 3.0",
    "place Toledo": "se",
}


VIEWS_AND_SHAPES = list(itertools.product(VIEWS, SHAPES))


@pytest.fixture(
    scope="module",
    params=VIEWS_AND_SHAPES,
    ids=str,
)
def laid(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    map_store: Path,
) -> Laid:
    """Return the field laid out in a view and a shape."""
    view, size = request.param
    maps = Maps.at(tmp_path_factory.mktemp("field"), map_store)
    return maps.laid(FIELD, size, view)


def overlap(mine: Boxes, others: Boxes) -> bool:
    """Tell whether any box lies over any other."""
    return any(over(a, b) for a, b in itertools.product(mine, others))


@pytest.mark.parametrize(
    ("golden", "size", "view"),
    [(WIDE, HD, "wide"), (NEAR, HD, "near"), (TALL, (1080, 1920), "wide")],
)
def test_words_stand_where_they_stood(
    maps: Maps, golden: dict[str, str], size: Size, view: str
) -> None:
    """Text golden: sides of towns; 'tail' leads into an arrow, 'up' and 'down' lie along it."""
    sides = maps.laid(FIELD, size, view).sides
    words = {
        key: side for key, side in sides.items() if not key.startswith("sign ")
    }
    assert words == golden


@pytest.mark.film
def test_no_word_lies_over_another(laid: Laid) -> None:
    assert sum(mark.key.startswith("place ") for mark, _ in laid.marks) >= 3
    for (a, mine), (b, theirs) in itertools.combinations(laid.marks, 2):
        # a town's name may touch its own sign
        if a.key.split(" ", 1)[1] != b.key.split(" ", 1)[1]:
            assert not overlap(mine, theirs), (a.key, b.key)


@pytest.mark.film
def test_no_word_lies_on_furniture_or_a_band_or_outside(laid: Laid) -> None:
    w, h = laid.size
    for mark, boxes in laid.marks:
        assert not overlap(boxes, laid.taken), mark.key
        for left, top, right, bottom in boxes:
            assert left > 0, mark.key
            assert top > 0, mark.key
            assert right < w, mark.key
            assert bottom < h, mark.key


def test_towns_keep_off_arrows_when_they_can(maps: Maps) -> None:
    place = "places: [{name: Middletown, at: [-4.0, 40.0]}]\n"
    assert maps.laid(EMPTY + place, HD).sides == {
        "sign Middletown": "",
        "place Middletown": "e",
    }
    arrow = "arrows: [{id: a, along: [[2.0, 40.1], [-3.9, 40.0]]}]\n"
    side = maps.laid(EMPTY + place + arrow, HD).sides["place Middletown"]
    assert side not in ("e", "ne", "se")


def test_a_side_can_be_fixed(maps: Maps) -> None:
    for side in ("n", "sw", "w"):
        text = (
            EMPTY
            + f"places: [{{name: Middletown, at: [-4.0, 40.0], side: {side}}}]\n"
        )
        laid = maps.laid(text, HD)
        assert laid.sides["place Middletown"] == side
        (x0, y0, x1, y1) = laid.marks[-1][1][0]
        assert ("w" in side) == (x1 < 960)
        assert ("n" in side) == (y1 < 540)
        assert ("s" in side) == (y0 > 540)
        assert x0 > 0


def test_large_towns_come_before_small_ones(maps: Maps) -> None:
    towns = "places:\n"
    for i in range(12):
        towns += (
            f"  - {{name: Hamlet {i}, at: [{-4 + i * 0.01}, 40.0], rank: 3}}\n"
        )
    towns += "  - {name: City, at: [-3.95, 40.02], rank: 1}\n"
    laid = maps.laid(EMPTY + towns, HD)
    assert laid.sides["place City"] == "e"
    beside = [
        key for key, side in laid.sides.items() if side in ("e", "w", "n", "s")
    ]
    assert len(beside) < 9


def test_a_name_without_room_beside_its_sign_stands_off_at_a_line(
    maps: Maps,
) -> None:
    towns = "places:\n"
    for i in range(12):
        towns += f"  - {{name: Hamlet {i}, at: [{-4 + i * 0.01}, 40.0]}}\n"
    laid = maps.laid(EMPTY + towns, HD)
    assert sum(key.startswith("place ") for key in laid.sides) == 12
    leaders = {
        mark.item for mark, _ in laid.marks if mark.key.startswith("leader ")
    }
    led = [mark for mark, _ in laid.marks if mark.leader]
    assert led
    assert leaders == {mark.item for mark in led}
    for mark in led:
        (box,) = mark.drawing.boxes
        reach = max(box[0], -box[2], box[1], -box[3])
        assert reach > 15


def test_a_line_to_a_name_crosses_no_other_name(maps: Maps) -> None:
    towns = "places:\n"
    for i in range(4):
        towns += f"  - {{name: Hamlet {i}, at: [{-4 + i * 0.2}, 40.0]}}\n"
    laid = maps.laid(EMPTY + towns, HD)
    names = {
        mark.item: boxes
        for mark, boxes in laid.marks
        if mark.key.startswith("place ")
    }
    lines = [
        (m, boxes) for m, boxes in laid.marks if m.key.startswith("leader ")
    ]
    assert len(lines) == 2
    for mark, line in lines:
        others = [boxes for item, boxes in names.items() if item != mark.item]
        assert not any(overlap(line, boxes) for boxes in others), mark.key


@pytest.mark.parametrize(
    ("at", "view"),
    [
        ((28.98, 41.01), (12.6, 38, 42.2, 58.7)),
        ((23.73, 38.02), (12.6, 38, 42.2, 58.7)),
        ((174.78, -41.29), (100, -55, 290, 60)),
        ((-4.14, 50.37), (-75, -56, 20, 52)),
        ((-67.27, -55.98), (-75, -56, 20, 52)),
    ],
)
def test_a_place_at_the_edge_of_its_box_has_its_name(
    maps: Maps, at: tuple[float, float], view: tuple[float, float, float, float]
) -> None:
    text = f"views: {{v: {{box: {list(view)}}}}}\nlegend: none\n"
    place = f"places: [{{name: Here, at: {list(at)}, rank: 1}}]\n"
    laid = maps.laid(text + place, HD, "v")
    assert {"sign Here", "place Here"} <= set(laid.sides)


def test_small_towns_wait_for_a_close_view(maps: Maps) -> None:
    assert "place Segovia" not in maps.laid(FIELD, HD).sides
    assert "place Segovia" in maps.laid(FIELD, HD, "near").sides


def test_two_towns_of_one_name_stand_at_their_own_places(maps: Maps) -> None:
    text = (
        EMPTY
        + "places:\n  - {name: Santiago, at: [-8.5, 42.9], id: a}\n"
        + "  - {name: Santiago, at: [-2.0, 38.0], id: b}\n"
    )
    laid = maps.laid(text, HD)
    spots = [
        boxes[0][0]
        for mark, boxes in laid.marks
        if mark.key.startswith("place ")
    ]
    assert len(spots) == 2
    assert abs(spots[0] - spots[1]) > 300


def test_many_towns_are_thinned_out(maps: Maps) -> None:
    towns = "places:\n"
    for i in range(160):
        lon = -6 + i % 16 * 0.3
        lat = 38 + i // 16 * 0.3
        rank = 1 + i % 4
        towns += (
            f"  - {{name: Town {i}, at: [{lon}, {lat:.1f}], rank: {rank}}}\n"
        )
    laid = maps.laid(EMPTY + towns, (480, 270))
    names = [
        boxes for mark, boxes in laid.marks if mark.key.startswith("place ")
    ]
    assert 20 < len(names) < 80
    for mine, theirs in itertools.combinations(names, 2):
        assert not overlap(mine, theirs)


@pytest.mark.parametrize("size", [(480, 270), (270, 480), (270, 270)])
def test_names_of_seas_stay_on_water(maps: Maps, size: tuple[int, int]) -> None:
    sea = (
        "labels: [{text: Bay of Biscay, kind: sea, "
        "along: [[-7.0, 44.1], [-4.0, 43.8], [-1.5, 44.0]]}]\n"
    )
    plain = EMPTY.replace("globe", "graticule: 0\nglobe")
    named = maps.visual(plain + sea, size).paint(0)
    bare = maps.visual(plain, size).paint(0)
    rows, columns = np.nonzero(np.abs(named.y.astype(int) - bare.y) > 12)
    assert len(rows) > 30
    colours = to_rgb(bare)[rows, columns].astype(int)
    assert (colours[:, 2] > colours[:, 0]).mean() > 0.95


def test_a_name_along_a_line_reads_from_left_to_right(maps: Maps) -> None:
    for line in (
        "[[-6.0, 39.2], [-2.0, 39.2]]",
        "[[-2.0, 39.2], [-6.0, 39.2]]",
    ):
        laid = maps.laid(
            EMPTY + f"labels: [{{text: SPAIN, along: {line}}}]\n", (1920, 1080)
        )
        ((_, boxes),) = laid.marks
        lefts = [box[0] for box in boxes]
        assert lefts == sorted(lefts)


@pytest.mark.parametrize(
    ("limits", "is_shown"),
    [
        ("", True),
        (", most_km: 100", False),
        (", most_km: 20000", True),
        (", least_km: 20000", False),
        (", least_km: 100, most_km: 20000", True),
    ],
)
def test_a_name_is_in_views_of_its_width(
    maps: Maps, limits: str, is_shown: bool
) -> None:
    label = f"{{text: SPAIN, along: [[-6.0, 39.2], [-2.0, 39.2]]{limits}}}"
    laid = maps.laid(EMPTY + f"labels: [{label}]\n", (1920, 1080))
    assert bool(laid.marks) == is_shown


def test_a_name_without_room_leaves_its_sign_alone(maps: Maps) -> None:
    text = (
        EMPTY
        + f"places:\n  - {{name: {'Wide' * 30}, at: [-4.0, 40.0]}}\n"
        + "  - {name: Ok, at: [-4.0, 38.0]}\n"
    )
    name = "Wide" * 30
    wanted = {"place Ok", "sign Ok", f"sign {name}"}
    assert set(maps.laid(text, (1080, 1920)).sides) == wanted


def test_a_point_needs_no_name_to_be_on_the_map(maps: Maps) -> None:
    text = (
        EMPTY
        + f"places: [{{name: {'Wide' * 40}, at: [-4.0, 40.0], kind: point}}]\n"
    )
    assert set(maps.laid(text, (1080, 1920)).sides) == {f"sign {'Wide' * 40}"}


def test_a_name_keeps_to_the_side_it_had_in_another_layout(maps: Maps) -> None:
    text = EMPTY + "places: [{name: Middletown, at: [-4.0, 40.0]}]\n"
    map_file = maps.model(text)
    projection, window = maps.place(text, HD)
    context = LabelContext(map_file, style(), projection, {}, 1.0)
    sides = {}
    for wanted in ("e", "w", "s"):
        symbols = place_labels(
            context,
            window,
            LabelObstacles(()),
            prefer={"place Middletown": wanted},
        )
        sides[wanted] = symbols[-1].side
    assert sides == {"e": "e", "w": "w", "s": "s"}


def test_only_what_the_shot_shows_gets_a_name(maps: Maps) -> None:
    map_file = maps.model(FIELD)
    projection, window = maps.place(FIELD, HD)
    lines = trace_lines(map_file, projection)
    context = LabelContext(
        map_file,
        style(),
        projection,
        lines,
        1.0,
        visible_items=frozenset({"horse"}),
    )
    symbols = place_labels(context, window, LabelObstacles(()))
    items = {symbol.item for symbol in symbols}
    assert "horse" in items
    assert not items & {"east", "fleet", "balloon"}


def test_signs_and_quotes_are_set_as_written(maps: Maps) -> None:
    bare = maps.visual(EMPTY, (320, 180)).paint(0).y.astype(int)

    def count_inked(name: str) -> int:
        text = (
            EMPTY + f"places: [{{name: {name}, at: [-4.0, 40.0], rank: 1}}]\n"
        )
        frame = maps.visual(text, (320, 180)).paint(0).y.astype(int)
        return int((np.abs(frame - bare) > 30).sum())

    assert count_inked("'A & \"B\" <c>'") > 1.5 * count_inked("'A'")


def test_names_keep_off_a_range(maps: Maps) -> None:
    crest = "ranges: [{name: Gredos, along: [[-6.5, 40.0], [-2.5, 40.0]], width_km: 60}]\n"
    town = "places: [{name: Toledo, at: [-4.03, 40.12]}]\n"
    laid = maps.laid(EMPTY + crest + town, (1920, 1080))
    projection, window = maps.place(EMPTY, (1920, 1080))
    middle = window.to_pixels(projection, [-4.5, 40.0])[0][1]
    boxes = {mark.key.split()[0]: found for mark, found in laid.marks}
    assert set(boxes) == {"sign", "place", "label"}
    # the strokes reach 24 pixels from the crest, which is 14 below the town's sign
    assert boxes["place"][0][3] < middle - 15
    for _, top, _, bottom in boxes["label"]:
        assert bottom < middle - 5 or top > middle + 5


def test_a_range_is_named_where_its_crest_is_as_long_as_its_name(
    maps: Maps,
) -> None:
    # six letters want 84 pixels: at 2,400 km that is a crest of 105 km
    crest = "ranges: [{name: Gredos, along: [[-5.0, 40.0], [LON, 40.0]]}]\n"
    long = maps.laid(EMPTY + crest.replace("LON", "-3.5"), (1920, 1080))
    short = maps.laid(EMPTY + crest.replace("LON", "-4.0"), (1920, 1080))
    assert [mark.key for mark, _ in long.marks] == ["label Gredos (-5.0, 40.0)"]
    assert short.marks == []
