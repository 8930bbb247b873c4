"""What the relief shows of a map's ground."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import relief_layers
from lantern.visuals.map.basemap.relief_layers import (
    compute_contrast,
    fill_rings,
)
from lantern.visuals.map.basemap.world_pictures import GeoImage


def test_rings_that_overlap_are_filled_together() -> None:
    first = np.array([[2.0, 2], [12, 2], [12, 12], [2, 12]])
    mask = fill_rings([first, first + 4], (24, 20))
    assert mask.shape == (20, 24)
    assert (mask[9, 9], mask[4, 4], mask[14, 14]) == (255, 255, 255)
    assert mask[0, 0] == 0


def test_shading_fades_where_the_relief_is_stretched() -> None:
    assert compute_contrast(0.4) == compute_contrast(1.6) == 1.0
    # a quarter to the power of 1.5, and a sixteenth
    assert compute_contrast(6.4) == pytest.approx(0.125)
    assert compute_contrast(25.6) == pytest.approx(1 / 64)


def test_a_finer_relief_keeps_its_shading_and_what_is_around_it_fades() -> None:
    relief = GeoImage(np.zeros((200, 400, 3), np.float32), 0.0, 20.0, 20.0)
    contrast = relief_layers._spread_contrast(
        relief,
        (5, 12, 15, 18),
        inside=1,
        outside=0.25,
    )
    assert contrast.shape == (200, 400)
    assert contrast[100, 200] == pytest.approx(1)  # 10 E, 15 N
    assert contrast[20, 20] == contrast[190, 390] == pytest.approx(0.25)
    edge = contrast[100, 90:110]  # about 5 E
    assert np.all(np.diff(edge) >= 0)
    assert edge[9:11].mean() == pytest.approx(0.625, abs=0.02)
