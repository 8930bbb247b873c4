"""The legend: what it explains, in which words, and where it stands."""

from __future__ import annotations

import pytest

from lantern.core.interface_words import find_words
from lantern.core.units import Size
from lantern.visuals.map.furniture.legend import (
    LegendRow,
    draw_legend,
    list_legend_kinds,
    list_legend_rows,
)
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.spec.sides import SideInk
from tests.support.drawings import (
    TALL,
    WIDE,
    list_numbers,
    list_texts,
    make_safe_area,
    measure_size,
)
from tests.support.maps import EMPTY, Maps, style

BARE = EMPTY.replace("legend: none\n", "")
ARROW = "arrows: [{id: a, along: [[0, 40], [-4, 40]]}]\n"
FRONT = "fronts: [{id: f, stages: [{along: [[0, 40], [-4, 40]]}]}]\n"
LANDING = "landings: [{id: l, along: [[0, 40], [-4, 40]]}]\n"
DROP = "air_landings: [{id: d, at: [-4, 40]}]\n"
FORT = "places: [{name: Burgos, at: [-3.7, 42.3], kind: fort}]\n"
LINE = "line: [[-5, 39], [-3, 39]], closes: false"
BORDERS = f"borders: [{{{LINE}}}, {{{LINE}, kind: inner}}, {{{LINE}, kind: agreed}}]\n"
ALL = BARE + ARROW + FRONT + LANDING + DROP + FORT + BORDERS


def draw(maps: Maps, text: str, size: Size = WIDE) -> SvgDrawing:
    drawing = draw_legend(
        maps.model(text),
        find_words("en").map,
        style(),
        safe_area=make_safe_area(size),
    )
    assert drawing is not None
    return drawing


def test_kinds_of_sign_are_explained_in_a_fixed_order(maps: Maps) -> None:
    assert list_legend_kinds(maps.model(ALL), find_words("en").map) == {
        "arrow": "Advance",
        "front": "Front line",
        "landing": "Landing from the sea",
        "air_landing": "Landing from the air",
        "fort": "Fortified region",
        "border": "State border",
        "inner": "Border within a state",
        "agreed": "Line agreed on",
    }


def test_only_what_is_on_the_map_is_explained(maps: Maps) -> None:
    assert list(
        list_legend_kinds(maps.model(BARE + FRONT + FORT), find_words("en").map)
    ) == ["front", "fort"]


def test_a_map_on_which_nothing_moves_needs_no_legend(maps: Maps) -> None:
    assert (
        list_legend_kinds(
            maps.model(BARE + FORT + BORDERS), find_words("en").map
        )
        == {}
    )
    drawing = draw_legend(
        maps.model(BARE + FORT),
        find_words("en").map,
        style(),
        safe_area=make_safe_area(),
    )
    assert drawing is None


def test_an_author_can_turn_the_legend_off(maps: Maps) -> None:
    assert (
        list_legend_kinds(maps.model(EMPTY + ARROW), find_words("en").map) == {}
    )


def test_an_author_can_use_words_of_their_own(maps: Maps) -> None:
    text = BARE + "legend: {arrow: The 5th Army}\n" + ARROW + FORT
    kinds = list_legend_kinds(maps.model(text), find_words("en").map)
    assert kinds == {"arrow": "The 5th Army", "fort": "Fortified region"}


def test_each_kind_has_a_row_with_its_text(maps: Maps) -> None:
    texts = list_texts(draw(maps, ALL).svg)
    assert texts == list(
        list_legend_kinds(maps.model(ALL), find_words("en").map).values()
    )


def test_the_panel_grows_by_a_row_for_each_kind(maps: Maps) -> None:
    one = measure_size(draw(maps, BARE + ARROW))[1]
    two = measure_size(draw(maps, BARE + ARROW + FRONT))[1]
    assert two - one == pytest.approx(38)


def test_a_long_legend_is_set_smaller(maps: Maps) -> None:
    short = list_numbers(draw(maps, BARE + ARROW).svg, "text", "font-size")
    long = list_numbers(draw(maps, ALL).svg, "text", "font-size")
    assert short == [26]
    assert long == [24] * 8


def test_it_stands_at_the_right_above_the_source_line(maps: Maps) -> None:
    _, _, right, bottom = draw(maps, BARE + ARROW).boxes[0]
    assert right == pytest.approx(1860 + 8 * 0.95, abs=1)
    assert bottom == pytest.approx(1000 - 12 + 8 * 0.95, abs=1)


def test_in_a_tall_frame_it_stands_above_the_lower_thirds_there(
    maps: Maps,
) -> None:
    _, _, right, bottom = draw(maps, BARE + ARROW, TALL).boxes[0]
    assert right == pytest.approx(1020 + 8 * 0.95, abs=1)
    assert bottom == pytest.approx(1920 - 540 - 280 - 12 + 8 * 0.95, abs=1)


def test_burned_in_captions_leave_it_room(maps: Maps) -> None:
    map_file = maps.model(BARE + ARROW)
    for size in (TALL, WIDE):
        area = make_safe_area(size, captions=True)
        words = find_words("en").map
        assert draw_legend(map_file, words, style(), safe_area=area) is not None


def test_a_text_too_long_for_the_frame_makes_it_smaller(maps: Maps) -> None:
    text = (
        BARE
        + f"legend: {{arrow: {'An advance of a whole army ' * 6}}}\n"
        + ARROW
    )
    left, _, right, _ = draw(maps, text, TALL).boxes[0]
    assert left > 0
    assert right < 1080


@pytest.mark.parametrize(
    ("item", "colour", "count"),
    [
        (ARROW, "arrow", 1),
        (FRONT, "arrow", 2),
        (LANDING, "landing", 2),
        (DROP, "landing", 3),
    ],
)
def test_samples_have_the_colours_of_their_signs(
    maps: Maps, item: str, colour: str, count: int
) -> None:
    ink = getattr(style(), colour)
    svg = draw(maps, BARE + item).svg
    assert svg.count(f'"{ink}"') == count


def test_borders_differ_by_their_dashes(maps: Maps) -> None:
    svg = draw(maps, ALL).svg
    k = 24 / 26
    for dashes in ((7, 3, 1.5, 3), (2, 3), (9, 6)):
        pattern = " ".join(f"{dash * k:.2f}" for dash in dashes)
        assert f'stroke-dasharray="{pattern}"' in svg


SIDES = """\
sides:
  red: {name: The Reds, colour: vermilion}
  blue: {name: The Blues, colour: slate}
"""
TWO_ARROWS = """\
arrows:
  - {id: a, of: red, along: [[0, 40], [-4, 40]]}
  - {id: b, of: blue, along: [[-8, 40], [-5, 40]]}
"""


def list_rows(maps: Maps, text: str) -> list[LegendRow]:
    return list_legend_rows(
        maps.model(BARE + SIDES + text), find_words("en").map
    )


def test_a_side_is_named_once_at_its_arrow(maps: Maps) -> None:
    assert list_rows(maps, TWO_ARROWS) == [
        LegendRow(
            "arrow",
            "The Reds",
            of="red",
            names_side=True,
        ),
        LegendRow(
            "arrow",
            "The Blues",
            of="blue",
            names_side=True,
        ),
    ]


def test_a_sign_of_one_side_has_its_colour_and_a_shared_one_has_none(
    maps: Maps,
) -> None:
    drop = "air_landings: [{id: d, of: blue, at: [-4, 40]}]\n"
    front = FRONT.replace("{id: f", "{id: f, of: red") + FORT
    assert list_rows(maps, TWO_ARROWS + front + drop)[2:] == [
        LegendRow("front", "Front line", of="red"),
        LegendRow("air_landing", "Landing from the air", of="blue"),
        LegendRow("fort", "Fortified region"),
    ]
    both = drop.replace("]\n", ", {id: e, of: red, at: [-5, 40]}]\n")
    assert list_rows(maps, TWO_ARROWS + both)[2:] == [
        LegendRow("air_landing", "Landing from the air", is_shared=True)
    ]


def test_an_author_s_own_text_for_a_sign_stays(maps: Maps) -> None:
    text = "legend: {arrow: Advance by night}\n"
    rows = list_rows(maps, text + TWO_ARROWS)
    assert [row.text for row in rows] == [
        "The Reds",
        "The Blues",
        "Advance by night",
    ]
    assert rows[2].is_shared


def test_arrows_of_nobody_keep_their_row(maps: Maps) -> None:
    text = TWO_ARROWS + "  - {id: c, along: [[-2, 42], [-5, 42]]}\n"
    assert list_rows(maps, text)[2] == LegendRow("arrow", "Route")


def test_a_side_is_drawn_as_it_is_on_the_map(maps: Maps) -> None:
    wearing = style().with_sides(
        {
            "red": SideInk("#b3301f", "plain"),
            "blue": SideInk("#4a5b68", "stripe"),
        }
    )
    model = maps.model(BARE + SIDES + TWO_ARROWS)
    words = find_words("en").map
    drawing = draw_legend(model, words, wearing, safe_area=make_safe_area(WIDE))
    assert drawing is not None
    assert drawing.svg.count('fill="#b3301f"') == 1
    assert drawing.svg.count('fill="#4a5b68"') == 1
    # the stripe of the second side, in the panel's own colour
    assert drawing.svg.count('<path d="M') == 3
    assert list_texts(drawing.svg) == ["The Reds", "The Blues"]


def test_a_legend_can_name_one_of_the_sides(maps: Maps) -> None:
    wearing = style().with_sides({"blue": SideInk("#4a5b68", "stripe")})
    model = maps.model(BARE + SIDES + TWO_ARROWS)
    words = find_words("en").map
    assert list_legend_kinds(model, words) == {
        "of:red": "The Reds",
        "of:blue": "The Blues",
    }
    area = make_safe_area(WIDE)
    drawing = draw_legend(
        model,
        words,
        wearing,
        safe_area=area,
        kinds=["of:blue"],
    )
    assert drawing is not None
    assert list_texts(drawing.svg) == ["The Blues"]


@pytest.mark.parametrize(
    ("by", "text"), [("ship", "Route by sea or air"), ("train", "Route")]
)
def test_a_way_on_land_is_a_route(maps: Maps, by: str, text: str) -> None:
    way = LANDING.replace("id: l", f"id: l, by: {by}")
    kinds = list_legend_kinds(maps.model(BARE + way), find_words("en").map)
    assert kinds == {"landing": text}


TWO_UNITS = """\
units:
  - {id: a, of: red, path: [-4, 40]}
  - {id: b, of: blue, path: [-8, 40]}
"""


def test_a_side_without_arrows_is_named_at_the_block_of_a_unit(
    maps: Maps,
) -> None:
    assert list_rows(maps, TWO_UNITS) == [
        LegendRow(
            "unit",
            "The Reds",
            of="red",
            names_side=True,
        ),
        LegendRow(
            "unit",
            "The Blues",
            of="blue",
            names_side=True,
        ),
    ]


def test_units_of_nobody_have_a_row_if_their_author_writes_one(
    maps: Maps,
) -> None:
    text = "units: [{id: a, path: [-4, 40]}]\n"
    assert list_rows(maps, text) == []
    rows = list_rows(maps, text + "legend: {unit: A division}\n")
    assert rows == [LegendRow("unit", "A division")]


def test_a_unit_in_the_legend_wears_its_sides_colour_and_pattern(
    maps: Maps,
) -> None:
    inks = {
        "red": SideInk("#b3301f", "plain"),
        "blue": SideInk("#4a5b68", "stripe"),
    }
    drawing = draw_legend(
        maps.model(BARE + SIDES + TWO_UNITS),
        find_words("en").map,
        style().with_sides(inks),
        safe_area=make_safe_area(),
    )
    assert drawing is not None
    assert list_texts(drawing.svg) == ["The Reds", "The Blues"]
    assert 'fill="#b3301f"' in drawing.svg
    assert 'fill="#4a5b68"' in drawing.svg
    # the second side's block has a line inside its edge
    light = 'fill="none" stroke="#f6edd9" stroke-width="1.14"'
    assert drawing.svg.count(light) == 1


RING = "ring: [[-6, 39], [-2, 39], [-4, 42]]"
HELD = f"""\
control:
  - {{id: c, {RING}, of: blue, changes: [{{to: [red, blue]}}, {{to: red}}]}}
"""


def test_ground_names_the_sides_that_hold_it_and_those_that_fight_for_it(
    maps: Maps,
) -> None:
    assert list_rows(maps, HELD) == [
        LegendRow(
            "control",
            "The Reds",
            of="red",
            names_side=True,
        ),
        LegendRow(
            "control",
            "The Blues",
            of="blue",
            names_side=True,
        ),
        LegendRow("contested", "The Reds / The Blues", between=("red", "blue")),
    ]
    own = list_rows(maps, HELD + "legend: {contested: Fought over}\n")
    assert own[2].text == "Fought over"


def test_a_pocket_names_a_side_that_has_no_other_sign(maps: Maps) -> None:
    pocket = f"pockets: [{{id: p, of: blue, {RING}}}]\n"
    assert list_rows(maps, pocket) == [
        LegendRow(
            "pocket",
            "The Blues",
            of="blue",
            names_side=True,
        )
    ]


def test_contested_ground_is_drawn_in_both_colours(maps: Maps) -> None:
    inks = {
        "red": SideInk("#b3301f", "plain"),
        "blue": SideInk("#4a5b68", "stripe"),
    }
    drawing = draw_legend(
        maps.model(BARE + SIDES + HELD),
        find_words("en").map,
        style().with_sides(inks),
        safe_area=make_safe_area(),
        kinds=["contested"],
    )
    assert drawing is not None
    assert list_texts(drawing.svg) == ["The Reds / The Blues"]
    assert 'fill="#4a5b68"' in drawing.svg
    assert 'stroke="#b3301f"' in drawing.svg
