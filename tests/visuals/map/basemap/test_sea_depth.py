"""The depth of the sea: from the picture's colours to metres, and from metres to tints."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap.sea_depth import choose_tint, decode_depth
from lantern.visuals.map.basemap.world_pictures import SEA_BED, read_picture


def test_colours_tell_the_depth_in_light_and_in_shade() -> None:
    colours = np.array(
        [[[188, 230, 255], [65, 200, 255], [19, 117, 244]]], np.float32
    )
    bright = decode_depth(colours / np.float32(255))
    dark = decode_depth(colours * np.float32(0.7 / 255))
    assert bright[0].tolist() == pytest.approx([0, 2000, 5000], abs=1)
    assert dark[0].tolist() == pytest.approx([0, 2000, 5000], abs=1)


def test_the_tint_changes_in_steps() -> None:
    metres = np.array([[0, 150, 200, 500, 1600, 3200, 4000, 7000]], np.float32)
    expected = [0, 0, 0.1, 0.2, 0.4, 0.6, 0.7, 1]
    assert choose_tint(metres)[0].tolist() == pytest.approx(expected)


@pytest.mark.parametrize(
    ("lon", "lat", "metres"),
    [(3.0, 54.0, 40), (135.0, 42.0, 3600), (-30.0, 25.0, 5600)],
    ids=["North Sea", "Sea of Japan", "Atlantic"],
)
def test_seas_are_as_deep_as_they_are(
    lon: float, lat: float, metres: int
) -> None:
    picture = read_picture(SEA_BED, (lon, lat, lon, lat), 15.0)
    x = round((lon - picture.west) * picture.scale)
    y = round((picture.north - lat) * picture.scale)
    found = decode_depth(picture.rgb[y - 6 : y + 6, x - 6 : x + 6])
    assert float(np.median(found)) == pytest.approx(metres, abs=150)
