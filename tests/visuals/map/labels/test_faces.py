"""The texts of a map: where they are written, and which face they are set in."""

from __future__ import annotations

from lantern.visuals.map.labels import faces
from lantern.visuals.map.labels.faces import choose_town_face, list_texts
from lantern.visuals.map.spec.map_items import MapPlace
from tests.support.maps import EMPTY, FIELD, Maps


def test_a_map_without_words_has_no_texts(maps: Maps) -> None:
    assert list(list_texts(maps.model(EMPTY))) == []


def test_every_text_of_a_map_is_listed_with_its_place(maps: Maps) -> None:
    found = {text.loc: text.text for text in list_texts(maps.model(FIELD))}
    assert found["title", "title"] == "The dry summer"
    assert found["title", "text"] == "A march across Iberia"
    assert found["places", 2, "name"] == "Toledo"
    assert found["places", 2, "sub"] == "(Tolaitola)"
    assert found["labels", 0, "text"] == "Bay of Biscay"
    assert found["arrows", 0, "label"] == "Army of the East"
    assert found["arrows", 0, "chips", 0, "text"] == "5 Jun"
    assert found["landings", 0, "label"] == "The fleet"
    assert found["landings", 0, "chip"] == "9 Jun"
    assert found["air_landings", 0, "chip"] == "7 Jun"


def test_months_and_legend_are_texts_too(maps: Maps) -> None:
    months = ", ".join(f"m{n}" for n in range(1, 13))
    text = EMPTY.replace("legend: none", "legend: {arrow: Avance}")
    found = list(list_texts(maps.model(text + f"months: [{months}]\n")))
    assert [each.text for each in found][:2] == ["m1", "m2"]
    assert found[11].loc == ("months", 11)
    assert (found[12].loc, found[12].text) == (("legend", "arrow"), "Avance")
    assert found[12].face == faces.SANS_PLAIN


def test_names_along_lines_have_the_face_of_their_kind(maps: Maps) -> None:
    found = {text.text: text.face for text in list_texts(maps.model(FIELD))}
    assert found["Bay of Biscay"] == faces.SERIF_ITALIC
    assert found["SPAIN"] == faces.SERIF_PLAIN
    assert found["Duero"] == faces.SERIF_ITALIC


def test_the_name_of_a_range_is_a_text(maps: Maps) -> None:
    text = EMPTY + "ranges: [{name: Gredos, along: [[-6, 40], [-4, 40]]}]\n"
    (found,) = list_texts(maps.model(text))
    assert (found.loc, found.text) == (("ranges", 0, "name"), "Gredos")
    assert found.face == faces.SERIF_ITALIC


def test_the_largest_towns_are_bold() -> None:
    large = MapPlace(
        name="Madrid",
        at=(-3.7, 40.4),
        rank=1,
    )
    small = MapPlace(
        name="Toledo",
        at=(-4.0, 39.9),
        rank=2,
    )
    assert choose_town_face(large) == faces.SANS_BOLD
    assert choose_town_face(small) == faces.SANS_SEMIBOLD
