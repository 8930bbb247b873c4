"""How one picture gives way to the next."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, from_rgb, make_flat_frame, warp
from lantern.script.model.transition import TRANSITIONS as NAMES
from lantern.visuals.transitions import TRANSITIONS, VERSIONS, TransitionParams

DARK, LIGHT = (
    make_flat_frame((64, 36), (40, 100, 140)),
    make_flat_frame((64, 36), (200, 140, 110)),
)


def middle(planes: Planes) -> tuple[int, int, int]:
    return int(planes.y[18, 32]), int(planes.u[9, 16]), int(planes.v[9, 16])


GROUND_Y, GROUND_X = np.mgrid[0:400, 0:600]
GROUND = np.stack(
    [
        128
        + 90
        * np.sin(GROUND_X / (23 + 6 * c) + GROUND_Y / (31 - 5 * c))
        * np.cos(GROUND_Y / 37)
        for c in range(3)
    ],
    -1,
).astype(np.uint8)


def seen(scale: float, x: float, y: float) -> Planes:
    """96 x 54 pixels of the ground, of `scale` ground pixels each, about the point (x, y)."""
    return warp(
        from_rgb(GROUND),
        scale,
        x=x - 48 * scale,
        y=y - 27 * scale,
        size=(96, 54),
    )


def same(a: Planes, b: Planes) -> bool:
    return a.tobytes() == b.tobytes()


def test_every_transition_an_author_may_name_is_drawn() -> None:
    assert set(NAMES) - {"cut"} == set(TRANSITIONS)


@pytest.mark.parametrize("name", TRANSITIONS)
def test_it_goes_from_one_to_the_other_and_touches_neither(name: str) -> None:
    a, b = DARK.copy(), LIGHT.copy()
    assert same(
        TRANSITIONS[name](a, b, 0, params=TransitionParams()), DARK
    ) and same(TRANSITIONS[name](a, b, 1, params=TransitionParams()), LIGHT)
    TRANSITIONS[name](a, b, 0.4, params=TransitionParams()).y[:] = 0
    assert same(a, DARK) and same(b, LIGHT)


def test_a_dissolve_mixes_evenly() -> None:
    assert middle(
        TRANSITIONS["dissolve"](DARK, LIGHT, 0.25, params=TransitionParams())
    ) == (
        80,
        110,
        132,
    )
    levels = [
        middle(
            TRANSITIONS["dissolve"](
                DARK, LIGHT, n / 20, params=TransitionParams()
            )
        )[0]
        for n in range(21)
    ]
    assert set(np.diff(levels)) == {8}


def test_a_dip_is_black_half_way() -> None:
    assert middle(
        TRANSITIONS["dip"](DARK, LIGHT, 0.5, params=TransitionParams())
    ) == (
        16,
        128,
        128,
    )
    assert middle(
        TRANSITIONS["dip"](DARK, LIGHT, 0.25, params=TransitionParams())
    ) == (
        28,
        114,
        134,
    )


def test_a_wipe_has_a_straight_edge_on_every_plane() -> None:
    half = TRANSITIONS["wipe"](DARK, LIGHT, 0.5, params=TransitionParams())
    assert (half.y[:, :32] == 200).all() and (half.y[:, 32:] == 40).all()
    assert (half.u[:, :16] == 140).all() and (half.v[:, 16:] == 140).all()


def test_a_dip_goes_through_the_colour_it_is_given() -> None:
    assert middle(
        TRANSITIONS["dip"](DARK, LIGHT, 0.5, params=TransitionParams("#f6edd9"))
    ) == (220, 118, 133)


def test_a_push_moves_both_pictures_by_less_than_a_pixel() -> None:
    a, b = (
        seen(1, 200, 200),
        seen(1, 296, 200),
    )  # side by side on the ground: the push is a pan over it
    for progress in (0.1, 0.31, 0.5, 0.777):
        pushed, wanted = (
            TRANSITIONS["push"](a, b, progress, params=TransitionParams()),
            seen(1, 200 + 96 * progress, 200),
        )
        for got, plane, inside in zip(
            planes(pushed), planes(wanted), (96, 48, 48), strict=True
        ):
            away = np.abs(got.astype(int) - plane.astype(int))
            assert np.percentile(away, 95) <= 3 and away.shape[1] == inside


def measure_inner_differences(a: Planes, b: Planes) -> list[float]:
    """Return the mean difference of each plane, away from the edges."""
    found = []
    for one, other, step in zip(planes(a), planes(b), (1, 2, 2), strict=True):
        inner = np.s_[14 // step : -14 // step, 24 // step : -24 // step]
        difference = one[inner].astype(int) - other[inner].astype(int)
        found.append(float(np.abs(difference).mean()))
    return found


@pytest.mark.parametrize(
    ("near", "x", "y"), [(0.5, 310, 190), (1.0, 320, 210), (2.0, 290, 205)]
)
def test_a_match_shows_the_ground_under_a_moving_camera(
    near: float, x: float, y: float
) -> None:
    """Two views of one ground agree where both are seen: between them the camera sees a third."""
    a, b = seen(1, 300, 200), seen(near, x, y)
    shift = complex(300 - x, 200 - y) / near
    params = TransitionParams(scale=complex(1 / near), shift=shift)
    for progress in (0.2, 0.5, 0.9):
        zoom = near**progress
        gone = progress if near == 1 else (1 - zoom) / (1 - near)
        wanted = seen(zoom, 300 + (x - 300) * gone, 200 + (y - 200) * gone)
        matched = TRANSITIONS["match"](a, b, progress, params=params)
        assert max(measure_inner_differences(matched, wanted)) < 3


def test_a_match_leaves_the_mount_where_it_is() -> None:
    a, b = seen(1, 300, 200), seen(0.5, 310, 190)
    for planes_ in (a, b):
        planes_.y[36:], planes_.u[18:], planes_.v[18:] = 200, 120, 130
    matched = TRANSITIONS["match"](
        a,
        b,
        0.5,
        params=TransitionParams(
            scale=2,
            shift=-20 + 20j,
            rows=36,
        ),
    )
    assert (
        (matched.y[36:] == 200).all()
        and (matched.u[18:] == 120).all()
        and matched.y[:36].std() > 10
    )


def planes(picture: Planes) -> tuple[np.ndarray, ...]:
    return picture.y, picture.u, picture.v


def test_every_transition_has_a_version_that_is_a_whole_number() -> None:
    assert list(VERSIONS.own) == list(TRANSITIONS.own)
    assert {type(version) for version in VERSIONS.own.values()} == {int}
    assert min(VERSIONS.own.values()) >= 1


@pytest.mark.parametrize("name", TRANSITIONS.own)
def test_a_frame_mixed_again_is_the_same_and_of_one_size(name: str) -> None:
    a, b = seen(1, 200, 200), seen(1, 210, 190)
    for progress in (0.0, 0.01, 0.5, 0.99, 1.0):
        first = TRANSITIONS[name](a, b, progress, params=TransitionParams())
        again = TRANSITIONS[name](a, b, progress, params=TransitionParams())
        assert same(first, again), progress
        assert first.size == a.size
        for mixed, plane in zip(planes(first), planes(a), strict=True):
            assert mixed.shape == plane.shape
