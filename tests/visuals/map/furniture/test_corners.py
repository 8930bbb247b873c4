"""Corners of furniture: the usual ones, and others where a town would be hidden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lantern.visuals.map.furniture.corners import (
    NO_TOWNS,
    CornerRoom,
    FurniturePiece,
    PlacedPiece,
    TownSpots,
    choose_corners,
)

ROOM = CornerRoom(
    left=50,
    right_above=950,
    right_below=950,
    top_left=100,
    top_right=100,
    bottom_left=400,
    bottom_right=500,
    unit=1.0,
)
UPRIGHT = replace(
    ROOM,
    right_below=850,
    top_left=180,
    beside_above=120,
)
"""A lower third up to 180 at the left, and buttons from 850 at the lower right."""
TITLE = FurniturePiece("title", 300, 80, {"top left": 0.0, "top right": 3.0})
GLOBE = FurniturePiece("globe", 100, 100, {"top right": 0.0}, missing=15.0)
SCALE = FurniturePiece(
    "scale", 200, 40, {"bottom right": 0.0, "bottom left": 2.0}
)
LEGEND = FurniturePiece(
    "legend", 240, 100, {"bottom right": 0.0, "bottom left": 2.0}
)


def make_towns(*spots: tuple[float, float], rank: int = 3) -> TownSpots:
    return TownSpots.from_ranks(np.array(spots), [rank] * len(spots))


def test_without_towns_each_piece_stands_in_its_usual_corner() -> None:
    assert choose_corners([TITLE, GLOBE, SCALE], ROOM, NO_TOWNS) == [
        PlacedPiece("title", "top left", (50, 100, 350, 180)),
        PlacedPiece("globe", "top right", (850, 100, 950, 200)),
        PlacedPiece("scale", "bottom right", (750, 460, 950, 500)),
    ]


def test_in_upright_frames_a_title_stands_below_lower_thirds_and_a_globe_beside_them() -> (
    None
):
    assert choose_corners([TITLE, GLOBE, SCALE], UPRIGHT, NO_TOWNS) == [
        PlacedPiece("title", "top left", (50, 180, 350, 260)),
        PlacedPiece("globe", "top right", (850, 100, 950, 200)),
        PlacedPiece("scale", "bottom right", (650, 460, 850, 500)),
    ]


def test_a_title_too_wide_for_the_place_beside_a_lower_third_stands_below_it() -> (
    None
):
    (title,) = choose_corners([TITLE], UPRIGHT, make_towns((100, 200)))
    assert title == PlacedPiece(
        "title", "top right", (650, 180, 950, 260), off_edge=True
    )


def test_a_legend_too_wide_for_the_place_beside_a_lower_third_stands_above_it() -> (
    None
):
    """That begins at 400; the scale bar fits beside it, or stands on the legend."""
    room = replace(ROOM, beside_below=220)
    legend, scale = choose_corners([LEGEND, SCALE], room, NO_TOWNS)
    assert legend == PlacedPiece(
        "legend", "bottom right", (710, 300, 950, 400), off_edge=True
    )
    assert scale == PlacedPiece("scale", "bottom right", (750, 254, 950, 294))
    scale, legend = choose_corners([SCALE, LEGEND], room, NO_TOWNS)
    assert scale == PlacedPiece("scale", "bottom right", (750, 460, 950, 500))
    assert legend.box == (710, 300, 950, 400)


def test_pieces_of_one_corner_stand_on_each_other() -> None:
    _, scale = choose_corners([LEGEND, SCALE], ROOM, NO_TOWNS)
    # the legend is 100 high, and 6 are free between them
    assert scale == PlacedPiece("scale", "bottom right", (750, 354, 950, 394))


def test_a_piece_makes_way_for_a_town() -> None:
    (scale,) = choose_corners([SCALE], ROOM, make_towns((800, 470)))
    assert scale == PlacedPiece("scale", "bottom left", (50, 360, 250, 400))


@pytest.mark.parametrize(
    ("x", "corner"), [(739, "bottom left"), (737, "bottom right")]
)
def test_a_piece_keeps_twelve_pixels_off_a_town(x: float, corner: str) -> None:
    (scale,) = choose_corners([SCALE], ROOM, make_towns((x, 480)))
    assert scale.corner == corner


def test_the_larger_town_is_shown_where_one_must_be_hidden() -> None:
    towns = TownSpots.from_ranks(np.array([[800, 470], [100, 380]]), [2, 3])
    (scale,) = choose_corners([SCALE], ROOM, towns)
    assert scale.corner == "bottom left"


def test_a_globe_is_left_out_rather_than_hide_a_town() -> None:
    pieces = choose_corners([TITLE, GLOBE], ROOM, make_towns((900, 150)))
    assert [piece.name for piece in pieces] == ["title"]


def test_two_pieces_never_stand_in_each_others_way() -> None:
    """Both would have room in the left corner alone, had the title not 700 pixels."""
    wide = FurniturePiece("title", 860, 80, {"top left": 0.0})
    globe = FurniturePiece(
        "globe", 100, 100, {"top right": 0.0, "bottom left": 9.0}
    )
    _, placed = choose_corners([wide, globe], ROOM, NO_TOWNS)
    assert placed.corner == "bottom left"


def test_a_legend_keeps_off_an_inset() -> None:
    inset = (700, 300, 960, 510)
    (legend,) = choose_corners([LEGEND], ROOM, NO_TOWNS, insets=[inset])
    assert legend == PlacedPiece("legend", "bottom left", (50, 300, 290, 400))


def test_an_inset_that_a_legend_does_not_meet_leaves_it_its_corner() -> None:
    inset = (700, 250, 960, 400)
    (legend,) = choose_corners([LEGEND], ROOM, NO_TOWNS, insets=[inset])
    assert legend.corner == "bottom right"


def test_a_legend_is_there_even_where_insets_leave_it_no_corner() -> None:
    optional = replace(LEGEND, missing=40.0)
    insets = [(0, 300, 400, 510), (700, 300, 960, 510)]
    (legend,) = choose_corners([optional], ROOM, NO_TOWNS, insets=insets)
    assert legend.corner == "bottom right"
