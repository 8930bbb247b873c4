"""Who holds the ground, on the frame: colours of sides, stripes of two, pockets, all on land."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.visuals.map.shot.control_painter import ControlPainter
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import make_context, map_spec

SIZE = (320, 180)
SIDES = "sides: {red: {name: Reds, colour: '#d01010'}, blue: {name: Blues, colour: '#1020c0'}}\n"
RING = "ring: [[-12, 38], [-2, 38], [-2, 42], [-12, 42]]"
INLAND, OCEAN = (-5.0, 40.5), (-11.0, 40.0)


def control(keys: str) -> str:
    return EMPTY + SIDES + f"control: [{{id: c, {RING}, {keys}}}]\n"


def locate(
    maps: Maps, text: str, point: tuple[float, float]
) -> tuple[int, int]:
    plan, window = maps.place(text, SIZE)
    x, y = window.to_pixels(plan, point)[0]
    return round(float(x)), round(float(y))


def around(
    maps: Maps, text: str, point: tuple[float, float], **what: Any
) -> NDArray[np.float64]:
    """Return the mean colour of 13 pixels each way around a point, in a frame of a shot."""
    x, y = locate(maps, text, point)
    picture = maps.picture(text, SIZE, **what)
    return np.asarray(picture[y - 6 : y + 7, x - 6 : x + 7].mean((0, 1)))


@pytest.fixture
def bare(maps: Maps) -> NDArray[np.float64]:
    return around(maps, EMPTY, INLAND)


def test_ground_wears_the_colour_of_its_side_and_the_sea_does_not(
    maps: Maps, bare: NDArray[np.float64]
) -> None:
    text = control("of: red")
    held = around(maps, text, INLAND)
    tinted = bare + 0.3 * (np.array([0xD0, 0x10, 0x10]) - bare)
    assert held == pytest.approx(tinted, abs=6)
    sea = around(maps, text, OCEAN) - around(maps, EMPTY, OCEAN)
    assert np.abs(sea).max() < 1


def test_contested_ground_has_stripes_of_both(maps: Maps) -> None:
    text = control("of: [red, blue]")
    large = (640, 360)
    plan, window = maps.place(text, large)
    x, y = np.rint(window.to_pixels(plan, INLAND)[0]).astype(int)
    part = np.s_[y - 20 : y + 21, x - 20 : x + 21]
    change = maps.picture(text, large)[part] - maps.picture(EMPTY, large)[part]
    redder = change[..., 0] - change[..., 2]
    assert (redder > 20).mean() > 0.25
    assert (redder < -20).mean() > 0.25


def test_a_change_fades_over_from_one_side_to_the_next(
    maps: Maps, bare: NDArray[np.float64]
) -> None:
    text = control("of: blue, changes: [{to: red}]")
    when = {"c to red": [20]}
    before, half, after = (
        around(
            maps,
            text,
            INLAND,
            when=when,
            n=n,
        )
        - bare
        for n in (10, 45, 80)
    )
    assert before[2] > before[0]
    assert after[0] > after[2]
    assert half == pytest.approx((before + after) / 2, abs=8)


def test_ground_of_nobody_is_bare_until_it_is_taken(
    maps: Maps, bare: NDArray[np.float64]
) -> None:
    text = control("changes: [{to: red}]")
    when = {"c to red": [50]}
    assert around(
        maps,
        text,
        INLAND,
        when=when,
        n=40,
    ) == pytest.approx(bare, abs=0.5)
    assert (
        around(
            maps,
            text,
            INLAND,
            when=when,
            n=99,
        )[2]
        < bare[2] - 20
    )


POCKET = (
    EMPTY
    + SIDES
    + "pockets: [{id: p, of: blue, around: {at: [-4, 40], km: 400}}]\n"
)


def test_a_pocket_closes_shrinks_and_is_gone(maps: Maps) -> None:
    when = {"p": [10, 20], "p shrinks": [30, 60], "p ends": [70]}
    visual = maps.visual(POCKET, SIZE, when=when)
    bare = maps.visual(POCKET, SIZE, show=[])
    changed = []
    for n in (5, 25, 65, 98):
        off = np.abs(visual.paint(n).y.astype(int) - bare.paint(n).y)
        changed.append(int((off > 12).sum()))
    assert changed[0] == changed[3] == 0
    # a third of the width is a tenth of the ground
    assert 0 < changed[2] < 0.3 * changed[1]


def test_a_pocket_s_line_is_its_side_s_colour(maps: Maps) -> None:
    plan, window = maps.place(POCKET, SIZE)
    x, y = window.to_pixels(plan, (-4, 40))[0]
    reach = 200 / window.km
    picture = maps.picture(POCKET, SIZE)
    right = picture[
        round(float(y)),
        round(float(x + reach)) - 1 : round(float(x + reach)) + 2,
    ]
    blues = right[:, 2] - right[:, 0]
    assert blues.max() > 60


def prepare(maps: Maps, text: str, **what: Any) -> ShotSetup:
    maps.write(text)
    context = make_context(maps.folder, SIZE, 100, cache=maps.plates)
    return prepare_shot(map_spec(**what), context)


def test_names_are_those_of_what_decides_the_ground(maps: Maps) -> None:
    text = control("of: blue, changes: [{to: [red, blue]}, {to: red}]")
    both = text + POCKET.removeprefix(EMPTY + SIDES)
    setup = prepare(maps, both)
    assert ControlPainter(setup).names == [
        "c contested",
        "c to red",
        "p",
        "p shrinks",
        "p ends",
    ]
    assert ControlPainter(prepare(maps, both, show=[])).names == [
        "c contested",
        "c to red",
    ]
    assert ControlPainter(prepare(maps, EMPTY)).names == []
