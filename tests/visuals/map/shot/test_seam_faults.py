"""Ways over the edge of a map of the world."""

from __future__ import annotations

from tests.support.maps import Maps

WORLD = "views: {wide: {box: [-170, -58, 170, 72]}}\n"
PACIFIC = "views: {wide: {box: [20, -58, 340, 72]}}\n"
WAY = "arrows: [{id: ship, along: [[150, 10], [178, 15], [-165, 20]]}]\n"


def test_a_way_over_the_edge_of_the_map_is_told(maps: Maps) -> None:
    (fault,) = maps.faults(WORLD + WAY)
    assert fault.startswith(
        "m.yml:2:28: arrow 'ship' crosses the edge of this map, which is cut open at "
        "180°; give the map a view whose middle is nearer"
    )


def test_the_same_way_in_the_middle_of_a_map_is_none(maps: Maps) -> None:
    assert maps.faults(PACIFIC + WAY) == []


def test_a_range_over_the_edge_of_the_map_is_told_by_its_name(
    maps: Maps,
) -> None:
    (fault,) = maps.faults(
        WORLD + "ranges: [{name: Ice, along: [[178, 60], [-178, 60]]}]\n"
    )
    assert fault.startswith(
        "m.yml:2:29: range 'Ice' crosses the edge of this map"
    )
