"""Which coordinates a GeoJSON file has."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.visuals.map.basemap.geojson_system import read_system


@pytest.mark.parametrize(
    ("crs", "system"),
    [
        ({"properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}, "EPSG:2154"),
        ({"type": "EPSG", "properties": {"code": 27700}}, "EPSG:27700"),
        (
            {"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
            "urn:ogc:def:crs:OGC:1.3:CRS84",
        ),
        ({"type": "link", "properties": {"href": "x"}}, ""),
        (None, ""),
        ("EPSG:4326", ""),
    ],
)
def test_a_system_is_read_from_the_older_member(crs: Any, system: str) -> None:
    assert read_system({"type": "Point", "crs": crs}) == system


def test_a_file_that_names_no_system_has_none() -> None:
    assert read_system({"type": "Point"}) == ""
    assert read_system([1]) == ""
