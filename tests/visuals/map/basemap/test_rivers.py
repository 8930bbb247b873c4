"""How large rivers are."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap import rivers


def test_rivers_grow_towards_the_sea() -> None:
    springs = [np.array([[9.0, 5.0], [9.5, 6.0]]), np.array([[10.0, 4.0], [9.5, 6.0]])]
    trunk = np.array([[9.5, 6.0], [9.0, 8.0]])
    km = rivers.measure_upstream(
        [s.astype(np.float32) for s in (*springs, trunk)],
        np.array([[9.0, 8.0]], np.float32),
    )
    assert km[2] > km[0] + km[1]
    assert km[0] == pytest.approx(124, rel=0.05)
