"""Quotation marks and apostrophes on maps."""

from __future__ import annotations

from lantern.visuals.map.labels.faces import list_texts
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.printed import set_map_quotes
from tests.support.maps import EMPTY, Maps

QUOTED = (
    EMPTY.replace("legend: none\n", "")
    + """\
title: {title: "The queen's way", text: 'called "the ship"'}
legend: {arrow: "The army's way"}
places: [{name: "L'Aquila", at: [-4, 40], sub: 'once "Aquila"'}]
labels: [{text: "King's Land", along: [[-6, 40], [-2, 40]]}]
sides: {king: {name: "The King's", colour: slate}}
ranges: [{name: "Giant's Hills", along: [[-6, 40], [-2, 40]]}]
arrows:
  - id: guards
    along: [[-6, 40], [-2, 40]]
    label: "Queen's Guards"
    chips: [{at: 0.5, text: "2'"}]
landings: [{id: fleet, along: [[-6, 40], [-2, 40]], label: "Fleet's", chip: "'45"}]
air_landings: [{id: drop, at: [-4, 40], chip: "'46"}]
"""
)


def print_texts(map_file: MapFile) -> set[str]:
    return {each.text for each in list_texts(map_file) if each.text}


def test_all_that_is_written_on_a_map_has_printed_marks(maps: Maps) -> None:
    printed = set_map_quotes(maps.model(QUOTED), "en-GB")
    texts = print_texts(printed)
    assert {"The queen’s way", "called “the ship”", "The army’s way"} <= texts
    assert {"L’Aquila", "once “Aquila”", "King’s Land"} <= texts
    assert {"Queen’s Guards", "2′", "Fleet’s", "’45", "’46"} <= texts
    assert printed.sides["king"].name == "The King’s"
    assert [each.name for each in printed.ranges] == ["Giant’s Hills"]


def test_marks_are_those_of_the_language(maps: Maps) -> None:
    printed = set_map_quotes(maps.model(QUOTED), "de-AT")
    assert printed.title is not None
    assert printed.title.text == "called „the ship“"


def test_a_shot_calls_a_place_as_it_was_typed(maps: Maps) -> None:
    before = maps.model(QUOTED)
    (place,) = set_map_quotes(before, "en").places
    assert place.key == "L'Aquila" == before.places[0].key


def test_a_map_without_marks_stays_as_it_is(maps: Maps) -> None:
    plain = maps.model(EMPTY)
    assert set_map_quotes(plain, "fr") is plain


def test_maps_are_opened_in_the_language_of_the_film(maps: Maps) -> None:
    opened = maps.open(QUOTED)
    assert "L’Aquila" in {place.name for place in opened.map_file.places}
