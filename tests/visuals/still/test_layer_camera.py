"""The camera over a drawing in layers, by hand: how far each layer goes with it."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.visuals.still.framing import Framing
from lantern.visuals.still.layer_camera import LayerCamera, plan_camera
from tests.support.visuals import still_spec

CANVAS = (2300, 1300)
WIDE = (1920, 1080)
HOME = Framing(1150, 650, 1920)


def plan(
    frame: tuple[int, int] = WIDE, *, reach: float = 0.05, **what: Any
) -> LayerCamera:
    return plan_camera(still_spec(**what), CANVAS, frame, reach=reach)


def test_at_home_every_layer_lies_as_it_was_drawn() -> None:
    camera = plan(move="push-in")
    assert camera.home == camera.start == HOME
    for depth in (0.0, 0.3, 1.0):
        assert camera.find_layer_framing(0, depth) == HOME


@pytest.mark.parametrize(("depth", "share"), [(0, 0.25), (0.5, 0.625), (1, 1)])
def test_a_layer_takes_a_quarter_of_a_pan_and_more_the_nearer_it_is(
    depth: float, share: float
) -> None:
    """A twentieth of 1920 pixels is 96, 48 on each side of the middle."""
    camera = plan(move="pan-right")
    assert (camera.start.x, camera.end.x) == (1150 - 48, 1150 + 48)
    assert camera.pan == 1
    assert camera.find_layer_framing(1, depth).x == pytest.approx(
        1150 + 48 * share
    )
    assert camera.find_layer_framing(0, depth).x == pytest.approx(
        1150 - 48 * share
    )


@pytest.mark.parametrize(
    ("move", "across", "down"),
    [("pan-left", -1, 0), ("pan-up", 0, -1), ("pan-down", 0, 1)],
)
def test_a_pan_goes_its_way(move: str, across: int, down: int) -> None:
    camera = plan(move=move)
    middle = camera.find_layer_framing(0.5, 1)
    assert (middle.x, middle.y) == pytest.approx((1150, 650))
    end = camera.find_layer_framing(1, 1)
    assert (end.x - 1150) / 48 == pytest.approx(across)
    assert (end.y - 650) / 27 == pytest.approx(down)


@pytest.mark.parametrize(("depth", "share"), [(0, 0.5), (0.5, 0.75), (1, 1)])
def test_a_layer_takes_half_of_a_zoom_and_more_the_nearer_it_is(
    depth: float, share: float
) -> None:
    camera = plan(move="push-in")
    assert camera.end.width == pytest.approx(1920 / 1.05)
    assert camera.zoom == 1
    shown = camera.find_layer_framing(1, depth)
    assert 1920 / shown.width == pytest.approx(1 + 0.05 * share)


def test_a_pull_out_is_a_push_backwards() -> None:
    there, back = plan(move="push-in"), plan(move="pull-out")
    assert (there.start, there.end) == (back.end, back.start)
    for depth in (0.0, 1.0):
        assert there.find_layer_framing(1, depth) == back.find_layer_framing(
            0, depth
        )


def test_a_far_zoom_parts_layers_only_so_far() -> None:
    """Beyond 1.08 all layers come nearer alike: the farthest has half of that parting."""
    camera = plan(move="push-in", reach=0.2)
    assert 1.2**camera.zoom == pytest.approx(1.08)
    near = camera.find_layer_framing(1, 1)
    far = camera.find_layer_framing(1, 0)
    assert 1920 / near.width == pytest.approx(1.2)
    assert 1920 / far.width == pytest.approx(1.2 / 1.08 * 1.04)


def test_a_long_way_parts_layers_only_so_far() -> None:
    """Half a canvas across, of which 150 pixels of 1920 on each side may part layers."""
    move = {"from": [0, 0.2, 0.5, 0.5], "to": [0.5, 0.2, 0.5, 0.5]}
    camera = plan(move=move)
    way = (camera.end.x - camera.start.x) / 2
    limit = 150 / 1920 * camera.home.width
    assert way > limit
    assert camera.pan == pytest.approx(limit / way)
    near = camera.find_layer_framing(1, 1).x
    far = camera.find_layer_framing(1, 0).x
    assert near - far == pytest.approx(0.75 * limit, abs=12)


def test_a_held_camera_stands_still() -> None:
    camera = plan(move="hold")
    assert camera.start == camera.end == camera.home
    assert camera.find_layer_framing(0.7, 0.4) == HOME


@pytest.mark.parametrize(
    ("focus", "x"),
    [((0, 0, 0.1, 0.1), 360), ((0.5, 0, 0, 1), 1150), ((1, 0, 0, 1), 1940)],
)
def test_an_upright_frame_stands_about_what_matters(
    focus: tuple[float, ...], x: float
) -> None:
    """It shows a strip of 720 pixels of the canvas, and never less than its edge."""
    camera = plan(
        (1080, 1920),
        move="hold",
        focus=focus,
    )
    assert camera.home.width == pytest.approx(720)
    assert (camera.home.x, camera.home.y) == pytest.approx((x, 650))


def test_a_push_goes_towards_what_matters_as_far_as_it_reaches() -> None:
    """At most half of what the zoom frees on a side: 48 pixels across, 27 down."""
    camera = plan(move="push-in", focus=(0.9, 0.9, 0.1, 0.1))
    assert (camera.end.x, camera.end.y) == pytest.approx((1150 + 48, 650 + 27))
    near = plan(move="push-in", focus=(0.505, 0.5, 0, 0))
    assert (near.end.x, near.end.y) == pytest.approx((1150 + 11.5, 650))


@pytest.mark.parametrize(
    "move",
    [
        "push-in",
        "pan-left",
        "hold",
        {"from": [0, 0, 1, 1], "to": [0.3, 0.3, 0.3, 0.3]},
        {"from": [0, 0, 0.2, 0.2], "to": [0.8, 0.8, 0.2, 0.2]},
    ],
)
def test_what_is_enclosed_is_all_that_is_seen_and_little_more(
    move: Any,
) -> None:
    camera = plan(move=move)
    ratio = WIDE[1] / WIDE[0]
    box = camera.enclose_views(ratio, room=0)
    gaps = []
    for i in range(101):
        for depth in (0.0, 0.4, 1.0):
            view = camera.find_layer_framing(i / 100, depth)
            across = view.width / 2
            gaps += [view.x - across - box.left, box.right - view.x - across]
            down = across * ratio
            gaps += [view.y - down - box.top, box.bottom - view.y - down]
    assert -0.5 < min(gaps) < 0.5
    wider = camera.enclose_views(ratio, room=0.1)
    assert box.left - wider.left == pytest.approx(wider.bottom - box.bottom)
    assert box.left - wider.left > 1
