"""What authors may write in a map file."""

from __future__ import annotations

from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapLabel
from tests.support.maps import FIELD, Maps
from tests.support.refusals import find_refusal


def test_a_view_needs_a_name() -> None:
    value = {"views": {" ": {"box": (0, 40, 1, 41)}}}
    assert find_refusal(MapFile, value) == "a view needs a name"


def test_all_that_moves_and_all_places_can_be_bound_to_words(
    maps: Maps,
) -> None:
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
