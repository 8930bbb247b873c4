"""A camera that follows the head of a way: where it is, how it moves, what it draws."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.motion.paths import find_head, to_pixels
from lantern.visuals.map.shot.camera_path import TrackedPath
from lantern.visuals.map.shot.following import Following
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot, split_legs
from lantern.visuals.map_parts import CameraLeg
from lantern.visuals.specs import MapSpec
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import make_context, map_spec

WAY = "[[-9.1, 38.7], [-6.0, 39.5], [-3.7, 40.4], [-0.4, 39.5], [2.2, 41.4]]"
TEXT = (
    EMPTY
    + f"landings: [{{id: t, by: train, along: {WAY}}}]\n"
    + """\
places:
  - {name: Lisbon, at: [-9.1, 38.7], rank: 1}
  - {name: Madrid, at: [-3.7, 40.4], rank: 1}
  - {name: Valencia, at: [-0.4, 39.5], rank: 1}
"""
)
WIDE: Size = (640, 360)
LENGTH = 150
FOLLOW: dict[str, Any] = {
    "view": "near",
    "follow": "t",
    "when": {"t": [30, 120]},
}
JOIN: dict[str, Any] = {
    "view": "wide",
    "when": {"t": [30, 120]},
    "legs": [{"view": "near", "follow": "t", "start": 20, "end": 70}],
}


def prepare(
    maps: Maps, size: Size = WIDE, captions: bool = False, **what: Any
) -> ShotSetup:
    maps.write(TEXT)
    context = make_context(
        maps.folder,
        size,
        LENGTH,
        cache=maps.plates,
        has_captions=captions,
    )
    return prepare_shot(map_spec(**what), context)


def get_following(setup: ShotSetup) -> Following:
    assert setup.following is not None
    return setup.following


def find_head_pixels(setup: ShotSetup, n: int) -> F64:
    """Return where the head of the way is on the screen at a frame."""
    way = setup.resources.ways["t"].stages[0]
    head = find_head(way, setup.schedule.compute_progress("t", n))
    view = get_following(setup).track.find_view(n)
    return np.asarray(to_pixels(head[None], view)[0])


@pytest.mark.parametrize(
    ("size", "captions"),
    [
        ((640, 360), False),
        ((640, 360), True),
        ((360, 640), True),
        ((360, 360), True),
    ],
)
def test_the_head_stays_near_the_middle_of_what_is_read(
    maps: Maps, size: Size, captions: bool
) -> None:
    setup = prepare(maps, size, captions, **FOLLOW)
    frame = setup.framing.frame
    middle = np.array([size[0] / 2, (frame.top + frame.bottom) / 2])
    heads = np.array([find_head_pixels(setup, n) for n in range(LENGTH)])
    apart = np.abs(heads - middle)
    assert apart.max() < 0.12 * min(size)
    # and beside it at the beginning and at the end
    assert apart[[0, -1]].max() < 2


def test_the_camera_moves_without_a_jerk(maps: Maps) -> None:
    setup = prepare(maps, **FOLLOW)
    track = get_following(setup).track
    pixels = track.centres / track.scales[0]
    speeds = np.diff(pixels, axis=0)
    most = np.hypot(*speeds.T).max()
    changes = np.diff(speeds, axis=0)
    assert np.hypot(*changes.T).max() < 2 / 22 * most
    # the change of speed itself changes little: nothing is felt as a knock
    assert np.hypot(*np.diff(changes, axis=0).T).max() < 0.02 * most


def test_it_keeps_the_scale_of_its_view(maps: Maps) -> None:
    setup = prepare(maps, **FOLLOW)
    near = setup.framing.windows["near"]
    assert set(get_following(setup).track.scales.tolist()) == {near.km}


def test_a_leg_goes_from_a_view_to_the_head_and_stays_with_it(
    maps: Maps,
) -> None:
    setup = prepare(maps, **JOIN)
    track = get_following(setup).track
    assert track.find_view(0) == setup.framing.windows["wide"]
    assert track.find_view(20) == setup.framing.windows["wide"]
    near = setup.framing.windows["near"].km
    scales = [track.find_view(n).km for n in (30, 45, 60, 70, 149)]
    assert scales == sorted(scales, reverse=True)
    assert scales[-2:] == [near, near]
    assert find_head_pixels(setup, 149) == pytest.approx([320, 180], abs=2)


def test_a_leg_leads_away_from_the_head_to_a_view(maps: Maps) -> None:
    legs = [*JOIN["legs"], {"view": "wide", "start": 100, "end": 130}]
    setup = prepare(maps, **{**JOIN, "legs": legs})
    track = get_following(setup).track
    assert track.find_view(130) == setup.framing.windows["wide"]
    assert track.find_view(115).km > setup.framing.windows["near"].km


def test_legs_that_are_not_cut_yet_share_the_shot(maps: Maps) -> None:
    legs = [{"view": "near", "follow": "t"}, {"view": "wide"}]
    setup = prepare(maps, **{**JOIN, "legs": legs})
    assert (
        get_following(setup).track.find_view(149)
        == setup.framing.windows["wide"]
    )


def test_a_unit_is_followed_on_its_march(maps: Maps) -> None:
    path = "[Lisbon, {at: Madrid, date: 8 jun}]"
    text = TEXT + f"year: 1801\nunits: [{{id: u, name: I, path: {path}}}]\n"
    maps.write(text)
    context = make_context(maps.folder, WIDE, LENGTH, cache=maps.plates)
    spec = map_spec(
        view="near",
        follow="u",
        when={"u": [30, 120]},
    )
    setup = prepare_shot(spec, context)
    track = get_following(setup).track
    for n, town in ((0, (-9.1, 38.7)), (149, (-3.7, 40.4))):
        spot = track.find_view(n).to_pixels(setup.resources.projection, town)[0]
        assert spot == pytest.approx([320, 180], abs=2)


# --- pieces


def test_pieces_follow_on_each_other_and_are_laid_out_each(maps: Maps) -> None:
    setup = prepare(maps, **FOLLOW)
    legs = split_legs(setup, ())
    assert len(legs) > 3
    layout = lay_out(setup.framing)
    for before, after in itertools.pairwise(legs):
        assert before.camera.end == after.camera.start
        assert before.camera.find_view(1) == after.camera.find_view(0)
        assert before.framing.last == after.framing.first
        assert after.framing.first in layout.symbols
    named: set[str] = set()
    for leg in legs:
        named |= {symbol.key for symbol in layout.symbols[leg.framing.first]}
    assert {"place Lisbon", "place Madrid", "place Valencia"} <= named


def test_a_name_stays_on_its_side_from_piece_to_piece(maps: Maps) -> None:
    setup = prepare(maps, **FOLLOW)
    layout = lay_out(setup.framing)
    sides = []
    for leg in split_legs(setup, ()):
        for symbol in layout.symbols[leg.framing.first]:
            if symbol.key == "place Madrid":
                sides.append(symbol.side)
    assert len(sides) > 2
    assert len(set(sides)) == 1


def test_furniture_stands_where_the_views_alone_have_it(maps: Maps) -> None:
    followed = lay_out(prepare(maps, **FOLLOW).framing).furniture
    still = lay_out(prepare(maps, view="near").framing).furniture
    assert followed.occupied == still.occupied


def test_neighbouring_pieces_lie_on_the_same_canvases(maps: Maps) -> None:
    first, second, *_ = split_legs(prepare(maps, **FOLLOW), ())
    assert first.camera.shares_canvases(second.camera)
    assert isinstance(first.camera, TrackedPath)
    (canvas,) = first.camera.plan_canvases()
    for window in first.camera.ground:
        x, y = window.find_corner_on(canvas)
        assert x >= -1e-6 and y >= -1e-6
        assert x + WIDE[0] <= canvas.size[0] + 1e-6
        assert y + WIDE[1] <= canvas.size[1] + 1e-6


def test_a_long_way_is_drawn_on_several_canvases(
    maps: Maps, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = "lantern.visuals.map.shot.following.MAX_CANVAS_PIXELS"
    monkeypatch.setattr(limit, 400_000)
    legs = split_legs(prepare(maps, **FOLLOW), ())
    cameras = [leg.camera for leg in legs]
    assert not cameras[0].shares_canvases(cameras[-1])


def test_a_camera_at_views_alone_follows_nothing(maps: Maps) -> None:
    setup = prepare(maps, view="near")
    assert setup.following is None
    (leg,) = split_legs(setup, ())
    assert leg.camera.rests
    assert leg.camera.rests_at(0)


# --- frames


def test_no_frame_jumps_where_two_pieces_meet(maps: Maps) -> None:
    visual = maps.visual(TEXT, (320, 180), LENGTH, **FOLLOW)
    knots = [int(leg.camera.start or 0) for leg in visual._legs[1:]]
    n = knots[len(knots) // 2]
    frames = [visual.paint(n + i).y.astype(np.float64) for i in range(-2, 3)]
    changes = [np.abs(b - a).mean() for a, b in itertools.pairwise(frames)]
    assert max(changes) < 1.25 * min(changes)
    assert min(changes) > 0.5


def test_a_camera_at_rest_paints_one_state(maps: Maps) -> None:
    visual = maps.visual(TEXT, (320, 180), LENGTH, **FOLLOW)
    assert visual.state(148) == visual.state(149)
    assert visual.state(60) != visual.state(61)


# --- what a shot says of it


def test_a_shot_says_whether_it_follows_and_how_it_ends() -> None:
    plain = MapSpec(map="m.yml", legs=(CameraLeg("near"),))
    assert not plain.follows
    assert not plain.ends_following
    joining = MapSpec(map="m.yml", legs=(CameraLeg("near", follow="t"),))
    assert joining.follows
    assert joining.ends_following
    leaving = MapSpec(
        map="m.yml",
        follow="t",
        legs=(CameraLeg("near"),),
    )
    assert leaving.follows
    assert not leaving.ends_following
