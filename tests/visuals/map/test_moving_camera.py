"""A map under a moving camera: exact at both ends, even between, words on their towns."""

from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.interface_words import find_words
from lantern.core.units import Size
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from lantern.visuals.map.motion import map_calendar, timing
from lantern.visuals.map.shot.visual import MapVisual
from tests.support.maps import EMPTY, FIELD, STYLES, Maps, apart, same
from tests.support.visuals import map_spec

MOVE: dict[str, Any] = {"move": {"from": "wide", "to": "near"}}
BACK: dict[str, Any] = {"move": {"from": "near", "to": "wide"}}
SIZE = (160, 90)
ONLY_ARROWS = (
    EMPTY
    + "year: 1801\n"
    + FIELD[FIELD.index("arrows:") : FIELD.index("landings:")]
)


def pops(visual: MapVisual, frames: range) -> NDArray[np.float64]:
    """How much larger each step between frames is than the mean of its neighbours."""
    painted = [visual.paint(n) for n in frames]
    steps = np.array([apart(a, b) for a, b in itertools.pairwise(painted)])
    ratios: NDArray[np.float64] = steps[1:-1] / ((steps[:-2] + steps[2:]) / 2)
    return ratios


def seen(
    maps: Maps, text: str, size: Size, *, n: int
) -> tuple[Projection, Window]:
    """Return the projection, and where the camera of MOVE is at frame `n` of a hundred."""
    plan, first = maps.place(text, size, "wide")
    _, last = maps.place(text, size, "near")
    start, stop = (
        map_calendar.LEAD_SECONDS * 25,
        99 - map_calendar.REST_SECONDS * 25,
    )
    return plan, interpolate_windows(
        first, last, timing.ease((n - start) / (stop - start))
    )


@pytest.mark.parametrize("what", [MOVE, BACK])
@pytest.mark.parametrize("size", [(160, 90), (64, 80)])
def test_both_ends_of_a_move_are_stills(
    maps: Maps, what: dict[str, Any], size: Size
) -> None:
    visual = maps.visual(EMPTY, size, **what)
    for n, end in ((0, "from"), (-9, "from"), (99, "to"), (107, "to")):
        still = maps.visual(EMPTY, size, view=what["move"][end]).paint(0)
        assert apart(visual.paint(n), still) < 1.2, (
            n,
            end,
        )  # another canvas has its own grain


def test_nothing_changes_at_a_cut_between_a_move_and_a_shot_at_rest(
    maps: Maps,
) -> None:
    """Shots of one run share names, furniture and scale bar, to the pixel."""
    run = {"views": ["wide", "near"]}
    text = "title: {title: Iberia}\n" + EMPTY.split("globe")[0] + CROWDED
    moving = maps.visual(
        text,
        SIZE,
        **MOVE,
        run=run,
    )
    before = maps.visual(
        text,
        SIZE,
        view="wide",
        run=run,
    )
    after = maps.visual(
        text,
        SIZE,
        view="near",
        run=run,
    )
    assert same(moving.paint(0), before.paint(99))
    # the ground is drawn on a larger canvas for a move
    assert apart(moving.paint(99), after.paint(0)) < 1.0


def test_the_camera_rests_at_both_ends(maps: Maps) -> None:
    visual = maps.visual(EMPTY, SIZE, **MOVE)
    states = [visual.state(n) for n in range(-5, 110)]
    assert len(set(states[:13])) == 1  # before the shot, and .3 s of rest
    assert len(set(states[92:])) == 1  # .5 s of rest, and what comes after
    assert len(set(states)) > 70


@pytest.mark.parametrize("what", [MOVE, BACK])
def test_nothing_pops_on_the_way(maps: Maps, what: dict[str, Any]) -> None:
    """But for five frames at either end, no step is over 1.15 of its neighbours."""
    visual = maps.visual(FIELD, SIZE, **what)
    first, last = (
        round(map_calendar.LEAD_SECONDS * 25),
        round(99 - map_calendar.REST_SECONDS * 25),
    )
    frames = range(first + 5, last - 4)
    if what == BACK:  # it passes the same places: its first half is enough
        frames = frames[:35]
    assert pops(visual, frames).max() < 1.15


def test_nothing_pops_while_things_move_too(maps: Maps) -> None:
    """Frames in which an item starts or ends are left out."""
    what: dict[str, Any] = {"dates": ["1 jun", "11 jun"], **MOVE}
    ratios = pops(maps.visual(FIELD, SIZE, **what), range(13, 82))
    turns = starts_and_ends(maps, what)
    quiet = [
        ratio
        for n, ratio in zip(range(14, 80), ratios, strict=False)
        if not turns & {n - 1, n, n + 1, n + 2}
    ]
    assert len(quiet) > 30
    assert max(quiet) < 1.15


def starts_and_ends(maps: Maps, what: dict[str, Any]) -> set[int]:
    """The frames of a hundred in which something sets off or arrives."""
    sheet = maps.model(FIELD)
    timings = timing.plan_timings(
        sheet,
        map_spec(**what),
        find_words("en").dates,
        length=100,
        fps=25,
    )
    found = set()
    for item in sheet.list_items():
        moving = [
            0 < round(timings.compute_progress(item, n), 5) < 1
            for n in range(100)
        ]
        found |= {n for n in range(1, 100) if moving[n] != moving[n - 1]}
    return found


def test_frames_are_the_same_in_any_order(maps: Maps) -> None:
    what: dict[str, Any] = {
        **MOVE,
        "dates": ["1 jun", "11 jun"],
        "when": {"balloon": [70]},
    }
    order = list(range(-2, 103, 7))
    forward, backward = (
        maps.visual(FIELD, SIZE, **what),
        maps.visual(FIELD, SIZE, **what),
    )
    frames = {n: forward.paint(n) for n in order}
    for n in reversed(order):
        assert same(backward.paint(n), frames[n]), n
    assert same(maps.visual(FIELD, SIZE, **what).paint(54), forward.paint(54))


def test_a_resting_frame_is_the_same_in_any_order(maps: Maps) -> None:
    what: dict[str, Any] = {"view": "near", "dates": ["1 jun", "11 jun"]}
    forward, lonely = (
        maps.visual(FIELD, SIZE, **what),
        maps.visual(FIELD, SIZE, **what),
    )
    frames = {n: forward.paint(n) for n in (*range(0, 100, 4), 3, 31, 59, 99)}
    for n in (99, 3, 60, 59, 31):
        assert same(lonely.paint(n), frames[n]), n


def test_equal_states_paint_equal_pixels_and_others_differ(maps: Maps) -> None:
    visual = maps.visual(
        FIELD,
        SIZE,
        dates=["1 jun", "11 jun"],
        **MOVE,
    )
    for n in (2, 40, 97):
        assert visual.state(n) == visual.state(n)
        assert same(visual.paint(n), visual.paint(n))
    assert visual.state(40) != visual.state(41)
    assert not same(visual.paint(40), visual.paint(41))
    still = maps.visual(FIELD, SIZE)
    assert len({still.state(n) for n in range(-9, 120)}) == 1


def test_frames_are_safe_to_draw_on(maps: Maps) -> None:
    for what in ({"view": "near"}, MOVE):
        visual = maps.visual(FIELD, SIZE, **what)
        first = visual.paint(0)
        kept = first.tobytes()
        first.y[:] = 0
        first.u[:] = 0
        assert visual.paint(0).tobytes() == kept


def test_a_move_from_a_view_to_itself_rests(maps: Maps) -> None:
    visual = maps.visual(EMPTY, SIZE, move={"from": "near", "to": "near"})
    assert len({visual.state(n) for n in range(100)}) == 1
    assert same(
        visual.paint(50), maps.visual(EMPTY, SIZE, view="near").paint(0)
    )


def test_a_pan_between_views_of_one_width_is_even(maps: Maps) -> None:
    """Slower than two pixels a frame the picture's sharpness would be seen to breathe."""
    text = EMPTY.replace(
        "-4.0, 40.0], width_km: 2400", "-4.0, 40.0], width_km: 900"
    )
    text = text.replace(
        "-3.7, 40.4], width_km: 700", "16.0, 44.0], width_km: 900"
    )
    visual = maps.visual(text, SIZE, **MOVE)
    assert pops(visual, range(13, 82)).max() < 1.15


@pytest.mark.parametrize("n", [0, 22, 35, 48, 61, 74, 99])
def test_signs_stay_on_their_towns(maps: Maps, n: int) -> None:
    """The middle of a town's mark in the picture is where the projection says, to 0.1 px.

    At both ends, where the camera rests, it stands on whole pixels.
    """
    least = 0.5 if n in (0, 99) else 0.1
    size = (320, 180)
    bare = flat(maps)
    town = "{name: \u00a0, at: [-4.3, 40.9], rank: 1, kind: fort}"
    marked = maps.visual(bare + f"places: [{town}]\n", size, **MOVE).paint(n)
    plain = maps.visual(bare, size, **MOVE).paint(n)
    plan, view = seen(maps, bare, size, n=n)
    place = view.to_pixels(plan, (-4.3, 40.9))[0]
    left, top = place.astype(int) - 5
    box = np.s_[top : top + 11, left : left + 11]
    middle = find_middle(np.abs(marked.y[box].astype(float) - plain.y[box]))
    assert np.add(middle, (left, top)) == pytest.approx(place, abs=least)


def find_middle(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return x and y of the centre of weight of a picture."""
    rows, columns = np.indices(weight.shape) + 0.5
    x = (columns * weight).sum() / weight.sum()
    y = (rows * weight).sum() / weight.sum()
    return np.array([x, y])


def flat(maps: Maps) -> str:
    """A map on ground of one colour, so that the middle of what lies on it can be measured."""
    text = (STYLES / "parchment.yml").read_text("utf-8")
    text = re.sub(
        r"(?m)^(land|sea):.*", r"\1: [[0, '#e0d8c0'], [1, '#e0d8c0']]", text
    )
    text = re.sub(
        r"(?m)^(glow|ripple|coast|river|lake|border|wash|grid|halo):.*",
        r"\1: '#e0d8c0'",
        text,
    )
    (maps.folder / "flat.yml").write_text(
        text.replace("relief: 2.2", "relief: 0"), "utf-8"
    )
    return EMPTY + "style: flat.yml\n"


def ink(
    maps: Maps, text: str, other: str, *, size: Size, frames: list[int]
) -> list[NDArray[np.intp]]:
    """For each frame of MOVE, (n, 2) rows and columns of the pixels in which two maps differ."""
    pair = maps.visual(text, size, **MOVE), maps.visual(other, size, **MOVE)
    found = []
    for n in frames:
        one, two = (visual.paint(n).y.astype(int) for visual in pair)
        found.append(np.argwhere(np.abs(one - two) > 16))
    return found


def test_names_keep_their_size_on_the_way(maps: Maps) -> None:
    madrid = (
        EMPTY
        + "places: [{name: Madrid, at: [-3.70, 40.42], rank: 1, side: e}]\n"
    )
    sizes = [
        np.ptp(spots, axis=0)
        for spots in ink(
            maps,
            madrid,
            EMPTY,
            size=(640, 360),
            frames=[0, 45, 99],
        )
    ]
    assert sizes[0].min() > 6
    assert np.ptp(sizes, axis=0).max() < 4, (
        "the edges of its letters; the camera comes 3.4 times nearer"
    )


def test_a_small_town_comes_with_the_near_view(maps: Maps) -> None:
    segovia = EMPTY + "places: [{name: Segovia, at: [-4.11, 40.95], rank: 4}]\n"
    shown = [
        len(spots)
        for spots in ink(
            maps,
            segovia,
            EMPTY,
            size=(640, 360),
            frames=[0, 99],
        )
    ]
    assert shown[0] == 0 and shown[1] > 40


CROWDED = """\
places:
  - {name: Madrid, at: [-3.70, 40.42], rank: 2}
  - {name: To, at: [-2.6, 40.4], rank: 1}
  - {name: H0, at: [-3.96, 40.34], rank: 4}
  - {name: H1, at: [-3.96, 40.42], rank: 4}
  - {name: H2, at: [-3.96, 40.5], rank: 4}
"""
"""A large town is close at Madrid's right in a wide view, hamlets at its left in a near one."""


def test_a_name_that_changes_sides_travels(maps: Maps) -> None:
    """It passes over its town from left to right, and is never gone."""
    text = EMPTY + CROWDED
    size, frames = (640, 360), list(range(0, 100, 4))
    other = text.replace("Madrid", "Mardid")
    found = ink(
        maps,
        text,
        other,
        size=size,
        frames=frames,
    )
    middles = []
    for n, spots in zip(frames, found, strict=True):
        plan, view = seen(maps, text, size, n=n)
        assert len(spots), n
        off = spots[:, 1] - view.to_pixels(plan, (-3.70, 40.42))[0][0]
        middles.append(float(off.mean()))
    assert middles[0] < -8 and middles[-1] > 8
    assert min(b - a for a, b in itertools.pairwise(middles)) > -1.5


@pytest.mark.parametrize("size", [(64, 36), (64, 80)])
def test_frames_have_the_size_asked_for(
    maps: Maps, size: tuple[int, int]
) -> None:
    for what in ({"view": "wide"}, MOVE):
        visual = maps.visual(ONLY_ARROWS, size, **what)
        for n in (-3, 0, 50, 99, 110):
            assert visual.paint(n).size == size


def test_arrows_keep_their_width_under_the_camera(maps: Maps) -> None:
    text = (
        EMPTY
        + "arrows: [{id: a, along: [[-6.0, 40.4], [-1.0, 40.4]], width: 3}]\n"
    )
    size = (320, 180)
    moving, plain = (
        maps.visual(text, size, **MOVE),
        maps.visual(EMPTY, size, **MOVE),
    )
    widths = []
    for n in (20, 40, 60, 80):
        plan, view = seen(maps, EMPTY, size, n=n)
        x = int(view.to_pixels(plan, (-3.7, 40.4))[0][0])
        column = np.abs(moving.paint(n).v.astype(int) - plain.paint(n).v)[
            :, x // 2
        ]
        widths.append(float(column.sum()) / max(float(column.max()), 1))
    assert max(widths) < 1.6 * min(widths)  # 3.4 times nearer
