"""The furniture of a shot: what there is, what names keep out of, where the date stands."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.graphics.pixels import make_flat_frame
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.views import choose_projection, fit_window
from lantern.visuals.map.shot.furniture_pieces import FurniturePieces
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from tests.support.drawings import TALL, WIDE, list_texts, make_safe_area
from tests.support.maps import EMPTY, FIELD, Maps, over

GREY = (126, 128, 128)
FULL = EMPTY.replace("globe: false\nscale_bar: false\nlegend: none\n", "")


def furnish(
    maps: Maps, text: str, size: Size = WIDE, *, dates: tuple[str, ...] = ()
) -> ScreenFurniture:
    resources = maps.open(text)
    views = resources.map_file.views
    wide = fit_window(views["wide"], resources.projection, size)
    near = fit_window(views["near"], resources.projection, size)
    return ScreenFurniture(
        FurniturePieces(resources, make_safe_area(size), (wide, near), dates)
    )


def test_a_bare_map_has_its_credit_line_alone(maps: Maps) -> None:
    assert set(furnish(maps, EMPTY).pieces) == {"credit"}


def test_pieces_are_known_by_their_names(maps: Maps) -> None:
    pieces = furnish(maps, FIELD).pieces
    assert list(pieces) == ["title", "legend", "credit", "globe"]
    assert list_texts(pieces["title"].svg)[0] == "The dry summer"


def test_names_keep_out_of_every_piece_and_of_both_scale_bars(
    maps: Maps,
) -> None:
    furniture = furnish(maps, FULL)
    boxes: list[PixelBounds] = []
    for piece in furniture.pieces.values():
        boxes += piece.boxes
    assert furniture.occupied[: len(boxes)] == tuple(boxes)
    bars = furniture.occupied[len(boxes) :]
    # the bar and its three numbers, for the first view and for the last
    assert len(bars) == 8
    assert bars[0] != bars[4]


def test_names_keep_out_of_the_place_of_the_date(maps: Maps) -> None:
    without = furnish(maps, EMPTY).occupied
    with_dates = furnish(maps, EMPTY, dates=("1 May", "28 September")).occupied
    assert with_dates[:-1] == without
    left, top, right, bottom = with_dates[-1]
    # the top left of the safe area, as there is no title, and 6 pixels around
    assert (left, top) == (54, 128)
    assert bottom == 134 + 60
    assert right > left + 200


def test_a_wider_date_needs_more_room(maps: Maps) -> None:
    short = furnish(maps, EMPTY, dates=("1 May",)).occupied[-1]
    long = furnish(maps, EMPTY, dates=("1 May", "28 September")).occupied[-1]
    assert long[2] > short[2] + 100


def test_the_date_stands_below_the_title(maps: Maps) -> None:
    furniture = furnish(maps, FIELD, dates=("1 jun",))
    title = furniture.pieces["title"].boxes[0]
    assert furniture.occupied[-1][1] == title[3] + 6 - 6


def test_the_scale_bar_stands_above_the_legend_in_a_wide_frame(
    maps: Maps,
) -> None:
    furniture = furnish(maps, FIELD)
    legend = furniture.pieces["legend"].boxes[0]
    bar = furniture.occupied[-4]
    assert bar[3] == pytest.approx(legend[1], abs=1)


def test_in_a_tall_frame_too_the_scale_bar_stands_on_the_legend(
    maps: Maps,
) -> None:
    furniture = furnish(maps, FIELD, TALL)
    legend = furniture.pieces["legend"].boxes[0]
    assert furniture.occupied[-4][3] == pytest.approx(legend[1], abs=1)
    # above a lower third down there
    assert legend[3] == pytest.approx(1920 - 820 - 12 + 8, abs=1)


def test_in_a_tall_frame_the_credit_line_stands_at_the_foot(maps: Maps) -> None:
    left, top, right, bottom = (
        furnish(maps, EMPTY, TALL).pieces["credit"].boxes[0]
    )
    assert right == 1080 - 60 + 2
    assert 1920 - 60 < top < bottom < 1920 - 36
    assert left > 0


@pytest.mark.parametrize("size", [WIDE, TALL, (1080, 1080)])
def test_pieces_lie_apart_and_inside_the_frame(maps: Maps, size: Size) -> None:
    """Even with a title that is too long, and a legend whose words are."""
    text = FIELD.replace(
        "The dry summer",
        "A very long title for a frame into which it does not fit at all",
    )
    own = f"legend: {{arrow: {'An advance of a whole army ' * 4}}}\nviews:"
    pieces = furnish(maps, text.replace("views:", own, 1), size).pieces
    boxes = {name: piece.boxes[0] for name, piece in pieces.items()}
    for (a, mine), (b, theirs) in itertools.combinations(boxes.items(), 2):
        assert not over(mine, theirs), (a, b)
    for name, (left, top, right, bottom) in boxes.items():
        assert left >= 0, name
        assert top >= 0, name
        assert right <= size[0], name
        assert bottom <= size[1], name


def test_without_a_scale_bar_there_is_nothing_to_draw(maps: Maps) -> None:
    view = maps.place(EMPTY, WIDE)[1]
    assert furnish(maps, EMPTY).make_scale_bar(view) == []


def test_each_view_has_a_scale_bar_of_its_own(maps: Maps) -> None:
    furniture = furnish(maps, FULL)
    (wide,) = furniture.make_scale_bar(maps.place(FULL, WIDE, "wide")[1])
    (near,) = furniture.make_scale_bar(maps.place(FULL, WIDE, "near")[1])
    assert wide.size != near.size


def test_the_date_is_drawn_where_its_room_is(maps: Maps) -> None:
    furniture = furnish(maps, EMPTY, dates=("1 May", "2 May"))
    frame = make_flat_frame(WIDE, GREY)
    furniture.draw_date(frame, "2 May")
    rows, columns = np.nonzero(frame.y != GREY[0])
    left, top, right, bottom = furniture.occupied[-1]
    assert left <= columns.min()
    assert columns.max() <= right
    assert top <= rows.min()
    assert rows.max() <= bottom


def test_the_view_is_outlined_on_the_globe_alone(maps: Maps) -> None:
    furniture = furnish(maps, FULL)
    view = maps.place(FULL, WIDE)[1]
    frame = make_flat_frame(WIDE, GREY)
    furniture.draw_view_outline(frame, view)
    rows, columns = np.nonzero(frame.y != GREY[0])
    left, top, right, bottom = furniture.pieces["globe"].boxes[0]
    assert len(rows) > 50
    assert left < columns.min() < columns.max() < right
    assert top < rows.min() < rows.max() < bottom


def test_without_a_globe_the_view_is_outlined_nowhere(maps: Maps) -> None:
    frame = make_flat_frame(WIDE, GREY)
    furnish(maps, EMPTY).draw_view_outline(frame, maps.place(EMPTY, WIDE)[1])
    assert (frame.y == GREY[0]).all()


def test_merged_or_one_by_one_the_pieces_look_the_same(maps: Maps) -> None:
    furniture = furnish(maps, FIELD)
    one_by_one = make_flat_frame(WIDE, GREY)
    for sprite in (*furniture.neatline, *furniture.sprites.values()):
        sprite.blend_onto(one_by_one)
    merged = make_flat_frame(WIDE, GREY)
    furniture.merge(furniture.names).blend_onto(merged)
    assert np.abs(merged.y.astype(int) - one_by_one.y).max() <= 2


def test_what_the_shot_leaves_out_is_not_in_its_legend(maps: Maps) -> None:
    whole = furnish(maps, FIELD)
    map_file = maps.model(FIELD).select_visible(frozenset({"fleet"}))
    resources = maps.open(FIELD)
    view = maps.place(FIELD, WIDE)[1]
    part = FurniturePieces(
        replace(resources, map_file=map_file), make_safe_area(), (view,)
    )
    assert "Advance" in list_texts(whole.pieces["legend"].svg)
    texts = list_texts(part.drawings["legend"].svg)
    assert texts == ["Landing from the sea", "Fortified region"]


def test_a_map_of_the_world_needs_no_globe_and_no_scale(maps: Maps) -> None:
    near = "near: {box: [-170, -60, 170, 72]}"
    wide = "wide: {box: [-180, -85, 180, 85]}"
    text = "title: {title: All of it}\n" + f"views: {{{wide}, {near}}}\n"
    furniture = furnish(maps, text)
    assert "globe" not in furniture.pieces
    view = fit_window(
        maps.model(text).views["wide"],
        choose_projection(maps.model(text)),
        WIDE,
    )
    assert list(furniture.make_scale_bar(view)) == []
