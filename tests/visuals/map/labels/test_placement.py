"""Words on maps: where they stand, what they keep off, how they take turns while the camera moves."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lantern.graphics.pixels import to_rgb
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.labels import lettering, signs, sprite_sheet
from lantern.visuals.map.spec.map_file import MapPlace
from tests.support.maps import EMPTY, FIELD, LOOK, SHAPES, Laid, Maps, over, style

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
    "place Toledo": "e",
}
NEAR = {
    "place Madrid": "e",
    "label SPAIN (-6.0, 39.2)": "",
    "arrow east": "up 0.28",
    "arrow horse": "down 0.65",
    "drop balloon": "se 0",
    "chip east 0": "1 0.0 3.0",
    "place Toledo": "w",
    "label Duero (-5.9, 41.5)": "",
    "place Segovia": "e",
}
TALL = {
    "place Madrid": "se",
    "place Lisbon": "e",
    "label Bay of Biscay (-8.0, 45.0)": "",
    "label SPAIN (-6.0, 39.2)": "",
    "arrow east": "tail",
    "arrow horse": "tail",
    "place Burgos": "w",
    "place Valencia": "e",
    "drop balloon": "sw 0",
    "chip east 0": "1 0.0 3.0",
    "chip fleet 0": "1 0.0 3.0",
    "place Toledo": "nw",
}


@pytest.fixture(params=[(view, size) for view in VIEWS for size in SHAPES], ids=str)
def laid(request: pytest.FixtureRequest, maps: Maps) -> Laid:
    view, size = request.param
    return maps.laid(FIELD, size, view)


def test_words_stand_where_they_stood(maps: Maps) -> None:
    """Text golden: sides of towns; 'tail' leads into an arrow, 'up' and 'down' lie along it."""
    for golden, size, view in (
        (WIDE, (1920, 1080), "wide"),
        (NEAR, (1920, 1080), "near"),
        (TALL, (1080, 1920), "wide"),
    ):
        sides = maps.laid(FIELD, size, view).sides
        assert {
            key: side for key, side in sides.items() if not key.startswith("sign ")
        } == golden, (view, size)


def test_no_word_lies_over_another_or_on_a_plate_or_a_band(laid: Laid) -> None:
    assert sum(mark.key.startswith("place ") for mark, _ in laid.marks) >= 3
    for (a, mine), (b, theirs) in itertools.combinations(laid.marks, 2):
        if (
            a.key.split(" ", 1)[1] != b.key.split(" ", 1)[1]
        ):  # a town may touch its own dot
            assert not any(over(p, q) for p in mine for q in theirs), (a.key, b.key)
    for mark, boxes in laid.marks:
        assert not any(over(p, plate) for p in boxes for plate in laid.taken), mark.key
        assert all(
            x0 > 0 and y0 > 0 and x1 < laid.size[0] and y1 < laid.size[1]
            for x0, y0, x1, y1 in boxes
        )


def test_towns_keep_off_arrows_when_they_can(maps: Maps) -> None:
    place = "places: [{name: Middletown, at: [-4.0, 40.0]}]\n"
    assert maps.laid(EMPTY + place, (1920, 1080)).sides == {
        "sign Middletown": "",
        "place Middletown": "e",
    }
    arrow = "arrows: [{id: a, along: [[2.0, 40.1], [-3.9, 40.0]]}]\n"
    side = maps.laid(EMPTY + place + arrow, (1920, 1080)).sides["place Middletown"]
    assert side not in ("e", "ne", "se")


def test_a_side_can_be_fixed(maps: Maps) -> None:
    for side in ("n", "sw", "w"):
        text = (
            EMPTY + f"places: [{{name: Middletown, at: [-4.0, 40.0], side: {side}}}]\n"
        )
        laid = maps.laid(text, (1920, 1080))
        assert laid.sides["place Middletown"] == side
        (x0, y0, x1, y1) = laid.marks[-1][1][0]
        assert ("w" in side) == (x1 < 960)
        assert ("n" in side) == (y1 < 540)
        assert ("s" in side) == (y0 > 540)
        assert x0 > 0


def test_large_towns_come_before_small_ones(maps: Maps) -> None:
    towns = "".join(
        f"  - {{name: Hamlet {i}, at: [{-4 + i * 0.01}, 40.0], rank: 3}}\n"
        for i in range(12)
    )
    laid = maps.laid(
        EMPTY + "places:\n" + towns + "  - {name: City, at: [-3.95, 40.02], rank: 1}\n",
        (1920, 1080),
    )
    assert laid.sides["place City"] == "e"
    assert sum(key.startswith("place Hamlet") for key in laid.sides) < 8
    assert {k[6:] for k in laid.sides if k.startswith("place ")} == {
        k[5:] for k in laid.sides if k.startswith("sign ")
    }


def test_small_towns_wait_for_a_close_view(maps: Maps) -> None:
    assert "place Segovia" not in maps.laid(FIELD, (1920, 1080)).sides
    assert "place Segovia" in maps.laid(FIELD, (1920, 1080), "near").sides


def test_two_towns_of_one_name_stand_at_their_own_places(maps: Maps) -> None:
    text = (
        EMPTY
        + "places: [{name: Santiago, at: [-8.5, 42.9], id: a}, {name: Santiago, at: [-2.0, 38.0], id: b}]\n"
    )
    laid = maps.laid(text, (1920, 1080))
    spots = [boxes[0][0] for mark, boxes in laid.marks if mark.key.startswith("place ")]
    assert len(spots) == 2
    assert abs(spots[0] - spots[1]) > 300


def test_three_hundred_towns_are_thinned_out(maps: Maps) -> None:
    rows = "".join(
        f"  - {{name: Town {i}, at: [{-9 + i % 20 * 0.5}, {37 + i // 20 * 0.4:.1f}], rank: {1 + i % 4}}}\n"
        for i in range(300)
    )
    laid = maps.laid(EMPTY + "places:\n" + rows, (640, 360))
    names = [boxes for mark, boxes in laid.marks if mark.key.startswith("place ")]
    assert 20 < len(names) < 150
    for mine, theirs in itertools.combinations(names, 2):
        assert not any(over(p, q) for p in mine for q in theirs)


@pytest.mark.parametrize("size", [(480, 270), (270, 480), (270, 270)])
def test_names_of_seas_stay_on_water(maps: Maps, size: tuple[int, int]) -> None:
    sea = "labels: [{text: Bay of Biscay, kind: sea, along: [[-7.0, 44.1], [-4.0, 43.8], [-1.5, 44.0]]}]\n"
    text = EMPTY.replace("globe", "graticule: 0\nglobe") + sea
    named, plain = (
        maps.visual(text, size).paint(0),
        maps.visual(EMPTY.replace("globe", "graticule: 0\nglobe"), size),
    )
    bare = plain.paint(0)
    rows, columns = np.nonzero(np.abs(named.y.astype(int) - bare.y) > 12)
    assert len(rows) > 30
    colours = to_rgb(bare)[rows, columns].astype(int)
    assert (colours[:, 2] > colours[:, 0]).mean() > 0.95


def test_a_name_along_a_line_reads_from_left_to_right(maps: Maps) -> None:
    for line in ("[[-6.0, 39.2], [-2.0, 39.2]]", "[[-2.0, 39.2], [-6.0, 39.2]]"):
        laid = maps.laid(
            EMPTY + f"labels: [{{text: SPAIN, along: {line}}}]\n", (1920, 1080)
        )
        ((_, boxes),) = laid.marks
        assert [b[0] for b in boxes] == sorted(b[0] for b in boxes)


def test_no_name_without_room(maps: Maps) -> None:
    text = (
        EMPTY
        + f"places: [{{name: {'Wide' * 30}, at: [-4.0, 40.0]}}, {{name: Ok, at: [-4.0, 38.0]}}]\n"
    )
    assert set(maps.laid(text, (1080, 1920)).sides) == {"place Ok", "sign Ok"}


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (90, 90)])
def test_plates_of_furniture_lie_apart(maps: Maps, size: tuple[int, int]) -> None:
    """Even with a title that is too long, and every kind of sign in the legend."""
    text = FIELD.replace(
        "The dry summer",
        "A very long title for a frame into which it does not fit at all",
    )
    text = text.replace(
        "views:", f"legend: {{arrow: {'An advance of a whole army ' * 4}}}\nviews:", 1
    )
    deck = maps.visual(text, size, dates=["1 jun", "11 jun"]).furniture
    plates = {name: piece.boxes[0] for name, piece in deck.pieces.items()}
    assert {"title", "globe", "credit"} <= set(plates)
    for (a, mine), (b, theirs) in itertools.combinations(plates.items(), 2):
        assert not over(mine, theirs), (a, b)
    for name, (x0, y0, x1, y1) in plates.items():
        assert x0 >= 0, name
        assert y0 >= 0, name
        assert x1 <= size[0], name
        assert y1 <= size[1], name


@pytest.mark.parametrize("size", SHAPES)
def test_a_long_title_fits_its_frame(maps: Maps, size: tuple[int, int]) -> None:
    title = "title: {title: A very long title about a very dry summer in the hills, text: and a longer line below it all}\n"
    laid = maps.laid(EMPTY.replace("legend: none\n", "") + title, size)
    plate = laid.taken[-1]
    assert plate[0] > 0
    assert plate[2] < size[0]
    head = LOOK.get_bands(size, False)["head"]
    assert plate[1] >= head[1] + head[3] - 1


def test_signs_and_quotes_are_set_as_written(maps: Maps) -> None:
    def ink(name: str) -> int:
        text = EMPTY + f"places: [{{name: {name}, at: [-4.0, 40.0], rank: 1}}]\n"
        return int(
            (
                np.abs(maps.visual(text, (320, 180)).paint(0).y.astype(int) - bare) > 30
            ).sum()
        )

    bare = maps.visual(EMPTY, (320, 180)).paint(0).y.astype(int)
    assert ink("'A & \"B\" <c>'") > 1.5 * ink("'A'")


def test_letters_stand_on_their_curve_evenly() -> None:
    kind = lettering.TextStyle(
        lettering_face(), 30, "#000000", "#ffffff", 0.1, typefaces=BUNDLED
    )
    line = np.column_stack(
        [np.linspace(0, 400, 200), 30 * np.sin(np.linspace(0, 3, 200))]
    )
    drawing = lettering.typeset_curved("MEDITERRANEAN", kind, line, middle=200)
    middles = np.array([((a + c) / 2, (b + d) / 2) for a, b, c, d in drawing.boxes])
    assert abs(middles[:, 0].mean() - 200) < 12
    assert (
        np.abs(middles[:, 1] - np.interp(middles[:, 0], line[:, 0], line[:, 1])).max()
        < 1.5
    )
    assert (np.diff(middles[:, 0]) > 8).all()


def lettering_face() -> tuple[str, int, bool]:
    from lantern.visuals.map.labels.faces import SERIF_ITALIC

    return SERIF_ITALIC


def test_boxes_are_packed_without_overlap() -> None:
    rng = np.random.default_rng(1)
    sizes = [(int(w), int(h)) for w, h in rng.integers(4, 90, (60, 2))]
    packed = sprite_sheet.pack(sizes, 300)
    rects = [
        (x, y, x + w, y + h)
        for (x, y), (w, h) in zip(packed.corners, sizes, strict=True)
    ]
    assert all(x1 <= 300 and y1 <= packed.height for _, _, x1, y1 in rects)
    assert not any(over(a, b) for a, b in itertools.combinations(rects, 2))
    assert sum(w * h for w, h in sizes) / (300 * packed.height) > 0.7


def test_a_town_is_drawn_by_its_kind() -> None:
    ink = style()
    colours = signs.SignColours(ink.ink, ink.halo, ink.paper)
    drawn = {
        kind: signs.draw_dot(kind, 5, colours, hollow=True).svg
        for kind in ("town", "capital", "fort", "point")
    }
    assert len(set(drawn.values())) == 4
    assert drawn["point"] == ""
    assert MapPlace(name="A", at=(0, 0)).rank == 3
