"""What can be wrong with views that lean towards the horizon, and what they show."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import to_rgb
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.views import choose_projection, fit_frame
from lantern.visuals.notes.locating import PartOfPicture
from tests.support.maps import EMPTY, Maps

LEAN = EMPTY.replace("width_km: 2400", "width_km: 2400, tilt: 45, heading: 60")
ARROW = "arrows: [{id: a, along: [[-5.5, 40.4], [-2.0, 40.4]]}]\n"


def with_view(view: str, more: str = "") -> str:
    return f"views:\n  v: {{{view}}}\n{more}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            with_view("center: [0, 40], width_km: 900, tilt: 60"),
            "m.yml:2:45: 'tilt' must be at most 55",
        ),
        (
            with_view("center: [0, 40], width_km: 5200, tilt: 30"),
            "m.yml:2:34: view 'v' is 5200 km wide, and with a tilt ground far beyond it is seen;"
            " 4000 km is the most",
        ),
        (
            with_view("box: [-5, 35, 5, 45], tilt: 30"),
            "a box is seen straight from above; for a tilt give the view center and width_km",
        ),
        (
            with_view(
                "center: [0, 40], width_km: 900, tilt: 30",
                "projection: world\n",
            ),
            "m.yml:2:45: a map of the whole earth has no tilt; take it out of view 'v',"
            " or give the view a map of its own",
        ),
        (
            with_view("center: [0, 40], width_km: 900, titl: 30"),
            "did you mean 'tilt'?",
        ),
    ],
)
def test_what_a_view_that_leans_may_not_be(
    maps: Maps, text: str, fault: str
) -> None:
    assert fault in " | ".join(maps.faults(text))


def test_a_globe_comes_straight_down(maps: Maps) -> None:
    told = " | ".join(maps.faults(LEAN, globe={"spot": [0, 0]}))
    assert (
        "a globe comes straight down, and view 'wide' has a tilt or a heading; name a view"
        " without, and go on to this one by a move or legs"
    ) in told


def test_a_view_that_leans_is_no_fault(maps: Maps) -> None:
    told = [each for each in maps.faults(LEAN) if "angular" not in each]
    assert told == []


@pytest.mark.parametrize("rows", [(0.0, 180.0), (30.0, 130.0)])
def test_the_centre_of_a_view_is_in_the_middle_of_the_free_rows(
    maps: Maps, rows: tuple[float, float]
) -> None:
    map_file = maps.model(LEAN)
    projection = choose_projection(map_file)
    frame = MapFrame((320, 180), *rows)
    window = fit_frame(map_file.views["wide"], projection, frame)
    spot = window.to_pixels(projection, (-4.0, 40.0))[0]
    assert spot == pytest.approx([160, sum(rows) / 2], abs=0.01)


def test_arrows_lie_on_the_ground_and_places_are_where_it_is(
    maps: Maps,
) -> None:
    plain = maps.visual(LEAN, (320, 180))
    drawn = maps.visual(LEAN + ARROW, (320, 180))
    before, after = (
        to_rgb(each.paint(0)).astype(int) for each in (plain, drawn)
    )
    x, y, _, _ = drawn.locate(PartOfPicture((-4.0, 40.4)), 0)
    red = after[..., 0] - after[..., 1] - (before[..., 0] - before[..., 1])
    rows, columns = np.nonzero(red > 60)
    assert np.hypot(rows - y, columns - x).min() < 3
    # eastwards is up and to the right when 60 degrees are at the top
    slope = np.polyfit(columns, rows, 1)[0]
    assert slope < -0.2


def test_the_scale_bar_is_left_out(maps: Maps) -> None:
    flat = maps.visual(EMPTY.replace("scale_bar: false\n", ""))
    lean = maps.visual(LEAN.replace("scale_bar: false\n", ""))
    assert flat.furniture.make_scale_bar(flat.camera.first)
    assert not lean.furniture.make_scale_bar(lean.camera.first)


def test_a_camera_leans_during_a_move(maps: Maps) -> None:
    move = {"from": "near", "to": "wide"}
    visual = maps.visual(LEAN + ARROW, (160, 90), move=move)
    assert visual.camera.find_view(0.5).tilt == 22.5
    assert visual.state(40) != visual.state(50)
    assert visual.paint(50).size == (160, 90)
