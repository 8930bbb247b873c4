"""Areas that change hands behind fronts and on dates."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.graphics.pixels import Planes, make_flat_frame, to_rgb
from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import area_changes, paths
from tests.support.maps import EMPTY, FIELD, Maps, apart, same

SPAIN = (
    EMPTY
    + "areas: [{id: spain, seeds: [[-4.0, 40.5]], colour: '#2040ff', tint: 0.6, edge: 0.6}]\n"
)


def test_an_area_changes_behind_its_front(maps: Maps) -> None:
    text = (
        EMPTY
        + FIELD[FIELD.index("areas:") : FIELD.index("labels:")]
        + FIELD[FIELD.index("fronts:") : FIELD.index("arrows:")]
    )
    text = text.replace("behind: [line]", "behind: [line]") + "year: 1801\n"
    size = (320, 180)
    visual = maps.visual(text, size, dates=["1 jun", "11 jun"])
    plan, window = maps.place(text, size)
    before, middle, after = (to_rgb(visual.paint(n)).astype(int) for n in (0, 36, 99))
    behind, ahead, abroad = window.to_pixels(
        plan, [(0.5, 41.8), (-2.5, 40.0), (-8.0, 39.6)]
    ).astype(int)

    def at(picture: NDArray[np.int_], spot: NDArray[np.int_]) -> NDArray[np.float64]:
        x, y = spot
        colour: NDArray[np.float64] = (
            picture[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3).mean(0)
        )
        return colour

    assert np.abs(at(middle, behind) - at(before, behind)).max() > 8
    assert np.abs(at(middle, ahead) - at(before, ahead)).max() < 3
    assert np.abs(at(after, ahead) - at(before, ahead)).max() > 8
    assert np.abs(at(after, abroad) - at(before, abroad)).max() < 3


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
    plan = views.choose_projection(sheet)
    window = views.fit_window(sheet.views["wide"], plan, (320, 180))
    rings = {
        "spain": (
            np.array(
                [[-9.0, 36.5], [3.0, 36.5], [3.0, 43.5], [-9.0, 43.5], [-9.0, 36.5]]
            ),
        )
    }
    land = next(a for a in sheet.areas if a.id == "spain")
    fields = area_changes.make_fields(
        window, plan, [land], rings=rings, ways=paths.trace_lines(sheet, plan)
    )
    sizes = []
    for share in np.linspace(0, 1, 9):
        weight = area_changes.compute_weight(
            fields, dict.fromkeys(("spain", "line"), float(share)).__getitem__, window
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


def test_a_frame_turns_into_what_comes_after() -> None:
    frame = make_flat_frame((64, 32), (50, 100, 100))
    weight = np.zeros((8, 16), np.float32)
    weight[:, :8] = 1
    asked = []

    def after(window: Window, box: area_changes.EvenBounds) -> Planes:
        asked.append((window, box))
        return make_flat_frame(window.size, (200, 150, 160))

    area_changes.blend(frame, after, view=VIEW, weight=weight)
    assert (frame.y[16, 10], frame.u[8, 5], frame.v[8, 5]) == (200, 150, 160)
    assert (frame.y[16, 50], frame.u[8, 25], frame.v[8, 25]) == (50, 100, 100)
    # the left half and four pixels more, whose middle is 14 pixels left of the frame's
    assert asked == [(Window(-14.0, 0.0, 1.0, (36, 32)), (0, 0, 36, 32))]


def test_a_frame_that_hasnt_changed_asks_for_nothing() -> None:
    frame = make_flat_frame((64, 32), (50, 100, 100))

    def after(window: Window, box: area_changes.EvenBounds) -> Planes:
        raise AssertionError("nothing is to be drawn")

    area_changes.blend(frame, after, view=VIEW, weight=np.zeros((8, 16), np.float32))
    assert same(frame, make_flat_frame((64, 32), (50, 100, 100)))
