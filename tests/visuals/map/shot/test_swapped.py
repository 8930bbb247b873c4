"""Places whose two numbers are the wrong way round, on a map wide enough to show them so."""

from __future__ import annotations

import pytest

from tests.support.maps import Maps

WORLD = """\
views:
  wide: {{box: [-20, -10, 60, 60]}}
places:
  - {{name: Paris, at: {paris}}}
  - {{name: London, at: {london}}}
  - {{name: Berlin, at: [13.4, 52.5]}}
  - {{name: Vienna, at: [16.4, 48.2]}}
  - {{name: Madrid, at: [-3.7, 40.4]}}
"""
RIGHT = {"paris": "[2.35, 48.85]", "london": "[-0.1, 51.5]"}


def find(maps: Maps, text: str) -> list[str]:
    (maps.folder / "m.yml").write_text(text, "utf-8")
    return maps.faults(text)


def test_places_among_each_other_are_right(maps: Maps) -> None:
    assert find(maps, WORLD.format(**RIGHT)) == []


def test_a_place_that_swapped_numbers_bring_to_the_others_is_told(
    maps: Maps,
) -> None:
    """From the coast of Somalia it is 6,607 km to the others, from Paris 956: half are nearer."""
    text = WORLD.format(**{**RIGHT, "paris": "[48.85, 2.35]"})
    assert find(maps, text) == [
        "m.yml:4:23: warning: [48.85, 2.35] is about 6,600 km from the other places of the"
        " map; if 'Paris' is at [2.35, 48.85], which is about 960 km from them, the two"
        " numbers are swapped: longitude comes first"
    ]


def test_two_swapped_places_do_not_vouch_for_each_other(maps: Maps) -> None:
    text = WORLD.format(paris="[48.85, 2.35]", london="[51.5, -0.1]")
    found = find(maps, text)
    assert [line.split(": ")[0] for line in found] == [
        "m.yml:4:23",
        "m.yml:5:24",
    ]


@pytest.mark.parametrize(
    "place",
    [
        "[32.6, 0.3]",  # Kampala: the other way round it lies in the Atlantic, as far away
        "[31.2, 30.0]",  # Cairo: hardly nearer
    ],
)
def test_a_place_that_lies_elsewhere_is_right(maps: Maps, place: str) -> None:
    assert find(maps, WORLD.format(**{**RIGHT, "paris": place})) == []


def test_two_places_are_too_few_to_say(maps: Maps) -> None:
    text = WORLD.format(**{**RIGHT, "paris": "[48.85, 2.35]"})
    few = "".join(text.splitlines(keepends=True)[:6])
    assert "Berlin" in few and "Vienna" not in few
    assert find(maps, few) == []
