"""Faults that only show when a map is traced."""

from __future__ import annotations

from lantern.visuals.map.shot.tracing import find_faults
from tests.support.maps import EMPTY, FIELD, Maps

AREAS = """\
areas:
  - {id: spain, seeds: [[-4.0, 40.5]], colour: '#b9892e'}
"""
AT_SEA = "  - {id: atlantis, seeds: [[-12.0, 40.0]], colour: '#b9892e'}\n"
ALONG = "fronts: [{id: f, stages: [{along: [[-4, 40], [0, 41]]}]}]\n"
ASTRAY = "fronts: [{id: f, stages: [{follow: [[-4, 40], [0, 41]]}]}]\n"


def test_a_sound_map_has_none(maps: Maps) -> None:
    assert find_faults(maps.model(EMPTY)) == ()
    assert find_faults(maps.model(FIELD)) == ()


def test_a_front_on_a_line_of_its_own_needs_no_border(maps: Maps) -> None:
    assert find_faults(maps.model(EMPTY + ALONG)) == ()


def test_a_front_without_a_border_is_a_fault_at_its_stage(maps: Maps) -> None:
    ((loc, message),) = find_faults(maps.model(EMPTY + ASTRAY))
    assert loc == ("fronts", 0, "stages", 0, "follow")
    assert message.startswith("no border runs near [-4.0, 40.0]")


def test_an_area_whose_point_is_at_sea_is_a_fault_at_its_point(
    maps: Maps,
) -> None:
    ((loc, message),) = find_faults(maps.model(EMPTY + AREAS + AT_SEA))
    assert loc == ("areas", 1, "seeds", 0)
    assert message.startswith("area 'atlantis': [-12.0, 40.0] lies in the sea")


def test_faults_of_areas_and_fronts_come_together(maps: Maps) -> None:
    found = find_faults(maps.model(EMPTY + AREAS + AT_SEA + ASTRAY))
    assert [loc[0] for loc, _ in found] == ["areas", "fronts"]
