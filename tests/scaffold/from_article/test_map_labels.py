"""Labels of the first map: which areas have one, and where it stands."""

from __future__ import annotations

from lantern.article.gazetteer import list_town_points
from lantern.article.places.areas import NamedArea
from lantern.scaffold.from_article.map_labels import (
    MapBox,
    MapLabelDraft,
    find_extent,
    place_labels,
)

EUROPE = MapBox(-10.0, 35.0, 30.0, 60.0)
RHINE = NamedArea("Rhine", "river", frozenset({1}), ((7.0, 51.2), (8.2, 49.9)))
FRANCE = NamedArea("France", "country", frozenset({2}), country="FR")
SPAIN = NamedArea("Spain", "country", frozenset({2}), country="ES")


def test_a_water_stands_along_its_line_if_its_middle_is_on_the_map() -> None:
    [label] = place_labels([RHINE], [EUROPE], [])
    assert label == MapLabelDraft(RHINE, RHINE.line)
    assert place_labels([RHINE], [MapBox(-10.0, 35.0, 7.0, 60.0)], []) == ()
    assert place_labels([RHINE], [MapBox(7.59, 35.0, 30.0, 60.0)], []) == (), (
        "at the edge"
    )


def test_a_country_stands_level_among_its_towns() -> None:
    """Of France's 8 degrees or so three fifths of the towns lie within its middle 5."""
    [label, _] = place_labels([FRANCE, SPAIN], [EUROPE], [])
    (west, south), (east, north) = label.line
    assert south == north
    assert 46.0 < south < 49.0
    assert 3.0 < east - west < 6.0
    assert 1.0 < (west + east) / 2 < 4.0


def test_a_country_s_label_moves_to_what_is_shown_of_it() -> None:
    [label, *_] = place_labels(
        [FRANCE, SPAIN], [MapBox(-3.0, 41.5, 3.0, 45.5)], []
    )
    assert label.line[0][1] < 45.2


def test_the_only_country_of_a_map_needs_no_label() -> None:
    assert place_labels([FRANCE], [EUROPE], ["FR"]) == ()
    assert len(place_labels([FRANCE], [EUROPE], ["FR", "DE"])) == 1
    assert len(place_labels([FRANCE, RHINE], [EUROPE], ["FR"])) == 1, (
        "the Rhine"
    )


def test_an_area_may_lie_in_another_view_of_the_map() -> None:
    spain = MapBox(-10.0, 35.0, 3.0, 44.0)
    assert place_labels([RHINE], [spain], []) == ()
    [label] = place_labels([RHINE], [spain, EUROPE], [])
    assert label.line == RHINE.line


def test_a_country_off_the_map_has_no_label() -> None:
    assert (
        place_labels([FRANCE, SPAIN], [MapBox(100.0, 0.0, 120.0, 20.0)], [])
        == ()
    )


def test_a_map_has_twelve_labels_at_most() -> None:
    assert len(place_labels([RHINE] * 13, [EUROPE], [])) == 12


def test_labels_are_written_by_their_kind() -> None:
    along = ((1.0, 2.0), (3.5, 2.0))
    country = MapLabelDraft(FRANCE, along)
    assert country.format() == (
        "  - {text: FRANCE, along: [[1.0, 2.0], [3.5, 2.0]], size: 30}"
    )
    river = MapLabelDraft(RHINE, RHINE.line)
    assert river.format() == (
        "  - {text: Rhine, kind: river, along: [[7.0, 51.2], [8.2, 49.9]]}"
    )
    land = NamedArea("Tuscany", "land", frozenset({1}), along)
    assert MapLabelDraft(land, along).format() == (
        "  - {text: Tuscany, along: [[1.0, 2.0], [3.5, 2.0]], size: 22}"
    )


def test_the_extent_of_areas_is_their_lines_and_where_most_towns_lie() -> None:
    west_south, east_north = find_extent([FRANCE])
    lons = sorted(lon for lon, _ in list_town_points("FR"))
    assert west_south[0] == lons[int(0.05 * len(lons))]
    assert -2.0 < west_south[0] < 0.0 and 6.0 < east_north[0] < 8.0
    assert find_extent([RHINE]) == list(RHINE.line)
    nowhere = NamedArea("Atlantis", "country", frozenset({1}), country="XX")
    assert find_extent([nowhere]) == []


def test_a_box_counts_longitudes_past_180() -> None:
    pacific = MapBox(150.0, -40.0, 200.0, 10.0)
    assert pacific.shift_into((-170.0, 0.0)) == (190.0, 0.0)
    assert pacific.contains((-170.0, 0.0))
    assert not pacific.contains((-150.0, 0.0))
    assert pacific.width == 50.0
    assert pacific.format() == "[150.0, -40.0, 200.0, 10.0]"


def test_a_label_is_left_out_where_the_view_is_too_wide_for_it() -> None:
    """Rhine has 5 letters of 27 pixels, 0.75 wide: 101 in all.

    Its line has 1.5 degrees, which at 50.5 degrees north are 2.4 of longitude: the name is 2.5
    times as long in a view of 112 degrees, 7,950 km.
    """
    world = MapBox(-180.0, -60.0, 180.0, 75.0)
    [label] = place_labels([RHINE], [MapBox(0.0, 45.0, 16.0, 55.0), world], [])
    assert (label.least_km, label.most_km) == (0, 7950)
    assert label.format().endswith(", most_km: 7950}")
    [alone] = place_labels([RHINE], [MapBox(0.0, 45.0, 16.0, 55.0)], [])
    assert alone.most_km == 0


def test_a_country_has_another_label_in_views_that_are_too_wide_for_the_first() -> (
    None
):
    near = MapBox(1.0, 46.0, 4.0, 48.0)
    labels = place_labels([FRANCE, SPAIN], [near, EUROPE], [])
    france = [label for label in labels if label.area == FRANCE]
    assert len(france) == 2
    assert france[0].most_km == france[1].least_km > 0
    assert france[1].most_km == 0
