"""How one picture gives way to the next."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.film_transition import TRANSITIONS as NAMES
from lantern.planes import Planes, flat
from lantern.transitions import TRANSITIONS

DARK, LIGHT = flat((64, 36), (40, 100, 140)), flat((64, 36), (200, 140, 110))


def middle(planes: Planes) -> tuple[int, int, int]:
    return int(planes.y[18, 32]), int(planes.u[9, 16]), int(planes.v[9, 16])


def same(a: Planes, b: Planes) -> bool:
    return a.tobytes() == b.tobytes()


def test_every_transition_an_author_may_name_is_drawn() -> None:
    assert set(NAMES) - {"cut"} == set(TRANSITIONS)


@pytest.mark.parametrize("name", TRANSITIONS)
def test_it_goes_from_one_to_the_other_and_touches_neither(name: str) -> None:
    a, b = DARK.copy(), LIGHT.copy()
    assert same(TRANSITIONS[name](a, b, 0), DARK) and same(TRANSITIONS[name](a, b, 1), LIGHT)
    TRANSITIONS[name](a, b, 0.4).y[:] = 0
    assert same(a, DARK) and same(b, LIGHT)


def test_a_dissolve_mixes_evenly() -> None:
    assert middle(TRANSITIONS["dissolve"](DARK, LIGHT, 0.25)) == (80, 110, 132)
    levels = [middle(TRANSITIONS["dissolve"](DARK, LIGHT, n / 20))[0] for n in range(21)]
    assert set(np.diff(levels)) == {8}


def test_a_dip_is_black_half_way() -> None:
    assert middle(TRANSITIONS["dip"](DARK, LIGHT, 0.5)) == (16, 128, 128)
    assert middle(TRANSITIONS["dip"](DARK, LIGHT, 0.25)) == (28, 114, 134)


def test_a_wipe_has_a_straight_edge_on_every_plane() -> None:
    half = TRANSITIONS["wipe"](DARK, LIGHT, 0.5)
    assert (half.y[:, :32] == 200).all() and (half.y[:, 32:] == 40).all()
    assert (half.u[:, :16] == 140).all() and (half.v[:, 16:] == 140).all()
