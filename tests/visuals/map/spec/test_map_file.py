"""What authors may write in map and style files."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.visuals.map.basemap import borders
from lantern.visuals.map.spec.map_file import (
    Colour,
    FrontStage,
    GeoJsonLayer,
    Legend,
    MapDateRange,
    MapFile,
    MapLabel,
    MapPlace,
    MapView,
    OmittedBoxes,
    Ramp,
)
from tests.support.maps import FIELD, Maps, style

WAY = ((0.0, 40.0), (1.0, 41.0))


def refused(model: Any, value: Any) -> str:
    """Return why a value isn't allowed."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(value)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")


@pytest.mark.parametrize(
    "view",
    [
        {"center": (0, 40)},
        {"width_km": 900},
        {"center": (0, 40), "width_km": 900, "box": (0, 40, 1, 41)},
        {},
    ],
)
def test_a_view_is_a_centre_and_a_width_or_a_box(view: dict[str, Any]) -> None:
    expected = "give a view either center and width_km, or box"
    assert refused(MapView, view) == expected


@pytest.mark.parametrize("box", [(4, 36, -10, 44), (-10, 44, 4, 36)])
def test_a_box_begins_in_the_south_west(box: tuple[float, ...]) -> None:
    assert refused(MapView, {"box": box}) == "write a box as west, south, east, north"


def test_a_view_needs_a_name() -> None:
    value = {"views": {" ": {"box": (0, 40, 1, 41)}}}
    assert refused(MapFile, value) == "a view needs a name"


@pytest.mark.parametrize("stage", [{}, {"follow": WAY, "along": WAY}])
def test_a_front_follows_a_border_or_a_line_of_its_own(stage: dict[str, Any]) -> None:
    assert refused(FrontStage, stage) == (
        "give a front either follow (points of a border) or along (a line of its own)"
    )


def test_a_layer_has_something_to_show() -> None:
    assert "give a layer a 'line' or a 'fill' colour" in refused(
        GeoJsonLayer, {"file": "a.json"}
    )


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "123456"])
def test_a_colour_is_six_digits(colour: str) -> None:
    assert refused(Colour, colour).startswith(
        "write a colour as six hexadecimal digits"
    )


@pytest.mark.parametrize("stops", [(0, 0), (0.5, 0.2), (-0.1, 1), (0, 1.1)])
def test_a_ramp_rises(stops: tuple[float, float]) -> None:
    ramp = [(stop, "#102030") for stop in stops]
    assert refused(Ramp, ramp) == "a ramp's numbers rise from 0 to 1, each once"


def test_one_date_is_the_first_and_the_last() -> None:
    dates: TypeAdapter[Any] = TypeAdapter(MapDateRange)
    assert dates.validate_python("9 aug") == ("9 aug", "9 aug")
    assert dates.validate_python(1945) == ("1945", "1945")
    assert dates.validate_python(["9 aug", 1945]) == ("9 aug", "1945")


@pytest.mark.parametrize("value", [True, "soon", "31 jun", [1, 2, 3]])
def test_what_is_no_date_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(MapDateRange).validate_python(value)


def test_true_leaves_out_lines_all_over_the_world() -> None:
    boxes: TypeAdapter[Any] = TypeAdapter(OmittedBoxes)
    line = np.array([[-179.5, 60.0], [20.0, -30.0], [179.5, 84.0]], np.float32)
    assert borders.drop_boxes(line, boxes.validate_python(True)) == []
    assert len(borders.drop_boxes(line, boxes.validate_python(False))) == 1
    west = [[-180, -80, 0, 80]]
    assert boxes.validate_python(west) == ((-180, -80, 0, 80),)


def test_a_legend_may_be_left_out() -> None:
    legend: TypeAdapter[Any] = TypeAdapter(Legend)
    assert legend.validate_python("none") is None
    assert legend.validate_python({"fort": "A fort"}) == {"fort": "A fort"}


def test_a_place_is_called_by_its_id_or_its_name() -> None:
    assert MapPlace(name="Madrid", at=(0, 40)).key == "Madrid"
    assert MapPlace(name="Madrid", at=(0, 40), id="m").key == "m"


def test_all_that_moves_and_all_places_can_be_bound_to_words(maps: Maps) -> None:
    assert list(maps.model(FIELD).list_items()) == [
        "Madrid", "Lisbon", "Toledo", "Burgos", "Segovia", "Valencia", "Seville",
        "spain", "portugal", "line", "east", "horse", "fleet", "balloon",
    ]  # fmt: skip


def test_a_label_can_be_bound_by_its_id(maps: Maps) -> None:
    text = FIELD.replace("{text: SPAIN,", "{id: name, text: SPAIN,")
    label = maps.model(text).list_items()["name"]
    assert isinstance(label, MapLabel)
    assert label.text == "SPAIN"


def test_what_moves_and_isnt_shown_leaves_the_map(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    shown = sheet.select_visible(frozenset({"fleet", "line"}))
    assert [front.id for front in shown.fronts] == ["line"]
    assert [landing.id for landing in shown.landings] == ["fleet"]
    assert not shown.arrows
    assert not shown.air_landings
    assert shown.places == sheet.places
    assert sheet.select_visible(None) is sheet


def test_the_authors_files_are_layers_and_then_the_relief() -> None:
    sheet = MapFile.model_validate(
        {
            "views": {"a": {"box": (0, 40, 1, 41)}},
            "layers": [{"file": "b.json", "line": "#102030"}],
            "relief": {"file": "a.png", "bounds": (0, 40, 1, 41)},
        }
    )
    assert sheet.list_files() == ["b.json", "a.png"]


def test_a_style_keeps_its_colours_in_a_films_own_type() -> None:
    parchment = style()
    lettered = parchment.with_typefaces(parchment.typefaces)
    assert lettered == parchment
    assert lettered is not parchment
