"""Areas that change hands behind fronts and on dates."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.graphics.pixels import Planes, make_flat_frame, to_rgb
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import area_changes, paths
from tests.support.maps import EMPTY, FIELD, Maps, apart, same

SPAIN = (
    EMPTY
    + "areas: [{id: spain, seeds: [[-4.0, 40.5]], colour: '#2040ff', tint: 0.6, edge: 0.6}]\n"
)


ADVANCE = (
    EMPTY
    + FIELD[FIELD.index("areas:") : FIELD.index("labels:")]
    + FIELD[FIELD.index("fronts:") : FIELD.index("arrows:")]
    + "year: 1801\n"
)
"""Areas and the front that one of them changes behind."""


def sample(
    maps: Maps, frames: tuple[int, ...], spot: tuple[float, float]
) -> list[NDArray[np.float64]]:
    """Return the mean colour around a place at frames of the advance."""
    size = (320, 180)
    visual = maps.visual(ADVANCE, size, dates=["1 jun", "11 jun"])
    plan, window = maps.place(ADVANCE, size)
    x, y = window.to_pixels(plan, spot)[0].astype(int)
    found = []
    for n in frames:
        part = to_rgb(visual.paint(n))[y - 2 : y + 3, x - 2 : x + 3]
        found.append(part.reshape(-1, 3).astype(np.float64).mean(0))
    return found


def test_an_area_changes_behind_its_front(maps: Maps) -> None:
    before, middle = sample(maps, (0, 36), (0.5, 41.8))
    assert np.abs(middle - before).max() > 8


def test_an_area_keeps_its_colour_until_its_front_has_passed(
    maps: Maps,
) -> None:
    before, middle, after = sample(maps, (0, 36, 99), (-2.5, 40.0))
    assert np.abs(middle - before).max() < 3
    assert np.abs(after - before).max() > 8


def test_other_areas_keep_their_colours(maps: Maps) -> None:
    before, after = sample(maps, (0, 99), (-8.0, 39.6))
    assert np.abs(after - before).max() < 3


def test_an_area_without_a_front_changes_on_its_date(maps: Maps) -> None:
    text = (
        SPAIN.replace(
            "edge: 0.6", "edge: 0.6, becomes: {colour: '#ff2020', date: 5 jun}"
        )
        + "year: 1801\n"
    )
    visual = maps.visual(text, dates=["1 jun", "11 jun"])
    frames = {n: visual.paint(n) for n in (0, 30, 50, 99)}
    assert (
        same(frames[0], frames[30]) or apart(frames[0], frames[30]) < 0.1
    )  # the date in the corner
    assert int(frames[99].v.max()) > int(frames[0].v.max()) + 20
    still = maps.visual(text).paint(0)
    assert int(still.v.max()) == int(frames[99].v.max())


def test_a_front_sweeps_what_it_passes(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    plan, window = maps.place(FIELD, (320, 180))
    iberia = np.array([[-9.0, 36.5], [3.0, 36.5], [3.0, 43.5], [-9.0, 43.5]])
    fields = area_changes.make_fields(
        window,
        plan,
        [area for area in sheet.areas if area.id == "spain"],
        rings={"spain": (iberia,)},
        ways=paths.trace_lines(sheet, plan),
    )
    sizes = []
    for share in np.linspace(0, 1, 9).tolist():
        weight = area_changes.compute_weight(
            fields, {"line": share}.__getitem__, window
        )
        sizes.append(0.0 if weight is None else float(weight.mean()))
    assert sizes == sorted(sizes)
    assert sizes[0] < 0.02
    assert sizes[-1] > 0.05


VIEW = Window(0.0, 0.0, 1.0, (64, 32))


def masks(**fronts: np.ndarray) -> area_changes.ChangeMasks:
    """Return one area on the left half of the view, and when its fronts pass."""
    mask = np.zeros((8, 16), np.uint8)
    mask[:, :8] = 255
    return area_changes.ChangeMasks(VIEW, {"land": mask}, {"land": fronts})


def test_an_area_without_a_front_changes_all_at_once() -> None:
    weight = area_changes.compute_weight(masks(), lambda item: 0.6, VIEW)
    assert weight is not None
    assert weight.shape == (8, 16)
    assert weight[4, 2] == pytest.approx(0.6, abs=0.003)
    assert weight[4, 13] == 0
    assert area_changes.compute_weight(masks(), lambda item: 0.0, VIEW) is None


def test_nothing_changes_without_areas() -> None:
    empty = area_changes.ChangeMasks(VIEW, {}, {})
    assert area_changes.compute_weight(empty, lambda item: 1.0, VIEW) is None


def test_an_area_changes_where_any_front_has_passed() -> None:
    early = np.full((8, 16), 0.3, np.float32)
    late = np.full((8, 16), 9.0, np.float32)
    late[:4] = 0.6
    progress = {"east": 0.2, "north": 0.9}
    weight = area_changes.compute_weight(
        masks(east=early, north=late), progress.__getitem__, VIEW
    )
    assert weight is not None
    assert weight[1, 2] == 1
    assert weight[6, 2] == 0


LEFT_HALF = np.zeros((8, 16), np.float32)
LEFT_HALF[:, :8] = 1


def test_a_frame_turns_into_what_comes_after() -> None:
    frame = make_flat_frame((64, 32), (50, 100, 100))

    def after(window: Window, box: area_changes.EvenBounds) -> Planes:
        return make_flat_frame(window.size, (200, 150, 160))

    area_changes.blend(
        frame,
        after,
        view=VIEW,
        weight=LEFT_HALF,
    )
    assert (frame.y[16, 10], frame.u[8, 5], frame.v[8, 5]) == (200, 150, 160)
    assert (frame.y[16, 50], frame.u[8, 25], frame.v[8, 25]) == (50, 100, 100)


def test_only_the_part_that_changes_is_drawn_again() -> None:
    asked = []

    def after(window: Window, box: area_changes.EvenBounds) -> Planes:
        asked.append((window, box))
        return make_flat_frame(window.size)

    frame = make_flat_frame((64, 32))
    area_changes.blend(
        frame,
        after,
        view=VIEW,
        weight=LEFT_HALF,
    )
    # the left half and four pixels more, whose middle is 14 pixels left of the frame's
    assert asked == [(Window(-14.0, 0.0, 1.0, (36, 32)), (0, 0, 36, 32))]


def test_a_frame_that_hasnt_changed_asks_for_nothing() -> None:
    frame = make_flat_frame((64, 32), (50, 100, 100))

    def after(window: Window, box: area_changes.EvenBounds) -> Planes:
        raise AssertionError("nothing is to be drawn")

    area_changes.blend(
        frame,
        after,
        view=VIEW,
        weight=np.zeros((8, 16), np.float32),
    )
    assert same(frame, make_flat_frame((64, 32), (50, 100, 100)))
