"""What can be wrong with the globe of a map's shot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.maps import EMPTY, Maps

MAP = EMPTY + "places: [{name: Madrid, at: [-3.70, 40.42], rank: 1, id: m}]\n"
WIDE = MAP.replace("2400", "12000")


@pytest.mark.parametrize(
    ("globe", "fault"),
    [
        (
            {"spot": "Madird"},
            "the map has no place 'Madird'; did you mean 'Madrid'?",
        ),
        (
            {"spot": "Tokyo"},
            "the map has no place 'Tokyo'; say where it is: [longitude, latitude]",
        ),
        (
            {"spot": "m", "names": [{"name": "Tokyo"}]},
            "the map has no place 'Tokyo';"
            " say where it is: {name: …, spot: [longitude, latitude]}",
        ),
    ],
)
def test_unknown_places_are_told(
    maps: Maps, globe: dict[str, Any], fault: str
) -> None:
    assert fault in " | ".join(maps.faults(MAP, globe=globe))


def test_known_places_are_no_faults(maps: Maps) -> None:
    names = [{"name": "Madrid"}, {"name": "Rome", "spot": [12.5, 41.9]}]
    told = " | ".join(
        maps.faults(MAP, globe={"spot": "Madrid", "names": names})
    )
    assert "globe" not in told
    assert "no place" not in told


def test_a_view_of_half_the_earth_is_too_wide(maps: Maps) -> None:
    told = " | ".join(maps.faults(WIDE, globe={"spot": [0, 0]}))
    assert (
        "view 'wide' is 12000 km wide, and a globe comes down to views of at most 9000 km;"
        " name a nearer one, or take globe out"
    ) in told
    near = " | ".join(
        maps.faults(
            WIDE,
            view="near",
            globe={"spot": [0, 0]},
        )
    )
    assert "too" not in near or "globe comes down" not in near
