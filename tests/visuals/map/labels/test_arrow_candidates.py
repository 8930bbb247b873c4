"""Where the names and dates of armies may stand, and parachutes."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.arrow_candidates import (
    propose_by_arrow,
    propose_chips,
    propose_drop,
)
from lantern.visuals.map.labels.candidates import LabelCandidate, LabelContext
from lantern.visuals.map.spec.map_items import AirLanding, Arrow, Landing
from lantern.visuals.map.spec.sides import SideInk
from tests.support.drawings import list_texts
from tests.support.maps import EMPTY, Maps, style

HD = (1920, 1080)
ALONG = [[0.0, 40.0], [-4.0, 40.0]]


def make_context(maps: Maps) -> LabelContext:
    projection, _ = maps.place(EMPTY, HD)
    return LabelContext(maps.model(EMPTY), style(), projection, {}, 1.0)


def find_window(maps: Maps) -> Window:
    return maps.place(EMPTY, HD)[1]


def make_line(start: float, end: float, y: float = 500.0) -> F64:
    """Return a level way of 220 points."""
    return np.column_stack([np.linspace(start, end, 220), np.full(220, y)])


def make_arrow(**more: object) -> Arrow:
    return Arrow.model_validate(
        {"id": "a", "along": ALONG, "label": "Army", **more}
    )


def make_landing(**more: object) -> Landing:
    return Landing.model_validate(
        {"id": "l", "along": ALONG, "label": "Fleet", **more}
    )


def name(maps: Maps, item: Arrow | Landing, line: F64) -> list[LabelCandidate]:
    found = propose_by_arrow(
        item, make_context(maps), find_window(maps), line=line
    )
    return list(found)


def list_sides(candidates: list[LabelCandidate]) -> list[str]:
    """Return the sides without the scale of the window."""
    return [each.symbol.side.rsplit(" ", 1)[0] for each in candidates]


def test_a_name_leads_into_the_tail_or_lies_along_the_shaft(maps: Maps) -> None:
    found = name(maps, make_arrow(), make_line(1200, 600))
    sides = list_sides(found)
    assert sides[0] == "tail"
    assert sides[1:5] == ["up 0.14", "down 0.14", "up 0.2", "down 0.2"]
    assert found[0].cost == 0
    assert found[1].cost < found[2].cost


def test_a_line_that_the_author_gave_a_name_comes_first(maps: Maps) -> None:
    arrow = make_arrow(label_along=[[1.0, 41.0], [-3.0, 41.0]])
    found = name(maps, arrow, make_line(1200, 600))
    assert list_sides(found)[0] == "own"
    assert found[0].cost == -2.5


def test_along_a_short_arrow_there_is_no_room_for_a_name(maps: Maps) -> None:
    assert list_sides(name(maps, make_arrow(), make_line(650, 620))) == ["tail"]


def test_a_name_before_a_steep_tail_costs_more(maps: Maps) -> None:
    upright = make_line(0, 0)
    upright[:, 1] = np.linspace(900, 300, 220)
    assert name(maps, make_arrow(), upright)[0].cost == 0.3


@pytest.mark.parametrize(("start", "end"), [(1200, 600), (600, 1200)])
def test_letters_read_from_left_to_right(
    maps: Maps, start: float, end: float
) -> None:
    for candidate in name(maps, make_arrow(), make_line(start, end)):
        lefts = [box[0] for box in candidate.symbol.drawing.boxes]
        assert lefts == sorted(lefts), candidate.symbol.side
        assert len(set(lefts)) == 4


def test_up_is_above_the_shaft_whichever_way_it_goes(maps: Maps) -> None:
    for line in (make_line(1200, 600), make_line(600, 1200)):
        found = name(maps, make_arrow(), line)
        for side, candidate in zip(list_sides(found), found, strict=True):
            if side.startswith("up"):
                assert candidate.spot[1] < 500
            if side.startswith("down"):
                assert candidate.spot[1] > 500


def test_a_name_at_the_tail_ends_where_the_way_begins(maps: Maps) -> None:
    tail = name(maps, make_arrow(), make_line(600, 1200))[0]
    right = max(box[2] for box in tail.symbol.drawing.boxes) + tail.spot[0]
    assert 585 < right < 605


def test_a_name_is_there_once_its_army_has_begun(maps: Maps) -> None:
    for candidate in name(maps, make_arrow(), make_line(600, 1200)):
        assert candidate.symbol.item == "a"
        assert candidate.symbol.visible_after == 0.04


def test_armies_and_landings_have_colours_of_their_own(maps: Maps) -> None:
    army = name(maps, make_arrow(), make_line(600, 1200))[0]
    fleet = name(maps, make_landing(), make_line(600, 1200))[0]
    assert style().army in army.symbol.drawing.svg
    assert style().landing in fleet.symbol.drawing.svg


def test_name_and_date_of_a_blue_arrow_are_blue(maps: Maps) -> None:
    """A blue arrow with red words is a lie."""
    arrow = make_arrow(colour="#274e74", chips=[{"text": "9 Aug"}])
    words = name(maps, arrow, make_line(600, 1200))[0].symbol.drawing.svg
    date = propose_dates(maps, arrow)[0].symbol.drawing.svg
    for svg in (words, date):
        assert 'fill="#274e74"' in svg
        assert style().army not in svg


# --- dates


def propose_dates(
    maps: Maps, item: Arrow | Landing, *, number: int = 0
) -> list[LabelCandidate]:
    found = propose_chips(
        item,
        make_context(maps),
        find_window(maps),
        line=make_line(600, 1200),
        number=number,
    )
    return list(found)


def test_a_date_stands_beside_the_point_that_the_author_chose(
    maps: Maps,
) -> None:
    arrow = make_arrow(chips=[{"text": "5 Jun", "at": 0.5}])
    found = propose_dates(maps, arrow)
    assert len(found) == 5 * 2 * 3  # slides, sides, gaps
    assert found[0].cost == 0.03
    assert found[0].spot[0] == pytest.approx(900, abs=3)
    assert list_texts(found[0].symbol.drawing.svg) == ["5 Jun"]


def test_a_date_keeps_off_the_shaft(maps: Maps) -> None:
    arrow = make_arrow(chips=[{"text": "5 Jun", "at": 0.5}])
    for candidate in propose_dates(maps, arrow):
        _, top, _, bottom = candidate.symbol.drawing.boxes[0]
        y = candidate.spot[1]
        # the shaft is 15 pixels wide
        assert y + bottom < 500 - 7.5 or y + top > 500 + 7.5


def test_dates_on_both_sides_are_the_same_distance_away(maps: Maps) -> None:
    arrow = make_arrow(chips=[{"text": "5 Jun", "at": 0.5}])
    found = propose_dates(maps, arrow)
    above, below = found[0].spot[1] - 500, found[3].spot[1] - 500
    assert above == pytest.approx(-below)
    assert found[3].cost == pytest.approx(found[0].cost + 0.05)


def test_the_second_date_of_an_arrow_is_another_symbol(maps: Maps) -> None:
    chips = [{"text": "5 Jun", "at": 0.3}, {"text": "9 Jun", "at": 0.99}]
    second = propose_dates(maps, make_arrow(chips=chips), number=1)[0].symbol
    assert second.key == "chip a 1"
    assert list_texts(second.drawing.svg) == ["9 Jun"]
    assert second.visible_after == 0.94


def test_the_date_of_a_landing_stands_near_its_end(maps: Maps) -> None:
    found = propose_dates(maps, make_landing(chip="9 Jun"))
    assert found[0].spot[0] == pytest.approx(600 + 0.85 * 600, abs=3)


# --- parachutes


def drop(maps: Maps) -> list[LabelCandidate]:
    item = AirLanding(
        id="d",
        at=(-4.0, 40.0),
        chip="7 Jun",
    )
    return list(propose_drop(item, make_context(maps), find_window(maps)))


def test_a_parachute_stands_near_its_place_and_further_off_in_a_crowd(
    maps: Maps,
) -> None:
    found = drop(maps)
    sides = [each.symbol.side.split(" ")[0] for each in found]
    near = ["on", "se", "s", "sw", "ne", "e", "nw", "w", "n"]
    assert sides == near * 4
    assert found[0].cost == 0
    assert found[9].cost == pytest.approx(0.03 * 12)


def test_a_parachute_never_covers_its_place(maps: Maps) -> None:
    window = find_window(maps)
    place = window.to_pixels(make_context(maps).projection, (-4.0, 40.0))[0]
    for candidate in drop(maps):
        boxes = np.array(candidate.symbol.drawing.boxes) + np.tile(
            candidate.spot, 2
        )
        inside = (boxes[:, :2] < place) & (place < boxes[:, 2:])
        assert not inside.all(1).any(), candidate.symbol.side


def test_sides_further_off_lie_further_out(maps: Maps) -> None:
    found = drop(maps)
    window = find_window(maps)
    place = window.to_pixels(make_context(maps).projection, (-4.0, 40.0))[0]
    by_side = [found[i::9] for i in range(9)]
    for candidates in by_side:
        away = [float(np.hypot(*(each.spot - place))) for each in candidates]
        assert all(a < b for a, b in itertools.pairwise(away))


def test_a_parachute_has_its_load_right_above_its_place(maps: Maps) -> None:
    window = find_window(maps)
    place = window.to_pixels(make_context(maps).projection, (-4.0, 40.0))[0]
    first = drop(maps)[0]
    canopy = first.symbol.drawing.boxes[0]
    assert first.spot[0] == pytest.approx(place[0])
    # the canopy is 16 wide to either side, and its load hangs 24 below its edge
    assert canopy[3] == pytest.approx(24)
    assert place[1] - (first.spot[1] + canopy[3]) == pytest.approx(9, abs=2)


def test_a_parachute_comes_down(maps: Maps) -> None:
    assert all(each.symbol.is_parachute for each in drop(maps))


def test_parachutes_of_the_second_side_are_open(maps: Maps) -> None:
    context = make_context(maps)
    wearing = style().with_sides({"x": SideInk("#7d2017", "stripe")})
    item = AirLanding(
        id="d",
        at=(-4.0, 40.0),
        of="x",
    )
    sided = next(
        propose_drop(item, replace(context, style=wearing), find_window(maps))
    ).symbol.drawing.svg
    assert f'fill="{style().paper}" stroke="#7d2017"' in sided
    plain = drop(maps)[0].symbol.drawing.svg
    assert f'fill="{style().landing}"/>' in plain
