"""Units that the frame would cut: they are told, and those outside of it aren't."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.shot.cut_units import measure_sign_openness
from tests.support.drawings import make_safe_area
from tests.support.maps import Maps

VIEW = "views: {wide: {center: [-4.0, 40.0], width_km: 2400}}\n"


def test_a_sign_is_open_where_all_of_it_is_off_the_edge() -> None:
    area = make_safe_area()
    boxes = np.array([[-40.0, -64, 40, -20], [-60, -90, 60, -64]])
    assert measure_sign_openness(boxes, np.array([900.0, 500]), area) == 1
    # its wider line ends 17 pixels off the edge: 11 of 22 beyond the least gap of 6
    assert measure_sign_openness(boxes, np.array([77.0, 500]), area) == 0.5
    assert measure_sign_openness(boxes, np.array([30.0, 500]), area) == 0


def test_a_unit_at_the_edge_is_told_at_its_view(maps: Maps) -> None:
    units = (
        "units:\n  - {id: a, path: [-17.9, 40]}\n"
        "  - {id: b, path: [[-30, 40], [-4, 40]]}\n"
    )
    assert maps.faults(VIEW + units) == [
        "m.yml:1:15: warning: view 'wide' doesn't show the signs of these units, which stand"
        " at the frame's edge or behind captions: a; make it wider, or move it"
    ]
    assert maps.faults(VIEW + units, show=["b"]) == []


def test_a_unit_is_told_at_the_view_that_cuts_it(maps: Maps) -> None:
    views = (
        "views:\n  wide: {center: [-4.0, 40.0], width_km: 2400}\n"
        "  near: {center: [-4.0, 40.0], width_km: 1000}\n"
    )
    unit = "units: [{id: a, path: [-9.8, 40]}]\n"
    (told,) = maps.faults(views + unit, move={"from": "wide", "to": "near"})
    assert told.startswith(
        "m.yml:3:9: warning: view 'near' doesn't show the signs of"
    )
