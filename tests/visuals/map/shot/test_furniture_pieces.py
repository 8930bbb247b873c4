"""Where the pieces of furniture stand: in other corners where they would hide a town."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from lantern.visuals.map.furniture.corners import TownSpots
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.views import fit_window
from lantern.visuals.map.shot.furniture_pieces import FurniturePieces
from tests.support.drawings import WIDE, make_safe_area
from tests.support.maps import FIELD, Maps, over

TOP_LEFT = (150, 200)
TOP_RIGHT = (1780, 200)
BOTTOM_RIGHT = (1700, 850)


def furnish(
    maps: Maps, *towns: tuple[float, float], dates: tuple[str, ...] = ()
) -> FurniturePieces:
    """Return the furniture of a map with large towns at places in the frame."""
    resources = maps.open(FIELD)
    window = fit_window(
        resources.map_file.views["wide"], resources.projection, WIDE
    )
    spots = np.array(towns, np.float64).reshape(-1, 2)
    ranked = TownSpots.from_ranks(spots, [1] * len(spots))
    return FurniturePieces(
        resources, make_safe_area(WIDE), (window,), dates, ranked
    )


def find_box(pieces: FurniturePieces, name: str) -> PixelBounds:
    if name == "scale":
        (bar,) = pieces.draw_scale_bars(pieces.windows[0])
        return bar.boxes[0]
    return pieces.drawings[name].boxes[0]


def is_left(box: PixelBounds) -> bool:
    return (box[0] + box[2]) / 2 < WIDE[0] / 2


@pytest.mark.parametrize(
    ("town", "name"),
    [(TOP_LEFT, "title"), (TOP_RIGHT, "globe"), (BOTTOM_RIGHT, "legend")],
)
def test_a_piece_changes_its_corner_for_a_town(
    maps: Maps, town: tuple[float, float], name: str
) -> None:
    usual = find_box(furnish(maps), name)
    moved = find_box(furnish(maps, town), name)
    assert usual[0] < town[0] < usual[2]
    assert usual[1] < town[1] < usual[3]
    assert is_left(moved) != is_left(usual) or abs(moved[1] - usual[1]) > 300


@pytest.mark.parametrize(
    "towns",
    [
        (),
        (TOP_LEFT,),
        (TOP_RIGHT,),
        (BOTTOM_RIGHT,),
        (TOP_LEFT, TOP_RIGHT),
        (TOP_LEFT, BOTTOM_RIGHT),
        (TOP_RIGHT, BOTTOM_RIGHT),
    ],
)
def test_no_piece_stands_on_another(
    maps: Maps, towns: tuple[tuple[float, float], ...]
) -> None:
    pieces = furnish(maps, *towns, dates=("1 June", "11 June"))
    names = [name for name in pieces.drawings if name != "credit"]
    boxes = [find_box(pieces, name) for name in (*names, "scale")]
    left = pieces.date_left
    top = pieces.date_top
    boxes.append((left, top, left + pieces.date_width, top + 54))
    for a, b in itertools.combinations(boxes, 2):
        assert not over(a, b)


def test_the_date_goes_with_the_title(maps: Maps) -> None:
    pieces = furnish(maps, TOP_LEFT, dates=("1 June",))
    title = find_box(pieces, "title")
    assert not is_left(title)
    right = pieces.date_left + pieces.date_width + 36
    assert right == pytest.approx(pieces.safe_area.right, abs=1)
    assert pieces.date_top == round(title[3] + 6)


def test_the_globe_and_the_outline_on_it_move_together(maps: Maps) -> None:
    pieces = furnish(maps, TOP_RIGHT)
    left, top, right, bottom = find_box(pieces, "globe")
    disc = pieces.globe_disc
    assert disc.x == pytest.approx((left + right) / 2, abs=1)
    assert disc.y == pytest.approx((top + bottom) / 2, abs=1)


# --- furniture that leaves


def furnish_passing(
    maps: Maps, *legends: tuple[str, ...], dates: tuple[str, ...] = ()
) -> FurniturePieces:
    resources = maps.open(FIELD)
    window = fit_window(
        resources.map_file.views["wide"], resources.projection, WIDE
    )
    return FurniturePieces(
        resources,
        make_safe_area(WIDE),
        (window,),
        dates,
        mode="first",
        legends=legends,
    )


def test_names_keep_out_of_what_stays_alone(maps: Maps) -> None:
    pieces = furnish_passing(maps, ("arrow",))
    (bar,) = pieces.draw_scale_bars(pieces.windows[0])
    assert pieces.occupied == bar.boxes
    assert list(pieces.passing) == ["title", "legend arrow", "globe"]
    assert pieces.passing["title"] == pieces.drawings["title"].boxes


def test_what_stays_is_nearest_to_the_frames_edge(maps: Maps) -> None:
    pieces = furnish_passing(maps, ("arrow",), dates=("1 June", "11 June"))
    legend = find_box(pieces, "legend arrow")
    bar = find_box(pieces, "scale")
    assert legend[3] <= bar[1]
    assert bar[3] == pieces.safe_area.floor
    assert pieces.date_top == pieces.safe_area.top
    assert find_box(pieces, "title")[1] == pieces.date_top + 60


def test_all_legends_of_a_run_stand_on_one_line(maps: Maps) -> None:
    pieces = furnish_passing(maps, ("arrow",), ("front", "landing", "fort"))
    one = find_box(pieces, "legend arrow")
    three = find_box(pieces, "legend front landing fort")
    assert one[3] == pytest.approx(three[3], abs=1)
    assert one[2] == pytest.approx(three[2], abs=1)
    assert three[3] - three[1] == pytest.approx(3 * 38 + 22 + 16, abs=2)


def test_a_map_may_have_no_furniture(maps: Maps) -> None:
    resources = maps.open(FIELD)
    window = fit_window(
        resources.map_file.views["wide"], resources.projection, WIDE
    )
    pieces = FurniturePieces(
        resources, make_safe_area(WIDE), (window,), mode="none"
    )
    assert pieces.drawings == {}
    assert pieces.draw_scale_bars(window) == []
    assert pieces.occupied == ()


def test_names_keep_off_the_number_of_the_day_too(maps: Maps) -> None:
    plain = furnish_passing(maps, dates=("1 June", "11 June"))
    counted = replace(plain, counts=("Day 1", "Day 1111"))
    assert counted.date_width > plain.date_width
    (short,) = [box for box in plain.occupied if box[0] < 100]
    (tall,) = [box for box in counted.occupied if box[0] < 100]
    assert tall[3] - tall[1] == short[3] - short[1] + 116 - 54
    # a title that leaves stands below it
    title = find_box(counted, "title")
    assert title[1] == counted.date_top + 116 + 6
